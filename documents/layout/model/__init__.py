"""What the stages hand on: the tree of a document, looks, shapes, units."""
