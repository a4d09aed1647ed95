"""The labels of people (V1, C1), and the plan that points at them."""

from collections.abc import Iterable, Iterator

from mappa_tui.domain.entry import EntryError
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Contingency, Measure
from mappa_tui.domain.record import CaseRecord, live

Plan = Measure | Contingency


def check_label(record: CaseRecord, before: Person, after: Person) -> None:
    """Raise EntryError where a new label would lose or mix up what points at the person."""
    if after.label == before.label:
        return
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
