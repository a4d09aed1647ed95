"""Which agencies a line of helpers names: by themselves, or by somebody who was invited."""

import re
from collections.abc import Iterable, Mapping

from mappa_tui.domain.record import MeetingRecord, live


def agencies_named(record: MeetingRecord, text: str) -> list[str]:
    """Return the agencies of the people and agencies that `text` names, in their order.

    A word that names nobody who was invited and no agency of the area names none.
    """
    if not text.strip():
        return []
    left = _plain(text)
    found: list[tuple[int, str]] = []
    # The longest first: “Housing, Ripford Borough” is not “Housing”.
    for name, agency in sorted(_known(record).items(), key=lambda each: -len(each[0])):
        pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
        for match in re.finditer(pattern, left):
            found.append((match.start(), agency))
            left = left[: match.start()] + "\0" * len(name) + left[match.end() :]
    return list(dict.fromkeys(agency for _, agency in sorted(found)))


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, of an agency or a person, however they are typed."""
    return _plain(one) == _plain(other)


def distinct(names: Iterable[str]) -> list[str]:
    """Return each name once, as it was typed first; blank names are none."""
    found: dict[str, str] = {}
    for name in names:
        if name.strip():
            found.setdefault(_plain(name), name.strip())
    return list(found.values())


def _known(record: MeetingRecord) -> Mapping[str, str]:
    invited = live(record.invitations)
    agencies = [*(row.agency for row in invited), *(row.agency for row in record.actions)]
    known = {_plain(name): name for name in distinct([*agencies, *record.area.agencies])}
    people = {_plain(row.name): row.agency for row in invited if row.name.strip()}
    return {**people, **known}


def _plain(text: str) -> str:
    return " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())
