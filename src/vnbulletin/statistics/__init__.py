"""From the tables of a corpus to figures and plots."""
