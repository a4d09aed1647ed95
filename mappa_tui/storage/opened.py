"""One vault held open: opened, read and written in transactions, made anew, let go of."""

import datetime as dt
import shlex
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, Engine

from mappa_tui.domain.area import Area
from mappa_tui.domain.area_settings import AreaSettings
from mappa_tui.domain.clock import Clock
from mappa_tui.storage import areas, audit
from mappa_tui.storage.audit import ADMINISTER, Chain, Entry
from mappa_tui.storage.context import Contexts
from mappa_tui.storage.errors import (
    StorageError,
    VaultClosed,
    VaultDamaged,
    VaultReadOnly,
)
from mappa_tui.storage.migrate import migrate
from mappa_tui.storage.vault import identity, keeping, settings
from mappa_tui.storage.vault.backup import BACKUPS, newest
from mappa_tui.storage.vault.engine import create_vault, open_engine, plain_errors
from mappa_tui.storage.vault.install import KEYS, VAULT, install, staged
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.keyfile import KeyFile, read_key_file
from mappa_tui.storage.vault.keys.mac import check_mac
from mappa_tui.storage.vault.location import is_read_only
from mappa_tui.storage.vault.make import write_over_unencrypted
from mappa_tui.storage.vault.remake import remake
from mappa_tui.storage.writes import Writing


class OpenVault:
    """The vault in one folder, open for one person; of one thread only."""

    def __init__(self, folder: Path, clock: Clock, access: Access) -> None:
        self.author = access.author
        self.folder = folder
        self.read_only = is_read_only(folder)
        """Whether the folder cannot be written, so that one can only read."""
        self._key = access.key
        self._clock = clock
        self._closed = True
        self._sure = True
        """Whether the head of the audit is known: not after a commit that failed."""
        self._waiting: set[UUID] = set()
        """Records that are known to wait for the index of words."""
        self._trouble: str | None = None
        """Once the file is found to be damaged: what to say of it."""
        with plain_errors():
            own_agenda = areas.agenda_file(folder)
            if not self.read_only:
                install(folder)
                write_over_unencrypted(folder)
            if not (folder / VAULT).exists() and not (folder / KEYS).exists():
                create_vault(folder / VAULT, access.key)
        self._contexts = Contexts(areas.PROGRAM)
        self._open()
        if own_agenda is not None:
            self._take_in(own_agenda)

    @property
    def area_settings(self) -> AreaSettings:
        """What the area has set: what meetings that are begun from now on are held with."""
        return self._contexts.areas.now

    @property
    def area(self) -> Area:
        """The same without the agenda."""
        return self.area_settings.area

    def _take_in(self, own: areas.AgendaFile) -> None:
        """Take in the agenda that lies in the folder, once; then what the vault has counts."""
        if own.seal == self._settings[settings.AGENDA_FILE]:
            return
        known, is_first = self._contexts.areas, not self._settings[settings.AGENDA_FILE]
        new = AreaSettings(known.now.area, own.agenda)
        try:
            with self._writing() as writing:
                # What was begun before the first time was begun with the file, too.
                held = known if is_first else areas.holding(writing.connection, known)
                changed = areas.keep(writing, held, new, f"from {areas.AGENDA_NAME}")
                settings.write(writing.connection, settings.AGENDA_FILE, own.seal)
        except StorageError:
            # Whoever cannot write works with it all the same.
            changed = areas.Areas(new, known.begun)
        self._contexts.areas = changed

    def _open(self) -> None:
        with plain_errors():
            if not self.read_only:
                # What is decided goes in first: later, it would take what is written with it.
                install(self.folder)
            self._engine = self._opened()
        try:
            with self._watched():
                if (self.folder / KEYS).exists():
                    identity.check(self._engine, self._key_file())
                migrate(self._engine, read_only=self.read_only)
            self._closed = False
            with self._reading() as connection:
                self._chain = Chain(audit.key_of(connection), audit.newest(connection))
                self._settings = settings.read(connection)
                self._contexts.areas = areas.read(self._settings)
                self._id, self._generation = identity.of(connection)
        except BaseException:
            self._let_go()
            raise

    def _opened(self) -> Engine:
        try:
            return open_engine(self.folder / VAULT, self._key, read_only=self.read_only)
        except VaultDamaged:
            # The key came out of the key file, so that nobody mistyped it.
            why = (
                "Your passphrase is right, but its key does not open the vault's file: the file "
                "is damaged, or it and the key file are not of one pair."
            )
            raise VaultDamaged(self._way_back(why)) from None

    def close(self) -> None:
        """Let go of the file, the audit's head kept outside it."""
        if not self._closed and self._has_people and self._trouble is None:
            with suppress(StorageError):
                self._note_head()
        self._let_go()

    def has_old_key_file(self) -> bool:
        """Whether the key file is of an earlier time than the vault: people may differ."""
        return self._key_file().generation < self._generation

    def _key_file(self) -> KeyFile:
        key_file = read_key_file(self.folder / KEYS)
        # Or somebody could put a key file of their own there while the vault is open.
        check_mac(key_file, self._key)
        return key_file

    def _remake(self, key_file: KeyFile, new_key: bytes, said: str, whom: str) -> None:
        if self.read_only:
            raise VaultReadOnly
        now = self._clock.now()
        entry = Entry(now, self.author, ADMINISTER, "person", reason=said, recipient=whom)
        keys = (self._key, new_key)
        try:
            with plain_errors(), staged(self.folder) as part:
                remake(part, self._engine, self._chain, keys, key_file, entry)
                self._let_go()
            self._key = new_key
        finally:
            self._contexts.drop()
            if self._closed:
                self._open()

    def now(self) -> dt.datetime:
        """Return the moment that what is written now is written at."""
        return self._clock.now()

    @property
    def generation(self) -> int:
        """How often it was changed who gets in."""
        return self._generation

    @property
    def _has_people(self) -> bool:
        # A throwaway vault never had any, and nothing of it is kept.
        return self._generation > 0

    def _note_head(self) -> None:
        with self._reading() as connection:
            keeping.note_head(self.folder, self._key, connection, self._chain.head, self.author)

    def _let_go(self) -> None:
        self._closed = True
        self._contexts.drop()
        with plain_errors():
            self._engine.dispose()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Turn errors into the vault's; once its file is damaged, name the way back."""
        try:
            with plain_errors():
                yield
        except VaultDamaged:
            self._trouble = self._way_back(
                "The vault's file is damaged, so nothing more is saved in it. Note down what is "
                "not saved yet and leave."
            )
            raise VaultDamaged(self._trouble) from None

    def _way_back(self, what: str) -> str:
        last = None
        with suppress(StorageError):
            last = newest(self.folder / BACKUPS, self._key_file().vault_id)
        if last is None:
            return f"{what} Put the last good backup in its place."
        return (
            f"{what} To put the last backup back: mappa-tui restore {shlex.quote(str(last.folder))}"
        )

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self._refuse_closed()
        engine = self._engine.execution_options(reading=True)
        with self._watched(), engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Writing]:
        self._refuse_closed()
        if self.read_only:
            raise VaultReadOnly
        if self._trouble is not None:
            raise VaultDamaged(self._trouble)
        now, today = self._clock.now(), self._clock.today()
        try:
            with self._watched(), self._engine.begin() as connection:
                if not self._sure:
                    self._chain.head, self._sure = audit.newest(connection), True
                writing = Writing(
                    connection, self._contexts, self._chain, self._waiting, self.author, now, today
                )
                yield writing
                head = writing.finish()
            self._chain.head = head
        except BaseException:
            self._contexts.drop()
            self._waiting.clear()
            self._sure = False
            raise

    def _refuse_closed(self) -> None:
        # An engine that was disposed of would open the file anew by itself.
        if self._closed:
            raise VaultClosed
