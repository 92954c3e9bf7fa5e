//! The order of events on the WebSocket: numbers without a gap, resuming, replies. Pure.

use api_types::websocket::{Hello, Reply, ServerEvent, ServerMessage};

/// What a frame turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Incoming {
    /// First frame of a connection that knows nothing of an earlier one.
    Fresh {
        /// Whether an earlier connection of this page went before.
        missed: bool,
    },
    /// Something happened.
    Event(ServerEvent),
    /// An answer to a request.
    Reply(Reply),
    /// A number was left out: the connection can not be trusted any more.
    Gap,
}

/// Where this page is in the stream of events. Outlives the single connection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stream {
    connection_id: String,
    /// Number of the next event.
    next_seq: i64,
    /// Number of the last request.
    last_request: i64,
}

impl Stream {
    /// The path to connect to; names the earlier connection, so that the server can go on with it.
    #[must_use]
    pub fn path(&self) -> String {
        format!(
            "/api/v4/websocket?connection_id={}&sequence_number={}",
            self.connection_id, self.next_seq
        )
    }

    /// The number of the next request.
    pub fn next_request(&mut self) -> i64 {
        self.last_request += 1;
        self.last_request
    }

    /// Reads one frame.
    ///
    /// # Errors
    /// When it is no message of the server.
    pub fn take(&mut self, frame: &str) -> Result<Incoming, serde_json::Error> {
        let event = match serde_json::from_str(frame)? {
            ServerMessage::Reply(reply) => return Ok(Incoming::Reply(reply)),
            ServerMessage::Event(event) => event,
        };
        if let Some(hello) = event.read::<Hello>()? {
            // The server may greet a resumed connection too; then nothing was missed.
            if hello.connection_id == self.connection_id && event.seq == self.next_seq {
                self.next_seq += 1;
                return Ok(Incoming::Event(event));
            }
            let missed = !self.connection_id.is_empty();
            self.connection_id = hello.connection_id;
            self.next_seq = event.seq + 1;
            return Ok(Incoming::Fresh { missed });
        }
        if event.seq != self.next_seq {
            self.forget();
            return Ok(Incoming::Gap);
        }
        self.next_seq += 1;
        Ok(Incoming::Event(event))
    }

    /// The next connection starts anew. What was seen stays known, so it counts as missed.
    fn forget(&mut self) {
        "lost".clone_into(&mut self.connection_id);
        self.next_seq = 0;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn frame(event: &str, seq: i64, data: &serde_json::Value) -> String {
        json!({"event": event, "data": data, "broadcast": {}, "seq": seq}).to_string()
    }

    fn hello(id: &str, seq: i64) -> String {
        frame("hello", seq, &json!({ "connection_id": id }))
    }

    fn typing(seq: i64) -> String {
        frame("typing", seq, &json!({"user_id": "u"}))
    }

    #[test]
    fn goes_on_where_it_was() {
        let mut stream = Stream::default();
        assert_eq!(stream.path(), "/api/v4/websocket?connection_id=&sequence_number=0");
        assert_eq!(stream.take(&hello("a", 0)).unwrap(), Incoming::Fresh { missed: false });
        assert!(matches!(stream.take(&typing(1)).unwrap(), Incoming::Event(_)));
        assert_eq!(stream.path(), "/api/v4/websocket?connection_id=a&sequence_number=2");
        // The connection broke; the server goes on without a greeting.
        assert!(matches!(stream.take(&typing(2)).unwrap(), Incoming::Event(_)));
        // Or with one of the same connection.
        assert!(matches!(stream.take(&hello("a", 3)).unwrap(), Incoming::Event(_)));
        assert!(matches!(stream.take(&typing(4)).unwrap(), Incoming::Event(_)));
    }

    #[test]
    fn a_new_connection_means_that_something_was_missed() {
        let mut stream = Stream::default();
        stream.take(&hello("a", 0)).unwrap();
        assert_eq!(stream.take(&hello("b", 0)).unwrap(), Incoming::Fresh { missed: true });
        assert!(matches!(stream.take(&typing(1)).unwrap(), Incoming::Event(_)));
    }

    #[test]
    fn a_gap_starts_anew_and_is_not_resumed() {
        let mut stream = Stream::default();
        stream.take(&hello("a", 0)).unwrap();
        assert_eq!(stream.take(&typing(2)).unwrap(), Incoming::Gap);
        assert!(!stream.path().contains("connection_id=a&"));
        assert_eq!(stream.take(&hello("a", 0)).unwrap(), Incoming::Fresh { missed: true });
    }

    #[test]
    fn replies_do_not_count() {
        let mut stream = Stream::default();
        stream.take(&hello("a", 0)).unwrap();
        let request = stream.next_request();
        let reply = json!({"status": "OK", "seq_reply": request}).to_string();
        assert!(matches!(stream.take(&reply).unwrap(), Incoming::Reply(it) if it.seq_reply == 1));
        assert!(matches!(stream.take(&typing(1)).unwrap(), Incoming::Event(_)));
    }

    #[test]
    fn nonsense_is_an_error_and_changes_nothing() {
        let mut stream = Stream::default();
        stream.take(&hello("a", 0)).unwrap();
        let before = stream.clone();
        assert!(stream.take("{").is_err());
        assert_eq!(stream, before);
    }
}
