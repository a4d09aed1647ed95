"""The record of a meeting as JSON, for other systems to read.

The file says no more than the minutes of the same audience: restricted entries are left out
and counted, and names and addresses of people in the case stay out. What each name means, and
which of them are HMPPS's, stands in `docs/record-json.md`.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from mappa_tui.domain import lengths
from mappa_tui.domain.action import Action
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.heard import actions_of
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.plan import IN_FORCE, Measure
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.exports.blocks import RESTRICTED, Audience
from mappa_tui.exports.hmpps import (
    PILLARS,
    contingency_text,
    number,
    plan_text,
    rosh_summary,
)
from mappa_tui.exports.json_values import Json, as_json, plain
from mappa_tui.exports.minutes.parts import handled, restricted_labels
from mappa_tui.exports.minutes.settled import neighbour_handling

FORMAT = "mappa-tui meeting record"
VERSION = 1
"""Raised when a name goes or changes its meaning; a further name alone does not raise it."""
_OF_PERSON = ("name", "aliases", "address")
"""What identifies somebody in the case: the record speaks of them by their labels."""
_FOLLOWED = {
    "made_on",
    "recipient",
    "relation",
    "decision",
    "defer_to",
    "when",
    "done_on",
    "done_by",
    "response",
    "recorded",
    "handling",
}
"""What is said of a disclosure of an earlier meeting."""

Row = TypeVar("Row", bound=Noun)


def record_json(record: MeetingRecord, status: str, audience: Audience = "standard") -> bytes:
    """Return the record in UTF-8; the same record gives the same bytes.

    Args:
        record: the meeting: as it stands, or as a signed version holds it.
        status: what it says of itself (`exports.minutes.status`).
        audience: who it is for; for `standard`, restricted entries are left out and counted.
    """
    text = json.dumps(_Content(record, audience).whole(status), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


class _Content:
    """Puts the record together, and counts what its audience may not have."""

    def __init__(self, record: MeetingRecord, audience: Audience) -> None:
        self.record = record
        self.is_whole = audience == RESTRICTED
        self.audience = audience
        self.hidden = frozenset[str]() if self.is_whole else restricted_labels(record)
        self.left_out = Counter[str]()

    def whole(self, status: str) -> Json:
        record = self.record
        body = {
            "case": self._case(),
            "meeting": self._meeting(),
            "attendance": [plain(row) for row in _ordered(live(record.invitations))],
            "items": self._items(),
            "contributions": self._kept("contributions", _ordered(live(record.contributions))),
            "roshSummary": self._rosh(),
            "tools": [plain(row) for row in live(record.tools)],
            "risks": self._kept("risks", _ordered(live(record.risks)), ref="R"),
            "victims": self._kept("victims", record.victims, leave=_OF_PERSON),
            "riskManagementPlan": self._plan(),
            "measures": self._measures(),
            "contingencies": self._kept(
                "contingencies", _ordered(live(record.contingencies)), ref="K"
            ),
            "disclosures": self._disclosures(),
            "checks": [plain(row) for row in record.checks],
            "neighbouringArrangements": self._kept(
                "neighbouringArrangements",
                live(record.neighbours),
                handling=lambda row: neighbour_handling(record, row),
            ),
            "decisions": self._kept("decisions", _ordered(live(record.decisions)), ref="D"),
            "actions": self._actions(),
        }
        return {
            "format": FORMAT,
            "formatVersion": VERSION,
            "protectiveMarking": as_json(record.area.marking),
            "status": as_json(status),
            "audience": self.audience,
            "restrictedEntriesLeftOut": {
                "total": self.left_out.total(),
                "of": dict(sorted(self.left_out.items())),
            },
            **body,
        }

    def _may_have(self, kind: str, handling: str) -> bool:
        """Whether the audience may have an entry; one that it may not have is counted."""
        if self.is_whole or handled(handling) != RESTRICTED:
            return True
        self.left_out[kind] += 1
        return False

    def _kept(
        self,
        kind: str,
        rows: Iterable[Row],
        *,
        leave: Collection[str] = (),
        ref: str = "",
        handling: Callable[[Row], str] | None = None,
        more: Callable[[Row], Json] = lambda row: {},
    ) -> list[Json]:
        found = []
        for row in rows:
            own = handling(row) if handling else str(getattr(row, "handling", ""))
            if self._may_have(kind, own):
                known = {"ref": f"{ref}{getattr(row, 'number', '')}"} if ref else {}
                fields = plain(row, leave, self.hidden)
                found.append({**known, **fields, **more(row), "handling": handled(own)})
        return found

    def _case(self) -> Json:
        record = self.record
        meeting = record.meeting
        return {
            **plain(record.case),
            "mappa": {
                "category": number(record.case.category),
                "level": number(meeting.level_after or meeting.level),
            },
            "dates": [plain(row) for row in live(record.dates)],
            "conditions": self._kept("conditions", live(record.conditions)),
            "levelChanges": [plain(row) for row in live(record.level_changes)],
            "sections": self._sections(),
        }

    def _sections(self) -> list[Json]:
        """Return how each section that came along was marked; a restricted note stays out."""
        found = []
        for row in (each for each in self.record.confirmations if each.mark):
            quiet = row.note.strip() and not self._may_have("sections", row.handling)
            found.append(plain(row, ("note",) if quiet else ()))
        return found

    def _meeting(self) -> Json:
        record, leave = self.record, () if self.is_whole else ("restricted_to",)
        last = record.last_meeting
        return {
            **plain(record.meeting, leave),
            "title": as_json(record.meeting.title),
            "lastMeeting": {"number": last.number, "date": as_json(last.date)} if last else None,
        }

    def _items(self) -> list[Json]:
        """Return each item of the agenda with its time and notes; those it has no longer last."""
        record, found = self.record, list[Json]()
        for each in lengths.lengths(record):
            own = {"number": each.number, "key": each.item, "title": as_json(each.title)}
            minutes = {"minutesPlanned": each.planned, "minutesTaken": each.taken}
            found.append({**own, **minutes, **self._notes(each.item)})
        for row in sorted(record.entries, key=lambda row: row.item):
            if not record.agenda.number(row.item):
                found.append({"number": None, "key": row.item, **self._notes(row.item)})
        return found

    def _notes(self, key: str) -> Json:
        entry = self.record.entry(key)
        if entry is None:
            return {"notes": None, "noMeasures": None, "handling": "standard"}
        texts = {"notes": entry.notes, "noMeasures": entry.no_measures}
        is_kept = not "".join(texts.values()).strip() or self._may_have("notes", entry.handling)
        shown = {name: as_json(text) if is_kept else None for name, text in texts.items()}
        return {**shown, "handling": handled(entry.handling)}

    def _rosh(self) -> Json | None:
        now = self.record.assessment
        kept = now is not None and self._may_have("roshSummary", now.handling)
        return rosh_summary(now) if now is not None and kept else None

    def _plan(self) -> Json:
        """Return the plan in force as HMPPS holds it: one text a pillar."""
        record = self.record
        found: Json = {}
        for pillar, name in PILLARS.items():
            rows = [row for row in self._shown(record.pillar(pillar)) if row.status == IN_FORCE]
            found[name] = as_json(plan_text(rows))
        in_force = [row for row in live(record.contingencies) if row.status == IN_FORCE]
        found["contingencyPlans"] = as_json(contingency_text(record, self._shown(in_force)))
        return found

    def _shown(self, rows: Iterable[Row]) -> list[Row]:
        """Return those that the audience may have; they are counted where they stand whole."""
        return [
            row
            for row in rows
            if self.is_whole or handled(getattr(row, "handling", "")) != RESTRICTED
        ]

    def _measures(self) -> list[Json]:
        record = self.record

        def more(row: Measure) -> Json:
            review = record.review(row)
            return {
                "pillar": PILLARS.get(row.pillar, row.pillar),
                "madeAtThisMeeting": row.meeting_id == record.meeting.id,
                "review": plain(review) if review else None,
            }

        return self._kept("measures", _ordered(live(record.measures)), ref="M", more=more)

    def _disclosures(self) -> Json:
        record = self.record

        def more(row: Disclosure) -> Json:
            return {"letter": row.letter, "presumed": row.presumed}

        leave = Disclosure.model_fields.keys() - _FOLLOWED
        return {
            "considered": self._kept("disclosures", record.considered, more=more),
            "ofEarlierMeetings": self._kept(
                "disclosures", record.pending, leave=leave, more=lambda row: {"letter": row.letter}
            ),
        }

    def _actions(self) -> list[Json]:
        """Return what was open before the meeting, is open after it, or was made by it."""
        record = self.record
        by_disclosure = {row.id: row.letter for row in record.considered}

        def more(row: Action) -> Json:
            heard = [*record.since(row), record.outcome(row)]
            letter = by_disclosure.get(row.disclosure_id) if row.disclosure_id else None
            return {
                "madeByDisclosure": letter,
                "madeAtThisMeeting": row.meeting_id == record.meeting.id,
                "outcomes": [plain(each) for each in heard if each],
            }

        return self._kept(
            "actions", actions_of(record), ref="A", handling=record.handling_of, more=more
        )


def _ordered(rows: Iterable[Row]) -> list[Row]:
    """Return rows by their number, or by their place at the table; else as they were entered."""
    return sorted(rows, key=lambda row: (getattr(row, "number", 0), getattr(row, "position", 0)))
