"""A few questions over the screen, answered together: a step that cannot be undone by itself."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from mappa_tui.commands import bindings
from mappa_tui.widgets.choice import Choice
from mappa_tui.widgets.editor import Editor
from mappa_tui.widgets.follow import FollowingScroll
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.say import ATTENTION, MUTED, said


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked."""

    name: str
    label: str
    answer: str = ""
    """What stands there already."""
    choices: tuple[str, ...] = ()
    lines: bool = False
    hint: str = ""
    check: Callable[[str], str] = lambda text: ""
    """Returns what is wrong with an answer, in a sentence, or nothing."""


def needed(sentence: str) -> Callable[[str], str]:
    """Return a check that refuses an empty answer with `sentence`."""
    return lambda text: "" if text.strip() else sentence


class AskScreen(ModalScreen[dict[str, str] | None]):
    """The questions; the result is the answers, or None if the person went back."""

    BINDINGS = bindings("back")
    DEFAULT_CSS = """
    AskScreen { background: transparent; align: center top; }
    AskScreen > Vertical {
        border: round $m-accent; background: $m-background; padding: 0 2; margin-top: 2;
        width: 84%; max-width: 92; height: auto; max-height: 90%;
    }
    AskScreen .title { text-style: bold; height: auto; margin-bottom: 1; }
    AskScreen .sentence { height: auto; margin-bottom: 1; }
    AskScreen FollowingScroll { height: auto; max-height: 50vh; }
    AskScreen Horizontal { height: auto; }
    AskScreen .label { width: 18; color: $m-muted; height: auto; }
    AskScreen Horizontal:focus-within .label { text-style: bold; color: $m-text; }
    AskScreen .wrong { height: auto; padding-left: 20; display: none; }
    AskScreen Editor { max-height: 6; }
    AskScreen .keys { height: auto; margin-top: 1; }
    """

    def __init__(
        self,
        title: str,
        sentence: str = "",
        questions: Sequence[Question] = (),
        *,
        does: str = "Do it",
    ) -> None:
        super().__init__()
        self._title = title
        self._sentence = sentence
        self._questions = tuple(questions)
        self._does = does
        self.ready = asyncio.Event()

    def compose(self) -> ComposeResult:
        """Lay out title, sentence, questions and keys."""
        with Vertical():
            yield Static(self._title, classes="title", markup=False)
            if self._sentence:
                yield Static(self._sentence, classes="sentence", markup=False)
            with FollowingScroll():
                for question in self._questions:
                    yield from self._compose_question(question)
            keys = said(("Enter", "bold $m-accent"), f" {self._does}   ")
            keys = said(keys, ("Tab", "bold $m-accent"), " Next field   ")
            keys = said(keys, ("Esc", "bold $m-accent"), " Back", (", nothing is done", MUTED))
            yield Static(keys, classes="keys", markup=False)

    def _compose_question(self, question: Question) -> ComposeResult:
        with Horizontal():
            yield Static(question.label, classes="label", markup=False)
            if question.choices:
                yield Choice(question.choices, question.answer, id=f"ask-{question.name}")
            else:
                yield Editor(
                    question.answer,
                    lines=question.lines,
                    hint=question.hint,
                    id=f"ask-{question.name}",
                )
        yield Static("", classes="wrong", id=f"wrong-{question.name}", markup=False)

    def on_mount(self) -> None:
        """Put the cursor in the first question, or nowhere if there is none."""
        for question in self._questions:
            self.query_one(f"#ask-{question.name}").focus()
            break
        take_keys(self)

    def key_enter(self) -> None:
        """Do it, where nothing is asked."""
        self._do()

    @on(Editor.Entered)
    @on(Choice.Entered)
    def _entered(self, event: Message) -> None:
        event.stop()
        self._do()

    def _answers(self) -> Mapping[str, str]:
        answers = {}
        for question in self._questions:
            widget = self.query_one(f"#ask-{question.name}")
            answers[question.name] = widget.value if isinstance(widget, Choice) else ""
            if isinstance(widget, Editor):
                answers[question.name] = widget.text
        return answers

    def _do(self) -> None:
        answers = dict(self._answers())
        wrong = {q.name: q.check(answers[q.name]) for q in self._questions}
        for name, sentence in wrong.items():
            place = self.query_one(f"#wrong-{name}", Static)
            place.update(said((f"! {sentence}", ATTENTION)))
            place.display = bool(sentence)
        first = next((name for name, sentence in wrong.items() if sentence), None)
        if first:
            self.query_one(f"#ask-{first}").focus()
        else:
            self.dismiss(answers)

    def action_back(self) -> None:
        """Do nothing."""
        self.dismiss(None)
