"""Names as the article has them: an office holder known to the register is shown by the fullest form that the text uses."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.draft import Draft


def show_as_written(draft: Draft) -> None:
    """Rename person mentions that carry a register id to their fullest surface form in the text; the id stays."""
    fullest: dict[str, str] = {}
    for m in draft.actors:
        if m.actor.kind == "person" and m.actor.actor_id and m.named:
            words = _surface(draft, m.first, m.last, m.actor.name)
            if len(words) > len(fullest.get(m.actor.actor_id, "")):
                fullest[m.actor.actor_id] = words
    for k, m in enumerate(draft.actors):
        if m.actor.actor_id in fullest and m.actor.kind == "person":
            draft.actors[k] = replace(m, actor=replace(m.actor, name=fullest[m.actor.actor_id]))


def _surface(draft: Draft, first: int, last: int, known: str) -> str:
    """The words of a mention without its title: from the first word that the known name shares, by its first four letters."""
    tokens = draft.analysis.tokens[first:last]
    stems = {_plain(w)[:4] for w in known.replace("-", " ").split()}
    start = next((k for k, t in enumerate(tokens) if _plain(t.text)[:4] in stems), None)
    if start is None:
        return ""
    return draft.document.text[tokens[start].start : tokens[-1].end]


def _plain(word: str) -> str:
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
