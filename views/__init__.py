"""What is on screen: one folder per screen, a shell that holds them, widgets they share."""
