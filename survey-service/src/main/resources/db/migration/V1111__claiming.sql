-- Whom an offer is for, and one call a customer.

-- The account that alone is offered the queue's attempts, until their ownership ends; '' for all.
ALTER TABLE queue ADD COLUMN owner text NOT NULL DEFAULT '';
ALTER TABLE queue DROP CONSTRAINT queue_reason_skill_language_key;
ALTER TABLE queue ADD CONSTRAINT queue_is_named UNIQUE (reason, skill, language, owner);

-- When an attempt in an owner's queue goes to all; null in other queues.
ALTER TABLE attempt ADD COLUMN owned_until timestamptz;
CREATE INDEX attempt_owned ON attempt (owned_until, attempt_id) WHERE state = 'OFFERED' AND owned_until IS NOT NULL;

-- The customer in eight bytes, because the row is written so often. Two customers with the same
-- number are not called at the same moment, which does no harm.
ALTER TABLE attempt ADD COLUMN customer_key bigint;
UPDATE attempt a SET customer_key = CASE
        -- leases that began under the former rule may be two of a customer's
        WHEN a.state = 'CLAIMED' THEN hashtextextended(a.attempt_id::text, 0)
        ELSE hashtextextended(b.customer_id, 0) END
FROM attempt_brief b WHERE b.attempt_id = a.attempt_id;
ALTER TABLE attempt ALTER COLUMN customer_key SET NOT NULL;

-- Holds as many entries as there are calls at this moment.
CREATE UNIQUE INDEX one_live_attempt_of_each_customer ON attempt (customer_key) WHERE state = 'CLAIMED';
