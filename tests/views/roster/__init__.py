"""The crews and roster screen, by keyboard on a real store."""
