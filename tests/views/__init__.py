"""The screens, fed with rows; a few walk the whole road on a real office."""
