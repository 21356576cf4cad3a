"""Lists: columns as data, one row model, the view, the filter bar and the page that joins them."""
