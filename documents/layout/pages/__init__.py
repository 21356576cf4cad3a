"""Stage «paginate»: lines, rows and drawings on pages."""
