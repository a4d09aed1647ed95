"""The meeting room and its panes, one for each kind of agenda item."""
