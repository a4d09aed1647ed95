"""Who gets in: the key file beside the vault, its people and their passphrases."""
