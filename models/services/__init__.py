"""The verbs of the office: one function per user action, in the caller's transaction."""
