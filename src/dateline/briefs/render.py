"""A brief as Markdown, HTML or JSON. The same brief gives the same bytes."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from dateline.briefs import phrasing as p
from dateline.briefs.ask import Asked
from dateline.briefs.brief import Brief
from dateline.briefs.citations import Citation, Citations, source_line, source_name
from dateline.text.markdown import markdown_safe

SCHEMA = "dateline.brief/1"


def _sources(brief: Brief) -> str:
    names = [source_line(d) for d in brief.documents]
    shown = "; ".join(names[:12]) + (f"; and {len(names) - 12} more" if len(names) > 12 else "")
    if not names:
        return "From no article: none is there, or none fits what was asked for."
    return f"From {len(names)} article{'s' if len(names) != 1 else ''}: {shown}."


def markdown(brief: Brief) -> str:
    """The brief as Markdown, ending in a newline."""
    sections, questions, sources = brief.cited()
    lines = [f"# {markdown_safe(brief.title)}", "", markdown_safe(_sources(brief)), ""]
    for section, items in sections:
        lines += [f"## {section.heading}", ""]
        for heading, sentences in items:
            texts = [markdown_safe(t) for t, _ in sentences]
            if heading:
                lines += [f"- **{markdown_safe(heading)}**. {texts[0]}", *(f"  - {t}" for t in texts[1:])]
            else:
                lines.append("- " + " ".join(texts))
        lines.append("")
    if not brief.sections:
        lines += ["No event, count or state was found in the text.", ""]
    if questions:
        lines += ["## Questions", ""]
        for question, answer, _ in questions:
            lines += [f"- **{markdown_safe(question)}** {markdown_safe(answer)}"]
        lines.append("")
    if sources:
        lines += ["## Sources", "", *(_source_line(c) for c in sources), ""]
    return "\n".join(lines)


def _source_line(c: Citation) -> str:
    where = ", ".join(f"{s.start}–{s.end}" for s in c.spans)
    return f"- [{c.n}] {markdown_safe(source_line(c.document))}: “{markdown_safe(p.shorten(c.quote, 300))}” (characters {where})"


def _numbers(text: str) -> list[int]:
    return list(dict.fromkeys(int(n) for n in re.findall(r"\[(\d+)\]", text)))


def as_dict(brief: Brief) -> dict[str, Any]:
    """The brief as plain data: sections with sentences and their citation numbers, and the citations with source, spans and quote."""
    sections, questions, sources = brief.cited()
    return {
        "schema": SCHEMA,
        "title": brief.title,
        "documents": [{"id": d.id, "source": d.source, "url": d.url, "title": d.title, "published": d.published} for d in brief.documents],
        "sections": [
            {
                "key": section.key,
                "heading": section.heading,
                "items": [{"heading": h or None, "sentences": [{"text": t, "cites": n} for t, n in texts]} for h, texts in items],
            }
            for section, items in sections
        ],
        "questions": [{"q": q, "a": a, "known": r.known, "cites": _numbers(a)} for q, a, r in questions],
        "citations": [
            {
                "n": c.n,
                "document": c.document.id,
                "source": source_name(c.document),
                "published": c.document.published,
                "url": c.document.url,
                "records": list(c.records),
                "spans": [[s.start, s.end] for s in c.spans],
                "quote": c.quote,
            }
            for c in sources
        ],
    }


def asked_as_dict(asked: Asked) -> dict[str, Any]:
    """The answer as plain data."""
    numbers = Citations()
    answers = []
    for r in asked.replies:
        texts = [numbers.text(x) for x in r.sentences]
        cites = list(dict.fromkeys(numbers.number(c) for x in r.sentences for c in x.cites))
        answers.append({"about": r.question, "answer": " ".join(filter(None, [r.note, *texts])), "known": r.known, "cites": cites})
    cited = [
        {"n": c.n, "document": c.document.id, "source": source_name(c.document), "spans": [[s.start, s.end] for s in c.spans], "quote": c.quote}
        for c in numbers.entries()
    ]
    return {"question": asked.question, "understood": asked.understood or None, "known": asked.known, "answers": answers, "citations": cited}


def render(brief: Brief, form: str) -> str:
    """The brief as "markdown" (or "md"), "html" or "json"."""
    return {"html": html, "json": as_json}.get(form, markdown)(brief)


def as_json(brief: Brief) -> str:
    """The brief as JSON text, ending in a newline."""
    return json.dumps(as_dict(brief), ensure_ascii=False, indent=1) + "\n"


@cache
def environment() -> Any:
    """The templates, with everything escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(loader=PackageLoader("dateline.briefs", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def html(brief: Brief) -> str:
    """The brief as one HTML page that asks for nothing from anywhere. Everything from articles is escaped; only http(s) addresses become links."""
    sections, questions, sources = brief.cited()
    entries = [(c, source_line(c.document), safe_url(c.document.url)) for c in sources]
    page: str = (
        environment()
        .get_template("brief.html")
        .render(
            brief=brief,
            sections=[(s, [(h, [_linked(t) for t, _ in x]) for h, x in i]) for s, i in sections],
            questions=[(q, _linked(a)) for q, a, _ in questions],
            entries=entries,
            sources=_sources(brief),
        )
    )
    return page + "\n"


def safe_url(url: str | None) -> str | None:
    """The address when it is plain http or https, else None."""
    return url if url and url.lower().startswith(("http://", "https://")) and not any(ch.isspace() or ord(ch) < 32 for ch in url) else None


def _linked(text: str) -> Any:
    """Escaped text whose [n] point to the list of sources."""
    from markupsafe import Markup, escape

    return Markup(re.sub(r"\[(\d+)\]", r'<a class="cite" href="#s\1">[\1]</a>', str(escape(text))))  # noqa: S704 (escaped just here)
