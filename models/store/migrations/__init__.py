"""The history of the tables, as alembic migrations; package data, never edited once shipped."""
