"""The Customers screen under test, before a small office that really answers."""
