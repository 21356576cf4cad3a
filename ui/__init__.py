"""What the office sees. The only package that imports PySide6."""
