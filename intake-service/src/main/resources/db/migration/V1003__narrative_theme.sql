-- What narratives are about: counts by the day, and nobody's. A narrative counts once for each theme in
-- it.
CREATE TABLE narrative_theme (
    n        bigint NOT NULL CHECK (n > 0),
    day      date   NOT NULL,
    language text   NOT NULL CHECK (language IN ('zh', 'en')),
    -- '' counts all narratives
    theme    text   NOT NULL CHECK (theme ~ '^[a-z-]*$'),
    PRIMARY KEY (day, language, theme)
);
