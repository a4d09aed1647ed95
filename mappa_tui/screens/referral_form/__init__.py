"""The referral form in Word: written blank, and read back filled in."""
