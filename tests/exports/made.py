"""Records that Hypothesis makes: the demonstration's, with entries of every kind put in.

Each sentence of what is put in has a word of its own, so that it can be searched for in
whatever leaves.
"""

from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import uuid4

from hypothesis import strategies as st

from mappa_tui.domain.action import Action, ActionOutcome
from mappa_tui.domain.before import known_before
from mappa_tui.domain.case import Condition
from mappa_tui.domain.disclosure import DEFER, DISCLOSE, OUTSIDE, Disclosure
from mappa_tui.domain.finding import texts_of
from mappa_tui.domain.meeting import Confirmation, ItemEntry
from mappa_tui.domain.neighbour import Neighbour
from mappa_tui.domain.noun import HANDLING, RESTRICTED, STANDARD, Noun, asked
from mappa_tui.domain.people import VICTIM, Person
from mappa_tui.domain.plan import Contingency, Measure, MeasureReview
from mappa_tui.domain.record import LISTS, MeetingRecord
from mappa_tui.domain.risk import RiskAssessment
from mappa_tui.domain.summary import Summary
from tests.records import next_review, whole

HANDLED: list[type[Noun]] = [noun for noun in LISTS if "handling" in noun.model_fields]
"""Every noun that has a handling."""
HOW: dict[type[Noun], dict[str, Any]] = {
    Measure: {"pillar": "supervision"},
    Person: {"part": VICTIM},
    Disclosure: {"recipient_kind": OUTSIDE, "decision": DISCLOSE},
    Condition: {"kind": "order"},
    Confirmation: {"section": "risks", "mark": "amended"},
    ItemEntry: {"item": "supervision"},
    Neighbour: {"arrangement": "MARAC", "runs": "yes"},
    Action: {"status": "cancelled"},
}
"""What an entry has beside its texts, so that it is printed."""
REPLACED: dict[type[Noun], str] = {
    ItemEntry: "entries",
    Confirmation: "confirmations",
    RiskAssessment: "assessments",
}
"""Of these a meeting has one for each item, section, or at all."""
PERSONAL = ("name", "aliases", "address", "recipient")

_WORD = st.text("abkzqøÉ&<'’", min_size=1, max_size=4).map(lambda text: f"Q{text}x")
_WORDS = st.lists(_WORD, min_size=8, max_size=8)


@dataclass
class Made:
    """A record, and what of it is kept from whom."""

    record: MeetingRecord
    restricted: list[str] = field(default_factory=list)
    """The sentences of restricted entries, and of what belongs to one."""
    personal: list[str] = field(default_factory=list)
    """Names, aliases and addresses, of people and of those considered for a disclosure."""
    sentences: list[str] = field(default_factory=list)
    """Those of `restricted` that are withheld wherever they stand."""


class _Maker:
    def __init__(self, draw: st.DrawFn, record: MeetingRecord) -> None:
        self.made = Made(record)
        self._words = draw(_WORDS)
        # Drawing each word by itself would take most of the time.
        self._any = draw(st.randoms(use_true_random=True))
        self._numbers = count(100)

    def put(self, noun: type[Noun], handling: str, **more: Any) -> Any:
        """Put an entry in, each of its texts made up unless it is among `more`."""
        record = self.made.record
        values: dict[str, Any] = {
            "id": uuid4(),
            "case_id": record.case.id,
            "meeting_id": record.meeting.id,
            "number": next(self._numbers),
            "handling": handling,
            **HOW.get(noun, {}),
            **more,
        }
        for name in texts_of(noun):
            if name not in values:
                values[name] = self._text(noun, name, kept=handling == RESTRICTED)
        row = noun.model_validate(values)
        record.put(row)
        return row

    def _text(self, noun: type[Noun], name: str, *, kept: bool) -> str:
        how = asked(noun, name)
        if how.complete == "agency":
            return "Police"  # it is said who shared what is restricted
        if name == "label":
            said = [f"Q{next(self._numbers)}"]
        else:
            wanted = 2 if how.kind == "lines" else 1
            said = [self._sentence() for _ in range(wanted)]
        if kept:
            self.made.restricted += said
            self.made.sentences += [] if how.complete or name == "label" else said
        if name in PERSONAL:
            self.made.personal += said
        between = ["\n"] if name == "address" else [". ", "\n", "? "]
        return self._any.choice(between).join(said)

    def _sentence(self) -> str:
        words = [*self._any.choices(self._words, k=2), f"Q{next(self._numbers)}x"]
        return self._any.choice([" ", "\t"]).join(words)


@st.composite
def made(draw: st.DrawFn) -> Made:
    """Make a record with entries of every kind and handling, and what belongs to them."""
    record = draw(st.sampled_from([whole, next_review]))()
    if record.before is None and record.last_meeting is not None and draw(st.booleans()):
        record.before = known_before(record, record.last_meeting)
    maker = _Maker(draw, record)
    for noun, name in REPLACED.items():
        setattr(record, name, [])
        maker.put(noun, draw(st.sampled_from(HANDLING)))
    for noun in HANDLED:
        if noun not in REPLACED:
            maker.put(noun, draw(st.sampled_from(HANDLING)))
            maker.put(noun, RESTRICTED)
    if record.before is not None:
        # What was restricted before it was told of, or since.
        record.before.risks += [row for row in record.risks if row.number >= 100]
        record.before.measures += [row for row in record.measures if row.number >= 100]
    hidden = maker.put(Person, RESTRICTED)
    # What is open may point at what is not.
    maker.put(Measure, STANDARD, victims=f"{hidden.label} V1", risks="R1")
    maker.put(Contingency, STANDARD, victims=hidden.label, risks="R1")
    about = draw(st.sampled_from([hidden.label, hidden.name]))
    maker.put(Neighbour, STANDARD, about=f"for {about}", matters=f"Of {about} too")
    # What belongs to a restricted entry is restricted, whatever it says of itself.
    told = maker.put(Disclosure, RESTRICTED, decision=draw(st.sampled_from([DISCLOSE, DEFER])))
    action = maker.put(Action, RESTRICTED, disclosure_id=told.id)
    record.put(action.model_copy(update={"handling": STANDARD}))
    maker.put(ActionOutcome, RESTRICTED, action_id=action.id, outcome="done")
    measure = maker.put(Measure, RESTRICTED)
    maker.put(MeasureReview, RESTRICTED, measure_id=measure.id, mark="changed")
    return maker.made


@st.composite
def quoted(draw: st.DrawFn) -> Made:
    """Make a record in which people wrote what is withheld where it does not belong."""
    found = draw(made())
    record = found.record
    ids = {"case_id": record.case.id, "meeting_id": record.meeting.id}
    loose = [*found.personal, *found.sentences, "He was seen.", "It went well"]
    said = draw(st.lists(st.sampled_from(loose), max_size=5))
    text = draw(st.sampled_from(["\n", " ", ". "])).join(said)
    record.put(Summary(text=text, **ids))
    reason = draw(st.sampled_from(["Level 2 is enough.", *found.personal]))
    record.put(record.meeting.model_copy(update={"level_reason": reason}))
    other = draw(st.sampled_from([row.recipient for row in record.considered]))
    told = {"recipient": "Ann Q", "conditions": f"Not to tell {other}", "handling": STANDARD}
    record.put(Disclosure.model_validate({"number": 999, **ids, **told}))
    return found
