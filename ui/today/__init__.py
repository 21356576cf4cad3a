"""The start page in parts: the board of what burns, the panels beside it, the first steps of a new office."""
