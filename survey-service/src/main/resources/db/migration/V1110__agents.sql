-- Who the agents are and whether they take calls. An account without a row here works, too: it takes
-- what asks for no skill, and it is ready.

CREATE TABLE agent (
    account      text     PRIMARY KEY CHECK (length(account) BETWEEN 1 AND 128),
    -- what customers are told, and colleagues see
    display_name text     NOT NULL CHECK (length(display_name) BETWEEN 1 AND 80),
    skills       text[]   NOT NULL,
    -- 1–5, in the order of the skills
    levels       smallint[] NOT NULL,
    -- BCP 47
    languages    text[]   NOT NULL,
    -- whom he works with, a code; what is counted is counted by it
    agent_group  text     CHECK (length(agent_group) <= 40 AND agent_group ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    -- number of the profile's changes; a change must show the current one
    version      bigint   NOT NULL CHECK (version >= 1),

    CONSTRAINT each_skill_has_a_level CHECK (cardinality(skills) = cardinality(levels)),
    CONSTRAINT levels_are_one_to_five CHECK (1 <= ALL (levels) AND 5 >= ALL (levels)),
    CONSTRAINT everybody_speaks CHECK (cardinality(languages) BETWEEN 1 AND 20)
);

-- Apart from the profile: the agent changes it many times a day, and nobody's edit is lost for it.
CREATE TABLE agent_state (
    account text        PRIMARY KEY CHECK (length(account) BETWEEN 1 AND 128),
    state   text        NOT NULL CHECK (state IN ('READY', 'BREAK', 'WRAP_UP')),
    since   timestamptz NOT NULL,
    -- from then on he is ready, without anybody's doing; null for until he says so
    until   timestamptz,

    CONSTRAINT only_a_wrap_up_ends_by_itself CHECK (until IS NULL OR (state = 'WRAP_UP' AND until > since))
) WITH (fillfactor = 85);
