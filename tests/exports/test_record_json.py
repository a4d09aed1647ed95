"""The record as JSON: under HMPPS's names, and no more than the audience may have."""

import json
from typing import Any

import pytest

from mappa_tui.domain.finding import texts_of
from mappa_tui.domain.noun import RESTRICTED, Noun
from mappa_tui.domain.record import LISTS, MeetingRecord
from mappa_tui.exports.blocks import Audience
from mappa_tui.exports.record_json import record_json
from tests.records import empty, next_review, running, whole

from .test_minutes_kept_back import WITHHELD

SECRET = "zx-secret"


def content(record: MeetingRecord, audience: Audience = "standard") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(record_json(record, "DRAFT, not signed", audience))
    return found


def test_risk_of_serious_harm_has_the_names_of_hmpps() -> None:
    rosh = content(whole())["roshSummary"]
    assert rosh["overallRiskLevel"] == "VERY_HIGH"
    assert rosh["riskInCommunity"] == {
        "riskToChildren": "VERY_HIGH",
        "riskToPublic": "MEDIUM",
        "riskToKnownAdult": "MEDIUM",
        "riskToStaff": "LOW",
        "riskToPrisoners": None,
    }
    assert rosh["riskInCustody"]["riskToPrisoners"] == "LOW"
    assert rosh["natureOfRisk"] == "Contact sexual offending after gaining trust."
    assert rosh["riskMitigationFactors"].startswith("The approved premises")
    assert {"whoIsAtRisk", "riskImminence", "riskIncreaseFactors"} < rosh.keys()


def test_the_plan_is_text_by_pillar_and_measures_in_full() -> None:
    found = content(whole())
    plan = found["riskManagementPlan"]
    assert [*plan] == [
        "supervision",
        "monitoringAndControl",
        "interventionsAndTreatment",
        "victimSafetyPlanning",
        "contingencyPlans",
    ]
    assert plan["supervision"].splitlines()[0] == (
        "M1 Twice-weekly reporting; Joanne Feld (Probation); twice a week"
    )
    assert plan["contingencyPlans"].splitlines()[-1] == "Out of hours: The police control room"
    first = found["measures"][0]
    assert (first["ref"], first["pillar"], first["risks"]) == (
        "M1",
        "supervision",
        ["R1", "R3", "R5"],
    )
    assert found["case"]["mappa"] == {"category": 1, "level": 2}


def test_each_file_says_what_it_is_for_whom_and_how_it_is_marked() -> None:
    found = content(whole())
    assert (found["format"], found["formatVersion"]) == ("mappa-tui meeting record", 1)
    assert found["protectiveMarking"] == "OFFICIAL-SENSITIVE"
    assert (found["audience"], found["status"]) == ("standard", "DRAFT, not signed")


def test_a_standard_audience_has_nothing_restricted_and_learns_how_much_it_has_not() -> None:
    text = record_json(whole(), "DRAFT", "standard").decode()
    assert [word for word in WITHHELD if word in text] == []
    left_out = json.loads(text)["restrictedEntriesLeftOut"]
    assert left_out == {"total": 4, "of": {"contributions": 3, "disclosures": 1}}
    assert "restrictedTo" not in json.loads(text)["meeting"]


def test_a_restricted_audience_has_all_of_it_with_its_handling() -> None:
    found = content(whole(), "restricted")
    text = json.dumps(found, ensure_ascii=False)
    assert [word for word in WITHHELD if word not in text] == []
    assert found["restrictedEntriesLeftOut"] == {"total": 0, "of": {}}
    handlings = {row["handling"] for row in found["contributions"]}
    assert handlings == {"standard", "third party", "restricted"}


def test_people_are_spoken_of_by_their_labels() -> None:
    record = whole()
    record.people = [
        row.model_copy(update={"name": SECRET, "address": SECRET, "aliases": SECRET})
        for row in record.people
    ]
    found = record_json(record, "DRAFT", "restricted").decode()
    assert SECRET not in found
    assert [row["label"] for row in json.loads(found)["victims"]] == ["V1", "V2", "C1"]


@pytest.mark.parametrize("make", [whole, running, empty, next_review])
def test_no_word_of_what_is_restricted_gets_to_a_standard_audience(make) -> None:  # type: ignore[no-untyped-def]
    record = make()
    for name in LISTS.values():
        rows: list[Noun] = getattr(record, name)
        for at, row in enumerate(rows):
            if "handling" in type(row).model_fields:
                words = dict.fromkeys(texts_of(type(row)), f"{SECRET}{at}")
                rows[at] = row.model_copy(update={**words, "handling": RESTRICTED})
    record.pending = [
        row.model_copy(update={"response": SECRET, "handling": RESTRICTED})
        for row in record.pending
    ]
    assert SECRET not in record_json(record, "DRAFT").decode()
    if make is not empty:
        assert SECRET in record_json(record, "DRAFT", "restricted").decode()


def test_what_points_at_a_restricted_risk_or_person_does_not_name_it() -> None:
    record = whole()
    record.risks = [
        row.model_copy(update={"handling": RESTRICTED}) if row.number == 3 else row
        for row in record.risks
    ]
    found = content(record)
    assert [row["ref"] for row in found["risks"]] == ["R1", "R2", "R4", "R5", "R6"]
    assert not [row for row in found["measures"] if "R3" in row["risks"]]
    assert not [row for row in found["contingencies"] if "R3" in row["risks"]]


def test_an_action_that_a_restricted_disclosure_made_is_restricted_too() -> None:
    record = whole()
    made_by = next(row.disclosure_id for row in record.actions if row.disclosure_id)
    record.disclosures = [
        row.model_copy(update={"handling": RESTRICTED}) if row.id == made_by else row
        for row in record.disclosures
    ]
    found = content(record)
    assert "A6" not in [row["ref"] for row in found["actions"]]
    assert found["restrictedEntriesLeftOut"]["of"]["actions"] == 1


def test_unknown_is_null_and_the_same_record_gives_the_same_bytes() -> None:
    found = content(empty())
    assert found["case"]["mappa"] == {"category": None, "level": None}
    assert found["roshSummary"] is None
    assert set(found["riskManagementPlan"].values()) == {None}
    assert record_json(whole(), "DRAFT") == record_json(whole(), "DRAFT")


def test_an_action_has_what_became_of_it() -> None:
    rows = {row["ref"]: row for row in content(whole())["actions"]}
    assert len(rows) == 11
    assert rows["A3"]["due"] == "2025-10-28"
    [moved] = rows["A3"]["outcomes"]
    assert (moved["outcome"], moved["wasDue"]) == ("carried forward", "2025-09-30")
    assert rows["A6"]["madeByDisclosure"] == "(a)"


def test_what_no_file_can_hold_is_replaced() -> None:
    record = whole()
    record.case = record.case.model_copy(update={"ethnicity": "a\ud800b\x1b"})
    assert content(record)["case"]["ethnicity"] == "a\ufffdb"
