"""Executive summaries: the text that is written for whoever asks for the minutes."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table of summaries."""
    op.create_table(
        "summary",
        sa.Column("id", sa.Uuid(), primary_key=True),
        *map(_owner, ("case", "meeting")),
        sa.Column("text", sa.String(), nullable=False),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("summary")


def _owner(name: str) -> "sa.Column[Any]":
    key = sa.ForeignKey(f"{name}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(f"{name}_id", sa.Uuid(), key, nullable=False, index=True)
