-- Files that people attach to posts. Their content lies with the bundles of plugins, below `files/`.

CREATE TABLE files (
    id          TEXT PRIMARY KEY,
    user_id     TEXT NOT NULL REFERENCES users (id),
    channel_id  TEXT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    -- Empty until a post names the file; what stays like that is removed after a time.
    post_id     TEXT NOT NULL DEFAULT '',
    create_at   BIGINT NOT NULL,
    update_at   BIGINT NOT NULL,
    delete_at   BIGINT NOT NULL DEFAULT 0,
    name        TEXT NOT NULL,
    extension   TEXT NOT NULL,
    size        BIGINT NOT NULL,
    mime_type   TEXT NOT NULL,
    width       BIGINT NOT NULL DEFAULT 0,
    height      BIGINT NOT NULL DEFAULT 0,
    has_preview BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX files_post ON files (post_id);
CREATE INDEX files_channel ON files (channel_id, create_at);

-- A list of ids as JSON: the order is the author's.
ALTER TABLE posts ADD COLUMN file_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE drafts ADD COLUMN file_ids TEXT NOT NULL DEFAULT '[]';
