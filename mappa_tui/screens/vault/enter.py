"""From the door into the program: the vault is opened, noted, and shown where one left it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mappa_tui.domain.text import counted
from mappa_tui.screens.vault.recovery_key import RecoveryKeyScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.widgets.host import Host

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

NEVER_CONFIRMED = (
    "The recovery key was never typed back, so it may not be on paper. This is a new one; the "
    "earlier one opens nothing any more. Keep it in a safe, apart from this computer."
)
OLD_KEY_FILE = (
    "The key file is older than the vault: somebody put it back, or exchanged it. People may get "
    "in who had lost their access, and newer passphrases fail. Look at the people: v w on home."
)
READ_ONLY = "READ ONLY: nothing that is typed is kept"
OLD_KEYS = "OLD KEY FILE: look at the people, v w"
MANY = 3
"""Wrong passphrases that are more than a slip, so that who comes in is told of them."""
SAME_PASSPHRASE = "The vault is read-only: the old passphrase was not replaced."


@dataclass(frozen=True, slots=True)
class Arrived:
    """How the vault was found."""

    place: str
    """Where one was when it was locked."""
    confirmed: bool
    """Whether the recovery key is known to be on paper."""
    old_key_file: bool
    read_only: bool


async def enter(app: Host, access: Access, passphrase: str, wrong: int = 0) -> None:
    """Go in with a passphrase; raises StorageError if the vault does not open.

    Args:
        app: the app.
        access: what lets the person in.
        passphrase: theirs.
        wrong: how many wrong ones were typed before it, since the program was started.
    """
    arrived = await _arrive(app, access, wrong=wrong)
    if not (arrived.confirmed or arrived.read_only):
        key = await app.store.call(lambda store: store.people.renew_recovery_key(passphrase))
        await _confirm(app, key, NEVER_CONFIRMED)
    await _go_on(app, arrived)
    if wrong >= MANY:
        app.warn(f"{counted(wrong, 'wrong passphrase')} were typed here before yours.")


async def enter_new(app: Host, access: Access, recovery_key: str) -> None:
    """Go into a vault that was just made, once its recovery key is on paper."""
    arrived = await _arrive(app, access)
    await _confirm(app, recovery_key)
    await _go_on(app, arrived)


async def enter_recovered(app: Host, access: Access, passphrase: str) -> None:
    """Go in with the recovery key, and replace the passphrase of who goes in."""

    def replace(store: "Store") -> None:
        if not store.read_only:
            store.people.recover(access.key, passphrase)
            keep_confirmed(store, confirmed=True)

    arrived = await _arrive(app, access, replace)
    await _go_on(app, arrived)
    if arrived.read_only:
        app.warn(SAME_PASSPHRASE)


def keep_confirmed(store: "Store", *, confirmed: bool) -> None:
    """Keep whether the recovery key was typed back; until it was, each unlocking asks."""
    from mappa_tui.storage.vault.settings import RECOVERY_CONFIRMED

    store.set_setting(RECOVERY_CONFIRMED, "yes" if confirmed else "")


async def _arrive(
    app: Host,
    access: Access,
    before: "Callable[[Store], None]" = lambda store: None,
    wrong: int = 0,
) -> Arrived:
    def arrive(store: "Store") -> Arrived:
        before(store)
        return _look_round(store, wrong)

    app.store.let_in(access)
    try:
        return await app.store.call(arrive)
    except StorageError:
        await app.store.turn_away()
        raise


def _look_round(store: "Store", wrong: int) -> Arrived:
    from mappa_tui.storage.vault.settings import PLACE, RECOVERY_CONFIRMED

    place, confirmed = store.setting(PLACE), store.setting(RECOVERY_CONFIRMED)
    old = store.log_in(f"after {counted(wrong, 'wrong passphrase')}" if wrong else "")
    if place and not store.read_only:
        store.set_setting(PLACE, "")
    return Arrived(place, bool(confirmed), old, store.read_only)


async def _confirm(app: Host, recovery_key: str, because: str = "") -> None:
    screen = RecoveryKeyScreen(recovery_key, because)
    await app.show_alone(screen)
    await screen.confirmed.wait()
    await app.store.call(lambda store: keep_confirmed(store, confirmed=True))


async def _go_on(app: Host, arrived: Arrived) -> None:
    banner = READ_ONLY if arrived.read_only else OLD_KEYS if arrived.old_key_file else ""
    await app.go_home(banner, read_only=arrived.read_only)
    if arrived.old_key_file:
        app.warn(OLD_KEY_FILE)
    if arrived.place:
        from mappa_tui.screens.place import go_back

        await go_back(app, arrived.place)
