"""What the rules say of a record, a sentence each after its mark."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from mappa_tui.widgets.say import laid_out, marked, said, stacked


class Verdicts(Static):
    """The sentences, wrapped beside their marks."""

    DEFAULT_CSS = "Verdicts { height: auto; width: 100%; margin-top: 1; }"

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._words: Sequence[tuple[str, str]] = ()

    def say(self, words: Sequence[tuple[str, str]]) -> None:
        """Show these sentences, each with its mark."""
        if words != self._words:
            self._words = words
            self.update(self._laid_out())

    def on_resize(self) -> None:
        """Wrap them anew."""
        self.update(self._laid_out())

    def _laid_out(self) -> Content:
        width = self.size.width or 60
        return stacked(
            line
            for mark, sentence in self._words
            for line in laid_out([marked(mark), said(sentence)], [1, width - 2], 1)
        )
