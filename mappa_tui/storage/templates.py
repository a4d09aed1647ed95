"""The area's own Word template in the vault: taken, given out, taken out again."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from mappa_tui.domain.word_template import Template
from mappa_tui.storage.audit import ADMINISTER
from mappa_tui.storage.errors import VaultUnreadable
from mappa_tui.storage.tables import TEMPLATE

if TYPE_CHECKING:
    from mappa_tui.storage.writes import Writing

NOUN = "template"


def read(connection: Connection) -> Template | None:
    """Return the template, if the area has one; raises VaultUnreadable if it is another."""
    row = connection.execute(select(TEMPLATE)).first()
    if row is None:
        return None
    template = Template(row.name, row.data)
    if template.sha256 != row.sha256:
        raise VaultUnreadable(
            "The Word template of the area is not the one that was taken. Choose it anew in the "
            "settings of the area."
        )
    return template


def keep(writing: "Writing", template: Template | None) -> None:
    """Put a template in the place of the one before, or none; note which."""
    writing.connection.execute(delete(TEMPLATE))
    if template is None:
        writing.note(ADMINISTER, NOUN, reason="taken out: documents look as the program's own")
        return
    values = {"sha256": template.sha256, "name": template.name, "data": template.data}
    writing.connection.execute(insert(TEMPLATE).values(values))
    writing.note(ADMINISTER, NOUN, reason=f"{template.name}, SHA-256 {template.sha256}")
