"""What a MAPPA area sets for itself, on the screen."""
