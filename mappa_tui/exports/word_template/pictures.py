"""Pictures of a template: plain ones alone, without what a camera or a program wrote into them."""

from collections.abc import Iterator
from struct import unpack_from

MOST_BYTES = 3_000_000
"""No crest is larger; every document would carry it."""
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs"}
_JPEG = b"\xff\xd8"
_SCAN, _ADOBE, _JFIF, _COMMENT = 0xDA, 0xEE, 0xE0, 0xFE


def plain_picture(data: bytes) -> tuple[str, bytes] | None:
    """Return the extension and the bare picture; None if it is neither PNG nor JPEG."""
    if len(data) > MOST_BYTES:
        return None
    try:
        if data.startswith(_PNG):
            return "png", b"".join((_PNG, *_png(data)))
        if data.startswith(_JPEG):
            return "jpeg", b"".join((_JPEG, *_jpeg(data)))
    except (ValueError, IndexError):
        pass
    return None


def _png(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while True:
        size, kind = unpack_from(">I4s", data.ljust(at + 8, b"\0"), at)
        chunk = data[at : at + size + 12]
        if len(chunk) < size + 12:
            raise ValueError("cut off")
        if kind in _PNG_KEPT:
            yield chunk
        at += size + 12
        if kind == b"IEND":
            return


def _jpeg(data: bytes) -> Iterator[bytes]:
    at = len(_JPEG)
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker")
        kind = data[at + 1]
        if kind == _SCAN:
            # The picture itself; what stands behind its end is no part of it.
            end = data.rindex(b"\xff\xd9") + 2
            yield data[at:end]
            return
        size = int.from_bytes(data[at + 2 : at + 4], "big") + 2
        told = kind == _COMMENT or (0xE0 <= kind <= 0xEF and kind not in (_ADOBE, _JFIF))
        if not told:
            yield data[at : at + size]
        at += size
