"""What keeps the application alive: threads, clock, settings, language, sign-in, crash report."""
