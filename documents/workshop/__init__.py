"""The workshop of templates: fields with examples, the check of an edited template, repairs, versions, comparison.

Nothing here is printed for anybody: it looks at a template (a .docx that somebody edits in Word) and tells about it.
"""
