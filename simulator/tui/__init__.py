"""The app in the terminal: screens, widgets, and what leads from one to the next."""
