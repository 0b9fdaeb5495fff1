-- Documents that people write: drafts, versions, and articles of the knowledge base.

-- null: came with the service. Once people write versions of a document, it is theirs.
ALTER TABLE questionnaire ADD COLUMN published_by text;
ALTER TABLE script ADD COLUMN published_by text;

CREATE TRIGGER questionnaire_stays BEFORE UPDATE ON questionnaire FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER script_stays BEFORE UPDATE ON script FOR EACH ROW
EXECUTE FUNCTION refuse_change();

-- What is being written, one draft of each document. A revision is never given twice, so that a tag
-- of a draft that is gone fits no later one.
CREATE SEQUENCE document_draft_revision;

CREATE TABLE document_draft (
    kind     text        NOT NULL CHECK (kind IN ('QUESTIONNAIRE', 'SCRIPT', 'ARTICLE')),
    id       text        NOT NULL CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    revision bigint      NOT NULL DEFAULT nextval('document_draft_revision'),
    content  text        NOT NULL CHECK (content IS JSON OBJECT),
    saved_by text        NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (kind, id)
);

CREATE FUNCTION refuse_draft_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'draft % % goes from revision % to %', OLD.kind, OLD.id, OLD.revision, NEW.revision
        USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER document_draft_moves_on BEFORE UPDATE ON document_draft FOR EACH ROW
WHEN (NEW.revision <= OLD.revision OR NEW.kind <> OLD.kind OR NEW.id <> OLD.id)
EXECUTE FUNCTION refuse_draft_revision();

CREATE TABLE article (
    id           text        NOT NULL CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    version      integer     NOT NULL CHECK (version >= 1),
    published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    published_by text,
    content      text        NOT NULL CHECK (content IS JSON OBJECT),
    PRIMARY KEY (id, version)
);
CREATE TRIGGER article_stays BEFORE UPDATE ON article FOR EACH ROW
EXECUTE FUNCTION refuse_change();

-- What is searched: the newest version of each article that is not retired, in each language. English
-- words are stemmed by PostgreSQL; Chinese ones are pairs of neighbouring characters, made by the
-- service, because PostgreSQL parts Chinese text only at its punctuation.
CREATE TABLE article_words (
    id       text     NOT NULL,
    version  integer  NOT NULL,
    language text     NOT NULL CHECK (language IN ('zh-CN', 'en')),
    kind     text     NOT NULL CHECK (kind IN ('playbook', 'documents', 'safety', 'how-to', 'question')),
    audience text     NOT NULL CHECK (audience IN ('agent', 'customer')),
    tags     text[]   NOT NULL,
    reasons  text[]   NOT NULL,
    title    text     NOT NULL,
    body     text     NOT NULL,
    words    tsvector NOT NULL,
    PRIMARY KEY (id, language),
    FOREIGN KEY (id, version) REFERENCES article
);
CREATE INDEX article_words_found ON article_words USING gin (words);
CREATE INDEX article_words_reasons ON article_words USING gin (reasons);

CREATE FUNCTION refuse_older_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'article % goes from version % back to %', OLD.id, OLD.version, NEW.version
        USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER article_words_move_on BEFORE UPDATE ON article_words FOR EACH ROW
WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION refuse_older_words();
