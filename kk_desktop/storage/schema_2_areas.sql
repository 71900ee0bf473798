-- The second schema, third part: areas through time, what an initiative is made of, promises and where they stand, views by name.
-- Read by m002.

-- Areas ------------------------------------------------------------------------------------------------------------
-- `name` is the one form that is printed; an alias may have been the name in a period.
ALTER TABLE area ADD COLUMN valid_from TEXT;
ALTER TABLE area ADD COLUMN valid_to TEXT CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to);
ALTER TABLE area_alias ADD COLUMN valid_from TEXT;
ALTER TABLE area_alias ADD COLUMN valid_to TEXT CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to);

-- Initiatives and the studies that led to them ---------------------------------------------------------------------
-- unit_id: the unit within the responsible administration. finished_on: as exact as known, as an initiative's period.
ALTER TABLE initiative ADD COLUMN unit_id TEXT REFERENCES body(id);
ALTER TABLE initiative ADD COLUMN results TEXT NOT NULL DEFAULT '';
CREATE TABLE initiative_pool ({row}, initiative_id TEXT NOT NULL REFERENCES initiative(id), pool_id TEXT NOT NULL REFERENCES funding_pool(id), UNIQUE (initiative_id, pool_id)) STRICT;
ALTER TABLE analysis ADD COLUMN finished_on TEXT NOT NULL DEFAULT '';
-- What was started because of the advice, and which advice a barrier stands in the way of.
CREATE TABLE recommendation_initiative (
  {row}, recommendation_id TEXT NOT NULL REFERENCES recommendation(id), initiative_id TEXT NOT NULL REFERENCES initiative(id), UNIQUE (recommendation_id, initiative_id)
) STRICT;
ALTER TABLE barrier ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE barrier ADD COLUMN recommendation_id TEXT REFERENCES recommendation(id);

-- Promises ---------------------------------------------------------------------------------------------------------
-- block_id, quote: the words it was made from, where they stood in the document.
ALTER TABLE follow_up ADD COLUMN block_id TEXT;
ALTER TABLE follow_up ADD COLUMN quote TEXT NOT NULL DEFAULT '';
ALTER TABLE follow_up ADD COLUMN area_id TEXT REFERENCES area(id);
ALTER TABLE follow_up ADD COLUMN initiative_id TEXT REFERENCES initiative(id);

-- Views by name ----------------------------------------------------------------------------------------------------
-- A list's filters, columns and order, kept under a name for all who open the file.
CREATE TABLE saved_view (
  {row}, {bin}, list TEXT NOT NULL CHECK (list <> ''), name TEXT NOT NULL CHECK (name <> ''), json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;
