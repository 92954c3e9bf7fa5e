-- Several servers on one database. With SQLite there is one server, and it needs none of this.

-- The time as the database knows it: nodes need not agree on theirs.
CREATE FUNCTION now_ms() RETURNS BIGINT
    LANGUAGE sql VOLATILE AS 'SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)';

-- The servers that run.
CREATE TABLE nodes (
    id      TEXT COLLATE "C" PRIMARY KEY,
    seen_at BIGINT NOT NULL
);

-- What happened on one node and concerns the browsers of others; kept for some minutes.
CREATE TABLE node_events (
    -- In the order of commits: who writes holds a lock.
    id        BIGSERIAL PRIMARY KEY,
    create_at BIGINT NOT NULL,
    node_id   TEXT COLLATE "C" NOT NULL,
    -- JSON.
    event     TEXT COLLATE "C" NOT NULL
);
CREATE INDEX node_events_time ON node_events (create_at);

-- Who has a window open on which node.
CREATE TABLE node_users (
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    node_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (user_id, node_id)
);

-- How the plugins of a node fare: a JSON list.
CREATE TABLE node_plugin_statuses (
    node_id  TEXT COLLATE "C" PRIMARY KEY,
    statuses TEXT COLLATE "C" NOT NULL
);
