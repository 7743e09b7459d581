"""A brief as PDF, through its HTML. Needs the extra `pdf` (WeasyPrint)."""

from __future__ import annotations

from typing import Any

from dateline.briefs.brief import Brief
from dateline.briefs.render import html
from dateline.errors import DatelineError


def pdf(brief: Brief) -> bytes:
    """The brief as a PDF file. Nothing is fetched: the page has no address but those of links. DatelineError without WeasyPrint."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:  # OSError: the library is there, and Pango is not
        raise DatelineError(f"PDF needs WeasyPrint and Pango: pip install 'dateline[pdf]' ({error})") from error
    identifier = brief.documents[0].id.encode() if brief.documents else b"brief"
    made: bytes = HTML(string=html(brief), url_fetcher=_refuse).write_pdf(pdf_identifier=identifier)
    return made


def _refuse(url: str, *_: Any, **__: Any) -> dict[str, Any]:
    raise ValueError(f"not fetched: {url}")
