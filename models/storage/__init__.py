"""Where the office's data lives: database, change log with undo, migrations, backups, checks, safe files.

Import from the modules (`models.storage.database`, `.backup`, `.atomic` …): some users need only the light ones,
which do not load SQLAlchemy.
"""
