"""The two palettes, ten tones each; every text has a contrast of at least 4.5."""

from textual.theme import Theme

_DUSK = {
    "background": "#15191F",
    "surface": "#1C222A",
    "field": "#242C36",
    "line": "#5D6875",
    "text": "#E4E8ED",
    "muted": "#A3AEBA",
    "accent": "#86B8E8",
    "ok": "#8CC9A0",
    "attention": "#E6BC6E",
    "danger": "#F2938C",
}
_PAPER = {
    "background": "#F7F6F3",
    "surface": "#ECEBE6",
    "field": "#FFFFFF",
    "line": "#85878A",
    "text": "#1C2229",
    "muted": "#535C66",
    "accent": "#1D5689",
    "ok": "#23653C",
    "attention": "#7A4F00",
    "danger": "#A02820",
}
TONES = {"dusk": _DUSK, "paper": _PAPER}
"""The tones of each palette, by name."""


def _theme(name: str, tones: dict[str, str], *, dark: bool) -> Theme:
    own = {f"m-{tone}": value for tone, value in tones.items()}
    return Theme(
        name=name,
        primary=tones["accent"],
        secondary=tones["accent"],
        accent=tones["accent"],
        foreground=tones["text"],
        background=tones["background"],
        surface=tones["surface"],
        panel=tones["surface"],
        boost=tones["field"],
        warning=tones["attention"],
        error=tones["danger"],
        success=tones["ok"],
        dark=dark,
        variables={
            **own,
            "input-cursor-background": tones["accent"],
            "input-cursor-foreground": tones["background"],
            "input-selection-background": tones["line"],
            "input-selection-foreground": tones["field"] if not dark else "#FFFFFF",
            "block-cursor-background": tones["field"],
            "block-cursor-foreground": tones["text"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": tones["background"],
            "block-cursor-blurred-foreground": tones["text"],
            "block-cursor-blurred-text-style": "none",
            "block-hover-background": tones["surface"],
            "border": tones["accent"],
            "border-blurred": tones["line"],
            "scrollbar": tones["line"],
            "scrollbar-hover": tones["muted"],
            "scrollbar-active": tones["muted"],
            "scrollbar-background": tones["background"],
            "scrollbar-background-hover": tones["background"],
            "scrollbar-background-active": tones["background"],
            "scrollbar-corner-color": tones["background"],
        },
    )


THEMES = (_theme("dusk", _DUSK, dark=True), _theme("paper", _PAPER, dark=False))
"""The dark theme first."""
