-- Plugins that are installed from bundles, for PostgreSQL: as in sqlite/0002_plugin_store.sql.

-- What was read from a bundle when it was taken in. The bundle itself is the blob of this name.
CREATE TABLE plugin_bundles (
    -- Of the archive as it came, hexadecimal.
    sha256    TEXT COLLATE "C" PRIMARY KEY,
    plugin_id TEXT COLLATE "C" NOT NULL,
    -- JSON: the manifest as in plugin.json.
    manifest  TEXT COLLATE "C" NOT NULL,
    -- JSON: path to the SHA-256 of the file, hexadecimal.
    files     TEXT COLLATE "C" NOT NULL,
    n_bytes   BIGINT NOT NULL,
    -- The name of the key whose signature was verified; empty without one.
    signed_by TEXT COLLATE "C" NOT NULL,
    create_at BIGINT NOT NULL
);

CREATE TABLE plugins (
    plugin_id TEXT COLLATE "C" PRIMARY KEY,
    -- NULL: it was removed, and no prepackaged bundle brings it back.
    current   TEXT COLLATE "C" REFERENCES plugin_bundles (sha256),
    -- What was current before, to go back to.
    previous  TEXT COLLATE "C" REFERENCES plugin_bundles (sha256),
    source    TEXT COLLATE "C" NOT NULL CHECK (source IN ('installed', 'prepackaged')),
    update_at BIGINT NOT NULL
);
