"""The forms themselves: goldens, hostile text, real complaints, what a scanner reads."""
