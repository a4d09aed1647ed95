"""A Word file as its parts and back; the same parts give the same bytes."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_MEMBERS = ("[Content_Types].xml", "_rels/.rels")


@cache
def packaged_template() -> bytes:
    """Return the program's own template."""
    return files("mappa_tui.exports").joinpath("template", "minutes.docx").read_bytes()


def unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a Word file that the program made."""
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            yield name, package.read(name)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a Word file, its parts in one order and without the clock's dates."""
    memory = BytesIO()
    with ZipFile(memory, "w") as target:
        for name in (*_FIRST_MEMBERS, *sorted(set(parts) - set(_FIRST_MEMBERS))):
            member = ZipInfo(name)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0
            target.writestr(member, parts[name])
    return memory.getvalue()
