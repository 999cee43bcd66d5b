"""What is no test: scripts that import one another, as only their own folder on the path allows."""

collect_ignore = ["attacks.py", "measure_patterns.py"]
