-- Notices that the scheduler asked the company's sender for, for the customer's timeline: what for, which
-- text, by which ways and when. Neither the words nor the link.
CREATE TABLE customer_notice (
    notice_id    uuid        PRIMARY KEY,
    requested_at timestamptz NOT NULL,
    -- when the hours began in which it could be sent; null for at once
    not_before   timestamptz,
    callback_id  uuid        NOT NULL,
    customer_id  text        NOT NULL,
    template     text        NOT NULL,
    reason       text,
    -- the one wished for most first; the sender takes the first it can
    channels     text[]      NOT NULL
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);

CREATE INDEX customer_notice_customer ON customer_notice (customer_id, requested_at DESC);

CREATE TRIGGER customer_notice_of_the_erased BEFORE INSERT ON customer_notice FOR EACH ROW
EXECUTE FUNCTION refuse_the_erased();

CREATE TRIGGER customer_notice_stays BEFORE UPDATE ON customer_notice FOR EACH ROW
EXECUTE FUNCTION refuse_change();
