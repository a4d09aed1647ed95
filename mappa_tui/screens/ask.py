"""A few questions over the screen, answered together: a step that cannot be undone by itself."""

import asyncio
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mappa_tui.commands import COMMANDS, bindings, commands
from mappa_tui.widgets.follow import FollowingScroll
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.order import InOrder
from mappa_tui.widgets.questions import Act, Question, Questions, needed
from mappa_tui.widgets.say import MUTED, said

HELP = """Enter goes to the next question that needs an answer, and does it when none is left; Tab goes on, shift+Tab goes back. Esc goes back, and nothing is done.

F7 marks all of a field: typing replaces it. In a choice: space, the arrows or the first letters; backspace clears it.

Nothing that is typed here is saved before it is done."""  # noqa: E501

__all__ = ["AskScreen", "Question", "needed"]


class AskScreen(InOrder[dict[str, str] | None], ModalScreen[dict[str, str] | None]):
    """The questions; the result is the answers, or None if the person went back."""

    BINDINGS = bindings("call_off", "keep_form", "show_passphrase", "suggest_passphrase")
    help_words = HELP
    DEFAULT_CSS = """
    AskScreen { background: transparent; align: center top; }
    AskScreen > Vertical {
        border: round $m-accent; background: $m-background; padding: 0 2; margin-top: 2;
        width: 84%; max-width: 92; height: auto; max-height: 90%;
    }
    AskScreen .title { text-style: bold; height: auto; margin-bottom: 1; }
    AskScreen .sentence { height: auto; margin-bottom: 1; }
    AskScreen FollowingScroll { height: auto; max-height: 45vh; }
    AskScreen .keys { height: auto; margin-top: 1; }
    """

    def __init__(
        self,
        title: str,
        sentence: str = "",
        questions: Sequence[Question] = (),
        *,
        does: str = "Do it",
        act: Act | None = None,
        working: str = "working …",
        at: str = "",
    ) -> None:
        """Ask `questions`.

        Args:
            title: what it is about.
            sentence: what follows from it.
            questions: in their order.
            does: what Enter does.
            act: what is done before the screen closes; what it refuses is said here, and
                what was typed stays.
            working: what is said while that lasts.
            at: the question where the cursor begins, if not the first.
        """
        super().__init__()
        self._title = title
        self._sentence = sentence
        self._does = does
        self._only_lines = bool(questions) and all(question.lines for question in questions)
        self._has_new = any(question.new for question in questions)
        self._has_secret = self._has_new or any(question.secret for question in questions)
        keep = "keep_form" if self._only_lines else "keep"
        self.answers = (keep, "next_field", *self._passphrase_keys(), "call_off", "help")
        self.questions = Questions(questions, act, working=working)
        self._at = at
        self.ready = asyncio.Event()

    def compose(self) -> ComposeResult:
        """Lay out title, sentence, questions and keys."""
        with Vertical():
            yield Static(self._title, classes="title", markup=False)
            if self._sentence:
                yield Static(self._sentence, classes="sentence", markup=False)
            with FollowingScroll():
                yield self.questions
            yield Static(self._keys(), classes="keys", markup=False)

    def _passphrase_keys(self) -> tuple[str, ...]:
        new = ("suggest_passphrase",) if self._has_new else ()
        return (*new, "show_passphrase") if self._has_secret else ()

    def _keys(self) -> Content:
        # In a field of several lines, Enter begins one.
        key = COMMANDS["keep_form"].shown_key if self._only_lines else "Enter"
        keys = said((key, "bold $m-accent"), f" {self._does}   ")
        keys = said(keys, ("Tab", "bold $m-accent"), " Next field   ")
        for command in commands(*self._passphrase_keys()):
            keys = said(keys, (command.shown_key, "bold $m-accent"), f" {command.title}   ")
        return said(keys, ("Esc", "bold $m-accent"), " Back", (", nothing is done", MUTED))

    def on_mount(self) -> None:
        """Put the cursor where it begins, or nowhere if nothing is asked."""
        self.questions.focus_on(self._at)
        take_keys(self)

    def key_enter(self) -> None:
        """Do it, where nothing is asked."""
        self.questions.submit()

    @on(Questions.Done)
    def _done(self, event: Questions.Done) -> None:
        while self.app.screen is not self:  # the help, opened while it was being done
            self.app.pop_screen()
        self.dismiss(event.answers)

    def action_keep_form(self) -> None:
        """Do it, from any field."""
        self.questions.submit()

    def action_show_passphrase(self) -> None:
        """Show what stands behind dots for a moment."""
        self.questions.show_secrets()

    async def action_suggest_passphrase(self) -> None:
        """Make a new passphrase, where one is asked for."""
        await self.questions.suggest()

    def action_call_off(self) -> None:
        """Do nothing; what is being done already is waited for."""
        if not self.questions.is_working:
            self.dismiss(None)
