"""The first tables: a case, its meetings, what was said in them, and the audit."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    for name, columns in TABLES.items():
        op.create_table(name, *columns, sqlite_autoincrement=name == "audit")


def downgrade() -> None:
    """Drop them, those first that belong to others."""
    for name in reversed(TABLES):
        op.drop_table(name)


def _key() -> "sa.Column[Any]":
    return sa.Column("id", sa.Uuid(), primary_key=True)


def _owner(name: str, parent: str, *, nullable: bool = False) -> "sa.Column[Any]":
    key = sa.ForeignKey(parent, deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=nullable, index=True)


def _texts(names: str) -> "Iterator[sa.Column[Any]]":
    return (sa.Column(name, sa.String(), nullable=False) for name in names.split())


def _of(name: str, kind: Any, *, nullable: bool = False, index: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=nullable, index=index)


TABLES: dict[str, tuple[Any, ...]] = {
    "audit": (
        sa.Column("sequence", sa.Integer(), primary_key=True),
        _of("at", sa.DateTime()),
        *_texts("who action noun"),
        _of("record_id", sa.Uuid()),
        *_texts("field reason"),
    ),
    "case": (
        _key(),
        *_texts("surname forenames"),
        _of("born", sa.Date(), nullable=True),
        *_texts(
            "aliases ethnicity crn visor pnc cro nomis address fixed_abode closest_links "
            "release_address status category level lead_agency offence"
        ),
        _of("sentenced", sa.Date(), nullable=True),
        *_texts("sentence account related_offences"),
    ),
    "draft": (
        _key(),
        *_texts("noun"),
        _of("record_id", sa.Uuid(), index=True),
        *_texts("field text"),
    ),
    "condition": (
        _key(),
        _owner("case_id", "case.id"),
        *_texts("kind text"),
        _of("ends", sa.Date(), nullable=True),
        *_texts("until handling"),
        _of("in_error", sa.Boolean()),
    ),
    "level_change": (
        _key(),
        _owner("case_id", "case.id"),
        _of("on", sa.Date(), nullable=True),
        *_texts("category level reason"),
        _of("in_error", sa.Boolean()),
    ),
    "meeting": (
        _key(),
        _owner("case_id", "case.id"),
        _of("number", sa.Integer()),
        *_texts("kind level category"),
        _of("date", sa.Date(), nullable=True),
        _of("starts", sa.Time(), nullable=True),
        _of("planned_minutes", sa.Integer()),
        *_texts("area place chair minute_taker state at state_reason"),
        _of("started", sa.Time(), nullable=True),
        *_texts("purpose confidentiality"),
        _of("confidentiality_at", sa.Time(), nullable=True),
        *_texts("diversity"),
        _of("diversity_at", sa.Time(), nullable=True),
        *_texts(
            "last_minutes corrections needs needs_effect recall out_of_hours "
            "child_sex_offender no_recipient level_after level_reason level_dissent "
            "dissent_settled lead_agency next_step"
        ),
        _of("next_date", sa.Date(), nullable=True),
        _of("next_time", sa.Time(), nullable=True),
        *_texts("exit_follows read_back"),
        _of("closed", sa.Time(), nullable=True),
        *_texts("minutes_to restricted_to"),
    ),
    "person": (
        _key(),
        _owner("case_id", "case.id"),
        *_texts(
            "label part name aliases address relation contact_scheme vlo views conditions "
            "marac unprotected_reason handling"
        ),
        _of("in_error", sa.Boolean()),
    ),
    "relevant_date": (
        _key(),
        _owner("case_id", "case.id"),
        *_texts("what"),
        _of("on", sa.Date(), nullable=True),
        *_texts("note"),
        _of("in_error", sa.Boolean()),
    ),
    "tool": (
        _key(),
        _owner("case_id", "case.id"),
        *_texts("tool score"),
        _of("on", sa.Date(), nullable=True),
        *_texts("assessor agency"),
        _of("in_error", sa.Boolean()),
    ),
    "action": (
        _key(),
        _owner("case_id", "case.id"),
        _owner("meeting_id", "meeting.id", nullable=True),
        *_texts("item"),
        _of("disclosure_id", sa.Uuid(), nullable=True),
        _of("number", sa.Integer()),
        _of("made_on", sa.Date(), nullable=True),
        *_texts("task owner agency helpers"),
        _of("due", sa.Date(), nullable=True),
        *_texts("status cancel_reason handling"),
        _of("in_error", sa.Boolean()),
    ),
    "action_outcome": (
        _key(),
        _owner("case_id", "case.id"),
        _owner("meeting_id", "meeting.id", nullable=True),
        _of("action_id", sa.Uuid()),
        *_texts("outcome"),
        _of("done_on", sa.Date(), nullable=True),
        *_texts("evidence"),
        _of("was_due", sa.Date(), nullable=True),
        _of("heard_on", sa.Date(), nullable=True),
        _of("new_due", sa.Date(), nullable=True),
        *_texts("reason"),
    ),
    "check_answer": (
        _key(),
        _owner("meeting_id", "meeting.id"),
        *_texts("check answer note"),
    ),
    "confirmation": (
        _key(),
        _owner("meeting_id", "meeting.id"),
        *_texts("section mark"),
        _of("on", sa.Date(), nullable=True),
        *_texts("note"),
    ),
    "contingency": (
        _key(),
        _owner("case_id", "case.id"),
        _owner("meeting_id", "meeting.id", nullable=True),
        _of("number", sa.Integer()),
        *_texts("trigger response owner agency helpers risks victims status"),
        _of("ended_in", sa.Uuid(), nullable=True),
        *_texts("handling"),
        _of("in_error", sa.Boolean()),
    ),
    "contribution": (
        _key(),
        _owner("meeting_id", "meeting.id"),
        _of("position", sa.Integer()),
        *_texts("item agency contributor kind text handling"),
        _of("in_error", sa.Boolean()),
    ),
    "decision": (
        _key(),
        _owner("case_id", "case.id"),
        _owner("meeting_id", "meeting.id"),
        *_texts("item"),
        _of("number", sa.Integer()),
        *_texts("text rationale dissent handling"),
        _of("in_error", sa.Boolean()),
    ),
    "disclosure": (
        _key(),
        _owner("case_id", "case.id"),
        _owner("meeting_id", "meeting.id"),
        _of("number", sa.Integer()),
        _of("made_on", sa.Date(), nullable=True),
        *_texts(
            "recipient_kind recipient relation address protects test_harm test_necessary "
            "decision reasons rebuttal"
        ),
        _of("defer_to", sa.Date(), nullable=True),
        *_texts("defer_who what lead lead_agency helpers how"),
        _of("when", sa.Date(), nullable=True),
        *_texts(
            "self_told offender_told lawful necessary proportionate conditions understands "
            "risks_made risks_met route dissent"
        ),
        _of("done_on", sa.Date(), nullable=True),
        *_texts("done_by response handling"),
        _of("in_error", sa.Boolean()),
    ),
    "invitation": (
        _key(),
        _owner("meeting_id", "meeting.id"),
        _of("position", sa.Integer()),
        *_texts("agency name role core part status mode report deputy_for"),
        _of("in_error", sa.Boolean()),
    ),
    "issue": (
        _key(),
        _owner("meeting_id", "meeting.id"),
        _of("version", sa.Integer()),
        _of("on", sa.Date(), nullable=True),
        *_texts("recipients"),
    ),
    "item_entry": (
        _key(),
        _owner("meeting_id", "meeting.id"),
        *_texts("item"),
        _of("opened", sa.Boolean()),
        _of("left", sa.Boolean()),
        _of("seconds", sa.Integer()),
        *_texts("notes no_measures handling"),
    ),
    "measure": (
        _key(),
        _owner("case_id", "case.id"),
        _owner("meeting_id", "meeting.id", nullable=True),
        _of("number", sa.Integer()),
        *_texts("pillar what owner agency helpers when risks victims status status_reason"),
        _of("ended_in", sa.Uuid(), nullable=True),
        *_texts("handling"),
        _of("in_error", sa.Boolean()),
    ),
    "risk": (
        _key(),
        _owner("case_id", "case.id"),
        _owner("meeting_id", "meeting.id", nullable=True),
        _of("number", sa.Integer()),
        *_texts("text unanswered_reason status"),
        _of("ended_in", sa.Uuid(), nullable=True),
        *_texts("handling"),
        _of("in_error", sa.Boolean()),
    ),
    "risk_assessment": (
        _key(),
        _owner("case_id", "case.id"),
        _owner("meeting_id", "meeting.id"),
        *_texts(
            "children_community children_custody public_community public_custody "
            "known_adult_community known_adult_custody staff_community staff_custody "
            "prisoners_custody overall who nature imminence increases reduces scenarios"
        ),
        _of("assessed", sa.Date(), nullable=True),
        *_texts("assessor handling"),
    ),
    "version": (
        _key(),
        _owner("meeting_id", "meeting.id"),
        _of("number", sa.Integer()),
        *_texts("content sha256"),
        _of("signed_at", sa.DateTime(), nullable=True),
        *_texts("signed_by how entered_by reason"),
    ),
}
