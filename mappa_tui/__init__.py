"""mappa-tui: hold a MAPP meeting at the table and leave the room with its minutes."""

__version__ = "0.1.0"
