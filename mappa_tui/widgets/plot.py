"""Bars of line characters, where people would rather look than read."""


def bar(share: float, width: int) -> str:
    """Return a bar that fills `share` of `width` cells, to half a cell, then blanks.

    A heavy line and no full block, so that bars below each other stay apart.
    """
    halves = round(min(max(share, 0.0), 1.0) * width * 2)
    return ("━" * (halves // 2) + "╸" * (halves % 2)).ljust(width)
