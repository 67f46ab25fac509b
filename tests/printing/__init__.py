"""The kit forms are made of: fonts, text, paper, grid, codes, documents, records."""
