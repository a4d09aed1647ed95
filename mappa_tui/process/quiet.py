"""What closes the ways by which text leaks out of a process, before anything else is loaded.

The launcher waits for this module, so it imports only what Python has loaded by itself or
what costs next to nothing; the rest comes in inside functions.
"""

import os
import sys
import threading
import warnings
from contextlib import suppress
from types import TracebackType

TALKATIVE = (
    "PYTHONASYNCIODEBUG",
    "PYTHONBREAKPOINT",
    "PYTHONDEBUG",
    "PYTHONDEVMODE",
    "PYTHONDUMPREFS",
    "PYTHONDUMPREFSFILE",
    "PYTHONFAULTHANDLER",
    "PYTHONINSPECT",
    "PYTHONMALLOCSTATS",
    "PYTHONPERFSUPPORT",
    "PYTHONPROFILEIMPORTTIME",
    "PYTHONTRACEMALLOC",
    "PYTHONVERBOSE",
    "PYTHONWARNINGS",
)
"""Python's own variables that print what it works on, or leave it open to be looked into."""

PR_SET_DUMPABLE = 4
PT_DENY_ATTACH = 31
SEM_NO_BOXES = 0x0001 | 0x0002
WER_NO_HEAP = 1


def begin() -> None:
    """Close what every process of the program closes; the first thing that it does."""
    os.umask(0o077)
    for name in list(os.environ):
        if name.startswith(("TEXTUAL", "RICH")) or name in TALKATIVE:
            del os.environ[name]
    _leave_no_core()
    sys.excepthook = _stopped_on
    sys.unraisablehook = lambda unraisable: _mention(unraisable.exc_value)
    threading.excepthook = lambda failed: _mention(failed.exc_value)
    warnings.showwarning = _say_warning


def guard() -> None:
    """Close what only a process that sees the record has to close."""
    import faulthandler

    faulthandler.disable()
    _hush_logs()
    _shut_memory()


def place(error: BaseException | None) -> str:
    """Return all that is ever said of an error: its type, and in which file and line it arose."""
    trace = error.__traceback__ if error else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    kind = type(error).__name__ if error else "Error"
    if trace is None:
        return kind
    return f"{kind} at {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"


def stopped(error: BaseException | None) -> str:
    """Return the sentence about an error that ended the program."""
    return (
        f"mappa-tui stopped on an error it did not expect ({place(error)}). "
        "Everything that was shown as saved is kept; start it again to go on."
    )


def say(words: str) -> None:
    """Print a line on the error stream, if that is still there."""
    # Without a terminal there may be no such stream, or a closed one.
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{words}\n")
        sys.stderr.flush()


def _stopped_on(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        say(stopped(error.with_traceback(trace)))


def _mention(error: BaseException | None) -> None:
    say(f"mappa-tui: {place(error)}")


def _say_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: object = None,
    line: str | None = None,
) -> None:
    say(f"mappa-tui: {category.__name__} at {os.path.basename(filename)}:{lineno}")


def _hush_logs() -> None:
    """Take the message out of every log record as it is made, whoever prints it."""
    import logging

    make = logging.getLogRecordFactory()
    if getattr(make, "hushed", False):
        return

    def hushed(*given: object, **named: object) -> logging.LogRecord:
        record = make(*given, **named)
        error = record.exc_info[1] if record.exc_info else None
        by = f" ({place(error)})" if error else ""
        record.msg = f"mappa-tui: {record.levelname} at {record.filename}:{record.lineno}{by}"
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    hushed.hushed = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(hushed)


def _leave_no_core() -> None:
    try:
        import resource
    except ImportError:  # Windows, which writes none unless somebody set that up
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _shut_memory() -> None:
    """Keep other processes of the same person, and crash reports, out of this one's memory.

    On Linux this stops core dumps that are piped to a program as well, which pay no heed to
    the limit. What is done on macOS and Windows follows their manuals and was not tried.
    """
    import ctypes

    with suppress(OSError, AttributeError):
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
        elif sys.platform == "darwin":
            ctypes.CDLL(None).ptrace(PT_DENY_ATTACH, 0, None, 0)
        elif sys.platform == "win32":
            ctypes.windll.kernel32.SetErrorMode(SEM_NO_BOXES)
            ctypes.windll.kernel32.WerSetFlags(WER_NO_HEAP)
