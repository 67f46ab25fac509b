"""The whole program given what it should never be given: it says one sentence and loses nothing."""
