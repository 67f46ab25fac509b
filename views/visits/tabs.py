"""The lists of customer care by their place."""

LIST, FOLLOW, SITE, PROMISES, LOG, FIGURES = range(6)
SUBJECTS = ("list", "follow", "site", "promises", "log", "figures")
