"""The vault's own row and settings, and the audit as a chain."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_CHAIN = ("recipient", "content", "previous", "mac")


def upgrade() -> None:
    """Make the tables, and chain what the audit holds already."""
    op.create_table(
        "vault",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("audit_key", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("value", sa.String(), nullable=False),
    )
    with op.batch_alter_table("audit", table_kwargs={"sqlite_autoincrement": True}) as audit:
        audit.alter_column("record_id", existing_type=sa.Uuid(), nullable=True)
        for name in _CHAIN:
            audit.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("audit", table_kwargs={"sqlite_autoincrement": True}) as audit:
        for name in _CHAIN:
            audit.alter_column(name, existing_type=sa.String(), server_default=None)
    op.add_column("version", sa.Column("audited", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("version") as version:
        version.alter_column("audited", existing_type=sa.String(), server_default=None)
    from mappa_tui.storage.audit import chain_up

    key = secrets.token_bytes(32)
    connection = op.get_bind()
    row = {"id": secrets.token_hex(16), "generation": 0, "key": key}
    connection.execute(sa.text("INSERT INTO vault VALUES (:id, :generation, :key)"), row)
    chain_up(connection, key)


def downgrade() -> None:
    """Drop what was made."""
    with op.batch_alter_table("audit", table_kwargs={"sqlite_autoincrement": True}) as audit:
        for name in _CHAIN:
            audit.drop_column(name)
    op.drop_column("version", "audited")
    op.drop_table("setting")
    op.drop_table("vault")
