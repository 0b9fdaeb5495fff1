-- What the tests' consumer worked on.
CREATE TABLE worked (
    place           bigint GENERATED ALWAYS AS IDENTITY,
    topic_partition int    NOT NULL,
    record_offset   bigint NOT NULL,
    customer        text   NOT NULL,
    says            text   NOT NULL
);
