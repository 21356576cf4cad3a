"""The network schedule: the week as a grid, the list, the card of a lesson and its dialog."""
