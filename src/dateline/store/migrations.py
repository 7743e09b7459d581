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

STEP_2 = """
CREATE TABLE reports (               -- one event as one document tells it: what merging compares
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE REFERENCES records(id) ON DELETE CASCADE,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  pending INTEGER NOT NULL DEFAULT 1, -- 1: not merged yet
  event TEXT,                        -- the event it stands in; NULL while pending, and for copies and revised articles
  data TEXT NOT NULL                 -- its values, JSON
) STRICT;
CREATE INDEX reports_document ON reports(document);
CREATE INDEX reports_event ON reports(event) WHERE event IS NOT NULL;
CREATE INDEX reports_pending ON reports(number) WHERE pending;

CREATE TABLE report_keys (           -- what a report can be found by: digests of type and place, target, party or figure
  key INTEGER NOT NULL, day INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES reports(number) ON DELETE CASCADE,
  PRIMARY KEY (key, day, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_keys_report ON report_keys(report);

ALTER TABLE judgements ADD COLUMN score INTEGER;  -- sum of the reasons' points; NULL: a person's word, or forbidden
ALTER TABLE judgements ADD COLUMN reasons TEXT;   -- JSON: [[feature, value of a, value of b, points], ...]
CREATE INDEX judgements_a ON judgements(a);
CREATE INDEX judgements_b ON judgements(b);

CREATE TABLE events (                -- a happening: reports joined by judgements, with settled values; made again when they change
  id TEXT PRIMARY KEY,               -- ev_ and a digest of its first report's id
  type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL,
  start TEXT, "end" TEXT, date_precision TEXT NOT NULL,
  country TEXT,                      -- ISO 3166-1 alpha-3, several with blanks between
  place TEXT, lat REAL, lon REAL, geo_precision TEXT,
  deaths_low INTEGER, deaths_best INTEGER, deaths_high INTEGER,    -- NULL is not known or not mentioned, never zero
  wounded_low INTEGER, wounded_best INTEGER, wounded_high INTEGER,
  standing TEXT NOT NULL,            -- declared, likely, contested, single source
  reports INTEGER NOT NULL, sources INTEGER NOT NULL,
  estimates TEXT NOT NULL            -- every field: settled value, policy, support, all other values told; JSON
) STRICT;

CREATE TABLE calendar (              -- events by country and day; '*' holds every event, '' stands for no day
  country TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL,
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  status TEXT NOT NULL,
  PRIMARY KEY (country, start, "end", event)
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_event ON calendar(event);

CREATE TABLE parties (               -- who took part in an event, and where, for looking up by name
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  role TEXT NOT NULL,                -- actor, recipient, claimant, place
  name TEXT NOT NULL COLLATE NOCASE, key TEXT, country TEXT,
  PRIMARY KEY (event, role, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_name ON parties(role, name, event);

CREATE VIEW uncounted AS             -- documents whose records do not count: copies of a telling that is kept
  SELECT d.id AS document FROM documents d WHERE EXISTS (
    SELECT 1 FROM documents o WHERE o.telling = d.telling AND (coalesce(o.published, '9999'), o.id) < (coalesce(d.published, '9999'), d.id));
"""

STEP_3 = """
DROP VIEW uncounted;
DROP VIEW lineage;
CREATE TABLE lineage (               -- whose words a document prints, and whether its records count
  document TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  relation TEXT NOT NULL CHECK (relation IN ('primary', 'syndicated', 'excerpt', 'rewrite', 'revised')),
                                     -- syndicated: the words of `of`; excerpt: a part of them; rewrite: an outlet is credited; revised: `of` took its place
  of TEXT,                           -- the document that stands for this one; NULL for primary and rewrite
  share REAL,                        -- of its shingles that stand in `of` too
  counted INTEGER NOT NULL,          -- 0: its records are told by `of`, and do not count again
  words INTEGER NOT NULL,            -- shingles of the body
  credit TEXT, credit_start INTEGER, credit_end INTEGER -- the outlet credited, and where the text says so
) STRICT;
CREATE INDEX lineage_of ON lineage(of) WHERE of IS NOT NULL;

CREATE TABLE sketches (              -- some shingles of each body, by which like texts are found
  shingle INTEGER NOT NULL, document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  PRIMARY KEY (shingle, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE excerpts (              -- a short text and a longer one that holds it
  part TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE, whole TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  share REAL NOT NULL, PRIMARY KEY (part, whole)
) STRICT, WITHOUT ROWID;

CREATE INDEX documents_url ON documents(url) WHERE url IS NOT NULL;
CREATE INDEX documents_revises ON documents(revises) WHERE revises IS NOT NULL;
"""

STEP_4 = """
CREATE INDEX excerpts_whole ON excerpts(whole);

CREATE TABLE touched (               -- events written or taken away since revisions were last noted; triggers fill it
  event TEXT PRIMARY KEY,
  at TEXT NOT NULL                   -- UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (             -- what became of each event, for copies of the data elsewhere; appended, never changed
  number INTEGER PRIMARY KEY,
  event TEXT NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('added', 'changed', 'retracted')),
  at TEXT NOT NULL,                  -- UTC
  digest TEXT NOT NULL,              -- of the event's settled values and reports; of nothing when it is retracted
  reports TEXT NOT NULL              -- JSON: ids of its reports; of a retracted one, those that it had
) STRICT;
CREATE INDEX revisions_event ON revisions(event, number);
CREATE INDEX revisions_at ON revisions(at);

CREATE TRIGGER events_written AFTER INSERT ON events BEGIN
  INSERT OR REPLACE INTO touched(event, at) VALUES (new.id, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));
END;
CREATE TRIGGER events_gone AFTER DELETE ON events BEGIN
  INSERT OR REPLACE INTO touched(event, at) VALUES (old.id, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));
END;
INSERT INTO touched(event, at) SELECT id, strftime('%Y-%m-%dT%H:%M:%SZ', 'now') FROM events;
"""

STEPS: tuple[str, ...] = (STEP_1, STEP_2, STEP_3, STEP_4)
VERSION = len(STEPS)
COMPUTED = 3  # the last step that changed what is computed from documents; a store older than it computes that anew


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
