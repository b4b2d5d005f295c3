"""The session loop: a reply in, events out."""
