"""What other systems write, as the fields of the record take it."""

import re

from mappa_tui.domain.referral import DECLINED, LEVEL_2, LEVEL_3

_MONTH_NAME = re.compile(r"(\d{1,2})-([A-Za-z]{3,})-(\d{4}|\d{2})")
_MIDNIGHT = re.compile(r"[T ]\s*00:00(:00(\.0+)?)?$")
_CATEGORY = re.compile(r"(?:mappa\s+)?cat(?:egory)?\.?\s*([1-4])", re.IGNORECASE)
_DECISIONS = {
    "2": LEVEL_2,
    "3": LEVEL_3,
    "not accepted": DECLINED,
    "refused": DECLINED,
    "rejected": DECLINED,
}
_YES_NO = {"y": "yes", "n": "no", "true": "yes", "false": "no"}
_LEVEL = re.compile(r"(?:mappa\s+)?l(?:evel)?\.?\s*([1-3])", re.IGNORECASE)


def date(text: str) -> str:
    """Return a date as people type it: without a time of midnight, without hyphens in words."""
    return _MONTH_NAME.sub(r"\1 \2 \3", _MIDNIGHT.sub("", text.strip()))


def category(text: str) -> str:
    """Return `1` for `Category 1` or `Cat 1`."""
    match = _CATEGORY.fullmatch(text.strip())
    return match[1] if match else text.strip()


def level(text: str) -> str:
    """Return `2` for `Level 2` or `L2`, and `left MAPPA` for `left`."""
    match = _LEVEL.fullmatch(text.strip())
    if match:
        return match[1]
    return "left MAPPA" if text.strip().lower() == "left" else text.strip()


def status(text: str) -> str:
    """Return `custody` for `in custody`."""
    return text.strip().lower().removeprefix("in ").removeprefix("the ")


def decision(text: str) -> str:
    """Return `accepted to Level 2` for `Level 2` or `accepted 2`, and `declined` for `refused`."""
    words = " ".join(text.lower().split())
    return _DECISIONS.get(level(words.removeprefix("accepted ").removeprefix("to ")), words)


def yes_no(text: str) -> str:
    """Return `yes` for `Y`, and `no` for `N`."""
    return _YES_NO.get(text.strip().lower(), text.strip())
