"""What the program needs from the computer: folders, settings, log, tasks, theme, one instance."""
