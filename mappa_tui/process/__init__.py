"""The process around the program: started, held alone, kept quiet, and cleared up after."""
