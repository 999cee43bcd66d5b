"""Results as frames, marked text, files."""
