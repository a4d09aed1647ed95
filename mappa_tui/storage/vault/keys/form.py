"""The key file as JSON: written in one way only, read without believing any of it."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from mappa_tui.storage.errors import KeyFileDamaged, KeyFileNewer
from mappa_tui.storage.vault.keys.cost import Cost
from mappa_tui.storage.vault.keys.fields import Fields, Wrong, one_of_each
from mappa_tui.storage.vault.keys.slots import Head, KeyFile, Kind, Slot
from mappa_tui.storage.vault.keys.typed import LONGEST_NAME, plain_line

FORMAT = "mappa-tui key file"
VERSION = 1
MOST_PEOPLE = 64
MOST_BYTES = 256 * 1024
"""More than a key file with `MOST_PEOPLE` of the longest names takes."""
HIGHEST_NUMBER = 2**53
"""Of a generation or sequence: what every JSON reader holds exactly."""


def canonical(value: Any) -> bytes:
    """Return `value` as JSON in the one form over which tags and MACs are made.

    Keys sorted, no blanks, ASCII: the same data gives the same bytes.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def slot_form(slot: Slot) -> dict[str, Any]:
    """Return `slot` as the values of its JSON; bytes as hexadecimal digits."""
    cost = slot.cost
    return {
        "name": slot.name,
        "role": slot.role,
        "kind": slot.kind,
        "added": slot.added,
        "cost": {"memory_kib": cost.memory_kib, "rounds": cost.rounds, "lanes": cost.lanes},
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "public": slot.public.hex(),
        "wrapped": slot.wrapped.hex(),
        "sealed": slot.sealed.hex(),
    }


def file_form(key_file: KeyFile) -> dict[str, Any]:
    """Return all of `key_file` but its MAC as the values of its JSON."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "vault_id": key_file.vault_id,
        "generation": key_file.generation,
        "slots": [slot_form(slot) for slot in key_file.slots],
        "head": {"sequence": key_file.head.sequence, "mac": key_file.head.mac},
        "last": key_file.last,
    }


def to_bytes(key_file: KeyFile) -> bytes:
    """Return `key_file` as what stands in the file."""
    form = file_form(key_file) | {"mac": key_file.mac.hex()}
    return json.dumps(form | {"checksum": _checksum(form)}, indent=1).encode() + b"\n"


def from_bytes(data: bytes) -> KeyFile:
    """Read what stands in a key file. Nothing is decrypted, and little memory is taken.

    Raises:
        KeyFileDamaged: it is anything else than what `to_bytes` gives.
        KeyFileNewer: a later release wrote it.
    """
    if len(data) > MOST_BYTES:
        raise KeyFileDamaged
    try:
        return _read(json.loads(data.decode("utf-8"), object_pairs_hook=one_of_each))
    except (ValueError, RecursionError):
        # `from None`: the cause would show parts of the file.
        raise KeyFileDamaged from None


def _checksum(form: dict[str, Any]) -> str:
    """Return the SHA-256 of `form`.

    It tells a damaged file from a wrong passphrase before anything is tried. It stops
    nobody who means it; that is what the MAC does.
    """
    return hashlib.sha256(canonical(form)).hexdigest()


def _read(found: Any) -> KeyFile:
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Wrong
    if Fields(found).number("version", 1, HIGHEST_NUMBER) > VERSION:
        raise KeyFileNewer
    fields = Fields(
        found,
        "format version vault_id generation slots head last mac checksum",
    )
    key_file = KeyFile(
        vault_id=fields.hexadecimal("vault_id", 16).hex(),
        generation=fields.number("generation", 1, HIGHEST_NUMBER),
        slots=tuple(_slot(item) for item in fields.list("slots", MOST_PEOPLE + 1)),
        head=_head(fields.fields("head", "sequence mac")),
        last=_line(fields, "last"),
        mac=fields.hexadecimal("mac", 32),
    )
    _check_people(key_file)
    form = file_form(key_file) | {"mac": key_file.mac.hex()}
    if not hmac.compare_digest(_checksum(form), fields.hexadecimal("checksum", 32).hex()):
        raise Wrong
    return key_file


def _check_people(key_file: KeyFile) -> None:
    names = [slot.name for slot in key_file.people]
    if (
        not all(names)
        or len({name.casefold() for name in names}) < len(names)
        or not names
        or len(key_file.slots) != len(names) + 1
        or any(slot.name for slot in key_file.slots if slot.kind == "recovery")
        or key_file.last not in ("", *names)
    ):
        raise Wrong


def _slot(found: Any) -> Slot:
    fields = Fields(found, "name role kind added cost salt nonce public wrapped sealed")
    return Slot(
        name=_line(fields, "name"),
        role=_line(fields, "role"),
        kind=_kind(fields.text("kind", LONGEST_NAME)),
        added=_moment(fields.text("added", LONGEST_NAME)),
        cost=_cost(fields.fields("cost", "memory_kib rounds lanes")),
        salt=fields.hexadecimal("salt", 16),
        nonce=fields.hexadecimal("nonce", 12),
        public=fields.hexadecimal("public", 32),
        wrapped=fields.hexadecimal("wrapped", 48),
        sealed=fields.hexadecimal("sealed", 80),
    )


def _head(fields: Fields) -> Head:
    digits = 32 if fields.text("mac", 64) else 0
    return Head(
        fields.number("sequence", 0, HIGHEST_NUMBER), fields.hexadecimal("mac", digits).hex()
    )


def _cost(fields: Fields) -> Cost:
    values = [fields.number(name, 1, HIGHEST_NUMBER) for name in ("memory_kib", "rounds", "lanes")]
    return Cost(*values)


def _line(fields: Fields, name: str) -> str:
    text = fields.text(name, LONGEST_NAME)
    if text != plain_line(text):
        raise Wrong
    return text


def _kind(text: str) -> Kind:
    if text == "person":
        return "person"
    if text == "recovery":
        return "recovery"
    raise Wrong


def _moment(text: str) -> str:
    # Z first: a moment far from UTC could be one that no calendar here holds.
    if not text.endswith("Z") or utc_text(datetime.fromisoformat(text)) != text:
        raise Wrong
    return text


def utc_text(moment: datetime) -> str:
    """Return `moment`, an aware time, in UTC to the second, as slots hold it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
