"""The tables, as steps from one schema version to the next. A step is never edited once released; a change is a new step."""

from __future__ import annotations

APPLICATION_ID = 0x44544C4E  # "DTLN"

STEP_1 = """
CREATE TABLE documents (             -- one article, its text exactly as read
  id TEXT PRIMARY KEY,               -- from source, url and text
  source TEXT, url TEXT, title TEXT,
  published TEXT, published_basis TEXT NOT NULL,
  language TEXT, reader TEXT NOT NULL,
  sha256 TEXT NOT NULL,              -- of the text
  telling TEXT NOT NULL,             -- digest of the body's words: equal = one telling, however often it was printed
  body_start INTEGER, body_end INTEGER,
  revises TEXT,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX documents_telling ON documents(telling);

CREATE TABLE records (               -- an event, tally, posture, truce or relation as one document tells it
  id TEXT PRIMARY KEY,               -- document id / local id, such as doc_1f.../e1
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  local_id TEXT NOT NULL, position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  type TEXT, mode TEXT, status TEXT, -- copies of the statements, for reading by eye and for indexes
  start TEXT, "end" TEXT, country TEXT,
  spans TEXT NOT NULL, quote TEXT NOT NULL
) STRICT;
CREATE INDEX records_document ON records(document, position);
CREATE INDEX records_when ON records(kind, start);

CREATE TABLE statements (            -- one value of one field, with the words that say so
  record TEXT NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  field TEXT NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL,
  certainty TEXT NOT NULL, coder TEXT NOT NULL,
  spans TEXT NOT NULL, quote TEXT NOT NULL,
  speaker_start INTEGER, speaker_end INTEGER,
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX statements_field ON statements(field, label);

CREATE TABLE links (                 -- one record answers, follows, is part of or ends another
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  source TEXT NOT NULL, target TEXT NOT NULL, type TEXT NOT NULL,
  speaker TEXT, coder TEXT NOT NULL, spans TEXT NOT NULL, quote TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE contradictions (        -- values of one document that cannot all hold
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL, message TEXT NOT NULL, records TEXT NOT NULL, coder TEXT NOT NULL, spans TEXT NOT NULL, quote TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE issues (                -- what could not be read
  id INTEGER PRIMARY KEY,
  document TEXT REFERENCES documents(id) ON DELETE CASCADE,
  input TEXT,                        -- name of the input when there is no document
  kind TEXT NOT NULL, message TEXT NOT NULL,
  span_start INTEGER, span_end INTEGER,
  of_document INTEGER NOT NULL DEFAULT 0 -- 1: noted by the reader, 0: by the coders
) STRICT;
CREATE INDEX issues_document ON issues(document);
CREATE UNIQUE INDEX issues_input ON issues(input, kind, message) WHERE document IS NULL;

CREATE TABLE judgements (            -- same, different or unsure; appended, never overwritten
  id INTEGER PRIMARY KEY,
  a TEXT NOT NULL, b TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
  by TEXT NOT NULL, why TEXT NOT NULL
) STRICT;

CREATE VIEW lineage AS               -- document, and the telling it copies: NULL for the first one printed (by date, then id)
  SELECT id AS document, CASE WHEN id = first THEN NULL ELSE first END AS copy_of FROM (
    SELECT id, first_value(id) OVER (PARTITION BY telling ORDER BY coalesce(published, '9999'), id) AS first FROM documents);

CREATE VIRTUAL TABLE search USING fts5(title, text, content='documents', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
  INSERT INTO search(rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
  INSERT INTO search(search, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
END;
"""

STEPS: tuple[str, ...] = (STEP_1,)
VERSION = len(STEPS)


def statements(script: str) -> list[str]:
    """Single SQL statements of a step, so that all of them can run in one transaction (executescript would commit)."""
    import sqlite3

    out: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            out.append(pending.strip())
            pending = ""
    return out
