-- The second schema, first part: a hearing's whole course, from the letter that asks to the answer that is sent. Read by m002.
-- `{row}` and `{bin}` as in the first; `{file}` is a stored file's name, media type, digest and size, or none; `{filing}`
-- says where a received, sent or final thing lies in the records system (a hearing and a document have it, too).

-- Hearings ---------------------------------------------------------------------------------------------------------
-- answer_form: how the sender wants the answer divided. The deadline is the first one asked for; extended_to the later.
ALTER TABLE hearing ADD COLUMN document_number TEXT NOT NULL DEFAULT '';
ALTER TABLE hearing ADD COLUMN sender_email TEXT NOT NULL DEFAULT '';
ALTER TABLE hearing ADD COLUMN answer_form TEXT NOT NULL DEFAULT 'free' CHECK (answer_form IN ('free','own_headings','remarks_and_changes'));
ALTER TABLE hearing ADD COLUMN extension_asked_on TEXT;
ALTER TABLE hearing ADD COLUMN extension_granted_on TEXT;
ALTER TABLE hearing ADD COLUMN extension_granted_by TEXT NOT NULL DEFAULT '';
ALTER TABLE hearing ADD COLUMN extended_to TEXT;
ALTER TABLE hearing ADD COLUMN goes_to_committee INTEGER NOT NULL DEFAULT 1 CHECK (goes_to_committee IN (0, 1));
ALTER TABLE hearing ADD COLUMN filing_system TEXT NOT NULL DEFAULT '';
ALTER TABLE hearing ADD COLUMN filed_on TEXT;
ALTER TABLE ask ADD COLUMN heading TEXT NOT NULL DEFAULT '';
CREATE TABLE hearing_file (
  {row}, hearing_id TEXT NOT NULL REFERENCES hearing(id), position INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL CHECK (title <> ''), {file}
) STRICT;
-- The steps of the plan that somebody has moved by hand; all others are counted back from the deadline.
CREATE TABLE plan_date (
  {row}, hearing_id TEXT NOT NULL REFERENCES hearing(id),
  step TEXT NOT NULL CHECK (step IN ('send','meeting','agenda','approval','contributions')), due TEXT NOT NULL, UNIQUE (hearing_id, step)
) STRICT;
-- received_at is a moment (UTC), so that what came after the draft was sent on is known even on the same day.
CREATE TABLE contribution (
  {row}, hearing_id TEXT NOT NULL REFERENCES hearing(id), position INTEGER NOT NULL DEFAULT 0, contributor TEXT NOT NULL CHECK (contributor <> ''),
  email TEXT NOT NULL DEFAULT '', due TEXT, asked_on TEXT, reminded_on TEXT, received_at TEXT, text TEXT NOT NULL DEFAULT '',
  used TEXT NOT NULL DEFAULT 'open' CHECK (used IN ('open','used','not_used')), reason TEXT NOT NULL DEFAULT '', {filing}, {file}
) STRICT;
CREATE TABLE white_book (
  {row}, hearing_id TEXT NOT NULL REFERENCES hearing(id), title TEXT NOT NULL CHECK (title <> ''), received_on TEXT, {filing}, {file}
) STRICT;
CREATE TABLE remark_outcome (
  {row}, hearing_id TEXT NOT NULL REFERENCES hearing(id), position INTEGER NOT NULL DEFAULT 0, remark TEXT NOT NULL CHECK (remark <> ''),
  block_id TEXT, outcome TEXT CHECK (outcome IN ('met','partly','not_met')), comment TEXT NOT NULL DEFAULT ''
) STRICT;
-- Old letters taken in to be searched; text holds a paragraph on each line.
CREATE TABLE earlier_answer (
  {row}, {bin}, title TEXT NOT NULL CHECK (title <> ''), sender TEXT NOT NULL DEFAULT '', answered_on TEXT, text TEXT NOT NULL, {file}
) STRICT;
CREATE TABLE earlier_answer_area (
  {row}, earlier_answer_id TEXT NOT NULL REFERENCES earlier_answer(id), area_id TEXT NOT NULL REFERENCES area(id), UNIQUE (earlier_answer_id, area_id)
) STRICT;

-- Writing ----------------------------------------------------------------------------------------------------------
CREATE TABLE own_word ({row}, word TEXT NOT NULL UNIQUE CHECK (word <> '')) STRICT;
-- owner: whose phrase it is; empty for all. json holds its blocks.
CREATE TABLE phrase (
  {row}, {bin}, name TEXT NOT NULL CHECK (name <> ''), owner TEXT NOT NULL DEFAULT '', json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;
ALTER TABLE document ADD COLUMN replaces_id TEXT REFERENCES document(id);
ALTER TABLE document ADD COLUMN supplements_id TEXT REFERENCES document(id);
ALTER TABLE document ADD COLUMN filing_system TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN filed_on TEXT;

-- Versions ---------------------------------------------------------------------------------------------------------
-- Made anew for its larger CHECK. number is the draft's (udkast n), which only proofs and submissions have.
CREATE TABLE version_2 (
  {row}, document_id TEXT NOT NULL REFERENCES document(id), number INTEGER CHECK (number > 0),
  reason TEXT NOT NULL CHECK (reason IN ('proof_print','submitted','status','named','timed','restored')),
  name TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT '', person TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL
) STRICT;
INSERT INTO version_2 (n, id, rev, changed_at, changed_by, document_id, number, reason, person, digest)
  SELECT v.n, v.id, v.rev, v.changed_at, v.changed_by, v.document_id, v.number, v.reason, coalesce(i.person, ''), v.digest
    FROM version v LEFT JOIN installation i ON i.id = v.changed_by;
DROP TABLE version;
ALTER TABLE version_2 RENAME TO version;

-- Approval ---------------------------------------------------------------------------------------------------------
-- A draft on its way through those who must say yes: what was sent (the content bound, and the very PDF), by whom, to whom.
-- late: the facts that may be filled in later, as they stand on the newest pages kept; final_pdf_digest: the pages as signed or sent.
CREATE TABLE submission (
  {row}, document_id TEXT NOT NULL REFERENCES document(id), number INTEGER NOT NULL CHECK (number > 0),
  content_digest TEXT NOT NULL, pdf_digest TEXT NOT NULL, person TEXT NOT NULL, sent_at TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
  reservation TEXT NOT NULL DEFAULT '', withdrawn_at TEXT,
  page_count INTEGER NOT NULL DEFAULT 0, late TEXT NOT NULL DEFAULT '', final_pdf_digest TEXT
) STRICT;
-- decided_for: the absent one whose place decided_by took. content_digest and pdf_digest: what was approved, where that was corrected.
CREATE TABLE approval_step (
  {row}, submission_id TEXT NOT NULL REFERENCES submission(id), position INTEGER NOT NULL DEFAULT 0,
  approver TEXT NOT NULL CHECK (approver <> ''), title TEXT NOT NULL DEFAULT '', body_id TEXT REFERENCES body(id), due TEXT, reminded_on TEXT,
  decision TEXT CHECK (decision IN ('approved','approved_with_changes','approved_on_condition','returned','passed_on')),
  decided_at TEXT, decided_on TEXT, decided_by TEXT NOT NULL DEFAULT '', decided_for TEXT NOT NULL DEFAULT '', entered_by TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT 'program' CHECK (channel IN ('program','paper','mail','spoken','meeting')),
  note TEXT NOT NULL DEFAULT '', condition TEXT NOT NULL DEFAULT '', condition_met_on TEXT, dissent TEXT NOT NULL DEFAULT '',
  content_digest TEXT, pdf_digest TEXT, {file}, CHECK ((decision IS NULL) = (decided_at IS NULL))
) STRICT;
-- A comment, or with a replacement a suggestion: to a place in a block (characters from its start), or to the whole.
CREATE TABLE comment (
  {row}, document_id TEXT NOT NULL REFERENCES document(id), submission_id TEXT REFERENCES submission(id), block_id TEXT,
  start INTEGER NOT NULL DEFAULT 0, quote TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '', replacement TEXT,
  person TEXT NOT NULL, made_at TEXT NOT NULL, source TEXT NOT NULL DEFAULT 'program' CHECK (source IN ('program','pdf','paper')),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open','accepted','declined','done')), answer TEXT NOT NULL DEFAULT '',
  CHECK (text <> '' OR replacement IS NOT NULL)
) STRICT;
CREATE TABLE absence (
  {row}, {bin}, person TEXT NOT NULL CHECK (person <> ''), first_day TEXT NOT NULL, last_day TEXT NOT NULL,
  substitute TEXT NOT NULL CHECK (substitute <> ''), note TEXT NOT NULL DEFAULT '', CHECK (first_day <= last_day)
) STRICT;
-- None means all cases.
CREATE TABLE absence_case ({row}, absence_id TEXT NOT NULL REFERENCES absence(id), case_id TEXT NOT NULL REFERENCES "case"(id), UNIQUE (absence_id, case_id)) STRICT;

-- Sent on and filed ------------------------------------------------------------------------------------------------
-- pdf_digest: the pages as they were sent, where it was the first sending.
CREATE TABLE dispatch (
  {row}, document_id TEXT NOT NULL REFERENCES document(id), sent_on TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('digital_post','mail','bliv_hoert','internal_post','paper')),
  person TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', receipt TEXT NOT NULL DEFAULT '',
  pdf_digest TEXT, page_count INTEGER NOT NULL DEFAULT 0, {file}
) STRICT;
CREATE TABLE dispatch_recipient (
  {row}, dispatch_id TEXT NOT NULL REFERENCES dispatch(id), position INTEGER NOT NULL DEFAULT 0,
  role TEXT NOT NULL CHECK (role IN ('recipient','copy','blind_copy')), name TEXT NOT NULL CHECK (name <> ''), address TEXT NOT NULL DEFAULT ''
) STRICT;
-- Beside the document, not in it: nothing that is printed or sent can hold them.
CREATE TABLE blind_copy (
  {row}, document_id TEXT NOT NULL REFERENCES document(id), position INTEGER NOT NULL DEFAULT 0, name TEXT NOT NULL CHECK (name <> '')
) STRICT;
CREATE TABLE distribution_list ({row}, {bin}, name TEXT NOT NULL CHECK (name <> '')) STRICT;
CREATE TABLE distribution_member (
  {row}, list_id TEXT NOT NULL REFERENCES distribution_list(id), position INTEGER NOT NULL DEFAULT 0, name TEXT NOT NULL CHECK (name <> ''),
  address TEXT NOT NULL DEFAULT ''
) STRICT;
