"""Network programmes: list, card, dialog with the table of components, commands."""
