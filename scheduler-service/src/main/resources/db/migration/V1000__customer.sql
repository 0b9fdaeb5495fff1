-- One row a customer: the lock that puts everything about one person in one order. Whoever writes a
-- decision, a task, an attempt or an outbox row about a customer locks this row first, several
-- customers in id order.
CREATE TABLE customer (
    customer_id        text COLLATE "C" PRIMARY KEY CHECK (customer_id <> ''),
    -- IANA zones the customer may be in, from the newest event that told them; empty when unknown.
    zones              text[] NOT NULL DEFAULT '{}',
    -- ISO 3166-1 alpha-2 code of his country, from the newest event that knew his contact; null when
    -- unknown.
    region             text CHECK (region ~ '^[A-Z]{2}$'),
    -- Event time of what told the zones; null while both are unknown.
    zones_at           timestamptz,
    -- Event time of what told the region, which told zones, too; null while nothing did.
    region_at          timestamptz,
    -- When we heard that his personal data was destroyed; null while it was not. For good.
    erased_at          timestamptz,
    -- The do-not-contact entry. It stands on this row, so that whoever has locked the row has also
    -- read the newest entry. When it was set; null when there is none.
    suppressed_at      timestamptz,
    -- Until when, exclusive; null for good.
    suppressed_until   timestamptz,
    suppressed_because text CHECK (length(suppressed_because) BETWEEN 1 AND 200),
    -- Account of the person who set it, or the disposition that caused it.
    suppressed_by      text,
    -- What he said of himself: consents, wishes, changes of his contact, each with its event time; null
    -- for nothing. On this row, as the entry above, and for the same reason: a withdrawal that whoever
    -- waits for the lock has not read yet must count. What was said where stands with its decision.
    statements         jsonb CHECK (jsonb_typeof(statements) = 'object'),
    -- When somebody else, or nobody, was found at his number; null while it is taken for his. Cleared
    -- when his contact is changed after that, or he himself is reached.
    number_not_his_since timestamptz,
    CHECK ((zones_at IS NULL) = (zones = '{}' AND region IS NULL)),
    CHECK (region IS NULL OR region_at IS NOT NULL),
    CHECK (region_at IS NULL OR region_at <= zones_at),
    CHECK ((suppressed_at IS NULL) = (suppressed_because IS NULL)),
    CHECK ((suppressed_at IS NULL) = (suppressed_by IS NULL)),
    CHECK (suppressed_at IS NOT NULL OR suppressed_until IS NULL),
    CONSTRAINT erased_said_nothing CHECK (erased_at IS NULL OR statements IS NULL),
    CONSTRAINT erased_has_no_number CHECK (erased_at IS NULL OR number_not_his_since IS NULL)
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

-- Matters that were settled, so that an older event about them arriving later opens nothing: the
-- final state does not depend on the order of arrival.
CREATE TABLE settled_matter (
    customer_id text COLLATE "C" NOT NULL,
    -- The reason that no longer applies; empty for every one.
    reason      text COLLATE "C" NOT NULL,
    -- What it was about: the kind of thing and the sender's reference, such as refund:8812; empty for
    -- everything about the customer.
    subject     text COLLATE "C" NOT NULL,
    -- Newest event time at which it was settled; everything about it up to then is settled.
    settled_at  timestamptz NOT NULL,
    -- Whether the customer declined to be called about it; otherwise the matter itself was settled.
    declined    boolean NOT NULL DEFAULT false,
    PRIMARY KEY (customer_id, reason, subject, declined)
) WITH (fillfactor = 90);
