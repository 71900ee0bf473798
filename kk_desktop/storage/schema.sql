-- The first schema: what the secretariat keeps, table by table. Read by the first migration.
-- Every table of the work has: n (local, for joins and full text; never leaves the file), id (UUIDv7), rev, changed_at (UTC)
-- and changed_by (installation id), written once in `{row}` and kept by the change log's triggers; `{bin}` adds deleted_at
-- where a thing can lie in the bin. Dates are ISO text, money is whole øre. Columns that point elsewhere are indexed by
-- the migration.

-- Who did what -----------------------------------------------------------------------------------------------------
CREATE TABLE installation (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, person TEXT NOT NULL, machine TEXT NOT NULL
) STRICT;
-- undoable: a step that the undo key goes back over; an undo by that key is none, nor is filling a new file.
-- taken_back: whether the action's effect has been undone, and not redone.
CREATE TABLE action (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, installation_id TEXT NOT NULL REFERENCES installation(id),
  person TEXT NOT NULL, at TEXT NOT NULL, label TEXT NOT NULL, merge_key TEXT, undoes TEXT REFERENCES action(id),
  undoable INTEGER NOT NULL DEFAULT 1 CHECK (undoable IN (0, 1)),
  taken_back INTEGER NOT NULL DEFAULT 0 CHECK (taken_back IN (0, 1))
) STRICT;
CREATE TABLE change (
  n INTEGER PRIMARY KEY, action_id TEXT NOT NULL REFERENCES action(id),
  table_name TEXT NOT NULL, row_id TEXT NOT NULL, operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  before TEXT CHECK (before IS NULL OR json_valid(before)), after TEXT CHECK (after IS NULL OR json_valid(after))
) STRICT;
CREATE INDEX change_by_row ON change(table_name, row_id);
-- One row; action_id is only set inside a transaction, so a write from anywhere else fails.
CREATE TABLE current_action (
  n INTEGER PRIMARY KEY CHECK (n = 1), action_id TEXT REFERENCES action(id), installation_id TEXT, at TEXT
) STRICT;

-- What the search reads: derived from the rest, not logged, rebuilt when asked. `part` is the block's id or empty.
CREATE TABLE search_row (
  n INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, part TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL, stems TEXT NOT NULL, UNIQUE (part, id)
) STRICT;

-- What files hold, found by the SHA-256 of their bytes. Never changed, so not logged: the log has the digests.
CREATE TABLE content (n INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64), bytes BLOB NOT NULL) STRICT;

-- Bodies, persons, parties -----------------------------------------------------------------------------------------
CREATE TABLE body (
  {row}, {bin}, kind TEXT NOT NULL CHECK (kind IN ('city_council','committee','local_committee','administration','unit','external')),
  parent_id TEXT REFERENCES body(id), address TEXT NOT NULL DEFAULT '', postal_place TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', ean TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '', verified INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1))
) STRICT;
CREATE TABLE body_name (
  {row}, body_id TEXT NOT NULL REFERENCES body(id), name TEXT NOT NULL CHECK (name <> ''), abbreviation TEXT NOT NULL DEFAULT '',
  valid_from TEXT, valid_to TEXT, CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to)
) STRICT;
CREATE TABLE party (
  {row}, {bin}, letter TEXT NOT NULL CHECK (letter <> ''), name TEXT NOT NULL, valid_from TEXT, valid_to TEXT,
  source TEXT NOT NULL DEFAULT '', verified INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1)),
  CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to)
) STRICT;
CREATE TABLE person (
  {row}, {bin}, name TEXT NOT NULL CHECK (name <> ''), title TEXT NOT NULL DEFAULT '',
  body_id TEXT REFERENCES body(id), party_id TEXT REFERENCES party(id)
) STRICT;

-- Areas and the policies that name them ----------------------------------------------------------------------------
CREATE TABLE policy (
  {row}, {bin}, title TEXT NOT NULL CHECK (title <> ''), valid_from TEXT, valid_to TEXT,
  source TEXT NOT NULL DEFAULT '', verified INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1))
) STRICT;
CREATE TABLE area (
  {row}, {bin}, kind TEXT NOT NULL CHECK (kind IN ('district','deprived_urban_area','deprived_housing_area')),
  name TEXT NOT NULL CHECK (name <> ''), parent_id TEXT REFERENCES area(id), local_committee_id TEXT REFERENCES body(id),
  note TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '', verified INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1))
) STRICT;
CREATE TABLE area_alias ({row}, area_id TEXT NOT NULL REFERENCES area(id), name TEXT NOT NULL CHECK (name <> '')) STRICT;
CREATE TABLE area_listing (
  {row}, area_id TEXT NOT NULL REFERENCES area(id), policy_id TEXT NOT NULL REFERENCES policy(id), named_as TEXT NOT NULL DEFAULT '',
  valid_from TEXT, valid_to TEXT, verified INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1))
) STRICT;

-- Cases and their way through the bodies ---------------------------------------------------------------------------
CREATE TABLE "case" (
  {row}, {bin}, title TEXT NOT NULL CHECK (title <> ''), number TEXT NOT NULL DEFAULT '',
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)), confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1))
) STRICT;
CREATE TABLE treatment (
  {row}, {bin}, case_id TEXT REFERENCES "case"(id), position INTEGER NOT NULL DEFAULT 0, body_id TEXT NOT NULL REFERENCES body(id),
  meeting_date TEXT, item_number TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE decision (
  {row}, treatment_id TEXT NOT NULL REFERENCES treatment(id), position INTEGER NOT NULL DEFAULT 0,
  outcome TEXT NOT NULL CHECK (outcome IN ('recommended','approved','noted','postponed','rejected')),
  text TEXT NOT NULL, clause_id TEXT
) STRICT;
CREATE TABLE remark (
  {row}, treatment_id TEXT NOT NULL REFERENCES treatment(id), position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL, person TEXT NOT NULL DEFAULT '', party_letter TEXT NOT NULL DEFAULT ''
) STRICT;

-- Hearings ---------------------------------------------------------------------------------------------------------
CREATE TABLE hearing (
  {row}, {bin}, title TEXT NOT NULL CHECK (title <> ''), sender TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL DEFAULT '',
  scope TEXT NOT NULL DEFAULT 'internal' CHECK (scope IN ('internal','public')), received_on TEXT, deadline TEXT,
  case_id TEXT REFERENCES "case"(id), policy_id TEXT REFERENCES policy(id)
) STRICT;
CREATE TABLE ask (
  {row}, hearing_id TEXT NOT NULL REFERENCES hearing(id), position INTEGER NOT NULL DEFAULT 0, question TEXT NOT NULL CHECK (question <> ''),
  answer TEXT NOT NULL DEFAULT '', block_id TEXT
) STRICT;
CREATE TABLE hearing_area ({row}, hearing_id TEXT NOT NULL REFERENCES hearing(id), area_id TEXT NOT NULL REFERENCES area(id), UNIQUE (hearing_id, area_id)) STRICT;

-- Documents --------------------------------------------------------------------------------------------------------
CREATE TABLE document (
  {row}, {bin}, kind TEXT NOT NULL CHECK (kind <> ''), title TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft','submitted','returned','approved','signed','sent','withdrawn','replaced')),
  date TEXT, short_title TEXT NOT NULL DEFAULT '', document_number TEXT NOT NULL DEFAULT '', item_number TEXT NOT NULL DEFAULT '',
  case_id TEXT REFERENCES "case"(id), hearing_id TEXT REFERENCES hearing(id), sender TEXT NOT NULL DEFAULT '',
  sender_line TEXT NOT NULL DEFAULT '', unit_id TEXT REFERENCES body(id), case_handler TEXT NOT NULL DEFAULT '',
  recipient_address TEXT NOT NULL DEFAULT '', confidential_reason TEXT NOT NULL DEFAULT '',
  confidential_paragraph TEXT NOT NULL DEFAULT '', CHECK ((confidential_reason = '') = (confidential_paragraph = ''))
) STRICT;
CREATE TABLE document_party (
  {row}, document_id TEXT NOT NULL REFERENCES document(id), role TEXT NOT NULL CHECK (role IN ('recipient','copy','signatory')),
  position INTEGER NOT NULL DEFAULT 0, name TEXT NOT NULL CHECK (name <> ''), title TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE block (
  {row}, document_id TEXT NOT NULL REFERENCES document(id), position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('heading','paragraph','list_item','clause','quote','table','picture','page_break')),
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;
CREATE INDEX block_by_document ON block(document_id, position);
CREATE TABLE attachment (
  {row}, document_id TEXT NOT NULL REFERENCES document(id), number INTEGER NOT NULL CHECK (number > 0), title TEXT NOT NULL CHECK (title <> ''),
  annex_id TEXT REFERENCES document(id), file_name TEXT NOT NULL DEFAULT '', file_type TEXT NOT NULL DEFAULT '',
  file_digest TEXT, file_size INTEGER NOT NULL DEFAULT 0, CHECK ((file_digest IS NULL) = (file_name = ''))
) STRICT;
-- A text that is kept as it was: the digest finds its title and all its blocks as JSON among the contents.
CREATE TABLE version (
  {row}, document_id TEXT NOT NULL REFERENCES document(id), number INTEGER NOT NULL CHECK (number > 0),
  reason TEXT NOT NULL CHECK (reason IN ('proof_print')), digest TEXT NOT NULL, UNIQUE (document_id, number)
) STRICT;
CREATE TABLE document_area ({row}, document_id TEXT NOT NULL REFERENCES document(id), area_id TEXT NOT NULL REFERENCES area(id), UNIQUE (document_id, area_id)) STRICT;
CREATE TABLE follow_up (
  {row}, {bin}, title TEXT NOT NULL CHECK (title <> ''), due TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '',
  document_id TEXT REFERENCES document(id), done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1))
) STRICT;

-- Budget tables ----------------------------------------------------------------------------------------------------
CREATE TABLE budget_table (
  {row}, {bin}, title TEXT NOT NULL, number TEXT NOT NULL DEFAULT '', unit TEXT NOT NULL DEFAULT '1.000 kr.' CHECK (unit IN ('kr.','1.000 kr.','mio. kr.')),
  price_level INTEGER, note TEXT NOT NULL DEFAULT '', case_id TEXT REFERENCES "case"(id)
) STRICT;
CREATE TABLE budget_column ({row}, table_id TEXT NOT NULL REFERENCES budget_table(id), position INTEGER NOT NULL, label TEXT NOT NULL) STRICT;
CREATE TABLE budget_row (
  {row}, table_id TEXT NOT NULL REFERENCES budget_table(id), position INTEGER NOT NULL, label TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'row' CHECK (kind IN ('group','row','subtotal','total')), indent INTEGER NOT NULL DEFAULT 0 CHECK (indent IN (0, 1)),
  area_id TEXT REFERENCES area(id), initiative_id TEXT REFERENCES initiative(id)
) STRICT;
CREATE TABLE budget_cell (
  {row}, row_id TEXT NOT NULL REFERENCES budget_row(id), column_id TEXT NOT NULL REFERENCES budget_column(id),
  amount_ore INTEGER, dash INTEGER NOT NULL DEFAULT 0 CHECK (dash IN (0, 1)), UNIQUE (row_id, column_id),
  CHECK ((amount_ore IS NULL) = (dash = 1))
) STRICT;

-- Initiatives, money, analyses -------------------------------------------------------------------------------------
CREATE TABLE initiative (
  {row}, {bin}, title TEXT NOT NULL CHECK (title <> ''),
  status TEXT NOT NULL DEFAULT 'idea' CHECK (status IN ('idea','proposed','applied','decided','ongoing','ended','dropped')),
  purpose TEXT NOT NULL DEFAULT '', period_from TEXT NOT NULL DEFAULT '', period_to TEXT NOT NULL DEFAULT '',
  target_group TEXT NOT NULL DEFAULT '', partners TEXT NOT NULL DEFAULT '', responsible_body_id TEXT REFERENCES body(id),
  treatment_id TEXT REFERENCES treatment(id)
) STRICT;
CREATE TABLE initiative_area ({row}, initiative_id TEXT NOT NULL REFERENCES initiative(id), area_id TEXT NOT NULL REFERENCES area(id), UNIQUE (initiative_id, area_id)) STRICT;
CREATE TABLE initiative_policy ({row}, initiative_id TEXT NOT NULL REFERENCES initiative(id), policy_id TEXT NOT NULL REFERENCES policy(id), UNIQUE (initiative_id, policy_id)) STRICT;
CREATE TABLE initiative_document ({row}, initiative_id TEXT NOT NULL REFERENCES initiative(id), document_id TEXT NOT NULL REFERENCES document(id), UNIQUE (initiative_id, document_id)) STRICT;
CREATE TABLE appropriation (
  {row}, initiative_id TEXT NOT NULL REFERENCES initiative(id), year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200), amount_ore INTEGER NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('proposed','approved')), price_level INTEGER,
  treatment_id TEXT REFERENCES treatment(id), document_id TEXT REFERENCES document(id)
) STRICT;
CREATE TABLE funding_pool (
  {row}, {bin}, name TEXT NOT NULL CHECK (name <> ''), amount_ore INTEGER, period_from TEXT NOT NULL DEFAULT '', period_to TEXT NOT NULL DEFAULT '',
  applicants INTEGER, co_financing_percent INTEGER CHECK (co_financing_percent BETWEEN 0 AND 100), body_id TEXT REFERENCES body(id), note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE application (
  {row}, {bin}, title TEXT NOT NULL CHECK (title <> ''), amount_ore INTEGER, yearly_ore INTEGER, period_from TEXT NOT NULL DEFAULT '', period_to TEXT NOT NULL DEFAULT '',
  pool_id TEXT REFERENCES funding_pool(id), initiative_id TEXT REFERENCES initiative(id), applicant_body_id TEXT REFERENCES body(id),
  attachment_id TEXT REFERENCES attachment(id)
) STRICT;
CREATE TABLE application_area ({row}, application_id TEXT NOT NULL REFERENCES application(id), area_id TEXT NOT NULL REFERENCES area(id), UNIQUE (application_id, area_id)) STRICT;
CREATE TABLE analysis (
  {row}, {bin}, title TEXT NOT NULL CHECK (title <> ''), consultant TEXT NOT NULL, area_id TEXT REFERENCES area(id), document_id TEXT REFERENCES document(id)
) STRICT;
CREATE TABLE recommendation (
  {row}, analysis_id TEXT NOT NULL REFERENCES analysis(id), position INTEGER NOT NULL, number TEXT NOT NULL DEFAULT '', text TEXT NOT NULL,
  parent_id TEXT REFERENCES recommendation(id), law_reference TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE barrier ({row}, analysis_id TEXT NOT NULL REFERENCES analysis(id), text TEXT NOT NULL) STRICT;
