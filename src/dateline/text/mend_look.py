"""What repairs of trees look at: the words around, and the words of conflict news that they know."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.text.tokens import Token

HARMED = {"dead", "killed", "injured", "wounded", "hurt", "missing"}
ALWAYS_WITH_OBJECT = frozenset("kill injure wound arrest detain capture displace destroy damage abduct kidnap behead hospitalize hospitalise".split())
LIKE_THEIR_PAST = frozenset(
    "beat bet bid broadcast burst bust cast cost cut fit forecast hit hurt input knit let offset output put quit read rid set shed shut slit split spread"
    " sublet sweat thrust undercut upset wed wet".split()
)
WITHOUT_OBJECT = frozenset("protest chant demonstrate march cheer rally riot flee retreat advance".split())  # hardly ever with a bare plural behind them
WHAT_OF = frozenset("accuse rob deprive strip inform warn convict remind suspect acquit clear relieve notify assure convince advise rid".split())
DEEDS = ("strike", "attack", "bombing", "shelling", "raid", "blast", "explosion", "shooting", "massacre", "ambush", "clash")
AROUND = 40


def below(tokens: list[Token], head: int) -> Iterator[Token]:
    """The words that hang on a word, no farther away than any of them does in practice."""
    return (t for t in tokens[max(0, head - AROUND) : head + AROUND] if t.head == head and t.i != head)


def word(tokens: list[Token], i: int) -> str:
    """A word in lower case; "" outside of the text."""
    return tokens[i].text.lower() if 0 <= i < len(tokens) else ""
