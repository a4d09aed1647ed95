"""What must come out of scenario A: the rows in the vault, and the standard minutes."""

from mappa_tui.domain.agenda import standard_agenda
from mappa_tui.domain.record import MeetingRecord, live
from tests.scenarios import a_before as before
from tests.scenarios import a_said as said
from tests.scenarios import a_steps_after as after
from tests.scenarios.word import Minutes

SIGNED = "signed on DI Priya Nair’s word"
SECRETS = (
    "neighbour in Harrow Park",
    "play area",
    "Station Road",
    "Leisure Centre",
    "swims",
    "whereabouts",
)
"""Words of the restricted entries; no other entry has them."""


def numbers_run_in_the_order_of_capture(record: MeetingRecord) -> None:
    risks = sorted((row.number, row.text) for row in record.risks)
    assert risks == list(enumerate(said.RISKS, 1))
    planned = (*said.SUPERVISION, *said.CONTROL, *said.TREATMENT, *said.SAFETY)
    measures = sorted((row.number, row.what) for row in live(record.measures))
    assert measures == [(number, row[0]) for number, row in enumerate(planned, 1)]
    assert sorted(row.number for row in record.contingencies) == [1, 2]
    assert [row.number for row in record.decisions] == [1]
    owners = {row.number: (row.owner, str(row.due)) for row in record.actions}
    assert owners == {
        1: (before.FELD, "2025-08-19"),
        2: (before.MARSH, "2025-08-05"),
        3: (before.RAO, "2025-10-28"),
        4: (before.LOWRY, "2025-09-30"),
        5: (before.FELD, "2025-10-17"),
        6: (before.MARSH, "2025-10-17"),
        7: (before.LOWRY, "2025-10-15"),
        8: (before.LOWRY, "2025-10-17"),
        9: (before.MARSH, "2025-10-28"),
        10: (before.WHITLOCK, "2025-10-21"),
        11: (before.ADEYEMI, "2025-10-31"),
    }


def eight_actions_are_open_and_two_came_from_disclosures(record: MeetingRecord) -> None:
    assert [row.number for row in record.open_actions] == [3, *range(5, 12)]
    letters = {row.id: row.letter for row in record.considered}
    made = {row.number: letters[row.disclosure_id] for row in record.actions if row.disclosure_id}
    assert made == {6: "(a)", 8: "(b)"}
    decided = [(row.recipient, row.decision) for row in record.considered]
    assert decided == [
        ("Dawn Prior", "disclose"),
        ("Claire Prior", "disclose"),
        ("the manager of Ripford Leisure Centre", "defer"),
    ]
    [carried] = [row for row in record.outcomes if row.outcome == "carried forward"]
    assert (str(carried.was_due), str(carried.new_due)) == ("2025-09-30", "2025-10-28")


def all_that_was_said_is_there(record: MeetingRecord) -> None:
    shared = sorted((row.position, row.agency, row.text) for row in record.contributions)
    assert [row[1:] for row in shared[:-1]] == [(row[0], row[3]) for row in said.SHARED]
    restricted = [row.text for row in record.contributions if row.handling == "restricted"]
    assert len(restricted) == 3
    notes = record.entry("victim_safety")
    assert notes is not None
    assert notes.notes == said.BROKEN_OFF + said.GOES_ON
    assert [sum(row.came for row in record.invitations), len(record.invitations)] == [10, 14]
    assert record.meeting.closed is not None
    assert f"{record.meeting.started:%H:%M} {record.meeting.closed:%H:%M}" == "10:02 11:14"
    assert record.drafts == []


def items_stand_in_order(minutes: Minutes) -> None:
    assert list(minutes.items) == [item.title for item in standard_agenda().items]
    for number in range(1, 7):
        assert minutes.rows("Risk assessment", "R")[number - 1].startswith(f"R{number} | ")
    pillars = list(minutes.items)[8:12]
    refs = [row.partition(" ")[0] for title in pillars for row in minutes.rows(title, "M")]
    assert refs == [f"M{number}" for number in range(1, 12)]
    assert [row[:2] for row in minutes.rows("Contingency", "K")] == ["K1", "K2"]
    assert "Children | Very high (was High) | Low" in "\n".join(
        minutes.items["Risk assessment"]
    ).replace("was high", "was High")


def restricted_entries_are_left_out_and_said_to_be(minutes: Minutes) -> None:
    for name, part in minutes.parts.items():
        for secret in SECRETS:
            assert secret.lower() not in part.lower(), f"{secret} in {name}"
    shared = "Restricted information was shared by"
    assert f"{shared} Police." in minutes.items["Information by agency"]
    assert f"{shared} Victim contact." in minutes.items["Information by agency"]
    assert f"{shared} Victim contact." in minutes.items["Victim safety"]
    disclosures = minutes.items["Disclosure check"]
    assert "A further disclosure was considered; restricted." in disclosures
    assert "(a) Dawn Prior" in disclosures
    assert "(b) Claire Prior" in disclosures
    assert not [line for line in disclosures if line.startswith("(c)")]


def eleven_actions_are_told_of_and_eight_stay_open(minutes: Minutes) -> None:
    heard = minutes.rows("Last meeting", "A")
    assert [row[:2] for row in heard] == ["A1", "A2", "A3", "A4"]
    assert "Letter accepting him for the November group" in heard[0]
    assert "Two landlords refused." in heard[2]
    rows = minutes.rows("Actions", "A")
    assert [row.partition(" ")[0] for row in rows] == ["A3", *(f"A{n}" for n in range(5, 12))]
    assert "Tuesday 28 October 2025 (was 30 September 2025)" in rows[0]
    assert "Disclosure (a): tell Dawn Prior, in person at her home" in rows[2]
    assert "Disclosure (b): tell Claire Prior, in person at her home, after (a)" in rows[4]
    made = [line for line in minutes.items["Disclosure check"] if line.startswith("Action | ")]
    assert made == ["Action | A6: open", "Action | A8: open"]


def what_runs_beside_mappa_is_printed(minutes: Minutes) -> None:
    checks = minutes.items["Other checks"]
    assert "MARAC | No | None recorded" in checks
    assert "Prevent or Channel | Not applicable | None recorded" in checks
    [protection] = [row for row in checks if row.startswith("Child protection | ")]
    assert "For C1" in protection
    assert "A strategy discussion, which children's social care calls (A7)." in protection
    assert "Adult safeguarding | Not asked | None recorded" in checks


def dates_follow_from_the_level(minutes: Minutes) -> None:
    close = minutes.items["Close"]
    assert "Minutes to be issued by | Tuesday 28 October 2025" in close
    assert "Next review | Tuesday 25 November 2025 at 10:00" in close
    assert "Closed | 11:14" in close
    opening = minutes.items["Opening"]
    assert "Date | Tuesday 14 October 2025" in opening
    assert "Time | 10:02 to 11:14, 72 minutes" in opening


def the_first_version_is_signed_and_no_draft(minutes: Minutes) -> None:
    assert f"Version 1, {SIGNED} on 14 October 2025, entered by Leanne Cross" in minutes.opening
    assert not [name for name, part in minutes.parts.items() if "DRAFT" in part]
    assert after.AMENDED not in minutes.text


def the_second_version_has_the_amendment(minutes: Minutes) -> None:
    signed = f"Version 2, {SIGNED} on 21 October 2025, entered by Leanne Cross"
    amends = f"amends version 1 of 14 October 2025; reason: {after.REASON}"
    assert f"{signed}; {amends}" in minutes.opening
    assert f"Effect on plan | {after.AMENDED}" in minutes.items["Equality and diversity"]
