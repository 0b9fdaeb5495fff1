-- What the scheduler and the desk tell, as JSON, under the pseudonym of its customer.
CREATE TABLE told (type text, customer_id text, fact jsonb);
