"""Finding everything that is written, open actions by their date, executive summaries.

The index itself is filled behind the migrations: see `storage.migrate`.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the index of words, empty, that of open actions, and the summaries."""
    op.create_table(
        "findable",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("noun", sa.String(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
    )
    op.create_index("ix_findable_record_id", "findable", ["record_id"], unique=True)
    op.create_table(
        "reworded",
        sa.Column("record_id", sa.Uuid(), primary_key=True),
        sa.Column("noun", sa.String(), nullable=False),
    )
    op.execute(
        "CREATE VIRTUAL TABLE findable_words USING fts5 "
        "(name, text, whose, content='', contentless_delete=1, detail=column, tokenize='ascii')"
    )
    op.create_index("ix_action_open", "action", ["in_error", "status", "due", "case_id"])
    op.create_table(
        "summary",
        sa.Column("id", sa.Uuid(), primary_key=True),
        *map(_owner, ("case", "meeting")),
        sa.Column("text", sa.String(), nullable=False),
    )


def downgrade() -> None:
    """Drop what was made."""
    op.drop_table("summary")
    op.drop_index("ix_action_open", "action")
    op.execute("DROP TABLE findable_words")
    op.drop_table("reworded")
    op.drop_table("findable")


def _owner(name: str) -> "sa.Column[Any]":
    key = sa.ForeignKey(f"{name}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(f"{name}_id", sa.Uuid(), key, nullable=False, index=True)
