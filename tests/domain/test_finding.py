import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_tui.domain.action import Action
from mappa_tui.domain.case import Case
from mappa_tui.domain.finding import (
    MOST_WORDS,
    best_text,
    excerpt,
    holds,
    marks,
    same_name,
    sought,
    stands_in,
    texts_of,
    words_of,
)
from mappa_tui.domain.meeting import Meeting, Version
from mappa_tui.domain.record import LISTS


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Zoë Ó Néill", "zoe o neill"),
        ("Sean O’Neill", "oneill"),
        ("Sean O'Neill", "o’neill"),
        ("Sean O’Neill", "neill"),
        ("Ms Prior’s flat", "prior"),
        ("Ms Prior says", "Prior's"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("Straße", "STRASSE"),
        ("PNC 97/123456X", "97/123456x"),
        ("Smith-Jones", "jones smith"),
        ("CRN X482913", "482913"),
        ("’tis X482913", "4829"),
        ("A1234BC", "1234b"),
        ("e\u0301te\u0301", "été"),
        ("Apply to vary the licence", "lic app"),
    ],
)
def test_words_meet_however_they_are_written(written: str, typed: str) -> None:
    looked_for = sought(typed)
    assert looked_for
    assert holds([written], looked_for) == set(looked_for)
    assert marks(written, looked_for)


@pytest.mark.parametrize(("written", "typed"), [("Housing", "using"), ("A zone", "zones")])
def test_only_beginnings_of_words_are_found(written: str, typed: str) -> None:
    assert holds([written], sought(typed)) == set()
    assert marks(written, sought(typed)) == []


def test_nothing_but_words_is_looked_for() -> None:
    assert sought('"x* OR NEAR(b) -c ^ : {d}') == ("x", "or", "near", "b", "c", "d")
    assert sought('"*"') == sought("  ") == sought("/-'’") == ()
    assert len(sought(" ".join(f"w{n}x" for n in range(100)))) == MOST_WORDS


def test_a_word_that_begins_another_is_looked_for_once() -> None:
    assert sought("hou housing HOUSING") == ("housing",)


@given(st.text())
def test_every_word_of_a_text_finds_it(text: str) -> None:
    for word in words_of([text]).split(" "):
        assert not word or holds([text], [word]) == {word}
    assert all(word in words_of([text]) for word in sought(text)[:1])


@given(st.text())
def test_a_word_is_never_parted_again_by_the_index(text: str) -> None:
    """SQLite's `ascii` parts at every ASCII character that is no letter or digit."""
    for word in (*words_of([text]).split(" "), *sought(text)):
        assert all(not character.isascii() or character.isalnum() for character in word)
        assert word == word.lower() or not word.isascii()


@given(st.text(), st.text())
def test_what_is_marked_begins_with_what_was_looked_for(text: str, typed: str) -> None:
    for begin, end in marks(text, sought(typed)):
        assert holds([text[begin:end]], sought(typed))


def test_the_texts_of_a_noun_are_those_that_people_write() -> None:
    assert texts_of(Action) == ("task", "owner", "agency", "helpers", "cancel_reason")
    assert "handling" not in texts_of(Case)
    assert "content" not in texts_of(Version)
    assert "recall" in texts_of(Meeting)
    silent = {noun.__name__ for noun in LISTS if not texts_of(noun)}
    assert silent == {"Draft"}


def test_the_field_that_holds_most_of_the_words_is_shown() -> None:
    action = Action(case_id=Case().id, task="Ring the school", owner="Jo Ring", agency="Housing")
    assert best_text(action, ("ring", "school")) == "task"
    assert best_text(action, ("jo",)) == "owner"


def test_an_excerpt_begins_shortly_before_the_word() -> None:
    text = f"{'before ' * 40}\nthe school {'after ' * 40}"
    shown = excerpt(text, ("school",), 80)
    assert shown.startswith("…before")
    assert "the school after" in shown
    assert shown.endswith("…")
    assert len(shown) <= 82
    assert excerpt("a short school text", ("school",), 80) == "a short school text"


@pytest.mark.parametrize(
    "typed", ["obrien", "o’brien", "sean", "brien lukasz", "X123", "123456", "johnny", "nny", ""]
)
def test_a_list_finds_the_parts_of_a_name_however_they_are_typed(typed: str) -> None:
    called = ("Seán O'BRIEN-ŁUKASZ", "X123456", "alias Johnny")
    assert stands_in(called, typed)
    assert not stands_in(called, f"{typed} martin")


def test_names_are_the_same_whatever_signs_stand_in_them() -> None:
    assert same_name("O'Brien-Łukasz", "o’brien lukasz")
    assert not same_name("O'Brien-Łukasz", "O'Brien")
