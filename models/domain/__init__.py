"""The mapped nouns of the office."""
