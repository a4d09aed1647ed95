"""The vault: one file with everything, written by one path and read as detached records."""
