"""What of a template's content is taken; everything else stays behind."""

from collections.abc import Collection

from lxml import etree

from mappa_tui.exports.word_template.names import NAMESPACES, W, w
from mappa_tui.exports.word_template.package import Element

_PARAGRAPH = """
    pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId
    suppressLineNumbers pBdr top left start bottom right end between bar shd tabs tab
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
    adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc textAlignment
    outlineLvl
"""
_LETTERS = """
    rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint
    noProof color spacing w kern position sz szCs highlight u bdr fitText vertAlign rtl cs em
"""
_TABLE = """
    tblPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW
    tblCellSpacing tblInd tblBorders insideH insideV tblLayout tblCellMar tblLook tblCaption
    tblDescription tblGrid gridCol trPr cantSplit trHeight tblHeader gridBefore gridAfter wBefore
    wAfter cnfStyle tcPr tcW gridSpan vMerge tcBorders tl2br tr2bl noWrap tcMar textDirection
    tcFitText vAlign hideMark
"""
_STYLE = """
    style name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked tblStylePr
    docDefaults rPrDefault pPrDefault latentStyles lsdException styles
"""
_LIST = """
    numbering abstractNum nsid multiLevelType tmpl styleLink numStyleLink lvl start numFmt
    lvlRestart isLgl suff lvlText lvlJc num abstractNumId lvlOverride startOverride
"""
_FONT = "fonts font altName panose1 charset family notTrueType pitch sig"

LOOKS = frozenset(" ".join((_PARAGRAPH, _LETTERS, _TABLE)).split())
"""How paragraphs, letters and tables look. Hidden text and languages are not among it."""
STYLES = LOOKS | frozenset(_STYLE.split())
NUMBERING = LOOKS | frozenset(_LIST.split())
FONTS = frozenset(_FONT.split())


def allowed(element: Element, names: Collection[str]) -> Element:
    """Return a copy with the elements of `names` alone, and Word's own attributes of them."""
    return _copy(element, names, None)


def _copy(element: Element, names: Collection[str], parent: Element) -> Element:
    kept = {name: value for name, value in element.attrib.items() if _is_kept(name)}
    if parent is None:
        copy = etree.Element(element.tag, kept, nsmap={"w": NAMESPACES["w"]})
    else:
        copy = etree.SubElement(parent, element.tag, kept)
    for child in element:
        named = etree.QName(child)
        if named.namespace == W and named.localname in names:
            _copy(child, names, copy)
    return copy


def _is_kept(name: str) -> bool:
    # Each editing session leaves a number of its own in the attributes rsid….
    return name.startswith(w("")) and not name.startswith(w("rsid"))
