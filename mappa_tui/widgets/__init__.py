"""What two screens share; nothing here knows a screen."""
