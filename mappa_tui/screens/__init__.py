"""The screens: one file each; the meeting room has a folder of its own."""
