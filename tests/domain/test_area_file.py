"""What an area sets: in one file, as it is stored, and what is refused."""

import pytest

from mappa_tui.domain.area import Area
from mappa_tui.domain.area_file import AreaFileError, area_file, read_area_file
from mappa_tui.domain.area_rules import BY_LEVEL, RESIDENTS, Number
from mappa_tui.domain.area_settings import (
    LABELS,
    AreaSettings,
    as_stored,
    differences,
    from_stored,
    program_settings,
)

OWN = program_settings()


def ours() -> AreaSettings:
    """Return settings of which each kind differs from the program's."""
    items = list(OWN.agenda.items)
    items[6] = items[6].model_copy(
        update={"level_3_minutes": 20, "level_3_prompts": ["What is worst?"], "title": "Risks"}
    )
    items[7], items[8] = items[8], items[7]
    agenda = OWN.agenda.model_copy(update={"name": "Ours", "items": items})
    area = OWN.area.model_copy(
        update={
            "name": "Derwent Vale",
            "confidentiality_statement": 'First "line".\n\nSecond, with a \\ in it.',
            "agencies": [*OWN.area.agencies, "Ripford Women’s Aid"],
            "review_weeks": {"2": 10, "3": 6},
            "kpi_targets": {"disclosure": 100, "minutes": 90},
            "population": {"2016": 912_400},
        }
    )
    return AreaSettings(area, agenda)


def refused(text: str, now: AreaSettings = OWN) -> list[str]:
    with pytest.raises(AreaFileError) as error:
        read_area_file(text, now)
    return error.value.reasons


@pytest.mark.parametrize("settings", [OWN, ours()], ids=["program", "ours"])
def test_a_file_brings_the_same_to_another_laptop(settings: AreaSettings) -> None:
    assert list(settings.faults()) == []
    assert read_area_file(area_file(settings), OWN) == settings
    assert read_area_file(area_file(settings), ours()) == settings


def test_what_was_never_changed_is_not_stored_and_follows_the_program() -> None:
    assert as_stored(OWN) == ""
    stored = as_stored(OWN.with_area(name="Derwent Vale"))
    assert stored == '{"area": {"name": "Derwent Vale"}}'
    assert from_stored(as_stored(ours())) == ours()


def test_what_a_file_leaves_out_stays_as_it_is() -> None:
    read = read_area_file('[area]\nmarking = "OFFICIAL"\nrelease_months = 9\n', ours())
    assert read == ours().with_area(marking="OFFICIAL", release_months=9)


def test_an_agenda_alone_is_a_file_too() -> None:
    whole = area_file(ours())
    alone = (
        whole[whole.index("[agenda]") :].replace("[agenda]\n", "").replace("agenda.item", "item")
    )
    assert read_area_file(alone, OWN) == AreaSettings(OWN.area, ours().agenda)


def test_what_changes_is_said_setting_by_setting() -> None:
    said = {each.label: each.words for each in differences(OWN, ours())}
    assert said == {
        "Name": "Derwent Vale",
        "Confidentiality statement": 'First "line".\n\nSecond, with a \\ in it.',
        "Agencies": "new: Ripford Women’s Aid",
        "Between reviews": "Level 2: 12 becomes 10",
        "Targets": "Minutes issued in time none becomes 90",
        "Residents aged 10 and over": "2016 none becomes 912,400",
        "Agenda": "changed: Risks. another order. its name is now Ours",
    }
    gone = {each.label: each.words for each in differences(ours(), OWN)}
    assert gone["Agencies"] == "gone: Ripford Women’s Aid"
    assert gone["Name"] == "empty"
    assert differences(OWN, program_settings()) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[area\n", "It is not valid TOML: Expected ']' at the end of a table declaration"),
        ("", "It has neither settings of an area nor an agenda."),
        ("area = 3", "Line 1: area: a table is needed."),
        ("[area]\nname = 'x'\n[minutes]\n", "Line 3: minutes: there is no such setting."),
        ("[area]\n\nnmae = 'x'", "Line 3: nmae: there is no such setting."),
        ("[area]\nname = 3", "Line 2: name: a text in quotes is needed."),
        ("[area]\nrelease_months = '6'", "Line 2: release_months: a whole number is needed."),
        ("[area]\nrelease_months = true", "Line 2: release_months: a whole number is needed."),
        ("[area]\nagencies = 'Police'", "Line 2: agencies: a list is needed."),
        ("[area]\nmarking = ' '", "Line 2: marking: It cannot be empty."),
        ("[area]\nname = '''a\nb'''", "Line 2: name: It stands on one line."),
        ("[area]\ninvite = ['Cafe']", "Line 2: invite: Cafe is not among the agencies."),
        ("[area]\ntools = ['RSR', 'rsr']", "Line 2: tools: rsr is there twice."),
        ("[area]\ninvite = []\nagencies = ['Police']", "Probation is of the Responsible Authority"),
        (
            "[area.review_weeks]\n2 = 12\n3 = 0",
            "Line 3: review_weeks: A whole number of weeks is needed, from 1 to 104.",
        ),
        ("[area.review_weeks]\n2 = 12", "Line 1: review_weeks: Level 3 is missing."),
        (
            "[area.draft_working_days]\n1 = 5\n2 = 5\n3 = 2",
            "Line 2: draft_working_days: There is an interval for Levels 2 and 3, not for 1.",
        ),
        ("[area.kpi_targets]\nattendance = 101", "Line 2: kpi_targets: A whole number of percent"),
        ("[area.kpi_targets]\ntea = 10", "Line 2: kpi_targets: There is no indicator tea."),
        ("[area.population]\n16 = 10", "Line 2: population: A year from 2001 to 2099 is needed."),
        ("[agenda]\nname = 'x'\n", "The agenda leaves out risk, which every MAPP meeting needs."),
        ("[[agenda.item]]\nkey = 'risk'\nprompt = 'x'", "Line 3: prompt: there is no such"),
        ("[[agenda.item]]\nkey = 'risk'\ntitle = 'Risk'", "Line 1: kind is missing."),
    ],
)
def test_a_wrong_file_is_refused_with_its_reason_and_line(text: str, reason: str) -> None:
    assert any(each.startswith(reason) or reason in each for each in refused(text))


def test_all_that_is_wrong_is_named_at_once() -> None:
    text = "[area]\nnmae = 'x'\nrelease_months = '6'\nmarking = ' '"
    assert refused(text) == [
        "Line 2: nmae: there is no such setting.",
        "Line 3: release_months: a whole number is needed.",
        "Line 4: marking: It cannot be empty.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('key = "victims"', 'key = "risk"', "The agenda names risk twice."),
        ('kind = "close"', 'kind = "tea"', "The agenda's item close is of an unknown kind: tea."),
        ("minutes = 15", "minutes = 601", "item information needs minutes from 0 to 600."),
        ('title = "Attendance"', 'title = ""', "item attendance needs a title, on one line."),
        ('"needs_effect"', '"tea"', "item equality asks for tea, which no meeting has."),
        ('key = "cppc"', 'key = "visor"', "The agenda asks the check visor twice."),
    ],
)
def test_an_agenda_in_a_file_is_judged_where_it_is_wrong(
    before: str, after: str, reason: str
) -> None:
    text = area_file(OWN)
    assert text.count(before) == 1
    [first, *_] = refused(text.replace(before, after))
    assert reason in first
    line = int(first.removeprefix("Line ").partition(":")[0])
    assert before in text.splitlines()[line - 1]


def test_all_that_is_wrong_is_said_at_once_but_no_more_than_can_be_read() -> None:
    text = "[area]\n" + "\n".join(f"wrong{number} = 1" for number in range(20))
    assert len(refused(text)) == 9
    assert refused(text)[-1] == "And 12 more."


@pytest.mark.parametrize(
    ("number", "typed", "value"),
    [
        (BY_LEVEL["review_weeks"], " 12 ", 12),
        (BY_LEVEL["review_weeks"], "0", None),
        (BY_LEVEL["review_weeks"], "105", None),
        (BY_LEVEL["review_weeks"], "six", None),
        (BY_LEVEL["review_weeks"], "-6", None),
        (BY_LEVEL["review_weeks"], "", None),
        (BY_LEVEL["review_weeks"], "²", None),
        (RESIDENTS, "912,400", 912_400),
        (RESIDENTS, "912 400", 912_400),
        (RESIDENTS, "9" * 40, None),
    ],
)
def test_a_number_that_is_typed_is_read_or_refused(
    number: Number, typed: str, value: int | None
) -> None:
    if value is None:
        assert number.fault(typed) == number.sentence
    else:
        assert (number.read(typed), number.fault(typed)) == (value, "")


def test_every_setting_of_an_area_has_a_name() -> None:
    assert set(LABELS) == set(Area.model_fields)


def test_minutes_and_prompts_follow_the_level() -> None:
    item = ours().agenda.item("risk")
    assert (item.minutes_at("2"), item.minutes_at("3")) == (8, 20)
    assert item.prompts_at("2") == OWN.agenda.item("risk").prompts
    assert item.prompts_at("3") == ["What is worst?"]
    other = OWN.agenda.item("victims")
    assert other.minutes_at("3") == other.minutes_at("2") == 4
    assert ours().agenda.minutes_at("3") == OWN.agenda.minutes_at("2") + 12
