-- The contact ledger: every contact of a customer, whatever its reason, channel or path. Read and
-- written under the customer's lock only, so that no two transactions use the same free place.
CREATE TABLE contact_entry (
    customer_id text COLLATE "C" NOT NULL CHECK (customer_id <> ''),
    -- What it came from: the attempt's id, the notice's, or a hash of the idempotency key. A second
    -- delivery finds the first.
    entry_id    uuid NOT NULL,
    -- Of a call that may still be made: when silence is taken for loss. Otherwise the latest instant
    -- at which the customer may have been contacted.
    at          timestamptz NOT NULL,
    entered_at  timestamptz NOT NULL,
    -- The task it belongs to; null for none.
    callback_id uuid,
    -- For the customer's own protection: may use what is reserved for that.
    protects    boolean NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('CALL', 'MANUAL', 'NOTICE', 'SURVEY')),
    -- RESERVED until it is known whether it was made; RELEASED ones do not count.
    state       text NOT NULL CHECK (state IN ('RESERVED', 'SPENT', 'RELEASED')),
    -- Account of the person who entered it; null for the scheduler itself.
    entered_by  text,
    -- What that person asked for; null for the scheduler itself.
    request_hash uuid,
    PRIMARY KEY (customer_id, entry_id),
    CONSTRAINT only_calls_are_reserved CHECK (state = 'SPENT' OR kind = 'CALL'),
    CONSTRAINT calls_are_of_tasks CHECK (kind <> 'CALL' OR callback_id IS NOT NULL),
    CONSTRAINT people_enter_requests CHECK ((entered_by IS NULL) = (request_hash IS NULL)),
    CONSTRAINT others_contacts_name_who CHECK (
        kind IN ('CALL', 'NOTICE') OR kind = 'SURVEY' AND callback_id IS NOT NULL
        OR entered_by IS NOT NULL),
    CONSTRAINT reserved_for_later CHECK (state <> 'RESERVED' OR at >= entered_at)
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

-- What the purge reads. Rows come nearly in this order, and a change of the row need not touch it.
CREATE INDEX contact_entry_at ON contact_entry USING brin (at) WITH (pages_per_range = 32);
