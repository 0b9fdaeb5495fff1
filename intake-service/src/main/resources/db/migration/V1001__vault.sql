-- The vault: all personal data Huifang holds, as ciphertext. A ciphertext opens only with its
-- customer's key and only in its own row: customer, field, event and layout version are
-- authenticated with it.

-- How to reach a customer: each contact that differs from the one before it, from then on.
CREATE TABLE vault_contact (
    customer_id     text COLLATE "C" NOT NULL CHECK (length(customer_id) BETWEEN 1 AND 128),
    -- The event it came with. Order by time; source and id settle ties, so that any order of arrival
    -- ends the same.
    event_time      timestamptz NOT NULL,
    source          text COLLATE "C" NOT NULL,
    event_id        text COLLATE "C" NOT NULL,
    -- Until when events were seen to carry the same contact, by event time. Written only now and
    -- then: an unchanged contact costs no write.
    confirmed_until timestamptz NOT NULL,
    -- Keyed by the customer's key: equal for the same contact of the same customer.
    fingerprint     bytea NOT NULL CHECK (length(fingerprint) = 16),
    -- JSON of phone, name, timeZone, locale; sealed
    ciphertext      bytea NOT NULL,
    -- Layout of what is sealed.
    version         smallint NOT NULL CHECK (version > 0),
    sealed_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (customer_id, event_time, source, event_id),
    CHECK (confirmed_until >= event_time)
) WITH (fillfactor = 90);
-- What retention reads: pages tell what is old, since rows come in the order of their sealing.
CREATE INDEX vault_contact_age ON vault_contact USING brin (sealed_at) WITH (pages_per_range = 32);

-- Words of a customer or an agent, by the event that carried them. Never changed, but for the mark.
CREATE TABLE vault_narrative (
    source      text COLLATE "C" NOT NULL,
    event_id    text COLLATE "C" NOT NULL,
    customer_id text COLLATE "C" NOT NULL,
    ciphertext  bytea NOT NULL,
    version     smallint NOT NULL CHECK (version > 0),
    sealed_at   timestamptz NOT NULL DEFAULT now(),
    -- Whether it was looked at for what it is about.
    counted     boolean NOT NULL DEFAULT false,
    PRIMARY KEY (source, event_id)
);
-- Few rows: what was sealed lately.
CREATE INDEX vault_narrative_uncounted ON vault_narrative (sealed_at) WHERE NOT counted;
CREATE INDEX vault_narrative_of_customer ON vault_narrative (customer_id);
CREATE INDEX vault_narrative_age ON vault_narrative USING brin (sealed_at)
    WITH (pages_per_range = 32);

-- Proof of what a customer agreed to, as the sender told it. Not personal: evidence is referred to.
CREATE TABLE consent (
    customer_id text COLLATE "C" NOT NULL,
    event_time  timestamptz NOT NULL,
    source      text COLLATE "C" NOT NULL,
    event_id    text COLLATE "C" NOT NULL,
    granted     boolean NOT NULL,
    purpose     text NOT NULL CHECK (purpose <> ''),
    channel     text NOT NULL,
    -- Reference of the evidence in the sender's books.
    evidence_id text NOT NULL,
    -- Version of the wording that was agreed to.
    version     text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (customer_id, event_time, source, event_id)
);
