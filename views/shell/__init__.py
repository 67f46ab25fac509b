"""The window that holds the screens: rail, status line, sign-in, banners, help."""
