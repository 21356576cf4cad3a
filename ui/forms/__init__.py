"""Forms as data: fields, editors that never lose what was typed, problems beside the field, dialogs."""
