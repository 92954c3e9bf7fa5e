-- The words of posts, for searching. A trigger keeps them, whoever writes posts.

-- A text as words with spaces between them, without case and accents, as SQLite's index sees it.
-- PostgreSQL's own parser would keep `a/b`, `a.b` and `a-b` as one word.
CREATE FUNCTION search_text(message TEXT) RETURNS TEXT
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
        SELECT regexp_replace(
            regexp_replace(
                normalize(lower(message COLLATE "default"), NFD), '[\u0300-\u036f]+', '', 'g'
            ),
            '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8'
            '\u00bb\u00bf\u00d7\u00f7\u02c2-\u02c5\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3'
            '\u05f4\u0609-\u060d\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u200b\u200e-\u206f'
            '\u207a-\u207e\u208a-\u208e\u20a0-\u20cf\u2190-\u245f\u2500-\u2bff\u2e00-\u2e7f'
            '\u3000-\u3004\u3008-\u3020\u3030\ufe10-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40'
            '\uff5b-\uff65\ufffc\ufffd\U0001f000-\U0001faff]+',
            ' ', 'g'
        )
    $$;

-- Words that follow each other. Takes every text.
CREATE FUNCTION search_phrase(phrase TEXT) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT phraseto_tsquery('simple', search_text(phrase)) $$;

-- The same, but the last word may go on.
CREATE FUNCTION search_begin(phrase TEXT) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
        SELECT CASE WHEN numnode(query) = 0 THEN query ELSE (query::text || ':*')::tsquery END
        FROM search_phrase(phrase) AS query
    $$;

-- A table of its own: whoever reads posts with `*` knows nothing of this type.
CREATE TABLE post_words (
    post_id TEXT COLLATE "C" PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    words   tsvector NOT NULL
);
CREATE INDEX post_words_words ON post_words USING gin (words);

CREATE FUNCTION post_words_follow() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                DELETE FROM post_words WHERE post_id = OLD.id;
            END IF;
            IF NEW.delete_at = 0 AND NEW.post_type NOT LIKE 'system\_%' ESCAPE '\' THEN
                INSERT INTO post_words (post_id, words)
                    VALUES (NEW.id, to_tsvector('simple', search_text(NEW.message)));
            END IF;
            RETURN NULL;
        END
    $$;
CREATE TRIGGER post_words_follow AFTER INSERT OR UPDATE OF message, delete_at, post_type ON posts
    FOR EACH ROW EXECUTE FUNCTION post_words_follow();

-- Those that are there already.
INSERT INTO post_words (post_id, words)
    SELECT id, to_tsvector('simple', search_text(message)) FROM posts
    WHERE delete_at = 0 AND post_type NOT LIKE 'system\_%' ESCAPE '\';
