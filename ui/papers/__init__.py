"""Papers in the window: printed files, printing one paper, templates, references to laws."""
