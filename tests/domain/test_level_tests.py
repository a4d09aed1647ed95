"""The tests of the levels: met, not met, or not known yet."""

from itertools import product
from typing import Any
from uuid import uuid4

import pytest

from mappa_tui.domain.level_tests import level_2, level_3
from mappa_tui.domain.noun import YES_NO
from mappa_tui.domain.referral import Referral
from mappa_tui.domain.risk import ROSH_LEVELS


def referral(**values: Any) -> Referral:
    return Referral(case_id=uuid4(), **values)


@pytest.mark.parametrize(
    ("values", "met", "sentence"),
    [
        (
            {"adds_value": "yes", "risk": "high"},
            True,
            "The test for Level 2 is met: formal meetings add value, and the risk is high.",
        ),
        (
            {"adds_value": "yes", "risk": "medium", "coordination": "yes"},
            True,
            "The test for Level 2 is met: formal meetings add value, and active co-ordination is "
            "needed.",
        ),
        (
            {"adds_value": "yes", "risk": "very high", "stepping_down": "yes"},
            True,
            "The test for Level 2 is met: formal meetings add value, and the risk is very high "
            "and the case steps down from Level 3.",
        ),
        (
            {"adds_value": "no", "risk": "very high"},
            False,
            "The test for Level 2 is not met: formal meetings add nothing to what the lead agency "
            "does alone.",
        ),
        (
            {"adds_value": "yes", "risk": "low", "coordination": "no", "stepping_down": "no"},
            False,
            "The test for Level 2 is not met: the risk is low, no active co-ordination is needed "
            "and the case does not step down from Level 3.",
        ),
        (
            {"risk": "high"},
            None,
            "The test for Level 2 is not known yet: Do formal meetings add value?",
        ),
        (
            {"adds_value": "yes", "risk": "medium", "stepping_down": "no"},
            None,
            "The test for Level 2 is not known yet: Is active co-ordination needed?",
        ),
        (
            {"adds_value": "yes", "risk": "unknown", "coordination": "no", "stepping_down": "no"},
            None,
            "The test for Level 2 is not known yet: How high is the risk?",
        ),
    ],
)
def test_the_level_2_test_says_how_it_stands_and_why(
    values: dict[str, str], met: bool | None, sentence: str
) -> None:
    verdict = level_2(referral(**values))
    assert (verdict.met, verdict.sentence) == (met, sentence)


@pytest.mark.parametrize(
    ("values", "met", "why"),
    [
        ({"senior": "yes"}, True, "that for Level 2 is, and senior people are needed"),
        ({"senior": "no"}, False, "senior people are not needed"),
        ({"senior": "unknown"}, None, "Are senior people needed?"),
        ({}, None, "Are senior people needed?"),
        ({"senior": "yes", "adds_value": "no"}, False, "that for Level 2 is not"),
        ({"senior": "yes", "risk": ""}, None, None),
    ],
)
def test_level_3_needs_level_2_and_senior_people(
    values: dict[str, str], met: bool | None, why: str | None
) -> None:
    verdict = level_3(referral(**{"adds_value": "yes", "risk": "high", **values}))
    assert verdict.met == met
    assert why is None or verdict.why == why


def test_an_open_question_is_never_a_no_and_an_answer_never_unsettles() -> None:
    """Whatever is answered to what is open, a verdict that is settled stays as it is."""
    answers: tuple[tuple[str, ...], ...] = (
        ("", *YES_NO),
        ("", *ROSH_LEVELS),
        ("", *YES_NO),
        ("", *YES_NO),
        ("", *YES_NO),
    )
    names = ("adds_value", "risk", "coordination", "stepping_down", "senior")
    verdicts = {
        given: [
            test(referral(**dict(zip(names, given, strict=True)))).met
            for test in (level_2, level_3)
        ]
        for given in product(*answers)
    }
    for given, before in verdicts.items():
        for at, (answer, choices) in enumerate(zip(given, answers, strict=True)):
            for other in choices if answer == "" else ():
                after = verdicts[(*given[:at], other, *given[at + 1 :])]
                for was, now in zip(before, after, strict=True):
                    assert was is None or now == was, (given, other)
