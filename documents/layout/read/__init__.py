"""Stages «read» and «styles»: from the package to a tree with every style resolved and every number counted."""
