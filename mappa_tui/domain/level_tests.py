"""The tests of Level 2 and Level 3, judged by what a referral says.

Source: the MAPPA Guidance. Level 2: formal meetings add value, and the risk of serious harm
is high or very high, or exceptionally lower with active co-ordination needed, or the case is
stepping down from Level 3. Level 3: the Level 2 test, and senior people are needed, for
significant resources at short notice or since media and public take an interest. What was
not answered is not known: it never counts as no.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from mappa_tui.domain.referral import Referral
from mappa_tui.domain.text import listed

HIGH, LOWER = ("high", "very high"), ("low", "medium")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the test of a level is met, and why."""

    level: str
    met: bool | None
    """None while it is not known."""
    why: str

    @property
    def mark(self) -> str:
        """The verdict as a mark."""
        return {True: "✓", False: "!", None: "?"}[self.met]

    @property
    def state(self) -> str:
        """The verdict in words."""
        return {True: "met", False: "not met", None: "not known yet"}[self.met]

    @property
    def sentence(self) -> str:
        """The verdict with its reason, or with what has to be answered first."""
        end = "" if self.why.endswith("?") else "."
        return f"The test for Level {self.level} is {self.state}: {self.why}{end}"


@dataclass(frozen=True, slots=True)
class _Ground:
    """One thing that a test goes by, and how it reads either way."""

    holds: bool | None
    yes: str
    no: str
    question: str


def level_2(referral: Referral) -> Verdict:
    """Judge the Level 2 test."""
    value, needs = _value(referral), _needs(referral)
    needed = _any(ground.holds for ground in needs)
    met = _all((value.holds, needed))
    if met:
        why = f"{value.yes}, and {listed([each.yes for each in needs if each.holds])}"
    elif value.holds is False:
        why = value.no
    elif needed is False:
        why = listed([each.no for each in needs])
    else:
        grounds = (value, *(() if needed else needs))
        why = " ".join(each.question for each in grounds if each.holds is None)
    return Verdict("2", met, why)


def level_3(referral: Referral) -> Verdict:
    """Judge the Level 3 test."""
    second = level_2(referral)
    senior = _yes(referral.senior)
    met = _all((second.met, senior))
    if met:
        why = "that for Level 2 is, and senior people are needed"
    elif senior is False:
        why = "senior people are not needed"
    elif second.met is False:
        why = "that for Level 2 is not"
    else:
        asked = "" if senior else "Are senior people needed?"
        why = " ".join(text for text in (second.why if second.met is None else "", asked) if text)
    return Verdict("3", met, why)


def _value(referral: Referral) -> _Ground:
    return _Ground(
        _yes(referral.adds_value),
        "formal meetings add value",
        "formal meetings add nothing to what the lead agency does alone",
        "Do formal meetings add value?",
    )


def _needs(referral: Referral) -> tuple[_Ground, ...]:
    risk = referral.risk
    return (
        _Ground(
            True if risk in HIGH else False if risk in LOWER else None,
            f"the risk is {risk}",
            f"the risk is {risk}",
            "How high is the risk?",
        ),
        _Ground(
            _yes(referral.coordination),
            "active co-ordination is needed",
            "no active co-ordination is needed",
            "Is active co-ordination needed?",
        ),
        _Ground(
            _yes(referral.stepping_down),
            "the case steps down from Level 3",
            "the case does not step down from Level 3",
            "Does the case step down from Level 3?",
        ),
    )


def _yes(answer: str) -> bool | None:
    return {"yes": True, "no": False}.get(answer)


def _all(parts: tuple[bool | None, ...]) -> bool | None:
    """Return whether all hold: one that does not settles it, else one not known leaves it open."""
    return False if False in parts else None if None in parts else True


def _any(parts: Iterable[bool | None]) -> bool | None:
    """Return whether one holds: one that does settles it, else one not known leaves it open."""
    known = list(parts)
    return True if True in known else None if None in known else False
