import pytest

from mappa_tui.widgets.plot import bar


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0.0, "    "),
        (0.125, "╸   "),
        (0.5, "━━  "),
        (0.625, "━━╸ "),
        (1.0, "━━━━"),
        (1.7, "━━━━"),
        (-1.0, "    "),
    ],
)
def test_a_bar_fills_its_share_to_half_a_cell(share: float, shown: str) -> None:
    assert bar(share, 4) == shown
