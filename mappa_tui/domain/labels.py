"""The labels of people (V1, C1), and the plan that points at them."""

import datetime as dt
from collections.abc import Iterable, Iterator

from mappa_tui.domain.entry import AnyNoun, EntryError, enter
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Contingency, Measure
from mappa_tui.domain.record import CaseRecord, live

Plan = Measure | Contingency


def enter_in(record: CaseRecord, noun: AnyNoun, name: str, text: str, today: dt.date) -> AnyNoun:
    """Return a copy of `noun` with `text` entered, by its own rules and those of its case.

    Raises EntryError with a sentence for the person who typed it.
    """
    entered = enter(noun, name, text, record.known(today))
    if isinstance(noun, Person) and isinstance(entered, Person):
        check_label(record, noun, entered)
    return entered


def check_label(record: CaseRecord, before: Person, after: Person) -> None:
    """Raise EntryError where a new label would lose or mix up what points at the person."""
    if after.label == before.label:
        return
    if len(after.label.split()) > 1:
        raise EntryError("A label is one word, such as V1 or C1.")
    others = {person.label for person in live(record.people) if person.id != after.id}
    if after.label and after.label in others:
        raise EntryError(f"{after.label} is somebody else here. Another label is needed.")
    plan: list[Plan] = [*live(record.measures), *live(record.contingencies)]
    if not after.label and any(before.label in row.victims.split() for row in plan):
        raise EntryError(f"The plan points at {before.label}. A label is needed.")


def relabelled(plan: Iterable[Plan], old: str, new: str) -> Iterator[tuple[Plan, Plan]]:
    """Return what points at the label `old`, before and after it points at `new`."""
    for row in plan:
        labels = row.victims.split()
        if old in labels:
            victims = " ".join(new if label == old else label for label in labels)
            yield row, row.model_copy(update={"victims": victims})
