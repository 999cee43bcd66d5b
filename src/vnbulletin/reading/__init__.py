"""Bytes, files and columns in, text out: every visible character kept, how it was read on record."""
