"""The migrations of the vault's schema."""
