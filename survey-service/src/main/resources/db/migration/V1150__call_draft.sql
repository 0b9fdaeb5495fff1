-- The form of a call as the agent has typed it so far, wholly sealed: it holds notes and answers in
-- people's own words. One draft a lease: the next holder does not see it.
CREATE TABLE call_draft (
    attempt_id    uuid        PRIMARY KEY REFERENCES attempt,
    fencing_token bigint      NOT NULL CHECK (fencing_token > 0),
    saved_at      timestamptz NOT NULL,
    sealed        bytea       NOT NULL
);

CREATE TRIGGER call_draft_of_the_erased BEFORE INSERT OR UPDATE ON call_draft FOR EACH ROW
EXECUTE FUNCTION keep_no_draft();

-- With the lease its drafts go, however it ended. Savers lock the attempt's row, so none comes after.
CREATE FUNCTION forget_drafts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM call_draft WHERE attempt_id = OLD.attempt_id;
    DELETE FROM answer_draft WHERE attempt_id = OLD.attempt_id;
    RETURN NULL;
END $$;
CREATE TRIGGER drafts_end AFTER UPDATE OF state ON attempt FOR EACH ROW
WHEN (OLD.state = 'CLAIMED' AND NEW.state <> 'CLAIMED') EXECUTE FUNCTION forget_drafts();
