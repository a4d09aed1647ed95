"""Choosing a passphrase: typed twice, or five random words; with a meter that is honest."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from mappa_tui.widgets.host import host
from mappa_tui.widgets.say import ATTENTION, MUTED, OK, said, stacked
from mappa_tui.widgets.secret import SecretInput

JUDGED_AFTER = 0.2
"""Seconds after the last key until the passphrase is judged."""
STEPS = 4
"""Steps of the meter."""
HINT = "Long is strong: four or five words at random. alt+g makes five."
EMPTY = "Type a passphrase, or press alt+g for one of five words."
DIFFERENT = "The two are not the same."


class NewPassphrase(Vertical):
    """Two fields of dots, and below them how long the passphrase would hold."""

    DEFAULT_CSS = """
    NewPassphrase { height: auto; width: 100%; }
    NewPassphrase #meter { height: auto; }
    """

    class Told(Message):
        """What both messages have: where it happened, and nothing of what was typed."""

        def __init__(self, passphrase: "NewPassphrase") -> None:
            super().__init__()
            self.passphrase = passphrase

        @property
        def control(self) -> "NewPassphrase":
            """Where it happened."""
            return self.passphrase

    class Changed(Told):
        """It was typed into."""

    class Entered(Told):
        """Enter was pressed, and there is nothing more to type here."""

    def __init__(
        self, label: str, known: Callable[[], Sequence[str]] = tuple, id: str | None = None
    ) -> None:
        """Make the fields.

        Args:
            label: of the first one.
            known: gives what whoever guesses would try first, such as the person's name.
            id: as for every widget.
        """
        super().__init__(id=id)
        self._label = label
        self._known = known
        self._soon: Timer | None = None
        self._suggested = ""
        self._wrong: SecretInput | None = None
        """The field in which something has to change."""
        self._judged: tuple[str, int, str, bool] | None = None
        """The text that was judged last, its step, the words, and whether it is enough."""

    def compose(self) -> ComposeResult:
        """Lay out the fields and the meter."""
        with Horizontal():
            yield Static(self._label, classes="label", markup=False)
            yield SecretInput(id="first")
        with Horizontal():
            yield Static("Once more", classes="label", markup=False)
            yield SecretInput(id="second")
        yield Static(said((HINT, MUTED)), id="meter", classes="beside", markup=False)

    @property
    def first(self) -> SecretInput:
        """The field that is typed in first."""
        return self.query_one("#first", SecretInput)

    @property
    def second(self) -> SecretInput:
        """The field that repeats it."""
        return self.query_one("#second", SecretInput)

    @property
    def text(self) -> str:
        """The passphrase."""
        return self.first.value

    async def suggest(self) -> None:
        """Fill both fields with words drawn at random, and show them to be written down."""
        words = await host(self.screen).store.aside(_suggest)
        self._suggested = words
        for field in (self.first, self.second):
            field.value = words
            field.cursor_position = len(words)
            field.hide()
        await self._judge()

    async def fault(self) -> str:
        """Return what is wrong with the passphrase, in a sentence, or nothing."""
        await self._judge()
        self._wrong = self.first
        if not self.text.strip():
            return EMPTY
        if self._judged and not self._judged[3]:
            return "This passphrase is too weak. Make it longer, or press alt+g."
        if self.first.value != self.second.value:
            self._wrong = self.second
            return DIFFERENT
        self._wrong = None
        return ""

    def focus(self, scroll_visible: bool = True, from_app_focus: bool = False) -> "NewPassphrase":
        """Put the cursor where something is still to be typed."""
        empty = self.second if self.first.value else self.first
        field = self._wrong or empty
        field.focus(scroll_visible)
        field.select_all()  # what was refused is typed anew, not added to
        return self

    def show_for_a_moment(self) -> None:
        """Show what stands behind the dots; hide it again soon."""
        self.first.show_for_a_moment()
        self.second.show_for_a_moment()

    @on(SecretInput.Changed)
    def _typed(self, event: SecretInput.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self))
        if self._suggested not in ("", self.text):
            self._suggested = ""
        self._paint()
        if self._soon:
            self._soon.stop()
        self._soon = self.set_timer(JUDGED_AFTER, self._judge)

    @on(SecretInput.Entered)
    def _entered(self, event: SecretInput.Entered) -> None:
        event.stop()
        if event.secret is self.first and self.text and not self.second.value:
            self.second.focus()
        else:
            self.post_message(self.Entered(self))

    async def _judge(self) -> None:
        """Judge what stands there now, where it does not hold up the keys."""
        text = self.text
        if text.strip() and (self._judged is None or self._judged[0] != text):
            known = tuple(each for each in self._known() if each.strip())
            step, words, enough = await host(self.screen).store.aside(lambda: _judge(text, known))
            self._judged = (text, step, words, enough)
        if self.is_attached:
            self._paint()

    def _paint(self) -> None:
        lines: list[Content] = []
        if self._suggested:
            lines.append(said("Write it down:  ", (self._suggested, "bold")))
        if not self.text:
            lines.append(said((HINT, MUTED)))
        elif self._judged is None or self._judged[0] != self.text:
            lines.append(said(("judging how long it holds …", MUTED)))
        else:
            _, step, words, enough = self._judged
            bar = "■" * step + "□" * (STEPS - step)
            lines.append(
                said(("✓" if enough else "!", OK if enough else ATTENTION), f" {bar} {words}")
            )
        again = self.second.value
        if again and not self.text.startswith(again):
            lines.append(said((f"! {DIFFERENT}", ATTENTION)))
        elif again and again == self.text:
            lines.append(said(("✓", OK), " Typed twice the same."))
        self.query_one("#meter", Static).update(stacked(lines))


def _suggest() -> str:
    from mappa_tui.storage.vault.keys.passphrases import suggest

    return suggest()


def _judge(text: str, known: tuple[str, ...]) -> tuple[int, str, bool]:
    from mappa_tui.storage.vault.keys.passphrases import judge

    strength = judge(text, known)
    return strength.step, strength.words, strength.enough
