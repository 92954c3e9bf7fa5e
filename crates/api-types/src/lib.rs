//! REST and WebSocket bodies in Mattermost v4 shapes; no logic.
