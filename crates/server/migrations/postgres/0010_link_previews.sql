-- What the page that a post links to said about itself when the post was written.

CREATE TABLE link_previews (
    post_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    url     TEXT NOT NULL,
    -- Title and the like, as JSON.
    preview TEXT NOT NULL
);
