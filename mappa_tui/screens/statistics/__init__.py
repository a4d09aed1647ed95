"""The statistics on the screen: the tables to read, some of them to look at."""
