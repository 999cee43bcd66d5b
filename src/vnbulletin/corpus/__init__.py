"""Many texts: streams in, tables out."""
