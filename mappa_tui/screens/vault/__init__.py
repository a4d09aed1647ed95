"""The screens of the vault: first start, unlocking, the recovery key, people with access.

Until the first of them is painted, nothing but the standard library and Textual is imported.
"""

from textual.screen import Screen

from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.vault.entrance import Entrance


def doorway(entrance: Entrance, because: str = "") -> Screen[None]:
    """Return the screen that a vault's folder asks for, while nobody is let in.

    Args:
        entrance: the way into it.
        because: why it is locked, if it was open before.
    """
    try:
        found = entrance.look()
    except StorageError as error:
        from mappa_tui.screens.vault.trouble import TroubleScreen

        return TroubleScreen(error, entrance.newest_backup())
    if found.key_file is None:
        from mappa_tui.screens.vault.first import FirstScreen

        return FirstScreen(unencrypted=found.unencrypted)
    from mappa_tui.screens.vault.unlock import UnlockScreen

    return UnlockScreen(found.key_file, because)
