import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mappa_tui
from mappa_tui.storage.vault.keys.passphrases import _listed_words, judge, suggest

IMPORTED = """
import sys
import mappa_tui.storage.vault.keys.passphrases
print(sorted(set(sys.modules) & {"zxcvbn", "xkcdpass", "cryptography"}))
"""


def test_a_suggestion_is_five_words_of_the_list_and_strong() -> None:
    words = suggest().split(" ")
    assert len(words) == 5
    assert set(words) <= _listed_words()
    assert judge(" ".join(words)).enough
    assert suggest() != suggest()
    assert len(suggest(4).split(" ")) == 4


def test_the_list_is_whole() -> None:
    assert len(_listed_words()) == 6**5


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("", ()),
        ("   ", ()),
        ("Xk3$vQ9!z", ()),
        ("password1234", ()),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", ()),
        ("1234567890123", ()),
        ("qwertyuiopasdf", ()),
        ("lisette cross", ("Lisette Cross",)),
        ("Croydon Croydon Croydon", ("Croydon",)),
        ("mapp croydon 2025", ("Croydon",)),
        ("x" * 2000, ()),
    ],
)
def test_what_is_guessed_fast_is_not_enough(text: str, known: tuple[str, ...]) -> None:
    strength = judge(text, known)
    assert not strength.enough
    assert strength.step < 2
    assert strength.words.endswith(".")


@pytest.mark.parametrize(
    "text", ["unfixed reseller satiable prong", "grüne Wiese im dichten Nebel", "Xk3$vQ9!zwL2"]
)
def test_what_holds_is_enough_whatever_it_is_made_of(text: str) -> None:
    assert judge(text).enough


def test_words_are_judged_as_words_and_not_as_letters() -> None:
    """Two words of the list are 60 million tries, however long they are."""
    strength = judge("unfixed reseller")
    assert strength.step == 0
    assert (
        strength.words == "A thief of the laptop with a rack of graphics cards needs about 1 hour."
    )


def test_the_sentence_says_how_long() -> None:
    assert "needs less than a minute." in judge("password1234").words
    assert "needs thousands of years." in judge("unfixed reseller satiable prong amulet").words


def test_it_is_judged_as_it_is_stretched() -> None:
    assert judge(" e\u0301tude de nuit ") == judge("étude\u00a0de nuit")


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_any_text_is_judged(text: str) -> None:
    strength = judge(text, (text[:20], "L. Cross", ""))
    assert 0 <= strength.step <= 4
    assert strength.enough == (strength.step >= 2)


def test_no_text_keeps_the_screen_waiting() -> None:
    """The meter's time grows with the letters that signs could stand for."""
    judge("load the lists")
    start = time.perf_counter()
    judge("(4@8({[</369&#!1/|0$5+7%2" * 40)
    assert time.perf_counter() - start < 5


def test_the_libraries_are_imported_when_first_used() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(mappa_tui.__file__).parent.parent,
    )
    assert done.stdout.strip() == "[]", done.stderr
