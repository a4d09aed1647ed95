"""What lives between meetings: referrals, events, neighbours, reviews of measures."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ADDED = (
    ("case", "area", ""),
    ("level_change", "status", ""),
    ("confirmation", "handling", "standard"),
    ("action_outcome", "said", ""),
    ("disclosure", "recorded", ""),
)


def upgrade() -> None:
    """Make the tables, and the fields that older ones lack."""
    for name, columns in _tables():
        op.create_table(name, *columns)
    for table, name, value in _ADDED:
        # The default stays: to take it away, the table would be made anew, and everything that
        # belongs to its rows would lose them for a moment.
        op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=value))
    op.add_column("disclosure", sa.Column("follows", sa.Uuid(), nullable=True))
    op.add_column("action_outcome", sa.Column("chased_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop what was made."""
    op.drop_column("disclosure", "follows")
    op.drop_column("action_outcome", "chased_on")
    for name, _ in _tables():
        op.drop_table(name)
    for table, name, _ in _ADDED:
        op.drop_column(table, name)


def _tables() -> "Iterator[tuple[str, list[sa.Column[Any]]]]":
    yield (
        "measure_review",
        [
            *_key("case_id", "meeting_id"),
            sa.Column("measure_id", sa.Uuid(), nullable=False),
            *_texts("mark reason"),
        ],
    )
    yield (
        "neighbour",
        [
            *_key("case_id"),
            *_texts("arrangement about runs contact matters handling"),
            *_dates("last"),
            _in_error(),
        ],
    )
    yield (
        "referral",
        [
            *_key("case_id"),
            *_texts(
                "agency referrer level adds_value value risk coordination stepping_down senior "
                "senior_why decision decided_by reason handling was_level"
            ),
            *_dates("received decided_on"),
            _in_error(),
            sa.Column("level_change_id", sa.Uuid(), nullable=True),
        ],
    )
    yield "event", [*_key("case_id"), *_texts("what note"), *_dates("on"), _in_error()]


def _key(*owners: str) -> "Iterator[sa.Column[Any]]":
    yield sa.Column("id", sa.Uuid(), primary_key=True)
    for name in owners:
        parent = f"{name.removesuffix('_id')}.id"
        key = sa.ForeignKey(parent, deferrable=True, initially="DEFERRED")
        yield sa.Column(name, sa.Uuid(), key, nullable=False, index=True)


def _texts(names: str) -> "Iterator[sa.Column[Any]]":
    return (sa.Column(name, sa.String(), nullable=False) for name in names.split())


def _dates(names: str) -> "Iterator[sa.Column[Any]]":
    return (sa.Column(name, sa.Date(), nullable=True) for name in names.split())


def _in_error() -> "sa.Column[Any]":
    return sa.Column("in_error", sa.Boolean(), nullable=False)
