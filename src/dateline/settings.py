"""One table of settings: name, type, default, help. Each is read from the environment as DATELINE_<NAME>."""

from __future__ import annotations

import os
from dataclasses import dataclass

from dateline.errors import DataError


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `unit` says what a number counts; it is part of the documentation."""

    name: str
    default: int | str
    help: str
    unit: str = ""

    @property
    def variable(self) -> str:
        """Name of the environment variable."""
        return "DATELINE_" + self.name.upper()


SETTINGS: tuple[Setting, ...] = (
    Setting("db", "dateline.db", "Store that commands use when --db is not given.", "path"),
    Setting("max_bytes", 10_000_000, "Largest article that is read; a JSONL file may be larger, its lines may not.", "bytes"),
    Setting("max_line", 1_000_000, "Longest line of an article.", "characters"),
    Setting("max_depth", 250, "Deepest nesting of an HTML page; parsers lose text below 256.", "levels"),
    Setting("busy_timeout", 5_000, "How long a command waits for another that writes to the same store.", "milliseconds"),
    Setting(
        "gazetteer",
        "",
        "Places of your own, looked up beside the packaged ones: CSV files, or names of gazetteers that `dateline gazetteer import` made.",
        "paths, separated by : (; on Windows)",
    ),
    Setting("actors", "", "Actors of your own, added to the register: TSV files, or dictionaries in the PETRARCH format (.txt).", "paths, separated by : (; on Windows)"),
    Setting("part_bytes", 250_000, "How much of the input goes into one part of `dateline code --parts`: some fifty to a hundred articles of text.", "bytes"),
    Setting("threads", 1, "Threads that the reader (our network) and the matrix products behind it may use in one process.", "threads"),
    Setting("events_model", "on", "Whether the reader (our network) is heard about events beside the rules (off: rules alone).", "on or off"),
    Setting("llm_url", "http://127.0.0.1:11434/v1", "Server that --coder llm asks: any that speaks OpenAI's chat protocol.", "address"),
    Setting("llm_model", "", "Model that the server should use.", "name"),
    Setting("llm_seconds", 120, "How long one answer of the model may take.", "seconds"),
    Setting("llm_characters", 12_000, "Length of the parts that a long article is asked about in.", "characters"),
    Setting("debug", "", "Set to anything: unexpected errors show where they arose."),
)


def _setting(name: str) -> Setting:
    for setting in SETTINGS:
        if setting.name == name:
            return setting
    raise KeyError(name)


def text_setting(name: str) -> str:
    """Value of a text setting."""
    setting = _setting(name)
    return os.environ.get(setting.variable, str(setting.default))


def int_setting(name: str) -> int:
    """Value of a whole-number setting; DataError when the environment holds something else."""
    setting = _setting(name)
    raw = os.environ.get(setting.variable)
    if raw is None:
        return int(setting.default)
    try:
        value = int(raw)
    except ValueError:
        raise DataError(f"{setting.variable}: not a whole number: {raw!r}") from None
    if value <= 0:
        raise DataError(f"{setting.variable}: must be above zero, is {value}")
    return value


def switch_setting(name: str) -> bool:
    """Value of a setting that is on or off; DataError when the environment holds something else."""
    value = text_setting(name).strip().lower()
    if value not in {"on", "off"}:
        raise DataError(f"{_setting(name).variable}: neither on nor off: {value!r}")
    return value == "on"
