import datetime as dt

import pytest

from mappa_tui.domain.case import Case, LevelChange
from mappa_tui.domain.event import EVENTS, SHPO, Event
from mappa_tui.domain.referral import DECLINED, LEVEL_2, LEVEL_3, Referral
from mappa_tui.imports.sheet import Sheet, Unusable
from mappa_tui.imports.sheets import EVENTS as EVENTS_SHEET
from mappa_tui.imports.sheets import LEVELS, REFERRALS, REGISTER, SHEETS, SHORT
from mappa_tui.imports.template import template
from tests.imports.files import HEAD, read

PLAIN = "X1,Ellery,Martin,1 March 1971,1,2,community,3 June 2015"


def test_a_line_is_an_offender_and_since_when_he_stands_so() -> None:
    [line], faults = read(f"{HEAD}\n{PLAIN}\n")
    case, step = line.noun(Case), line.noun(LevelChange)
    assert faults == []
    assert (case.crn, case.surname, case.forenames) == ("X1", "Ellery", "Martin")
    assert case.born == dt.date(1971, 3, 1)
    assert (step.category, step.level, step.status) == ("1", "2", "community")
    assert step.on == dt.date(2015, 6, 3)


@pytest.mark.parametrize(
    "data",
    [
        "CRN,Surname,Category,Level\nX1,Müller-Ó Néill,1,1".encode(),
        "CRN,Surname,Category,Level\r\nX1,Müller-Ó Néill,1,1\r\n".encode("utf-8-sig"),
        "CRN,Surname,Category,Level\rX1,Müller-Ó Néill,1,1".encode("cp1252"),
        "CRN;Surname;Category;Level\nX1;Müller-Ó Néill;1;1".encode("cp1252"),
        "CRN\tSurname\tCategory\tLevel\nX1\tMüller-Ó Néill\t1\t1".encode(),
    ],
    ids=["utf-8", "bom", "windows", "semicolons", "tabs"],
)
def test_every_usual_encoding_and_separator_is_read(data: bytes) -> None:
    [line], faults = read(data)
    assert (line.noun(Case).surname, faults) == ("Müller-Ó Néill", [])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "names none of the columns"),
        (b"\n\n", "names none of the columns"),
        (b"PK\x03\x04rest", "This is a workbook"),
        ("CRN,Surname".encode("utf-16"), "not plain text"),
        (b"CRN,Surname\n\x00", "not plain text"),
        (b"CRN,Sur\x81name,Level", "neither UTF-8 nor Windows-1252"),
        (b"Name,Number\n1,2", "names none of the columns"),
        (b"Name, Number,\n1,2", "The file has: “Name” and “Number”."),
        (
            b"CRN,Surname,Category\nX1,E,1",
            "Level. The file has: “CRN”, “Surname” and “Category”.",
        ),
        (b"CRN,Level\nX1,1", "Columns are missing: Surname and Category."),
        (b"CRN,Surname,Category,Level,nDelius CRN\n", "There twice: CRN."),
        (b'CRN,Surname,Category,Level\nX1,"E,1,1\n', "From line 2 on it is no CSV"),
    ],
)
def test_what_is_no_such_file_is_refused_whole(data: bytes, says: str) -> None:
    with pytest.raises(Unusable, match=says):
        read(data)


def test_headings_are_known_by_other_names_in_any_case_and_order() -> None:
    text = "MAPPA Level,dob,SURNAME,mappa category,ndelius crn\nLevel 3,1.3.71,Ellery,Cat 2,X1"
    [line], faults = read(text)
    assert faults == []
    assert line.noun(LevelChange).level == "3"
    assert line.noun(LevelChange).category == "2"
    assert line.noun(Case).born == dt.date(1971, 3, 1)


def test_a_column_that_is_none_of_the_files_is_said_and_left_out() -> None:
    [line], faults = read("CRN,Surname,Category,Level,Shoe size\nX1,Ellery,1,1,9\n")
    assert faults == ["1 The column “Shoe size” is none of this file’s: it would be left out."]
    assert line.crn == "X1"


@pytest.mark.parametrize(
    "typed",
    [
        "03/06/2015",
        "3.6.15",
        "3-Jun-15",
        "3-June-2015",
        "2015-06-03",
        "3rd June 2015",
        "2015-06-03 00:00:00",
        "03/06/2015 00:00",
        "Wed 3 Jun 2015",
    ],
)
def test_dates_are_read_as_british_people_and_spreadsheets_write_them(typed: str) -> None:
    [line], faults = read(f'{HEAD}\nX1,Ellery,,,1,1,,"{typed}"')
    assert (line.noun(LevelChange).on, faults) == (dt.date(2015, 6, 3), [])


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ("X1,E,,,1,1,,31/02/2015", "2 Since: There is no 31 February 2015."),
        ("X1,E,,,1,1,,06/13/2015", "2 Since: A date is needed, day first, such as 17/10/2025."),
        ("X1,E,,,1,1,,3 June", "2 Since: The year is needed, too: 3 June of which year?"),
        ("X1,E,,,1,1,,soon", "2 Since: A date is needed, such as 17 Oct 2025"),
        ("X1,E,,,1,1,,42158", "2 Since: A date is needed"),
        ("X1,E,,,1,1,,01/07/2016", "2 Since: Friday 1 July 2016 is still to come."),
        ("X1,E,,01/01/2016,1,1,,01/01/2015", "2 Since: that is not after the date of birth"),
        ("X1,E,,,3,1,,", "2 Level: Category 3 is never Level 1"),
        ("X1,E,,,5,1,,", "2 Category: One of these is needed: 1, 2, 3, 4."),
        ("X1,E,,,1,1,at sea,", "2 Status: One of these is needed: community, custody"),
        ("\x07,E,,,1,1,,", "2 CRN: nothing is in it, but it is needed."),
        (",E,,,1,1,,", "2 CRN: nothing is in it, but it is needed."),
        ("X1,,,,1,1,,", "2 Surname: nothing is in it, but it is needed."),
        ("X1,E,,,1,,,", "2 Level: nothing is in it, but it is needed."),
        ("X1,E,,,1,1,,,extra", "2 It has 9 cells under 8 headings."),
    ],
)
def test_what_cannot_be_is_said_with_line_and_column(cells: str, says: str) -> None:
    lines, faults = read(f"{HEAD}\n{cells}\n")
    assert lines == []
    assert [fault[: len(says)] for fault in faults] == [says]


def test_every_fault_of_a_line_is_said_and_others_are_read() -> None:
    text = f"{HEAD}\n{PLAIN}\nX2,,,x,9,1,,\n\nX3,Brack,,,2,1,,\n"
    lines, faults = read(text)
    assert [line.crn for line in lines] == ["X1", "X3"]
    assert [fault.split(":")[0] for fault in faults] == [
        "3 Date of birth",
        "3 Category",
        "3 Surname",
    ]


def test_lines_are_counted_as_editors_do_where_a_cell_has_several() -> None:
    text = f'{HEAD},Address\n{PLAIN},"1 High St\nRipford"\nX1,Again,,,1,1,,,\n'
    lines, faults = read(text)
    assert len(lines) == 1
    assert faults == ["4 X1 is the same as on line 2."]


def test_the_same_offender_twice_is_said_whatever_the_case_of_letters() -> None:
    lines, faults = read(f"{HEAD}\n{PLAIN}\n{PLAIN.replace('X1', 'x1')}\n")
    assert (len(lines), faults) == (1, ["3 x1 is the same as on line 2."])


def test_a_step_says_what_changed_that_day() -> None:
    text = "CRN,Since,Level\nX1,3 June 2015,L2\nX1,4 June 2015,left\nX1,5 June 2015,\n"
    lines, faults = read(text, LEVELS)
    assert [line.noun(LevelChange).level for line in lines] == ["2", "left MAPPA"]
    assert faults == ["4 It says neither category nor level nor status."]


def test_an_event_has_the_records_name_or_a_short_one() -> None:
    names = [*EVENTS, *SHORT]
    text = "CRN,What,Date\n" + "".join(
        f"X{at},{name.upper()},3/6/2015\n" for at, name in enumerate(names)
    )
    lines, faults = read(text, EVENTS_SHEET)
    assert faults == []
    assert [line.noun(Event).what for line in lines] == [*EVENTS, *SHORT.values()]
    _, faults = read("CRN,What,Date\nX1,Party,3/6/2015\n", EVENTS_SHEET)
    assert faults[0].startswith("2 What: One of these is needed: cautioned or convicted")


def test_an_event_is_the_same_only_with_the_same_kind_and_day() -> None:
    text = "CRN,What,Date\nX1,SHPO,3/6/15\nX1,SHPO,4/6/15\nX1,recall,3/6/15\nX1,shpo,3-Jun-2015\n"
    lines, faults = read(text, EVENTS_SHEET)
    assert [line.noun(Event).what for line in lines][:2] == [SHPO, SHPO]
    assert faults == ["5 X1 is the same as on line 2."]


DECIDED = "CRN,Received,Meetings add value,Decision,Decided on,Decided by,Reason\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Accepted to Level 2", LEVEL_2),
        ("accepted 3", LEVEL_3),
        ("L2", LEVEL_2),
        ("Refused", DECLINED),
        ("declined", DECLINED),
        ("", ""),
    ],
)
def test_a_referral_is_read_with_its_decision(typed: str, meant: str) -> None:
    [line], faults = read(f"{DECIDED}X1,3/6/15,Y,{typed},5/6/15,DI Nair,Shared\n", REFERRALS)
    row = line.noun(Referral)
    assert (faults, row.received, row.decided_on) == (
        [],
        dt.date(2015, 6, 3),
        dt.date(2015, 6, 5),
    )
    assert (row.adds_value, row.decision, row.reason) == ("yes", meant, "Shared")


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ("X1,,,,,,", ["2 Received: nothing is in it, but it is needed."]),
        ("X1,1/7/16,,,,,", ["2 Received: Friday 1 July 2016 is still to come."]),
        (
            "X1,3/6/15,,declined,,,",
            [
                "2 Decided on: A decision needs when.",
                "2 Decided by: A decision needs who decided.",
                "2 Reason: A decision needs why.",
            ],
        ),
        (
            "X1,3/6/15,,declined,2/6/15,DI Nair,No need",
            ["2 Decided on: Before it was received on 3 June 2015."],
        ),
        (
            "X1,3/6/15,,maybe,,,",
            [f"2 Decision: One of these is needed: {LEVEL_2}, {LEVEL_3}, {DECLINED}."],
        ),
    ],
)
def test_what_a_referral_lacks_is_said(cells: str, says: list[str]) -> None:
    assert read(f"{DECIDED}{cells}\n", REFERRALS) == ([], says)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_empty_file_is_one_that_can_be_read(sheet: Sheet) -> None:
    assert template(sheet).startswith(b"\xef\xbb\xbf")
    assert read(template(sheet), sheet) == ([], [])


def test_what_was_typed_comes_in_clean() -> None:
    [line], _ = read(f"{HEAD}\nX1,  Ell\x07ery ,,,1,1,,\n")
    assert line.noun(Case).surname == "Ellery"
    assert REGISTER.columns[1].takes == ()
