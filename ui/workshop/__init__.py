"""The workshop of templates in the window: fields, the watched file, the check, the preview, versions."""
