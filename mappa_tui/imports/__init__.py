"""Files of other systems read into records, and everything in them that cannot be one."""
