"""A template's styles with those of the minutes merged in, by name, and the list of headings."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from mappa_tui.exports.word_template.allowed import NUMBERING, STYLES, allowed
from mappa_tui.exports.word_template.names import NAMESPACES, w
from mappa_tui.exports.word_template.package import Element

LANGUAGE = "en-GB"
_HEADINGS = ("Heading1", "Heading2", "Heading3")
_TABLES = ("TableHeading", "MinutesTable")
"""White letters on a dark ground: one of them without the other cannot be read."""
_BEFORE_LIST = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
_LEVEL = (
    *("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlJc", "pPr"),
    "rPr",
)
"""The order within a level of a list, which LibreOffice does not keep."""
_REFERENCES = ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle", "numStyleLink")


@dataclass(slots=True)
class Styles:
    """The styles of a template under the ids that the writer uses."""

    styles: Element
    numbering: Element
    ids: dict[str, str]
    """The id of each of the template's own styles, by what it was."""
    added: list[str] = field(default_factory=list)
    """What was taken from the program's own template, by name."""


def merged(
    styles: Element | None, numbering: Element | None, our_styles: Element, our_numbering: Element
) -> Styles:
    """Return the template's styles with what the minutes need; what it has itself stays.

    Args:
        styles: the template's, if it has any.
        numbering: its lists, if it has any.
        our_styles: those of the program's own template.
        our_numbering: its one list, which numbers the headings.
    """
    own = allowed(styles, STYLES) if styles is not None else _empty("styles")
    lists = allowed(numbering, NUMBERING) if numbering is not None else _empty("numbering")
    found = Styles(own, lists, {})
    _drop_doubles(own, our_styles)
    _drop_second(lists, "abstractNum", "abstractNumId")
    _drop_second(lists, "num", "numId")
    for level in lists.iter(w("lvl")):
        level[:] = sorted(level, key=_place)
    found.ids = _renamed(own, our_styles)
    for tree in (own, lists):
        rename_references(tree, found.ids)
    _defaults(own, our_styles)
    found.added = [*_add_missing(own, our_styles)]
    if not all(_is_numbered(own, lists, key) for key in _HEADINGS):
        _number_headings(own, lists, our_numbering)
        found.added.append("the numbers of headings")
    _drop_dangling(own, lists)
    return found


def rename_references(tree: Element, ids: dict[str, str]) -> None:
    """Let whatever refers to a style refer to it by its new id; to none that is not there."""
    for each in [*tree.iter(*map(w, _REFERENCES))]:
        new = ids.get(each.get(w("val"), ""))
        if new is None:
            each.getparent().remove(each)
        else:
            each.set(w("val"), new)


def header_fill(styles: Element) -> str:
    """Return the colour behind a table's header row, which stands in each of its cells too."""
    table = _by_id(styles).get("MinutesTable")
    path = f"{w('tblStylePr')}[@{w('type')}='firstRow']/{w('tcPr')}/{w('shd')}"
    shade = None if table is None else table.find(path)
    return "auto" if shade is None else shade.get(w("fill"), "auto")


def _empty(name: str) -> Element:
    return etree.Element(w(name), nsmap={"w": NAMESPACES["w"]})


def _of(styles: Element) -> list[Element]:
    return list(styles.findall(w("style")))


def _id(style: Element) -> str:
    return str(style.get(w("styleId"), ""))


def _name(style: Element) -> str:
    named = style.find(w("name"))
    return "" if named is None else str(named.get(w("val"), ""))


def _by_id(styles: Element) -> dict[str, Element]:
    return {_id(style): style for style in _of(styles)}


def _by_name(styles: Element) -> dict[str, Element]:
    # Word tells its own names apart by nothing but the letters: “Heading 1” is “heading 1”.
    return {_name(style).casefold(): style for style in _of(styles)}


def _drop_doubles(own: Element, ours: Element) -> None:
    """Take out styles without a name or id, the second of a name or id, and ours of a wrong kind.

    So too one of the two that only go together, where the other is missing.
    """
    kinds = {name: style.get(w("type")) for name, style in _by_name(ours).items()}
    seen: set[str] = set()
    for style in _of(own):
        marks = {f"id {_id(style)}", f"name {_name(style).casefold()}"}
        wrong = kinds.get(_name(style).casefold(), style.get(w("type"))) != style.get(w("type"))
        if wrong or not _id(style) or not _name(style) or marks & seen:
            own.remove(style)
        else:
            seen |= marks
    names = _by_name(own)
    pair = [_name(_by_id(ours)[key]).casefold() for key in _TABLES]
    if sum(name in names for name in pair) == 1:
        own.remove(names[next(name for name in pair if name in names)])


def _place(part: Element) -> int:
    name = etree.QName(part).localname
    return _LEVEL.index(name) if name in _LEVEL else len(_LEVEL)


def _drop_second(lists: Element, name: str, key: str) -> None:
    """Take out what has no id, or that of one before it."""
    seen = {None, ""}
    for each in lists.findall(w(name)):
        identity = each.get(w(key))
        if identity in seen:
            lists.remove(each)
        seen.add(identity)


def _renamed(own: Element, ours: Element) -> dict[str, str]:
    """Give those of our names our ids; return the new id of every style."""
    wanted = {name: _id(style) for name, style in _by_name(ours).items()}
    taken = {_id(style) for style in _of(own)} | set(wanted.values())
    ids: dict[str, str] = {}
    for style in _of(own):
        old = _id(style)
        new = wanted.get(_name(style).casefold())
        if new is None:
            new = old
            while new in wanted.values() or (new != old and new in taken):
                new += "Own"
            taken.add(new)
        ids[old] = new
        style.set(w("styleId"), new)
    return ids


def _defaults(own: Element, ours: Element) -> None:
    """See to the defaults of all text, in our language."""
    there = own.find(w("docDefaults"))
    if there is None:
        own.insert(0, deepcopy(ours.find(w("docDefaults"))))
        return
    letters = there.find(w("rPrDefault"))
    if letters is None:
        letters = etree.Element(w("rPrDefault"))
        there.insert(0, letters)
    look = letters.find(w("rPr"))
    if look is None:
        look = etree.SubElement(letters, w("rPr"))
    names = {w("val"): LANGUAGE, w("eastAsia"): LANGUAGE, w("bidi"): "ar-SA"}
    etree.SubElement(look, w("lang"), names)


def _add_missing(own: Element, ours: Element) -> Iterator[str]:
    there = _by_name(own)
    have_default = {style.get(w("type")) for style in _of(own) if style.get(w("default"))}
    for style in _of(ours):
        if _name(style).casefold() in there:
            continue
        copy = deepcopy(style)
        if copy.get(w("default")) and copy.get(w("type")) in have_default:
            del copy.attrib[w("default")]
        own.append(copy)
        if style.find(w("semiHidden")) is None:
            name = _name(style)
            yield name[:1].upper() + name[1:]


def _is_numbered(styles: Element, lists: Element, key: str) -> bool:
    """Whether a style numbers its paragraphs, by itself or by what it is based on."""
    by_id, seen = _by_id(styles), set[str]()
    numbers = {each.get(w("numId")) for each in lists.findall(w("num"))}
    while key in by_id and key not in seen:
        seen.add(key)
        number = by_id[key].find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        if number is not None:
            return number.get(w("val")) in numbers - {"0"}
        based = by_id[key].find(w("basedOn"))
        key = "" if based is None else based.get(w("val"), "")
    return False


def _number_headings(styles: Element, lists: Element, ours: Element) -> None:
    """Put the three headings on our list; none on a list of its own, or they would not count on."""
    for link in [*lists.iter(w("pStyle"))]:
        if link.get(w("val")) in _HEADINGS:
            link.getparent().remove(link)
    abstracts, numbers = lists.findall(w("abstractNum")), lists.findall(w("num"))
    abstract = _free(each.get(w("abstractNumId")) for each in abstracts)
    number = _free(each.get(w("numId")) for each in numbers)
    made = deepcopy(ours.find(w("abstractNum")))
    made.set(w("abstractNumId"), abstract)
    # The lists stand in front, what uses them behind.
    lists.insert(len(abstracts), made)
    use = etree.Element(w("num"), {w("numId"): number})
    etree.SubElement(use, w("abstractNumId"), {w("val"): abstract})
    lists.insert(len(abstracts) + 1 + len(numbers), use)
    by_id = _by_id(styles)
    for level, key in enumerate(_HEADINGS):
        _put_on_list(by_id[key], str(level), number)


def _free(taken: Iterator[str | None]) -> str:
    return str(max((int(each) for each in taken if each and each.isdigit()), default=0) + 1)


def _put_on_list(style: Element, level: str, number: str) -> None:
    look = style.find(w("pPr"))
    if look is None:
        look = etree.Element(w("pPr"))
        letters = next((i for i, each in enumerate(style) if each.tag == w("rPr")), len(style))
        style.insert(letters, look)
    for old in look.findall(w("numPr")):
        look.remove(old)
    use = etree.Element(w("numPr"))
    etree.SubElement(use, w("ilvl"), {w("val"): level})
    etree.SubElement(use, w("numId"), {w("val"): number})
    before = {w(name) for name in _BEFORE_LIST}
    look.insert(sum(each.tag in before for each in look), use)


def _drop_dangling(styles: Element, lists: Element) -> None:
    """Take out what refers to a style or a list that is not there."""
    ids = {key: key for key in _by_id(styles)}
    for tree in (styles, lists):
        rename_references(tree, ids)
    numbers = {each.get(w("numId")) for each in lists.findall(w("num"))} | {"0"}
    for each in [*styles.iter(w("numPr"))]:
        number = each.find(w("numId"))
        if number is not None and number.get(w("val")) not in numbers:
            each.getparent().remove(each)
