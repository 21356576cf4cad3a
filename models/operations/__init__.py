"""Named verbs over the database: the only users of a Session.

Reads return frozen values (`models.data`, `models.rows`); each writer is one unit of work with a Russian label that
the undo menu and the journal show.
"""
