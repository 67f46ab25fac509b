"""Rules of the trade as plain Python: no database, no Qt, no paper."""
