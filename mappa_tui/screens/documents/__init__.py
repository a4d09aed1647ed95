"""A meeting's documents: listed, read beforehand, written to files, and checked afterwards."""
