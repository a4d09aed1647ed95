"""Making the vault anew under a changed key file, beside the one that is in use."""

from pathlib import Path

from sqlalchemy import Engine, update

from mappa_tui.storage.audit import Chain, Entry
from mappa_tui.storage.tables import VAULT as VAULT_TABLE
from mappa_tui.storage.vault.copies import check, copy_vault, give_key
from mappa_tui.storage.vault.engine import open_engine
from mappa_tui.storage.vault.install import KEYS, VAULT
from mappa_tui.storage.vault.keys.keyfile import KeyFile, write_key_file


def remake(
    part: Path,
    engine: Engine,
    chain: Chain,
    keys: tuple[bytes, bytes],
    key_file: KeyFile,
    entry: Entry,
) -> None:
    """Put the pair that is to be installed in an empty folder.

    Args:
        part: the folder.
        engine: the open vault.
        chain: its audit.
        keys: the data key until now, and from now on; most changes leave it.
        key_file: as it is from now on, its generation already raised.
        entry: what the audit says of it.
    """
    key, new = keys
    copy_vault(engine, part / VAULT)
    copied = open_engine(part / VAULT, key)
    try:
        with copied.begin() as connection:
            generation = update(VAULT_TABLE).values(generation=key_file.generation)
            connection.execute(generation)
            chain.append(connection, [entry])
    finally:
        copied.dispose()
    if new != key:
        give_key(part / VAULT, key, new)
    check(part / VAULT, new)
    write_key_file(part / KEYS, key_file)
