-- Reactions, drafts, and groups of the sidebar that people make for themselves.

CREATE TABLE reactions (
    post_id    TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    emoji_name TEXT NOT NULL,
    create_at  INTEGER NOT NULL,
    PRIMARY KEY (post_id, user_id, emoji_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    channel_id TEXT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    root_id    TEXT NOT NULL,
    create_at  INTEGER NOT NULL,
    update_at  INTEGER NOT NULL,
    message    TEXT NOT NULL,
    draft_type TEXT NOT NULL,
    props      TEXT NOT NULL,
    PRIMARY KEY (user_id, channel_id, root_id)
) STRICT, WITHOUT ROWID;

-- A team's own groups have rows once the user changed something about them; until then there is none.
CREATE TABLE sidebar_categories (
    id            TEXT PRIMARY KEY,
    user_id       TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    team_id       TEXT NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
    sort_order    INTEGER NOT NULL,
    sorting       TEXT NOT NULL,
    category_type TEXT NOT NULL CHECK (category_type IN ('favorites', 'channels', 'direct_messages', 'custom')),
    display_name  TEXT NOT NULL,
    muted         INTEGER NOT NULL,
    collapsed     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sidebar_categories_user ON sidebar_categories (user_id, team_id);

-- Where a user put a channel. Direct channels appear in every team, hence the team.
CREATE TABLE sidebar_channels (
    user_id     TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    team_id     TEXT NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
    channel_id  TEXT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    category_id TEXT NOT NULL REFERENCES sidebar_categories (id) ON DELETE CASCADE,
    sort_order  INTEGER NOT NULL,
    PRIMARY KEY (user_id, team_id, channel_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sidebar_channels_category ON sidebar_channels (category_id);

-- Threads of a channel, for counting those that somebody takes part in.
CREATE INDEX posts_threads ON posts (channel_id, last_reply_at) WHERE reply_count > 0;
