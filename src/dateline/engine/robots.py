"""What a site lets robots fetch (RFC 9309): asked once a pass, no answer from a failing site means no."""

from __future__ import annotations

from collections.abc import Callable
from urllib.robotparser import RobotFileParser

from dateline.engine.fetch import AGENT, Fetched, FetchError, parts_of

MAX_ROBOTS = 500_000


FORBIDDEN = "the site's robots.txt does not allow it"


class Robots:
    """`refusal(url)` by each site's robots.txt; `get` fetches an address."""

    def __init__(self, get: Callable[[str], Fetched]) -> None:
        self._get, self._sites = get, dict[str, RobotFileParser | str]()

    def refusal(self, url: str) -> str:
        """Why dateline may not fetch an address; "" when it may. FetchError when it is none."""
        parts = parts_of(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._sites:
            self._sites[site] = self._ask(site)
        rules = self._sites[site]
        if isinstance(rules, str):
            return rules
        try:
            return "" if rules.can_fetch(AGENT, url) else FORBIDDEN
        except ValueError:  # it takes the address apart once more, unquoted
            return f"not an address: {url[:200]!r}"

    def _ask(self, site: str) -> RobotFileParser | str:
        try:
            answer = self._get(site + "/robots.txt")
        except FetchError as error:
            return f"robots.txt cannot be had: {error}"
        parser = RobotFileParser()
        if answer.status == 200:
            parser.parse(answer.body[:MAX_ROBOTS].decode("utf-8", "replace").splitlines())
        elif 400 <= answer.status < 500 and answer.status != 429:
            parser.parse(["User-agent: *", "Allow: /"])
        else:
            return f"robots.txt cannot be had: status {answer.status}"
        return parser
