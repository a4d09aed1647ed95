"""Every change of a key file: a new one comes back, the one given stays as it is.

Each change first checks the MAC of what it is given. Without that, somebody could paste a
slot of their own into the file and have the next data key sealed to it.

Whether a passphrase is strong enough is for whoever asks for it (`passphrases.judge`).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from mappa_tui.storage.errors import LastPerson, PersonUnusable
from mappa_tui.storage.vault.keys.cost import LOWEST, STANDARD, Cost
from mappa_tui.storage.vault.keys.form import MOST_PEOPLE, utc_text
from mappa_tui.storage.vault.keys.mac import check_mac, with_mac
from mappa_tui.storage.vault.keys.recovery import new_recovery_key, show_recovery_key
from mappa_tui.storage.vault.keys.sealing import new_slot, sealed_to
from mappa_tui.storage.vault.keys.slots import Head, KeyFile, Slot
from mappa_tui.storage.vault.keys.typed import (
    LONGEST_NAME,
    passphrase_bytes,
    plain_line,
    plain_name,
)


def new_key_file(
    vault_id: str,
    data_key: bytes,
    name: str,
    role: str,
    passphrase: str,
    now: datetime,
    cost: Cost = STANDARD,
) -> tuple[KeyFile, str]:
    """Return the key file of a new vault with its first person, and its recovery key.

    Args:
        vault_id: 32 small hexadecimal digits, those of the database.
        data_key: The key of the database, 32 bytes.
        name: Who it is; tidied (`plain_name`).
        role: What they are to the meetings; may be empty.
        passphrase: As it was typed.
        now: The time in UTC.
        cost: What a try at the passphrase shall cost.

    Raises:
        PersonUnusable: the name is empty, or name or role too long.
        PassphraseUnusable: the passphrase is empty or too long.
        TooLittleMemory: the system does not give the memory of `cost`.
    """
    person = _person(vault_id, data_key, name, role, passphrase, utc_text(now), cost)
    slot, text = _recovery(vault_id, data_key, now, LOWEST)
    key_file = KeyFile(vault_id, 1, (person, slot), Head(), "", b"")
    return with_mac(key_file, data_key), text


def with_person(
    key_file: KeyFile,
    data_key: bytes,
    name: str,
    role: str,
    passphrase: str,
    now: datetime,
    cost: Cost = STANDARD,
) -> KeyFile:
    """Return `key_file` with one more person.

    Raises:
        PersonUnusable: the name is empty, too long or taken (case aside), or no more fit in.
        PassphraseUnusable: the passphrase is empty or too long.
        KeyFileDamaged: the MAC is not that of `data_key`.
        TooLittleMemory: the system does not give the memory of `cost`.
    """
    check_mac(key_file, data_key)
    wanted = plain_name(name).casefold()
    if any(slot.name.casefold() == wanted for slot in key_file.people):
        raise PersonUnusable("Somebody of that name has access already. Give another name.")
    if len(key_file.people) >= MOST_PEOPLE:
        raise PersonUnusable(f"At most {MOST_PEOPLE} people share a vault. Remove somebody first.")
    person = _person(key_file.vault_id, data_key, name, role, passphrase, utc_text(now), cost)
    return _next(key_file, data_key, (*key_file.slots, person))


def with_passphrase(
    key_file: KeyFile, data_key: bytes, name: str, passphrase: str, cost: Cost = STANDARD
) -> KeyFile:
    """Return `key_file` with a new passphrase for a person, who keeps name, role and place.

    The pair is new too: what the old passphrase opened opens nothing in later files.

    Raises:
        NotAPerson: there is nobody of that name.
        PassphraseUnusable: the passphrase is empty or too long.
        KeyFileDamaged: the MAC is not that of `data_key`.
        TooLittleMemory: the system does not give the memory of `cost`.
    """
    check_mac(key_file, data_key)
    old = key_file.person(name)
    new = _person(key_file.vault_id, data_key, old.name, old.role, passphrase, old.added, cost)
    return _next(key_file, data_key, _exchanged(key_file.slots, old, new))


def without_person(key_file: KeyFile, data_key: bytes, name: str, new_data_key: bytes) -> KeyFile:
    """Return `key_file` without a person, with `new_data_key` sealed to everybody left.

    All others, and the recovery key, open it as before. The person's copy of the old file
    opens the old data key still: the database has to change to the new one.

    Raises:
        NotAPerson: there is nobody of that name.
        LastPerson: nobody would be left.
        KeyFileDamaged: the MAC is not that of `data_key`.
    """
    check_mac(key_file, data_key)
    leaving = key_file.person(name)
    if len(key_file.people) == 1:
        raise LastPerson
    left = [
        sealed_to(key_file.vault_id, slot, new_data_key)
        for slot in key_file.slots
        if slot is not leaving
    ]
    last = "" if key_file.last == leaving.name else key_file.last
    return _next(replace(key_file, last=last), new_data_key, left)


def with_recovery(
    key_file: KeyFile, data_key: bytes, now: datetime, cost: Cost = LOWEST
) -> tuple[KeyFile, str]:
    """Return `key_file` with a new recovery key in the place of the old one, and its text.

    Raises:
        KeyFileDamaged: the MAC is not that of `data_key`.
    """
    check_mac(key_file, data_key)
    slot, text = _recovery(key_file.vault_id, data_key, now, cost)
    slots = _exchanged(key_file.slots, key_file.recovery, slot)
    return _next(key_file, data_key, slots), text


def with_head(key_file: KeyFile, data_key: bytes, head: Head, last: str) -> KeyFile:
    """Return `key_file` with the audit's `head` and who unlocked last; the generation stays.

    Raises:
        NotAPerson: `last` is neither empty nor a person's name.
        KeyFileDamaged: the MAC is not that of `data_key`.
    """
    check_mac(key_file, data_key)
    name = key_file.person(last).name if last else ""
    return with_mac(replace(key_file, head=head, last=name), data_key)


def _next(key_file: KeyFile, data_key: bytes, slots: Iterable[Slot]) -> KeyFile:
    changed = replace(key_file, generation=key_file.generation + 1, slots=tuple(slots))
    return with_mac(changed, data_key)


def _exchanged(slots: Iterable[Slot], old: Slot, new: Slot) -> Iterable[Slot]:
    return (new if slot is old else slot for slot in slots)


def _person(
    vault_id: str,
    data_key: bytes,
    name: str,
    role: str,
    passphrase: str,
    added: str,
    cost: Cost,
) -> Slot:
    role = plain_line(role)
    if len(role) > LONGEST_NAME:
        raise PersonUnusable(f"A role has at most {LONGEST_NAME} characters.")
    return new_slot(
        vault_id,
        data_key,
        passphrase_bytes(passphrase),
        name=plain_name(name),
        role=role,
        kind="person",
        added=added,
        cost=cost,
    )


def _recovery(vault_id: str, data_key: bytes, now: datetime, cost: Cost) -> tuple[Slot, str]:
    # At the lowest cost: nobody guesses 160 random bits, however cheap a try is.
    key = new_recovery_key()
    slot = new_slot(
        vault_id, data_key, key, name="", role="", kind="recovery", added=utc_text(now), cost=cost
    )
    return slot, show_recovery_key(key)
