"""Small parts that pages, dialogs and the main window share."""
