"""What the office knows: records, rules, storage, operations. No Qt, no DOCX, no PDF."""
