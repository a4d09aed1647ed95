"""The nouns and rules of a MAPP meeting; no input or output, no Textual, no SQL."""
