"""What screens and commands are told."""
