"""How alembic runs here: on the connection that is open, in its transaction."""

from alembic import context

from mappa_tui.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
