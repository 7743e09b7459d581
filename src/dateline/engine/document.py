"""One input in, one reading out: what every engine does with an article."""

from __future__ import annotations

import os
from collections.abc import Callable

from dateline.engine.endpoint import EndpointError
from dateline.errors import DatelineError, InputError
from dateline.model import Document, Reading
from dateline.readers import Input


def code_document(item: Input, coder: str = "rules") -> Reading:
    """The reading of one input; InputError when it could not be read or coded."""
    if item.error is not None or item.document is None:
        raise item.error or InputError(f"{item.name}: no document")
    try:
        return _coder(coder)(item.document)
    except EndpointError as error:
        raise InputError(f"{item.name}: {error}") from None
    except DatelineError:
        raise
    except Exception as error:
        if os.environ.get("DATELINE_DEBUG"):
            raise
        raise InputError(f"{item.name}: could not be coded ({type(error).__name__}: {error})") from error


def _coder(name: str) -> Callable[[Document], Reading]:
    if name == "llm":
        from dateline.engine.llm import code as by_model

        return by_model
    from dateline.coding import code

    return code
