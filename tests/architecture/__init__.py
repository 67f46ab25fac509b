"""The house rules as functions over a tree, each seen to fail on a planted fault."""
