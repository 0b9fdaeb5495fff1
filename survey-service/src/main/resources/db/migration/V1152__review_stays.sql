-- A review is neither changed nor taken away: an erasure takes its words only.
CREATE TRIGGER review_is_not_deleted BEFORE DELETE ON review FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_is_not_emptied BEFORE TRUNCATE ON review
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
