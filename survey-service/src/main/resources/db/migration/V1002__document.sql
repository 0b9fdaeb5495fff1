-- What agents read out and ask. Versions are added, never changed.

CREATE TABLE questionnaire (
    id             text        NOT NULL CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    version        integer     NOT NULL CHECK (version >= 1),
    -- a minute after publication for later versions, so that every replica knows it by then
    effective_from timestamptz NOT NULL,
    content        text        NOT NULL CHECK (content IS JSON OBJECT),
    PRIMARY KEY (id, version)
);

CREATE TABLE script (
    id             text        NOT NULL CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    version        integer     NOT NULL CHECK (version >= 1),
    effective_from timestamptz NOT NULL,
    content        text        NOT NULL CHECK (content IS JSON OBJECT),
    PRIMARY KEY (id, version)
);
