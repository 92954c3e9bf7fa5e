-- Who follows which thread, and how far they have read it.

-- A part of a channel's membership: it goes when the person leaves the channel.
CREATE TABLE thread_memberships (
    user_id         TEXT COLLATE "C" NOT NULL,
    channel_id      TEXT COLLATE "C" NOT NULL,
    -- The post that the thread began with.
    post_id         TEXT COLLATE "C" NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    -- 0: the person does not want to follow it, so answers of others do not make them.
    following       BIGINT NOT NULL,
    -- Replies written later are unread, except the person's own.
    last_viewed     BIGINT NOT NULL,
    unread_mentions BIGINT NOT NULL DEFAULT 0,
    last_updated    BIGINT NOT NULL,
    PRIMARY KEY (user_id, channel_id, post_id),
    FOREIGN KEY (channel_id, user_id) REFERENCES channel_members (channel_id, user_id) ON DELETE CASCADE
);
CREATE INDEX thread_memberships_post ON thread_memberships (post_id, user_id);

-- Of the threads that are there already, those who wrote in them follow them. They have read them.
INSERT INTO thread_memberships
    (user_id, channel_id, post_id, following, last_viewed, unread_mentions, last_updated)
SELECT w.user_id, p.channel_id, p.id, 1, max(p.last_reply_at), 0, max(p.last_reply_at)
FROM (
    SELECT id AS root_id, user_id FROM posts WHERE root_id = '' AND reply_count > 0
    UNION ALL
    SELECT root_id, user_id FROM posts WHERE root_id <> '' AND delete_at = 0
) AS w
JOIN posts p ON p.id = w.root_id AND p.delete_at = 0
JOIN channel_members m ON m.channel_id = p.channel_id AND m.user_id = w.user_id
GROUP BY w.user_id, p.channel_id, p.id;
