//! The chat server: REST v4, WebSocket, storage and plugins over axum.
