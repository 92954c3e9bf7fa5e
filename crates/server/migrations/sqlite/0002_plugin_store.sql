-- Plugins that are installed from bundles. Which ones are turned on stands in plugin_states.

-- What was read from a bundle when it was taken in. The bundle itself is the blob of this name.
CREATE TABLE plugin_bundles (
    -- Of the archive as it came, hexadecimal.
    sha256    TEXT PRIMARY KEY,
    plugin_id TEXT NOT NULL,
    -- JSON: the manifest as in plugin.json.
    manifest  TEXT NOT NULL,
    -- JSON: path to the SHA-256 of the file, hexadecimal.
    files     TEXT NOT NULL,
    n_bytes   INTEGER NOT NULL,
    -- The name of the key whose signature was verified; empty without one.
    signed_by TEXT NOT NULL,
    create_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE plugins (
    plugin_id TEXT PRIMARY KEY,
    -- NULL: it was removed, and no prepackaged bundle brings it back.
    current   TEXT REFERENCES plugin_bundles (sha256),
    -- What was current before, to go back to.
    previous  TEXT REFERENCES plugin_bundles (sha256),
    source    TEXT NOT NULL CHECK (source IN ('installed', 'prepackaged')),
    update_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
