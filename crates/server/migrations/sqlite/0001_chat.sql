-- The tables of the chat. Times are milliseconds since 1970, ids have 26 characters.

CREATE TABLE users (
    id                   TEXT PRIMARY KEY,
    create_at            INTEGER NOT NULL,
    update_at            INTEGER NOT NULL,
    delete_at            INTEGER NOT NULL DEFAULT 0,
    username             TEXT NOT NULL UNIQUE COLLATE NOCASE,
    email                TEXT NOT NULL UNIQUE COLLATE NOCASE,
    -- NULL: no password signs this account in.
    password_hash        TEXT,
    nickname             TEXT NOT NULL DEFAULT '',
    first_name           TEXT NOT NULL DEFAULT '',
    last_name            TEXT NOT NULL DEFAULT '',
    position             TEXT NOT NULL DEFAULT '',
    roles                TEXT NOT NULL,
    locale               TEXT NOT NULL DEFAULT 'en',
    timezone             TEXT NOT NULL,
    props                TEXT NOT NULL DEFAULT '{}',
    notify_props         TEXT NOT NULL DEFAULT '{}',
    last_password_update INTEGER NOT NULL DEFAULT 0,
    last_picture_update  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sessions (
    id         TEXT PRIMARY KEY,
    -- SHA-256 of the token: a copy of this table signs nobody in.
    token_hash BLOB NOT NULL UNIQUE,
    csrf_token TEXT NOT NULL,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    create_at  INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE teams (
    id           TEXT PRIMARY KEY,
    create_at    INTEGER NOT NULL,
    update_at    INTEGER NOT NULL,
    delete_at    INTEGER NOT NULL DEFAULT 0,
    display_name TEXT NOT NULL,
    name         TEXT NOT NULL UNIQUE,
    description  TEXT NOT NULL DEFAULT '',
    team_type    TEXT NOT NULL CHECK (team_type IN ('O', 'I')),
    invite_id    TEXT NOT NULL
) STRICT;

CREATE TABLE team_members (
    team_id      TEXT NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    create_at    INTEGER NOT NULL,
    scheme_admin INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (team_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_members_user ON team_members (user_id);

CREATE TABLE channels (
    id                   TEXT PRIMARY KEY,
    create_at            INTEGER NOT NULL,
    update_at            INTEGER NOT NULL,
    delete_at            INTEGER NOT NULL DEFAULT 0,
    -- Empty for direct and group channels.
    team_id              TEXT NOT NULL,
    channel_type         TEXT NOT NULL CHECK (channel_type IN ('O', 'P', 'D', 'G')),
    display_name         TEXT NOT NULL,
    name                 TEXT NOT NULL,
    header               TEXT NOT NULL DEFAULT '',
    purpose              TEXT NOT NULL DEFAULT '',
    last_post_at         INTEGER NOT NULL DEFAULT 0,
    last_root_post_at    INTEGER NOT NULL DEFAULT 0,
    total_msg_count      INTEGER NOT NULL DEFAULT 0,
    total_msg_count_root INTEGER NOT NULL DEFAULT 0,
    creator_id           TEXT NOT NULL,
    UNIQUE (team_id, name)
) STRICT;

CREATE TABLE channel_members (
    channel_id         TEXT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    user_id            TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    last_viewed_at     INTEGER NOT NULL DEFAULT 0,
    msg_count          INTEGER NOT NULL DEFAULT 0,
    msg_count_root     INTEGER NOT NULL DEFAULT 0,
    mention_count      INTEGER NOT NULL DEFAULT 0,
    mention_count_root INTEGER NOT NULL DEFAULT 0,
    notify_props       TEXT NOT NULL,
    last_update_at     INTEGER NOT NULL,
    scheme_admin       INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (channel_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX channel_members_user ON channel_members (user_id);

CREATE TABLE posts (
    id              TEXT PRIMARY KEY,
    -- Never twice the same in a channel, so that it orders and pages alone.
    create_at       INTEGER NOT NULL,
    update_at       INTEGER NOT NULL,
    edit_at         INTEGER NOT NULL DEFAULT 0,
    delete_at       INTEGER NOT NULL DEFAULT 0,
    is_pinned       INTEGER NOT NULL DEFAULT 0,
    user_id         TEXT NOT NULL REFERENCES users (id),
    channel_id      TEXT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    root_id         TEXT NOT NULL DEFAULT '',
    message         TEXT NOT NULL,
    post_type       TEXT NOT NULL DEFAULT '',
    props           TEXT NOT NULL DEFAULT '{}',
    hashtags        TEXT NOT NULL DEFAULT '',
    pending_post_id TEXT NOT NULL DEFAULT '',
    reply_count     INTEGER NOT NULL DEFAULT 0,
    last_reply_at   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX posts_channel_time ON posts (channel_id, create_at);
CREATE INDEX posts_channel_update ON posts (channel_id, update_at);
CREATE INDEX posts_root ON posts (root_id, create_at) WHERE root_id <> '';
-- A retry of an unacknowledged post finds the first attempt.
CREATE UNIQUE INDEX posts_pending ON posts (user_id, pending_post_id) WHERE pending_post_id <> '';

CREATE TABLE preferences (
    user_id  TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    category TEXT NOT NULL,
    name     TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (user_id, category, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE statuses (
    user_id          TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    status           TEXT NOT NULL CHECK (status IN ('online', 'away', 'dnd', 'offline')),
    -- Chosen by the user: coming and going does not change it.
    manual           INTEGER NOT NULL,
    last_activity_at INTEGER NOT NULL,
    dnd_end_time     INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE attribute_fields (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    field_type TEXT NOT NULL,
    value_type TEXT NOT NULL DEFAULT '',
    visibility TEXT NOT NULL DEFAULT 'when_set',
    sort_order REAL NOT NULL,
    create_at  INTEGER NOT NULL,
    update_at  INTEGER NOT NULL,
    delete_at  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE attribute_values (
    user_id  TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    field_id TEXT NOT NULL REFERENCES attribute_fields (id) ON DELETE CASCADE,
    -- JSON: a text or a list of texts.
    value    TEXT NOT NULL,
    PRIMARY KEY (user_id, field_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE plugin_states (
    plugin_id TEXT PRIMARY KEY,
    enabled   INTEGER NOT NULL,
    update_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Single facts about this server, such as its default team.
CREATE TABLE facts (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
