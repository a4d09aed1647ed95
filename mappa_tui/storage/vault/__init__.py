"""The vault as files: made, opened, installed, copied, checked, and who gets in."""
