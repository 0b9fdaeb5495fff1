-- What texts are about: counts by the day, and nobody's. A text counts once for each theme in it.
CREATE TABLE theme_count (
    n        bigint NOT NULL CHECK (n > 0),
    day      date   NOT NULL,
    source   text   NOT NULL CHECK (source IN ('COMMENT', 'NARRATIVE')),
    language text   NOT NULL CHECK (language IN ('zh', 'en')),
    -- '' counts all texts
    theme    text   NOT NULL CHECK (theme ~ '^[a-z-]*$'),
    PRIMARY KEY (day, source, language, theme)
);
