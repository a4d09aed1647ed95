"""The tables of the annual report and the indicators, computed from plain records."""
