"""Which feeds to watch: an address, an OPML list, or a folder of saved feeds and lists."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from dateline.errors import InputError
from dateline.readers.feed import refuse_entities

SAVED = frozenset({".xml", ".rss", ".atom"})
MAX_FEEDS = 5_000


@dataclass(frozen=True, slots=True)
class Feeds:
    """Addresses of feeds, and files that hold saved ones; both sorted, each once."""

    urls: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()


def feeds_of(what: str) -> Feeds:
    """The feeds that a command line names. InputError when there are none."""
    if what.lower().startswith(("http://", "https://")):
        return Feeds((what,))
    path = Path(what)
    if path.is_dir():
        inside = [p for p in path.rglob("*") if p.is_file()]
        urls = {u for p in inside if p.suffix.lower() == ".opml" for u in opml(p)}
        found = Feeds(tuple(sorted(urls)), tuple(sorted(p for p in inside if p.suffix.lower() in SAVED)))
    elif path.suffix.lower() in SAVED and path.exists():
        found = Feeds((), (path,))
    else:
        found = Feeds(tuple(sorted(set(opml(path)))))
    if not found.urls and not found.files:
        raise InputError(f"{what}: no feeds in it")
    return found


def opml(path: Path) -> list[str]:
    """Addresses of an OPML list. InputError when it is none."""
    try:
        data = path.read_bytes()
        refuse_entities(data)
        root = ElementTree.fromstring(data)  # noqa: S314 (entities were refused)
    except OSError as error:
        raise InputError(f"{path}: cannot be opened: {error.strerror or error}") from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise InputError(f"{path}: not an OPML list ({error})") from error
    return [u for o in root.iter("outline") if (u := o.get("xmlUrl", "").strip())][:MAX_FEEDS]
