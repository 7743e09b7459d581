"""Credit lines ("Source: Reuters", "BAGHDAD (AFP) -") and the agencies they name, from data/rules/credits.yaml and data/lexicon/agencies.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.errors import DataError
from dateline.model import Report
from dateline.vocab.lexicon import package_rows, unique
from dateline.vocab.yaml_data import load_yaml

PLACES = {"start", "end", "line"}
_ANY = r"(?P<name>[A-Z][\w.&'’-]*(?: [A-Z&][\w.&'’-]*){0,4})"


@dataclass(frozen=True, slots=True)
class CreditRule:
    """One wording of a credit: where it stands ("start", "end" or "line"), and a pattern whose group `name` is the outlet."""

    id: str
    at: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def agencies() -> dict[str, str]:
    """Agency by each of its forms, as written."""
    rows = unique(package_rows("agencies.tsv", ("name", "forms")), lambda r: r["name"])
    return {form: name for name, row in rows.items() for form in row.many("forms")}


@cache
def _folded() -> dict[str, str]:
    return {form.casefold(): name for form, name in agencies().items()}


def outlet(name: str) -> str:
    """An outlet's name; an agency's under whatever form or web address ("AP", "www.reuters.com")."""
    host = name.casefold().removeprefix("https://").removeprefix("www.").split(".")[0] if "." in name else name.casefold()
    return _folded().get(name.casefold()) or _folded().get(host) or name


def independent(reports: Iterable[Report]) -> int:
    """How many outlets tell it: two articles of one outlet are one, and so are an agency and those that credit it; an article without an outlet is its own."""
    return len({whose(r) for r in reports})


def whose(report: Report) -> str:
    """Whose word a report is: the agency that it prints, or the one agency that it tells this from ("AFP reported"); else its outlet, else its document."""
    spoken = {outlet(s) for s in report.speakers}
    agency = next(iter(spoken)) if len(spoken) == 1 and spoken <= set(agencies().values()) else None
    return report.origin or agency or outlet(report.source or report.document)


@cache
def credit_rules() -> tuple[CreditRule, ...]:
    """Rules in the order of the file; DataError when one is broken."""
    forms = "|".join(re.escape(f) for f in sorted(agencies(), key=lambda f: (-len(f), f)))
    return tuple(_rule(raw, rf"(?P<name>{forms})\b") for raw in load_yaml("rules/credits.yaml"))


def _rule(raw: dict[str, Any], name: str) -> CreditRule:
    if raw.get("at") not in PLACES or not raw.get("yes") or not raw.get("no"):
        raise DataError(f"credits.yaml: rule {raw.get('id', '?')}: needs 'at' ({', '.join(sorted(PLACES))}), 'yes' and 'no'")
    try:
        pattern = re.compile(str(raw.get("match")).replace("NAME", name).replace("ANY", _ANY))
    except re.error as error:
        raise DataError(f"credits.yaml: rule {raw['id']}: {error}") from error
    return CreditRule(raw["id"], raw["at"], pattern, tuple(raw["yes"]), tuple(raw["no"]))
