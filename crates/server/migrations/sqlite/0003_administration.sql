-- What administrators set, order and watch.

-- One row per key: `TeamSettings.SiteName`, `PluginSettings.Plugins.<id>`. Values are JSON.
CREATE TABLE config (
    name      TEXT PRIMARY KEY,
    value     TEXT NOT NULL,
    update_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audits (
    id         TEXT PRIMARY KEY,
    create_at  INTEGER NOT NULL,
    -- Empty for commands with the local token.
    user_id    TEXT NOT NULL,
    action     TEXT NOT NULL,
    extra_info TEXT NOT NULL,
    ip_address TEXT NOT NULL,
    session_id TEXT NOT NULL
) STRICT;
CREATE INDEX audits_time ON audits (create_at, id);

-- Who comes first in a slot: a JSON list of plugin ids.
CREATE TABLE slot_orders (
    slot_id    TEXT PRIMARY KEY,
    plugin_ids TEXT NOT NULL,
    update_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Failures in browsers, equal ones counted together.
CREATE TABLE plugin_reports (
    id            TEXT PRIMARY KEY,
    plugin_id     TEXT NOT NULL,
    version       TEXT NOT NULL,
    slot          TEXT NOT NULL,
    phase         TEXT NOT NULL,
    code          TEXT NOT NULL,
    message       TEXT NOT NULL,
    n_failures    INTEGER NOT NULL,
    first_at      INTEGER NOT NULL,
    last_at       INTEGER NOT NULL,
    UNIQUE (plugin_id, version, slot, phase, code)
) STRICT;

-- Who saw them: each user counts once.
CREATE TABLE plugin_report_users (
    report_id   TEXT NOT NULL REFERENCES plugin_reports (id) ON DELETE CASCADE,
    user_id     TEXT NOT NULL,
    quarantined INTEGER NOT NULL,
    PRIMARY KEY (report_id, user_id)
) STRICT, WITHOUT ROWID;

-- Keys whose signatures are accepted.
CREATE TABLE plugin_keys (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    format     TEXT NOT NULL,
    public_key TEXT NOT NULL,
    create_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE sessions ADD COLUMN last_activity_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN device_id TEXT NOT NULL DEFAULT '';
-- Browser, system and platform, as JSON.
ALTER TABLE sessions ADD COLUMN props TEXT NOT NULL DEFAULT '{}';
