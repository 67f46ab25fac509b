"""Questions screens and commands ask; answers are frozen rows."""
