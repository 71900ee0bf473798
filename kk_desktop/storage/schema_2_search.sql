-- The second schema, fourth part: the search without a column of stems; its words lie in a list of their own.
-- Read by m002, and by whoever searches texts that lie in no file.

DROP TRIGGER IF EXISTS search_row_ai;
DROP TRIGGER IF EXISTS search_row_ad;
DROP TRIGGER IF EXISTS search_row_au;
DROP TABLE IF EXISTS search_row_fts;
DROP TABLE IF EXISTS search_row;

-- What the search reads: derived from the rest, not logged, rebuilt when asked. `part` is what is opened within the thing:
-- a block, a row of a table, a treatment, a bilag and its page; empty for the thing itself, which alone has a title.
-- n goes up with every change, so that what changed last can be shown first without sorting.
CREATE TABLE search_row (
  n INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, part TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '', text TEXT NOT NULL, UNIQUE (id, part)
) STRICT;
CREATE INDEX search_row_by_part ON search_row(part) WHERE part <> '';
-- å, ø and æ are letters, not accents; § is a word, so that it is found. Short beginnings are kept for who is still typing.
CREATE VIRTUAL TABLE search_row_fts USING fts5 (
  title, text, kind, content='search_row', content_rowid='n', prefix='2 3', tokenize="unicode61 remove_diacritics 0 tokenchars '§'"
);
CREATE TRIGGER search_row_ai AFTER INSERT ON search_row BEGIN
  INSERT INTO search_row_fts (rowid, title, text, kind) VALUES (new.n, new.title, new.text, new.kind);
END;
CREATE TRIGGER search_row_ad AFTER DELETE ON search_row BEGIN
  INSERT INTO search_row_fts (search_row_fts, rowid, title, text, kind) VALUES ('delete', old.n, old.title, old.text, old.kind);
END;
-- Rows are taken out and put in, never changed: the newest has the highest n.
CREATE TRIGGER search_row_au BEFORE UPDATE ON search_row BEGIN SELECT raise(ABORT, 'a search row is not changed'); END;

-- Every word that stands in a text, and what all its forms share: a query's other forms and compounds are looked up here.
CREATE TABLE search_word (n INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, stem TEXT NOT NULL) STRICT;
CREATE INDEX search_word_by_stem ON search_word(stem);
CREATE VIRTUAL TABLE search_term USING fts5vocab (search_row_fts, row);
-- rules: the rules of stems that the words were gone through with, 0 when nothing has been read yet; coming: those they are
-- being gone through with, as far as the word done. round goes up when words are taken out or have got other stems.
CREATE TABLE search_state (
  n INTEGER PRIMARY KEY CHECK (n = 1), rules INTEGER NOT NULL, round INTEGER NOT NULL, coming INTEGER NOT NULL DEFAULT 0,
  done INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO search_state (n, rules, round) VALUES (1, 0, 0);

-- What stands on the pages of a file, found by its digest: a list of texts, empty where nothing could be read.
CREATE TABLE search_file (n INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, json TEXT NOT NULL CHECK (json_valid(json))) STRICT;
