"""A few questions that are answered together, and what is done with the answers.

What is wrong is said beside each field. What takes long is done while the form waits, and
if it is refused, everything typed is still there.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from mappa_tui.storage.errors import (
    NotAPerson,
    PassphraseUnusable,
    PersonUnusable,
    StorageError,
    WrongPassphrase,
    WrongRecoveryKey,
)
from mappa_tui.widgets.choice import Choice
from mappa_tui.widgets.editor import Editor
from mappa_tui.widgets.new_passphrase import EMPTY, NewPassphrase
from mappa_tui.widgets.say import ATTENTION, DANGER, MUTED, said
from mappa_tui.widgets.secret import SecretInput

Answers = dict[str, str]
Act = Callable[[Answers], Awaitable[None]]
"""Does what was asked for; raises StorageError if it cannot, whose sentence is then said."""

OWN, NAME, PASSPHRASE, RECOVERY = "own", "name", "passphrase", "recovery"
"""Names of questions beside which an error of the vault is said."""
_BESIDE: dict[type[StorageError], str] = {
    WrongPassphrase: OWN,
    PersonUnusable: NAME,
    NotAPerson: NAME,
    PassphraseUnusable: PASSPHRASE,
    WrongRecoveryKey: RECOVERY,
}


def _always(answers: Mapping[str, str]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked."""

    name: str
    label: str
    answer: str = ""
    """What stands there already."""
    choices: tuple[str, ...] = ()
    lines: bool = False
    secret: bool = False
    """Whether it shows dots: a passphrase that exists already."""
    plain: bool = False
    """Whether a secret is shown after all, since it is long and typed from paper."""
    new: bool = False
    """Whether it is a new passphrase: typed twice, and judged."""
    whole: bool = False
    """Whether typing replaces what stands there: a time, a date, a number."""
    hint: str = ""
    check: Callable[[str], str] = lambda text: ""
    """Returns what is wrong with an answer, in a sentence, or nothing."""
    asked: Callable[[Mapping[str, str]], bool] = _always
    """Whether it is asked at all, from the answers to the others."""


def needed(sentence: str) -> Callable[[str], str]:
    """Return a check that refuses an empty answer with `sentence`."""
    return lambda text: "" if text.strip() else sentence


class Questions(Vertical):
    """The questions, and below them how it stands."""

    DEFAULT_CSS = """
    Questions { height: auto; width: 100%; }
    Questions .question, Questions Horizontal { height: auto; }
    Questions .label { width: 18; color: $m-muted; height: auto; }
    Questions .-here > .label { text-style: bold; color: $m-text; }
    Questions .wrong { height: auto; padding-left: 20; display: none; }
    Questions #wrong-passphrase { padding-left: 0; }
    Questions .stands { height: auto; display: none; margin-top: 1; }
    Questions Editor { max-height: 6; }
    """

    class Done(Message):
        """All is answered, and done."""

        def __init__(self, answers: Answers) -> None:
            super().__init__()
            self.answers = answers

        def __repr__(self) -> str:
            return "Questions.Done()"

        def __rich_repr__(self) -> "list[str]":
            return []

    def __init__(
        self, questions: Sequence[Question], act: Act | None = None, *, working: str = "working …"
    ) -> None:
        """Ask `questions`.

        Args:
            questions: in their order.
            act: what is done with the answers before they count as given.
            working: what is said while that lasts.
        """
        super().__init__()
        self._questions = tuple(questions)
        self._act = act
        self._working = working
        self._barred = ""
        """Why nothing is done now."""

    @property
    def is_working(self) -> bool:
        """Whether something is being done that cannot be left."""
        return self._barred == self._working

    def compose(self) -> ComposeResult:
        """Lay the questions out, each with the place for what is wrong."""
        for question in self._questions:
            with Vertical(classes="question", id=f"row-{question.name}"):
                if question.new:
                    yield self._widget(question)
                else:
                    with Horizontal():
                        yield Static(question.label, classes="label", markup=False)
                        yield self._widget(question)
                yield Static("", classes="wrong", id=f"wrong-{question.name}", markup=False)
        yield Static("", classes="stands", markup=False)

    def _widget(self, question: Question) -> Widget:
        name = f"ask-{question.name}"
        if question.new:
            return NewPassphrase(question.label, self._known, id=name)
        if question.secret:
            return SecretInput(plain=question.plain, hint=question.hint, id=name)
        if question.choices:
            return Choice(question.choices, question.answer, id=name)
        return Editor(
            question.answer,
            lines=question.lines,
            hint=question.hint,
            marks=question.whole,
            id=name,
        )

    def on_mount(self) -> None:
        """Leave out what is not asked."""
        self._leave_out()

    def focus_on(self, name: str = "") -> None:
        """Put the cursor in the question `name`, or in the first one."""
        for question in self._questions[:1]:
            _go_to(self._place(name or question.name))

    def answers(self) -> Answers:
        """Return what stands in the fields now."""
        return {question.name: _answer(self._place(question.name)) for question in self._questions}

    def show_secrets(self) -> None:
        """Show what stands behind dots for a moment."""
        for field in self.query(SecretInput):
            field.show_for_a_moment()

    async def suggest(self) -> None:
        """Make a new passphrase, where one is asked for."""
        for field in self.query(NewPassphrase):
            await field.suggest()

    def bar(self, why: str) -> None:
        """Do nothing for the time being; `why` is said. An empty text lets go on."""
        self._barred = why
        self.say(why)

    def submit(self) -> None:
        """Judge the answers, and do what is to be done with them."""
        if not self._barred:
            self.bar(self._working)
            # The app's and not this form's: it ends with the screen, and what was begun is done.
            self.app.run_worker(self._answer(), exit_on_error=True)

    def _known(self) -> Sequence[str]:
        """Return what stands in the fields that hide nothing."""
        hiding = (SecretInput, NewPassphrase)
        places = [self._place(question.name) for question in self._questions]
        return [_answer(each) for each in places if not isinstance(each, hiding)]

    def _place(self, name: str) -> Widget:
        return self.query_one(f"#ask-{name}")

    def _asked(self) -> list[Question]:
        answers = self.answers()
        return [question for question in self._questions if question.asked(answers)]

    async def _answer(self) -> None:
        answers = self.answers()
        wrong = {question.name: await self._fault(question) for question in self._asked()}
        if not self.is_attached:
            return
        for question in self._questions:
            self._say_beside(question.name, wrong.get(question.name, ""))
        first = next((name for name, sentence in wrong.items() if sentence), None)
        if first:
            _go_to(self._place(first))
            self.bar("")
            return
        try:
            if self._act:
                await self._act(answers)
        except StorageError as error:
            if self.is_attached:
                self._refuse(error)
            return
        if self.is_attached:
            self.bar("")
            for field in self.query(SecretInput):
                field.value = ""
            self.post_message(self.Done(answers))

    async def _fault(self, question: Question) -> str:
        place = self._place(question.name)
        if isinstance(place, NewPassphrase) and (fault := await place.fault()):
            return fault
        return question.check(_answer(place))

    def _refuse(self, error: StorageError) -> None:
        if self.is_working:  # unless it was barred for a reason of its own meanwhile
            self.bar("")
        name = _BESIDE.get(type(error), "")
        if name not in [question.name for question in self._questions]:
            self.say(f"! {error.sentence}", DANGER)
            return
        place = self._place(name)
        if isinstance(place, SecretInput) and place.password:
            place.value = ""
        self._say_beside(name, error.sentence, DANGER)
        place.focus()

    def _say_beside(self, name: str, sentence: str, tone: str = ATTENTION) -> None:
        place = self.query_one(f"#wrong-{name}", Static)
        place.update(said((f"! {sentence}", tone)))
        place.display = bool(sentence)
        _bring_in_sight(place)

    def say(self, words: str, tone: str = MUTED) -> None:
        """Say below the questions how it stands."""
        for place in self.query(".stands").results(Static):
            place.update(said((words, tone)))
            place.display = bool(words)
            _bring_in_sight(place)

    def _leave_out(self) -> None:
        asked = self._asked()
        for question in self._questions:
            self.query_one(f"#row-{question.name}").display = question in asked

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say by the label, too, where the cursor is."""
        for row in self.query(Horizontal):
            row.set_class(row is event.widget.parent, "-here")

    @on(Editor.Changed)
    @on(Choice.Changed)
    @on(SecretInput.Changed)
    @on(NewPassphrase.Changed)
    def _changed(self, event: Message) -> None:
        """Take back what was said of an answer that is another now."""
        place = event.control
        if isinstance(place, Widget) and _answer(place):
            self._say_beside((place.id or "").removeprefix("ask-"), "")
        self._leave_out()

    @on(Editor.Entered)
    @on(Choice.Entered)
    @on(SecretInput.Entered)
    @on(NewPassphrase.Entered)
    def _entered(self, event: Message) -> None:
        """Go on to what is still to be answered; do it where nothing is."""
        event.stop()
        asked = self._asked()
        places = [self._place(question.name) for question in asked]
        at = next((at for at, place in enumerate(places) if place is event.control), 0)
        lacking = [question for question in asked[at:] if self._lacks(question)]
        if not lacking:
            self.submit()
        elif lacking[0] is asked[at]:
            self._say_beside(asked[at].name, asked[at].check("") or EMPTY)
        else:
            _go_to(self._place(lacking[0].name))

    def _lacks(self, question: Question) -> bool:
        """Whether it needs an answer and has none."""
        needs = question.new or bool(question.check(""))
        return needs and not _answer(self._place(question.name)).strip()


def _go_to(place: Widget) -> None:
    if place.has_focus:
        return
    place.focus()
    # At once: marked when the news of it comes, text would be that was typed meanwhile.
    if isinstance(place, Editor):
        place.enter()


def _bring_in_sight(place: Static) -> None:
    if place.display:
        place.call_after_refresh(place.scroll_visible, animate=False)


def _answer(place: Widget) -> str:
    if isinstance(place, Choice | SecretInput):
        return place.value
    assert isinstance(place, Editor | NewPassphrase)
    return place.text
