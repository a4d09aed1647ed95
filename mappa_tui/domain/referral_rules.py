"""What a referral still needs, what its decision means, and when the first meeting is due."""

import datetime as dt
from dataclasses import dataclass

from mappa_tui.domain.dates import long_date, plain_date
from mappa_tui.domain.deadlines import first_meeting_due
from mappa_tui.domain.judged import Judged
from mappa_tui.domain.level_tests import Verdict, level_2, level_3
from mappa_tui.domain.meeting import CANCELLED, PLANNED, POSTPONED, Meeting
from mappa_tui.domain.record import CaseRecord, live
from mappa_tui.domain.referral import DECLINED, LEVEL_3, Referral

SETS_NO_LEVEL = "Declined: the referral is kept with its reason, and sets no level."
NOT_IN_MAPPA = (
    "Declined. A Category 3 offender is managed by MAPPA at Level 2 or 3 or not at all, so this "
    "one is not managed by MAPPA."
)


def judged(record: CaseRecord, referral: Referral) -> Judged:
    """Return what the rules say of a referral of the case in `record`."""
    verdicts = [level_2(referral)]
    if referral.level == "3" or referral.decision == LEVEL_3 or referral.senior:
        verdicts.append(level_3(referral))
    words = [(each.mark, each.sentence) for each in verdicts]
    if not record.case.category:
        words.append(("!", "The case has no category yet: it stands under Category and level."))
    return Judged((*words, *_of_decision(record, referral)), asks(referral))


def asks(referral: Referral) -> dict[str, str]:
    """Return the empty fields that a referral needs, each with its question.

    Every decision needs a reason, who decided and when (the Guidance, and an area's practice).
    """
    needed = {"received": "when did it come?"}
    if referral.adds_value == "yes":
        needed["value"] = "in what way?"
    if referral.senior == "yes":
        needed["senior_why"] = "resources at short notice, or public interest?"
    if referral.decision:
        verdict = against(referral)
        but = f", although the test for Level {verdict.level} is {verdict.state}" if verdict else ""
        needed |= {
            "decided_on": "when was it decided?",
            "decided_by": "who decided?",
            "reason": f"why{but}?",
        }
    return {name: question for name, question in needed.items() if not getattr(referral, name)}


def against(referral: Referral) -> Verdict | None:
    """Return the test that the decision goes against, if it does: allowed, with its reason."""
    if referral.decision == DECLINED:
        asked = level_3 if referral.level == "3" and level_3(referral).met else level_2
        verdict = asked(referral)
        return verdict if verdict.met else None
    if not referral.decision:
        return None
    verdict = level_3(referral) if referral.decision == LEVEL_3 else level_2(referral)
    return None if verdict.met else verdict


@dataclass(frozen=True, slots=True)
class FirstMeeting:
    """The first meeting after a referral that was accepted."""

    level: str
    due: dt.date | None
    """By when; None where it cannot be known."""
    why_unknown: str
    """Why it cannot."""
    days: int
    """The area's interval, in working days."""
    meeting: Meeting | None
    """The meeting itself, if it is planned or was held."""

    @property
    def sentence(self) -> str:
        """By when it is to be held, and how that stands."""
        if self.due is None:
            return f"First meeting: {self.why_unknown}."
        by = f"{long_date(self.due)} ({self.days} working days from the referral, area setting)"
        if self.meeting is None:
            return f"First meeting by {by}."
        held = "planned" if self.meeting.state == PLANNED else self.meeting.state
        if self.meeting.date is None:
            return f"First meeting by {by}: {self.meeting.title} is planned without a date."
        late = ", which is late" if self.meeting.date > self.due else ", in time"
        on = plain_date(self.meeting.date)
        return f"First meeting by {by}: {self.meeting.title}, {held}, {on}{late}."


def first_meeting(record: CaseRecord, referral: Referral) -> FirstMeeting | None:
    """Return the first meeting after `referral`; nothing unless it is accepted."""
    level = referral.accepted
    if not level:
        return None
    days = record.area.referral_working_days.get(level)
    why, due = "", None
    if referral.received is None:
        why = "when the referral came is not known"
    else:
        due = first_meeting_due(referral.received, level, record.area)
        why = "" if due else f"the area has set no interval for Level {level}"
    return FirstMeeting(level, due, why, days or 0, _answering(record, referral))


def to_plan(record: CaseRecord) -> FirstMeeting | None:
    """Return the first meeting that an accepted referral still waits for, the soonest due."""
    found = [first_meeting(record, each) for each in live(record.referrals)]
    waiting = [each for each in found if each and each.meeting is None]
    return min(waiting, key=lambda each: each.due or dt.date.max, default=None)


def _answering(record: CaseRecord, referral: Referral) -> Meeting | None:
    """Return the first meeting from the day of the referral on that was not called off."""
    since = referral.received or referral.decided_on
    meetings = [
        each
        for each in record.meetings
        if each.state not in (CANCELLED, POSTPONED)
        and (each.state == PLANNED if each.date is None else since is None or each.date >= since)
    ]
    return min(meetings, key=lambda each: (each.date or dt.date.max, each.number), default=None)


def _of_decision(record: CaseRecord, referral: Referral) -> list[tuple[str, str]]:
    if not referral.decision:
        return []
    words = []
    verdict = against(referral)
    if verdict:
        decided = referral.decision[0].upper() + referral.decision[1:]
        said = f"{decided}, although the test is {verdict.state}"
        words.append(("!", f"{said}: the reason has to say why."))
    if verdict and not referral.reason.strip():
        return words
    if not referral.holds:
        words.append(("?", "The decision holds once it says why, who decided and when."))
    elif referral.decision == DECLINED:
        words.append(("✓", NOT_IN_MAPPA if record.case.category == "3" else SETS_NO_LEVEL))
    elif meeting := first_meeting(record, referral):
        assert referral.decided_on
        words.append(("✓", f"Level {meeting.level} from {plain_date(referral.decided_on)} on."))
        words.append(("", meeting.sentence))
    return words
