-- The second schema, part of the overview: promises of a meeting, and what is open found without reading what is not.
-- Read by m002.

-- A promise that a decision leaves belongs to its case.
ALTER TABLE follow_up ADD COLUMN case_id TEXT REFERENCES "case"(id);

-- The conditions stand word for word in storage/open_things.py, or the indexes are not used.
CREATE INDEX follow_up_open ON follow_up(due) WHERE done = 0 AND deleted_at IS NULL;
CREATE INDEX document_open ON document(status, changed_at) WHERE deleted_at IS NULL AND status NOT IN ('sent', 'replaced');
CREATE INDEX hearing_due ON hearing(coalesce(extended_to, deadline), id) WHERE deleted_at IS NULL AND coalesce(extended_to, deadline) IS NOT NULL;
CREATE INDEX treatment_meeting ON treatment(meeting_date) WHERE deleted_at IS NULL AND meeting_date IS NOT NULL;
CREATE INDEX contribution_awaited ON contribution(due) WHERE received_at IS NULL;
