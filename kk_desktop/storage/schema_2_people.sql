-- The second schema, fourth part: what a person is through time, and recipients who are on a list for a time. Read by m002.

-- What somebody is to whom, from when to when. A person of the first schema was one thing only: that becomes the first role,
-- under the person's own id, and what the change log tells of it follows.
CREATE TABLE person_2 (
  {row}, {bin}, name TEXT NOT NULL CHECK (name <> ''), email TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO person_2 (n, id, rev, changed_at, changed_by, deleted_at, name)
  SELECT n, id, rev, changed_at, changed_by, deleted_at, name FROM person;
CREATE TABLE person_role (
  {row}, person_id TEXT NOT NULL REFERENCES person_2(id), title TEXT NOT NULL DEFAULT '', body_id TEXT REFERENCES body(id),
  party_id TEXT REFERENCES party(id), valid_from TEXT, valid_to TEXT,
  CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to)
) STRICT;
INSERT INTO person_role (id, rev, changed_at, changed_by, person_id, title, body_id, party_id)
  SELECT id, rev, changed_at, changed_by, id, title, body_id, party_id FROM person
   WHERE title <> '' OR body_id IS NOT NULL OR party_id IS NOT NULL ORDER BY n;
INSERT INTO change (action_id, table_name, row_id, operation, before, after)
  SELECT action_id, 'person_role', row_id, operation,
         CASE operation WHEN 'update' THEN json_remove(before, '$.name', '$.deleted_at') END,
         CASE operation WHEN 'update' THEN json_remove(after, '$.name', '$.deleted_at')
           ELSE json_set(json_remove(after, '$.name', '$.deleted_at'), '$.person_id', row_id, '$.valid_from', NULL, '$.valid_to', NULL) END
    FROM change WHERE table_name = 'person' AND operation IN ('insert', 'update') AND after IS NOT NULL
     AND row_id IN (SELECT id FROM person_role)
     AND (operation = 'insert' OR json_remove(after, '$.name', '$.deleted_at') <> '{}') ORDER BY n;
UPDATE change SET before = json_remove(before, '$.title', '$.body_id', '$.party_id'),
                  after = json_set(json_remove(after, '$.title', '$.body_id', '$.party_id'), '$.email', '', '$.phone', '')
 WHERE table_name = 'person' AND operation = 'insert' AND after IS NOT NULL;
UPDATE change SET before = json_remove(before, '$.title', '$.body_id', '$.party_id'),
                  after = json_remove(after, '$.title', '$.body_id', '$.party_id')
 WHERE table_name = 'person' AND operation = 'update';
DROP TABLE person;
ALTER TABLE person_2 RENAME TO person;

-- address is the one to print, email the one to write to; channel is how it goes, empty where the sending decides.
ALTER TABLE distribution_member ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE distribution_member ADD COLUMN channel TEXT NOT NULL DEFAULT '' CHECK (channel IN ('','digital_post','mail','bliv_hoert','internal_post','paper'));
ALTER TABLE distribution_member ADD COLUMN body_id TEXT REFERENCES body(id);
ALTER TABLE distribution_member ADD COLUMN person_id TEXT REFERENCES person(id);
ALTER TABLE distribution_member ADD COLUMN valid_from TEXT;
ALTER TABLE distribution_member ADD COLUMN valid_to TEXT CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to);
