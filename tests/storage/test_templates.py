"""The area's own Word template in the vault: kept whole, taken out again, noted."""

from collections.abc import Callable

import pytest

from mappa_tui.domain.word_template import Template
from mappa_tui.storage.errors import VaultUnreadable
from mappa_tui.storage.store import Store

OpenStore = Callable[[], Store]
FIRST, SECOND = Template("force.dotx", b"PK first"), Template("new.docx", b"PK second")


def noted(store: Store) -> list[tuple[str, str]]:
    return [(e.action, e.reason) for e in store.entries.page() if e.noun == "template"]


def test_a_template_is_there_when_the_vault_is_opened_again(open_store: OpenStore) -> None:
    store = open_store()
    assert store.template() is None
    store.set_template(FIRST)
    assert open_store().template() == FIRST


def test_another_takes_its_place_and_none_takes_it_out_each_noted_with_the_hash(
    open_store: OpenStore,
) -> None:
    store = open_store()
    store.set_template(FIRST)
    store.set_template(SECOND)
    assert store.template() == SECOND
    store.set_template(None)
    assert store.template() is None
    assert noted(store) == [
        ("administer", "taken out: documents look as the program's own"),
        ("administer", f"new.docx, SHA-256 {SECOND.sha256}"),
        ("administer", f"force.dotx, SHA-256 {FIRST.sha256}"),
    ]


def test_a_template_that_is_not_the_one_taken_is_not_printed_over(open_store: OpenStore) -> None:
    store = open_store()
    store.set_template(FIRST)
    with store._writing() as writing:
        writing.connection.exec_driver_sql("UPDATE template SET data = X'00'")
    with pytest.raises(VaultUnreadable, match="not the one that was taken"):
        store.template()
    store.set_template(None)
    assert store.template() is None
