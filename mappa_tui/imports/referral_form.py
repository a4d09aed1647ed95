"""A referral form that was filled in with Word, or a program like it, read field by field.

A field is known by its control's tag, or by its label where the control is gone. Whatever is
no value of a field is told, with what stands there: nothing is left out silently.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from mappa_tui.domain.referral_form import FIELDS, GROUPS, HEADER, INTRO, NOTES, TITLE, FormField
from mappa_tui.domain.text import clean
from mappa_tui.imports.sheet import Unusable
from mappa_tui.imports.word_file import body, is_word

LONGEST = 20_000
"""Characters of one answer."""
TWICE = "It is there twice, with different answers."
UNKNOWN = "It is none of the form’s fields."
OUTSIDE = "It stands outside the fields."
TOO_LONG = f"It is longer than an answer can be: {LONGEST:,} characters."
MOST_ROWS = 1_000
"""Of one table; the form has a few dozen in all."""
MANY = "It is not the referral form: a table in it has more than 1,000 rows."
NO_FORM = "It is not the referral form: none of its fields is in it."

_WORDS_OWN = (
    "Click or tap here to enter text.",
    "Click here to enter text.",
    "Choose an item.",
    "Click or tap to enter a date.",
    "Click here to enter a date.",
)
"""What Word puts into a control that was emptied."""
_HEAD_STYLES = ("ProtectiveMarking", "Title", "Subtitle", "Status")
_NOT_THERE = ("del", "moveFrom", "instrText", "delText", "sdtPr", "pPr", "rPr", "tcPr", "trPr")
_ENDS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True, repr=False)
class Unread:
    """Something in the file that is no answer."""

    label: str
    stood: str
    why: str


@dataclass(slots=True, repr=False)
class Filled:
    """What a form says."""

    answers: dict[FormField, str] = field(default_factory=dict)
    """What stands in each field; fields that were left as they were are not here."""
    missing: list[FormField] = field(default_factory=list)
    """Fields whose row is gone."""
    unread: list[Unread] = field(default_factory=list)


def read_form(data: bytes) -> Filled:
    """Return what a filled-in form says; raises Unusable, with why in a sentence."""
    said: dict[FormField, list[str]] = {}
    found = Filled()
    known = _known_words()
    for block in _blocks(body(data)):
        if is_word(block, "tbl"):
            rows = list(_children(block, "tr"))
            if len(rows) > MOST_ROWS:
                raise Unusable(MANY)
            for row in rows:
                _take_row(found, said, list(_children(row, "tc")))
        elif _style(block) not in _HEAD_STYLES:
            text = _text(block)
            if _plain(text) not in known:
                found.unread.append(Unread("", text, OUTSIDE))
    if not said:
        raise Unusable(NO_FORM)
    for each, texts in said.items():
        _take(found, each, [text for text in dict.fromkeys(texts) if text])
    found.missing = [each for each in FIELDS if each not in said]
    return found


def _take_row(found: Filled, said: dict[FormField, list[str]], cells: list[etree._Element]) -> None:
    if not cells:
        return
    label, *rest = (_text(cell) for cell in cells)
    value = "\n".join(text for text in rest if text)
    if (label, value) == HEADER:
        return
    tags = [tag for cell in cells for tag in _tags(cell) if tag in _BY_TAG]
    which = _BY_TAG[tags[0]] if tags else _BY_LABEL.get(_plain(label))
    if which is None:
        if label or value:
            found.unread.append(Unread(label, value, UNKNOWN))
        return
    said.setdefault(which, []).append("" if _plain(value) in _PROMPTS else value)


def _take(found: Filled, which: FormField, texts: list[str]) -> None:
    if len(texts) > 1:
        found.unread.append(Unread(which.label, " / ".join(texts), TWICE))
    elif texts and len(texts[0]) > LONGEST:
        found.unread.append(Unread(which.label, texts[0], TOO_LONG))
    elif texts:
        found.answers[which] = texts[0]


def _known_words() -> set[str]:
    own = [
        *INTRO.split("\n"),
        *(title for title, _ in GROUPS),
        *"\n".join(NOTES.values()).split("\n"),
    ]
    return {_plain(text) for text in ("", *own, TITLE, "End of document.")}


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables, those within controls and tracked insertions too."""
    for child in parent:
        if is_word(child, "p", "tbl"):
            yield child
        elif is_word(child, "sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from _blocks(child)


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    for child in parent:
        if is_word(child, name):
            yield child
        elif is_word(child, "sdt", "sdtContent", "ins", "customXml"):
            yield from _children(child, name)


def _tags(cell: etree._Element) -> Iterator[str]:
    for element in cell.iter():
        if is_word(element, "tag"):
            yield next((str(value) for value in element.attrib.values()), "")


def _style(paragraph: etree._Element) -> str:
    for element in paragraph.iter():
        if is_word(element, "pStyle"):
            return next((str(value) for value in element.attrib.values()), "")
    return ""


def _text(element: etree._Element) -> str:
    """Return what a reader sees in it: a line for each paragraph, without tracked deletions."""
    lines = "".join(_pieces(element)).split("\n")
    return clean("\n".join(line.strip() for line in lines)).strip()


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if is_word(child, "t"):
            yield child.text or ""
        elif is_word(child, *_ENDS):
            yield _ENDS[etree.QName(child).localname]
        elif is_word(child, *_NOT_THERE) or _is_second_form(child) or _is_prompt(child):
            continue
        else:
            yield from _pieces(child)
            if is_word(child, "p"):
                yield "\n"


def _is_second_form(element: etree._Element) -> bool:
    """Whether it repeats, for older programs, what stands beside it."""
    return isinstance(element.tag, str) and etree.QName(element).localname == "Fallback"


def _is_prompt(element: etree._Element) -> bool:
    """Whether it is a control that still says what to type there."""
    if not is_word(element, "sdt"):
        return False
    looks = (look for each in element if is_word(each, "sdtPr") for look in each)
    if not any(is_word(look, "showingPlcHdr") for look in looks):
        return False
    # Not `_pieces`, which asks this of every control within.
    texts = (each.text or "" for each in element.iter() if is_word(each, "t"))
    return _plain("".join(texts)) in _PROMPTS


_BY_TAG = {each.tag: each for each in FIELDS}
_BY_LABEL = {_plain(each.label): each for each in FIELDS}
_PROMPTS = {_plain(text) for text in (*(each.prompt for each in FIELDS), *_WORDS_OWN)}
"""What a field says that nobody filled in."""
