"""The office's forms, one module each: which cells there are, in what order, on what paper."""
