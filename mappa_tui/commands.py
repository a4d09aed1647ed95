"""One registry of commands: each has one key, one name and one line of help.

The footer, the palette and the help screen read it; a key means one thing everywhere.
Screens name the commands that they answer, and Textual calls `action_<name>` on them.
"""

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a person can do."""

    name: str
    """The action that is called; also what counts in the footer go by."""
    key: str
    """The key as Textual names it; several are parted by commas, the first is shown."""
    title: str
    """The short name in the footer."""
    help: str
    """One line that says what it does."""
    footer: bool = True
    """Whether the footer has it, where there is room."""
    place: bool = False
    """Whether it goes somewhere: narrow screens show those in a row of their own."""

    @property
    def shown_key(self) -> str:
        """The key as people read it: `F2`, `ctrl+g`, `Enter`."""
        first = self.key.split(",")[0]
        names = {"escape": "Esc", "slash": "/", "delete": "Del", "tab": "Tab", "enter": "Enter"}
        if first in names:
            return names[first]
        return first.upper() if first.startswith("f") and first[1:].isdigit() else first

    def binding(self) -> Binding:
        """Return Textual's binding for it."""
        return Binding(self.key, self.name, self.title, show=False, priority=self._goes_first)

    @property
    def _goes_first(self) -> bool:
        """Whether it is taken before a focused field sees the key."""
        # Many terminals send alt with a letter as that letter, which a field would type.
        return self.key.startswith(("ctrl+", "alt+")) or self.shown_key.startswith("F")


def _keys(*commands: Command) -> dict[str, Command]:
    return {command.name: command for command in commands}


COMMANDS = _keys(
    Command("help", "f1", "Help", "what can be done here, and with which key"),
    Command("next_item", "f2", "Next", "leave this item and go to the next"),
    Command("previous_item", "ctrl+r", "Previous", "go back to the item before", footer=False),
    Command("goto_item", "ctrl+g", "Go to", "go to an item by its number", footer=False),
    Command("new_action", "f3", "Action", "capture an action without losing the place"),
    Command("new_decision", "f4", "Decision", "capture a decision with its rationale"),
    Command("new_restricted", "f8", "Restricted", "capture what the offender must not learn"),
    Command(
        "missing",
        "f5",
        "Missing",
        "all that is missing, each line leading to its field",
        place=True,
    ),
    Command(
        "next_gap",
        "ctrl+b",
        "Next gap",
        "go straight to the next thing that is missing",
        footer=False,
    ),
    Command(
        "check",
        "alt+k",
        "Check",
        "the audit sheets K and L, as the record answers them",
        footer=False,
    ),
    Command("agenda", "f9", "Agenda", "the agenda: choose an item", footer=False, place=True),
    Command(
        "actions",
        "f10",
        "Actions",
        "the actions: of this case, on home of all",
        footer=False,
        place=True,
    ),
    Command(
        "thread",
        "ctrl+t",
        "Golden thread",
        "what answers each risk, and what keeps each victim safe",
        footer=False,
    ),
    Command("reason", "r", "Why none", "write why nothing is needed for this risk or victim"),
    Command(
        "changes",
        "alt+d",
        "What changed",
        "what changed since the last meeting",
        footer=False,
    ),
    Command("finish", "f12", "Next step", "begin, close, sign, issue or amend"),
    Command("new_row", "ctrl+n", "New", "the pane's own new line", footer=False),
    Command("handling", "alt+h", "Handling", "change who may read these notes", footer=False),
    Command(
        "documents",
        "alt+w",
        "Documents",
        "minutes in Word and all other documents of the meeting (docx, export)",
        footer=False,
    ),
    Command(
        "summary",
        "alt+e",
        "Executive summary",
        "write the text that answers a request for the minutes",
        footer=False,
    ),
    Command("write_document", "w,f12", "Write", "write the document to a file"),
    Command("write_owed", "a", "All that is owed", "write all that the meeting owes"),
    Command("check_file", "y", "Check a file", "whether a written file was changed since"),
    Command("save_now", "ctrl+s", "Save", "save now; it is saved by itself anyway", footer=False),
    Command(
        "switch_theme",
        "alt+t",
        "Light or dark",
        "switch between the light and the dark look",
        footer=False,
    ),
    Command(
        "vault",
        "v",
        "Vault",
        "people with access, settings, backups, the audit, verifying",
        footer=False,
    ),
    Command(
        "area",
        "m",
        "Area settings",
        "the MAPPA area: agencies, agenda, wordings, intervals, targets",
        footer=False,
    ),
    Command("export_area", "x", "Export", "write all settings of the area to one TOML file"),
    Command("import_area", "i", "Import", "take settings from a TOML file; they are shown first"),
    Command("program_own", "o", "Program’s own", "put back what the program brings"),
    Command("invite_agency", "i", "Invited", "invite it to first meetings, or no longer"),
    Command("move_up", "u,alt+up", "Up", "move it up"),
    Command("move_down", "d,alt+down", "Down", "move it down"),
    Command("remove_line", "delete", "Take out", "take it out of the list"),
    Command("people", "w", "People", "who has access to the vault, passphrases, the recovery key"),
    Command("settings", "s", "Settings", "when it locks, where backups go, how long they are kept"),
    Command(
        "back_up",
        "b",
        "Back up",
        "copy the vault into a folder, and read the copy whole",
        footer=False,
    ),
    Command("verify", "y", "Verify", "read the vault whole, and say what is found"),
    Command("audit", "a", "Audit", "who did what and when, the newest first"),
    Command("narrow_down", "slash", "Filter", "show only some, by what is asked for"),
    Command("show_all", "delete", "All", "take the filter away"),
    Command("next_order", "s", "Sort", "sort by the next: due date, agency, owner, case"),
    Command("outcome", "o", "Outcome", "what became of the action: done, moved, cancelled, chased"),
    Command(
        "disclosure_outcome",
        "u",
        "Disclosure made",
        "what came of the disclosure: when, by whom, the response",
    ),
    Command("deadlines", "d", "Deadlines", "what is owed by when, in all cases"),
    Command("export_list", "x", "Export", "write what is listed to a CSV file"),
    Command(
        "change_passphrase", "alt+p", "My passphrase", "change the passphrase that you unlock with"
    ),
    Command(
        "recovery_key", "alt+r", "Recovery key", "open with the recovery key, or make a new one"
    ),
    Command("remove_person", "delete", "Remove", "take a person’s access to the vault away"),
    Command(
        "suggest_passphrase", "alt+g", "Five words", "make a passphrase of five words at random"
    ),
    Command("show_passphrase", "alt+s", "Show", "show what stands behind the dots for a moment"),
    Command(
        "copy_out",
        "alt+c",
        "Copy to the system clipboard",
        "let other programs have what is selected, or was copied last",
        footer=False,
    ),
    Command(
        "lock",
        "ctrl+l",
        "Lock",
        "save, and lock until a passphrase is typed",
        footer=False,
    ),
    Command(
        "hide",
        "ctrl+o",
        "Hide",
        "blank the screen; any key brings it back",
        footer=False,
    ),
    Command("leave", "ctrl+q", "Leave", "save everything and leave the program", footer=False),
    Command("open", "enter", "Open", "open what the cursor is on"),
    Command(
        "statistics",
        "t",
        "Statistics",
        "the tables of the annual report, and the indicators",
        footer=False,
    ),
    Command(
        "import_csv",
        "i",
        "Import",
        "take a register, level history, events or referrals from a CSV file",
        footer=False,
    ),
    Command("take_in", "f12", "Import", "store what was found; what has to be chosen is asked"),
    Command("choose_report", "slash", "Year, area", "choose the reporting year and the area"),
    Command("export_figures", "x", "Export", "write the figures to a Word or a CSV file"),
    Command("new_meeting", "n", "New meeting", "plan a meeting for the case under the cursor"),
    Command("find", "slash", "Find", "find a case by name or reference, or anything written"),
    Command(
        "find_everywhere",
        "ctrl+f",
        "Find",
        "find a case by name or reference, or anything written",
        footer=False,
    ),
    Command("register", "r", "Register", "every case, to order, to filter and to export"),
    Command("order_by", "s", "Sort", "choose what the list is sorted by"),
    Command(
        "referral", "f", "Referral", "a referral: find its case, or begin one; the form in Word"
    ),
    Command("new_case", "c", "New case", "begin a case"),
    Command("edit_case", "e", "Case", "open the case under the cursor"),
    Command(
        "paper_meeting",
        "p",
        "Paper meeting",
        "enter an earlier meeting that was on paper",
        footer=False,
    ),
    Command(
        "postpone",
        "alt+x",
        "Postpone or cancel",
        "postpone or cancel a planned meeting",
        footer=False,
    ),
    Command(
        "error_row",
        "delete",
        "In error",
        "mark the line under the cursor as entered in error, or take that back",
        footer=False,
    ),
    Command("look_again", "enter", "Look again", "see whether it has been mended"),
    Command("written_down", "enter", "I have it on paper", "go on: type two of its groups back"),
    Command(
        "keep",
        "enter",
        "Next, then keep",
        "to the next empty field, or the next needed; keep when none is left",
    ),
    Command("keep_form", "ctrl+s", "Keep", "keep what the form says"),
    Command("call_off", "escape", "Back", "back; nothing is done"),
    Command("next_field", "tab", "Next field", "go to the next field"),
    Command("back", "escape", "Back", "back to where you were; everything typed is kept"),
)
"""Every command, by name."""


def commands(*names: str) -> tuple[Command, ...]:
    """Return the commands of a screen, in the order in which the footer shows them."""
    return tuple(COMMANDS[name] for name in names)


def bindings(*names: str) -> list[BindingType]:
    """Return the bindings of a screen that answers the commands `names`."""
    return [command.binding() for command in commands(*names)]
