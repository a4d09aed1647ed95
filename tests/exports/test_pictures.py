"""Pictures of a template: without what was written into them, and plain ones alone."""

import pytest

from mappa_tui.exports.word_template.pictures import MOST_BYTES, plain_picture
from tests.exports.templates import crest


def segment(kind: int, data: bytes) -> bytes:
    return bytes((0xFF, kind)) + (len(data) + 2).to_bytes(2, "big") + data


JFIF = segment(0xE0, b"JFIF\0")
EXIF = segment(0xE1, b"Exif\0\0 at 51.5, -0.1")
REMARK = segment(0xFE, b"by J. Smithson")
TABLE = segment(0xDB, bytes(65))
SCAN = segment(0xDA, bytes(6)) + b"\x01\xff\x00\x02" + b"\xff\xd9"


def test_a_photograph_keeps_its_dots_and_loses_where_and_by_whom_it_was_taken() -> None:
    whole = b"\xff\xd8" + JFIF + EXIF + REMARK + TABLE + SCAN + b"what somebody hid behind it"
    assert plain_picture(whole) == ("jpeg", b"\xff\xd8" + JFIF + TABLE + SCAN)


def test_a_drawing_loses_the_texts_of_its_program() -> None:
    assert plain_picture(crest(b"J. Smithson") + b"more") == ("png", crest())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg/>",
        b"\xff\xd8",
        b"\xff\xd8" + JFIF + b"?",
        b"\xff\xd8" + JFIF + b"\xff\xda",
        crest()[:40],
        crest() + bytes(MOST_BYTES),
    ],
    ids=lambda data: f"{len(data)} bytes",
)
def test_whatever_else_is_no_picture_to_take(data: bytes) -> None:
    assert plain_picture(data) is None
