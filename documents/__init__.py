"""What the office prints: wording, templates, DOCX, PDF, XLSX. May use models, never ui."""
