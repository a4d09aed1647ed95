"""How often Python looks for objects that point at each other and at nothing else."""

import gc

THRESHOLDS = (50_000, 20, 50)
"""New objects until it looks at the young ones; looks until it goes on to the older ones."""


def collect_seldom() -> None:
    """Look more seldom than Python would by itself; nothing is kept for ever.

    A screen that is laid out makes many objects at once, and each look goes through them.
    """
    gc.set_threshold(*THRESHOLDS)
