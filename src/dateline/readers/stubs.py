"""Pages that hold little of their article: paywalls, cookie walls, pages that want a script or a human. Noted, never guessed round."""

from __future__ import annotations

import re

from dateline.model import Issue

SHORT = 1_500  # characters; a whole article may well ask for a subscription at its end
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|keep|read|unlock)|(?:article|story|content) is (?:only |exclusively )?(?:for|available to|reserved for) (?:our )?"
    r"(?:subscribers|members)|already a subscriber\?|to continue reading|sign in to read|you have reached your (?:article |monthly )?limit",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"(?:we|site|website|partners) (?:and our partners )?uses? cookies|accept (?:all )?cookies|cookie (?:policy|consent|settings)|enable (?:javascript|cookies)|"
    r"verify (?:that )?you are (?:a )?human|are you a robot|access denied|checking your browser",
    re.IGNORECASE,
)


def stub_issues(text: str) -> tuple[Issue, ...]:
    """What makes a short text look like a stub; () for an article."""
    if len(text) > SHORT:
        return ()
    if _PAYWALL.search(text):
        return (Issue("paywall", "a subscription is asked for: this looks like the beginning of the article only"),)
    if _COOKIES.search(text):
        return (Issue("no-article", "a cookie, script or robot notice: this looks like no article"),)
    return ()
