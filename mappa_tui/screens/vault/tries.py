"""Wrong passphrases cost a growing delay, so that nobody guesses at the keyboard."""

FREE = 5
"""Tries without a delay."""
LONGEST = 30
"""Seconds that one waits at most."""


class Tries:
    """Counts the wrong ones."""

    def __init__(self) -> None:
        self.wrong = 0
        """How many there were."""

    def missed(self) -> int:
        """Count one more; return the seconds until the next try: 1, 2, 4 … 30."""
        self.wrong += 1
        return min(2 ** (self.wrong - FREE), LONGEST) if self.wrong >= FREE else 0


def waiting(seconds: int) -> str:
    """Return how long the wait still is, in words."""
    unit = "second" if seconds == 1 else "seconds"
    return f"Too many wrong ones. The next try in {seconds} {unit}."
