-- Which key steps of its script a call covered, and which it left out. Why they were left is in the
-- agent's own words and rests sealed with his note.
ALTER TABLE conclusion
    ADD COLUMN script         text,
    ADD COLUMN script_version integer,
    -- codes and flags by step id, as they were ticked
    ADD COLUMN covered        jsonb,
    -- ids of the key steps that were left out
    ADD COLUMN left_out       text[],
    ADD CONSTRAINT coverage_names_its_script CHECK (
        num_nonnulls(script, script_version, covered, left_out) IN (0, 4));
