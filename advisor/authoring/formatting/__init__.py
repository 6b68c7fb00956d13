"""Rule files in one layout: keys in their order, lines of a bounded width; comments and words stay as written."""
