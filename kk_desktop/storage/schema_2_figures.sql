-- The second schema, second part: budget tables that compute and explain themselves, price levels, and figures held against the text.
-- Read by m002. A price level is a p/l year, 0 for current prices (løbende priser), or nothing where it is not stated.

-- Budget tables ----------------------------------------------------------------------------------------------------
-- decimals: how many are printed, none for as many as the amount has. series_id: what tables of the same thing share.
-- level_note: what is printed about how the amounts came to their price level.
ALTER TABLE budget_table ADD COLUMN decimals INTEGER CHECK (decimals BETWEEN 0 AND 6);
ALTER TABLE budget_table ADD COLUMN stage TEXT NOT NULL DEFAULT '' CHECK (stage IN ('','proposed','adopted','corrected','used'));
ALTER TABLE budget_table ADD COLUMN series_id TEXT;
ALTER TABLE budget_table ADD COLUMN level_note TEXT NOT NULL DEFAULT '';
ALTER TABLE budget_table ADD COLUMN source TEXT NOT NULL DEFAULT '';
-- heading: the group of columns it stands under. of_id, against_id: the columns a difference or a share is made of.
ALTER TABLE budget_column ADD COLUMN heading TEXT NOT NULL DEFAULT '';
ALTER TABLE budget_column ADD COLUMN kind TEXT NOT NULL DEFAULT 'figures' CHECK (kind IN ('figures','text','total','average','difference','share'));
ALTER TABLE budget_column ADD COLUMN of_id TEXT;
ALTER TABLE budget_column ADD COLUMN against_id TEXT;
ALTER TABLE budget_column ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- Made anew for their larger CHECKs. origin_id: what a row and its copies in other tables of the same thing share.
CREATE TABLE budget_row_3 (
  {row}, table_id TEXT NOT NULL REFERENCES budget_table(id), position INTEGER NOT NULL, label TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'row' CHECK (kind IN ('group','row','of_which','text','subtotal','total','difference','share','average','per_area')),
  indent INTEGER NOT NULL DEFAULT 0 CHECK (indent BETWEEN 0 AND 3),
  area_id TEXT REFERENCES area(id), initiative_id TEXT REFERENCES initiative(id), pool_id TEXT REFERENCES funding_pool(id),
  treatment_id TEXT REFERENCES treatment(id), account_function TEXT NOT NULL DEFAULT '',
  direction TEXT NOT NULL DEFAULT '' CHECK (direction IN ('','expense','income')),
  control_area TEXT NOT NULL DEFAULT '' CHECK (control_area IN ('','service','capital','transfers','frame','financial')),
  permanence TEXT NOT NULL DEFAULT '' CHECK (permanence IN ('','permanent','temporary')),
  stage TEXT NOT NULL DEFAULT '' CHECK (stage IN ('','applied','proposed','approved')),
  price_level INTEGER, of_id TEXT, against_id TEXT, note TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '',
  origin_id TEXT
) STRICT;
INSERT INTO budget_row_3 (n, id, rev, changed_at, changed_by, table_id, position, label, kind, indent, area_id, initiative_id)
  SELECT n, id, rev, changed_at, changed_by, table_id, position, label, kind, indent, area_id, initiative_id FROM budget_row;
CREATE TABLE budget_cell_3 (
  {row}, row_id TEXT NOT NULL REFERENCES budget_row_3(id), column_id TEXT NOT NULL REFERENCES budget_column(id),
  amount_ore INTEGER, dash INTEGER NOT NULL DEFAULT 0 CHECK (dash IN (0, 1)), text TEXT NOT NULL DEFAULT '', UNIQUE (row_id, column_id),
  CHECK ((amount_ore IS NOT NULL) + dash + (text <> '') = 1)
) STRICT;
INSERT INTO budget_cell_3 (n, id, rev, changed_at, changed_by, row_id, column_id, amount_ore, dash)
  SELECT n, id, rev, changed_at, changed_by, row_id, column_id, amount_ore, dash FROM budget_cell;
DROP TABLE budget_cell;
DROP TABLE budget_row;
ALTER TABLE budget_row_3 RENAME TO budget_row;
ALTER TABLE budget_cell_3 RENAME TO budget_cell;

-- Text -------------------------------------------------------------------------------------------------------------
-- Made anew for its larger CHECK: a chart is drawn from a budget table.
CREATE TABLE block_2 (
  {row}, document_id TEXT NOT NULL REFERENCES document(id), position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('heading','paragraph','list_item','clause','quote','table','picture','chart','page_break')),
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;
INSERT INTO block_2 (n, id, rev, changed_at, changed_by, document_id, position, kind, json)
  SELECT n, id, rev, changed_at, changed_by, document_id, position, kind, json FROM block;
DROP TABLE block;
ALTER TABLE block_2 RENAME TO block;
CREATE INDEX block_by_document ON block(document_id, position);

-- Price levels -----------------------------------------------------------------------------------------------------
-- What prices and wages rose from the year before to this one, in millionths: 25000 is 2,5 %. sheet_id: where it was pasted from.
CREATE TABLE price_sheet ({row}, {bin}, name TEXT NOT NULL CHECK (name <> ''), text TEXT NOT NULL, pasted_on TEXT NOT NULL) STRICT;
CREATE TABLE price_rate (
  {row}, year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200), kind TEXT NOT NULL CHECK (kind IN ('service','capital')),
  rate INTEGER NOT NULL CHECK (rate > -1000000), source TEXT NOT NULL DEFAULT '', sheet_id TEXT REFERENCES price_sheet(id), UNIQUE (year, kind)
) STRICT;

-- Pools and applications -------------------------------------------------------------------------------------------
-- available_ore: what the municipality may apply for of the pool.
-- own_ore: the municipality's part of the co-financing, all of it where nothing stands; others pay the rest.
ALTER TABLE funding_pool ADD COLUMN price_level INTEGER;
ALTER TABLE funding_pool ADD COLUMN available_ore INTEGER;
ALTER TABLE application ADD COLUMN granted_ore INTEGER;
ALTER TABLE application ADD COLUMN spent_ore INTEGER;
ALTER TABLE application ADD COLUMN co_financing_percent INTEGER CHECK (co_financing_percent BETWEEN 0 AND 100);
ALTER TABLE application ADD COLUMN own_ore INTEGER;
ALTER TABLE application ADD COLUMN other_payers TEXT NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN price_level INTEGER;
ALTER TABLE application ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- Figures held against the text ------------------------------------------------------------------------------------
-- key: which finding it is; it survives changes elsewhere in the text. person: who found the reason good enough.
CREATE TABLE figure_acceptance (
  {row}, document_id TEXT NOT NULL REFERENCES document(id), key TEXT NOT NULL, claim TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
  person TEXT NOT NULL DEFAULT '', accepted_at TEXT NOT NULL, UNIQUE (document_id, key)
) STRICT;

-- Figures in the texts ---------------------------------------------------------------------------------------------
-- The few blocks with fields, looked through at every change of what a field may point at; as documents.py asks for them.
CREATE INDEX block_with_fields ON block(document_id) WHERE instr(json, '"source":"') > 0;
