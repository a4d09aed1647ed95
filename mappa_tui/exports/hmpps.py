"""Risk of serious harm and the plan under the field names of HMPPS's own services.

Where each name comes from stands in `docs/record-json.md`.
"""

from collections.abc import Iterable, Iterator

from mappa_tui.domain.plan import Contingency, Measure
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.risk import RiskAssessment
from mappa_tui.domain.text import named
from mappa_tui.exports.blocks import RESTRICTED
from mappa_tui.exports.json_values import Json, as_json
from mappa_tui.exports.minutes.parts import handled

PILLARS = {
    "supervision": "supervision",
    "monitoring": "monitoringAndControl",
    "interventions": "interventionsAndTreatment",
    "victim_safety": "victimSafetyPlanning",
}
"""What HMPPS calls each pillar."""
GROUPS = {
    "riskToChildren": "children",
    "riskToPublic": "public",
    "riskToKnownAdult": "known_adult",
    "riskToStaff": "staff",
    "riskToPrisoners": "prisoners",
}
SUMMARY = {
    "whoIsAtRisk": "who",
    "natureOfRisk": "nature",
    "riskImminence": "imminence",
    "riskIncreaseFactors": "increases",
    "riskMitigationFactors": "reduces",
}


def rosh_summary(now: RiskAssessment) -> Json:
    """Return an assessment of serious harm; levels as `VERY_HIGH`, what is empty as null."""
    return {
        **{name: as_json(getattr(now, own)) for name, own in SUMMARY.items()},
        "overallRiskLevel": level(now.overall),
        "riskInCommunity": _levels(now, "community"),
        "riskInCustody": _levels(now, "custody"),
        "assessedOn": as_json(now.assessed),
        "assessor": as_json(now.assessor),
        "scenarios": as_json(now.scenarios),
        "handling": handled(now.handling),
    }


def level(words: str) -> str | None:
    """Return a level as HMPPS writes it; `UNKNOWN`, which is ours, where it was said to be."""
    return words.upper().replace(" ", "_") or None


def number(text: str) -> int | None:
    """Return a category or level of MAPPA as a number; null where it is none."""
    return int(text) if text.isdecimal() else None


def plan_text(rows: Iterable[Measure]) -> str:
    """Return the measures of a pillar as HMPPS holds them: as text, a line for each."""
    return "\n".join(
        _line(f"M{row.number} {row.what}", row, row.when)
        for row in sorted(rows, key=lambda row: row.number)
    )


def contingency_text(record: MeetingRecord, rows: Iterable[Contingency]) -> str:
    """Return the contingency plans as text, a line for each, then recall and out of hours."""
    return "\n".join(_contingency_lines(record, rows))


def _contingency_lines(record: MeetingRecord, rows: Iterable[Contingency]) -> Iterator[str]:
    for row in sorted(rows, key=lambda row: row.number):
        yield _line(f"K{row.number} If {row.trigger}: {row.response}", row)
    for label, text in (
        ("Recall", record.meeting.recall),
        ("Out of hours", record.meeting.out_of_hours),
    ):
        if text.strip():
            yield f"{label}: {text}"


def _line(what: str, row: Measure | Contingency, when: str = "") -> str:
    parts = (what, named(row.owner, row.agency, row.helpers), when)
    mark = " [restricted]" if handled(row.handling) == RESTRICTED else ""
    return "; ".join(part for part in parts if part.strip()) + mark


def _levels(now: RiskAssessment, where: str) -> Json:
    # Prisoners are assessed in custody alone: their risk in the community is always null.
    return {name: level(getattr(now, f"{group}_{where}", "")) for name, group in GROUPS.items()}
