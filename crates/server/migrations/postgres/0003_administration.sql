-- What administrators set, order and watch.

-- One row per key: `TeamSettings.SiteName`, `PluginSettings.Plugins.<id>`. Values are JSON.
CREATE TABLE config (
    name      TEXT COLLATE "C" PRIMARY KEY,
    value     TEXT COLLATE "C" NOT NULL,
    update_at BIGINT NOT NULL
);

CREATE TABLE audits (
    id         TEXT COLLATE "C" PRIMARY KEY,
    create_at  BIGINT NOT NULL,
    -- Empty for commands with the local token.
    user_id    TEXT COLLATE "C" NOT NULL,
    action     TEXT COLLATE "C" NOT NULL,
    extra_info TEXT COLLATE "C" NOT NULL,
    ip_address TEXT COLLATE "C" NOT NULL,
    session_id TEXT COLLATE "C" NOT NULL
);
CREATE INDEX audits_time ON audits (create_at, id);

-- Who comes first in a slot: a JSON list of plugin ids.
CREATE TABLE slot_orders (
    slot_id    TEXT COLLATE "C" PRIMARY KEY,
    plugin_ids TEXT COLLATE "C" NOT NULL,
    update_at  BIGINT NOT NULL
);

-- Failures in browsers, equal ones counted together.
CREATE TABLE plugin_reports (
    id            TEXT COLLATE "C" PRIMARY KEY,
    plugin_id     TEXT COLLATE "C" NOT NULL,
    version       TEXT COLLATE "C" NOT NULL,
    slot          TEXT COLLATE "C" NOT NULL,
    phase         TEXT COLLATE "C" NOT NULL,
    code          TEXT COLLATE "C" NOT NULL,
    message       TEXT COLLATE "C" NOT NULL,
    n_failures    BIGINT NOT NULL,
    first_at      BIGINT NOT NULL,
    last_at       BIGINT NOT NULL,
    UNIQUE (plugin_id, version, slot, phase, code)
);

-- Who saw them: each user counts once.
CREATE TABLE plugin_report_users (
    report_id   TEXT COLLATE "C" NOT NULL REFERENCES plugin_reports (id) ON DELETE CASCADE,
    user_id     TEXT COLLATE "C" NOT NULL,
    quarantined BIGINT NOT NULL,
    PRIMARY KEY (report_id, user_id)
);

-- Keys whose signatures are accepted.
CREATE TABLE plugin_keys (
    id         TEXT COLLATE "C" PRIMARY KEY,
    name       TEXT COLLATE "C" NOT NULL,
    format     TEXT COLLATE "C" NOT NULL,
    public_key TEXT COLLATE "C" NOT NULL,
    create_at  BIGINT NOT NULL
);

ALTER TABLE sessions ADD COLUMN last_activity_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN device_id TEXT COLLATE "C" NOT NULL DEFAULT '';
-- Browser, system and platform, as JSON.
ALTER TABLE sessions ADD COLUMN props TEXT COLLATE "C" NOT NULL DEFAULT '{}';
