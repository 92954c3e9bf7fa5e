-- Pinned posts of a channel are listed, and a channel has many posts. Saved posts are preferences.

CREATE INDEX posts_pinned ON posts (channel_id, create_at) WHERE is_pinned = 1;
