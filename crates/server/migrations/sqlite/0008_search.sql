-- The words of posts, for searching. Triggers keep them, whoever writes posts.

-- The index knows numbers only, and the hidden numbers of posts do not survive a VACUUM.
CREATE TABLE post_keys (
    key     INTEGER PRIMARY KEY,
    post_id TEXT NOT NULL UNIQUE
) STRICT;

-- It holds no text, as posts have it. Accents do not count; marks belong to the letter before them.
CREATE VIRTUAL TABLE post_words USING fts5(
    message,
    content = '',
    contentless_delete = 1,
    prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

CREATE TRIGGER post_words_insert AFTER INSERT ON posts
WHEN new.delete_at = 0 AND new.post_type NOT LIKE 'system\_%' ESCAPE '\'
BEGIN
    INSERT INTO post_keys (post_id) VALUES (new.id);
    INSERT INTO post_words (rowid, message)
        SELECT key, new.message FROM post_keys WHERE post_id = new.id;
END;

CREATE TRIGGER post_words_update AFTER UPDATE OF message, delete_at, post_type ON posts
BEGIN
    DELETE FROM post_words WHERE rowid = (SELECT key FROM post_keys WHERE post_id = old.id);
    DELETE FROM post_keys WHERE post_id = old.id;
    INSERT INTO post_keys (post_id) SELECT new.id
        WHERE new.delete_at = 0 AND new.post_type NOT LIKE 'system\_%' ESCAPE '\';
    INSERT INTO post_words (rowid, message)
        SELECT key, new.message FROM post_keys WHERE post_id = new.id;
END;

CREATE TRIGGER post_words_delete AFTER DELETE ON posts
BEGIN
    DELETE FROM post_words WHERE rowid = (SELECT key FROM post_keys WHERE post_id = old.id);
    DELETE FROM post_keys WHERE post_id = old.id;
END;

-- Those that are there already.
INSERT INTO post_keys (post_id) SELECT id FROM posts
    WHERE delete_at = 0 AND post_type NOT LIKE 'system\_%' ESCAPE '\' ORDER BY create_at;
INSERT INTO post_words (rowid, message)
    SELECT k.key, p.message FROM post_keys k JOIN posts p ON p.id = k.post_id ORDER BY k.key;
