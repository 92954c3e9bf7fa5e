-- The tables of the chat, for PostgreSQL: the same tables as in sqlite/0001_chat.sql.
-- Times are milliseconds since 1970, ids have 26 characters.
-- Texts are compared byte by byte (collation "C"), as SQLite does.

-- What the queries use of SQLite.
CREATE FUNCTION max(a BIGINT, b BIGINT) RETURNS BIGINT
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT greatest(a, b)';
CREATE FUNCTION min(a BIGINT, b BIGINT) RETURNS BIGINT
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT least(a, b)';
-- Lists of texts or numbers only, and the column `value` only.
CREATE FUNCTION json_each(list TEXT) RETURNS TABLE (value TEXT)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 20 AS 'SELECT json_array_elements_text(list::json)';
-- Paths such as `$.name` or `$.outer.inner` only.
CREATE FUNCTION json_extract(body TEXT, path TEXT) RETURNS TEXT
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS 'SELECT body::json #>> string_to_array(substr(path, 3), ''.'')';

CREATE TABLE users (
    id                   TEXT COLLATE "C" PRIMARY KEY,
    create_at            BIGINT NOT NULL,
    update_at            BIGINT NOT NULL,
    delete_at            BIGINT NOT NULL DEFAULT 0,
    username             TEXT COLLATE "C" NOT NULL UNIQUE CHECK (username = lower(username)),
    email                TEXT COLLATE "C" NOT NULL UNIQUE CHECK (email = lower(email)),
    -- NULL: no password signs this account in.
    password_hash        TEXT COLLATE "C",
    nickname             TEXT COLLATE "C" NOT NULL DEFAULT '',
    first_name           TEXT COLLATE "C" NOT NULL DEFAULT '',
    last_name            TEXT COLLATE "C" NOT NULL DEFAULT '',
    position             TEXT COLLATE "C" NOT NULL DEFAULT '',
    roles                TEXT COLLATE "C" NOT NULL,
    locale               TEXT COLLATE "C" NOT NULL DEFAULT 'en',
    timezone             TEXT COLLATE "C" NOT NULL,
    props                TEXT COLLATE "C" NOT NULL DEFAULT '{}',
    notify_props         TEXT COLLATE "C" NOT NULL DEFAULT '{}',
    last_password_update BIGINT NOT NULL DEFAULT 0,
    last_picture_update  BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE sessions (
    id         TEXT COLLATE "C" PRIMARY KEY,
    -- SHA-256 of the token: a copy of this table signs nobody in.
    token_hash BYTEA NOT NULL UNIQUE,
    csrf_token TEXT COLLATE "C" NOT NULL,
    user_id    TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    create_at  BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE teams (
    id           TEXT COLLATE "C" PRIMARY KEY,
    create_at    BIGINT NOT NULL,
    update_at    BIGINT NOT NULL,
    delete_at    BIGINT NOT NULL DEFAULT 0,
    display_name TEXT COLLATE "C" NOT NULL,
    name         TEXT COLLATE "C" NOT NULL UNIQUE,
    description  TEXT COLLATE "C" NOT NULL DEFAULT '',
    team_type    TEXT COLLATE "C" NOT NULL CHECK (team_type IN ('O', 'I')),
    invite_id    TEXT COLLATE "C" NOT NULL
);

CREATE TABLE team_members (
    team_id      TEXT COLLATE "C" NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
    user_id      TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    create_at    BIGINT NOT NULL,
    scheme_admin BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (team_id, user_id)
);
CREATE INDEX team_members_user ON team_members (user_id);

CREATE TABLE channels (
    id                   TEXT COLLATE "C" PRIMARY KEY,
    create_at            BIGINT NOT NULL,
    update_at            BIGINT NOT NULL,
    delete_at            BIGINT NOT NULL DEFAULT 0,
    -- Empty for direct and group channels.
    team_id              TEXT COLLATE "C" NOT NULL,
    channel_type         TEXT COLLATE "C" NOT NULL CHECK (channel_type IN ('O', 'P', 'D', 'G')),
    display_name         TEXT COLLATE "C" NOT NULL,
    name                 TEXT COLLATE "C" NOT NULL,
    header               TEXT COLLATE "C" NOT NULL DEFAULT '',
    purpose              TEXT COLLATE "C" NOT NULL DEFAULT '',
    last_post_at         BIGINT NOT NULL DEFAULT 0,
    last_root_post_at    BIGINT NOT NULL DEFAULT 0,
    total_msg_count      BIGINT NOT NULL DEFAULT 0,
    total_msg_count_root BIGINT NOT NULL DEFAULT 0,
    creator_id           TEXT COLLATE "C" NOT NULL,
    UNIQUE (team_id, name)
);

CREATE TABLE channel_members (
    channel_id         TEXT COLLATE "C" NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    user_id            TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    last_viewed_at     BIGINT NOT NULL DEFAULT 0,
    msg_count          BIGINT NOT NULL DEFAULT 0,
    msg_count_root     BIGINT NOT NULL DEFAULT 0,
    mention_count      BIGINT NOT NULL DEFAULT 0,
    mention_count_root BIGINT NOT NULL DEFAULT 0,
    notify_props       TEXT COLLATE "C" NOT NULL,
    last_update_at     BIGINT NOT NULL,
    scheme_admin       BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (channel_id, user_id)
);
CREATE INDEX channel_members_user ON channel_members (user_id);

CREATE TABLE posts (
    id              TEXT COLLATE "C" PRIMARY KEY,
    -- Never twice the same in a channel, so that it orders and pages alone.
    create_at       BIGINT NOT NULL,
    update_at       BIGINT NOT NULL,
    edit_at         BIGINT NOT NULL DEFAULT 0,
    delete_at       BIGINT NOT NULL DEFAULT 0,
    is_pinned       BIGINT NOT NULL DEFAULT 0,
    user_id         TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    channel_id      TEXT COLLATE "C" NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    root_id         TEXT COLLATE "C" NOT NULL DEFAULT '',
    message         TEXT COLLATE "C" NOT NULL,
    post_type       TEXT COLLATE "C" NOT NULL DEFAULT '',
    props           TEXT COLLATE "C" NOT NULL DEFAULT '{}',
    hashtags        TEXT COLLATE "C" NOT NULL DEFAULT '',
    pending_post_id TEXT COLLATE "C" NOT NULL DEFAULT '',
    reply_count     BIGINT NOT NULL DEFAULT 0,
    last_reply_at   BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX posts_channel_time ON posts (channel_id, create_at);
CREATE INDEX posts_channel_update ON posts (channel_id, update_at);
CREATE INDEX posts_root ON posts (root_id, create_at) WHERE root_id <> '';
-- A retry of an unacknowledged post finds the first attempt.
CREATE UNIQUE INDEX posts_pending ON posts (user_id, pending_post_id) WHERE pending_post_id <> '';

CREATE TABLE preferences (
    user_id  TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    category TEXT COLLATE "C" NOT NULL,
    name     TEXT COLLATE "C" NOT NULL,
    value    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (user_id, category, name)
);

CREATE TABLE statuses (
    user_id          TEXT COLLATE "C" PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    status           TEXT COLLATE "C" NOT NULL CHECK (status IN ('online', 'away', 'dnd', 'offline')),
    -- Chosen by the user: coming and going does not change it.
    manual           BIGINT NOT NULL,
    last_activity_at BIGINT NOT NULL,
    dnd_end_time     BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE attribute_fields (
    id         TEXT COLLATE "C" PRIMARY KEY,
    name       TEXT COLLATE "C" NOT NULL UNIQUE,
    field_type TEXT COLLATE "C" NOT NULL,
    value_type TEXT COLLATE "C" NOT NULL DEFAULT '',
    visibility TEXT COLLATE "C" NOT NULL DEFAULT 'when_set',
    sort_order DOUBLE PRECISION NOT NULL,
    create_at  BIGINT NOT NULL,
    update_at  BIGINT NOT NULL,
    delete_at  BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE attribute_values (
    user_id  TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    field_id TEXT COLLATE "C" NOT NULL REFERENCES attribute_fields (id) ON DELETE CASCADE,
    -- JSON: a text or a list of texts.
    value    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (user_id, field_id)
);

CREATE TABLE plugin_states (
    plugin_id TEXT COLLATE "C" PRIMARY KEY,
    enabled   BIGINT NOT NULL,
    update_at BIGINT NOT NULL
);

-- Single facts about this server, such as its default team.
CREATE TABLE facts (
    name  TEXT COLLATE "C" PRIMARY KEY,
    value TEXT COLLATE "C" NOT NULL
);
