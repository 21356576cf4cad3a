"""Stages «measure» and «break lines»: the words of a paragraph on lines."""
