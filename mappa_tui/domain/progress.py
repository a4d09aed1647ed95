"""How far a long job has come, and whether it is to stop: shared between two threads."""

from dataclasses import dataclass


@dataclass(slots=True)
class Progress:
    """Written by who does the job, read by who shows it; `stopped` the other way round."""

    what: str = ""
    """What is being done now."""
    done: int = 0
    total: int = 0
    stopped: bool = False
    """Whether somebody wants it to stop: nothing of it is kept then."""
    ended: bool = False
    """Whether it was done to the end."""
