"""What leaves the program: the record as blocks, and the writers that turn blocks into files."""
