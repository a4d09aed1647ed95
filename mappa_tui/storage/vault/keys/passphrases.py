"""Suggests passphrases, and says honestly how long one would hold.

No rules about capitals, digits or signs: they make passphrases worse to remember, not
harder to guess (NIST SP 800-63B, section 3.1.1.2). There is a low minimum, and a meter.

Both libraries are imported when first used: they read word lists, which takes a moment.
"""

import re
import secrets
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from math import prod

from mappa_tui.storage.errors import PassphraseUnusable
from mappa_tui.storage.vault.keys.typed import plain_passphrase

FEWEST_CHARACTERS = 10

TRIES_A_SECOND = 10_000
"""What the thief is thought to have: some 25 large graphics cards.

One try at `STANDARD` moves about 2.4 GB through memory (256 MiB, three passes, two reads and
a write), and a card moves about 1 TB a second: at most some 400 tries.
"""

_MINUTE, _HOUR, _DAY, _MONTH, _YEAR = 60, 3600, 86_400, 2_629_800, 31_557_600
STEPS = (_DAY, _MONTH, 10 * _YEAR, 1000 * _YEAR)
"""Seconds that a passphrase holds at least, from step 1 to step 4."""
ENOUGH = 2
"""The first step that is accepted: a month, in which the theft is found and acted on."""

# zxcvbn's time grows steeply with the length; what is strong shows it long before.
_JUDGED_CHARACTERS = 20
_JUDGED_WORDS = 8
_UNITS = (
    (_YEAR, "year"),
    (_MONTH, "month"),
    (_DAY, "day"),
    (_HOUR, "hour"),
    (_MINUTE, "minute"),
)


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a passphrase is."""

    step: int
    """0 to 4, for a bar."""
    words: str
    """How long it holds against whoever has the laptop, in a sentence."""
    enough: bool
    """Whether it is accepted."""


def suggest(words: int = 5) -> str:
    """Return that many random words with blanks between them.

    Each is one of the 7,776 of the Electronic Frontier Foundation's long list: 12.9 bits.
    """
    listed = sorted(_listed_words())
    return " ".join(secrets.choice(listed) for _ in range(words))


def judge(text: str, known: tuple[str, ...] = ()) -> Strength:
    """Judge the passphrase `text`.

    Args:
        text: As it was typed.
        known: What a thief would try first: the person's name, the area's.
    """
    try:
        plain = plain_passphrase(text)
    except PassphraseUnusable as refused:
        return Strength(0, refused.sentence, enough=False)
    if len(plain) < FEWEST_CHARACTERS:
        return Strength(0, f"Too short: at least {FEWEST_CHARACTERS} characters.", enough=False)
    seconds = _guesses(plain, known) / TRIES_A_SECOND
    step = sum(1 for _ in takewhile(lambda least: seconds >= least, STEPS))
    sentence = f"A thief of the laptop with a rack of graphics cards needs {_lasting(seconds)}."
    return Strength(step, sentence, enough=step >= ENOUGH)


def _guesses(text: str, known: tuple[str, ...]) -> float:
    """Return how many tries it takes to guess word by word, each different word once.

    zxcvbn alone takes words that are not among its own for random letters.
    """
    words = dict.fromkeys(re.split(r"[\s\-_.,]+", text.casefold()))
    inputs = [part for name in known for part in (name, *name.split())]
    return prod(_guesses_word(word, inputs) for word in list(words)[:_JUDGED_WORDS] if word)


def _guesses_word(word: str, inputs: list[str]) -> float:
    from zxcvbn import zxcvbn

    found = float(zxcvbn(word[:_JUDGED_CHARACTERS], user_inputs=inputs)["guesses"])
    return min(found, len(_listed_words())) if word in _listed_words() else found


@cache
def _listed_words() -> frozenset[str]:
    from xkcdpass.xkcd_password import generate_wordlist

    return frozenset(generate_wordlist("eff-long", min_length=3, max_length=9))


def _lasting(seconds: float) -> str:
    if seconds >= STEPS[-1]:
        return "thousands of years"
    for size, unit in _UNITS:
        count = int(seconds // size)
        if count:
            return f"about {count} {unit}{'' if count == 1 else 's'}"
    return "less than a minute"
