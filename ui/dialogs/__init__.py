"""Dialogs that belong to no single page: settings, keys, about, crash, history; page developers add theirs here."""
