"""Partners and their people: list, card, dialogs, commands."""
