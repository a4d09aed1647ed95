"""Importing a CSV file on the screen."""
