"""The agenda: what ships, and what is refused."""

import pytest

from mappa_tui.domain.agenda import AgendaError, read_agenda, standard_agenda

NEEDED = """
name = "Short"
item = [
  { key = "risk", kind = "risk", title = "Risk" },
  { key = "victims", kind = "victims", title = "Victims" },
  { key = "s", kind = "pillar", pillar = "supervision", title = "S" },
  { key = "m", kind = "pillar", pillar = "monitoring", title = "M" },
  { key = "i", kind = "pillar", pillar = "interventions", title = "I" },
  { key = "v", kind = "pillar", pillar = "victim_safety", title = "V" },
  { key = "contingency", kind = "contingency", title = "Contingency" },
  { key = "disclosure", kind = "disclosure", title = "Disclosure" },
  { key = "level", kind = "decision", title = "Level" },
  { key = "actions", kind = "actions", title = "Actions" },
  { key = "close", kind = "close", title = "Close" },
]
"""


def test_the_standard_agenda_has_eighteen_items_in_their_order() -> None:
    agenda = standard_agenda()
    assert [item.title for item in agenda.items] == [
        "Opening",
        "Attendance",
        "Last meeting",
        "Case summary",
        "Information by agency",
        "Equality and diversity",
        "Risk assessment",
        "Victims",
        "Supervision",
        "Monitoring and control",
        "Interventions and treatment",
        "Victim safety",
        "Contingency",
        "Disclosure check",
        "Other checks",
        "Level decision",
        "Actions",
        "Close",
    ]
    assert agenda.number("victim_safety") == 12
    assert agenda.number("gone") == 0
    assert agenda.item("monitoring").name == "Monitoring"
    assert agenda.item("victims").name == "Victims"
    assert agenda.key_of("pillar", "monitoring") == "monitoring"
    assert agenda.key_of("unknown") == "opening"
    assert len(agenda.item("checks").checks) == 6
    with pytest.raises(KeyError):
        agenda.item("gone")


def test_a_short_agenda_with_what_every_meeting_needs_is_taken() -> None:
    assert [item.key for item in read_agenda(NEEDED).items][:2] == ["risk", "victims"]


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("risk", "risk"),
        ("victims", "victims"),
        ("s", "supervision"),
        ("m", "monitoring"),
        ("i", "interventions"),
        ("v", "victim safety"),
        ("contingency", "contingency"),
        ("disclosure", "disclosure"),
        ("level", "decision"),
        ("actions", "actions"),
        ("close", "close"),
    ],
)
def test_an_agenda_without_what_every_meeting_needs_is_refused(line: str, missing: str) -> None:
    kept = [row for row in NEEDED.splitlines() if f'key = "{line}",' not in row]
    with pytest.raises(AgendaError, match=f"leaves out {missing}, which every MAPP meeting"):
        read_agenda("\n".join(kept))


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ('name = "Short"', "name = ", "not valid TOML"),
        ('title = "Risk"', "title = 3", "something wrong at items.0.title"),
        ('key = "victims"', 'key = "risk"', "names risk twice"),
        ('kind = "close"', 'kind = "tea"', "unknown kind: tea"),
        ('"supervision"', '"support"', "item s names no known pillar"),
        ("item = [", "item = [ 3,", "something wrong at items.0"),
    ],
)
def test_an_agenda_that_cannot_be_used_is_refused_in_a_sentence(
    before: str, after: str, sentence: str
) -> None:
    with pytest.raises(AgendaError, match=sentence):
        read_agenda(NEEDED.replace(before, after, 1))
