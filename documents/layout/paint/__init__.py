"""Stage «paint»: pages as a PDF, tagged, on request PDF/A."""
