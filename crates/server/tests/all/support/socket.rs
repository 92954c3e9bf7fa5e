//! A WebSocket client that is not ours.

use std::{net::SocketAddr, time::Duration};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest, handshake::client::Request},
};

/// Far above anything that works, so that a test that fails also ends.
const LIMIT: Duration = Duration::from_secs(20);

pub(crate) struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// The number that the next event must have.
    pub(crate) next_seq: i64,
}

impl Socket {
    /// Connects and reads the greeting; answers the connection's id too.
    pub(crate) async fn join(address: SocketAddr, token: &str) -> (Self, String) {
        let mut socket = Self::open(address, token, "").await;
        let hello = socket.event("hello").await;
        assert_eq!(hello["seq"], 0);
        let id = hello["data"]["connection_id"].as_str().unwrap().to_owned();
        assert_eq!(id.len(), 26);
        (socket, id)
    }

    pub(crate) async fn open(address: SocketAddr, token: &str, query: &str) -> Self {
        Self::try_open(request(address, token, query)).await.unwrap()
    }

    pub(crate) async fn try_open(request: Request) -> Result<Self, Box<Error>> {
        let connecting = timeout(LIMIT, connect_async(request)).await.unwrap();
        let (stream, _) = connecting.map_err(Box::new)?;
        Ok(Self { stream, next_seq: 0 })
    }

    pub(crate) async fn send(&mut self, message: Value) {
        self.send_text(&message.to_string()).await;
    }

    pub(crate) async fn send_text(&mut self, text: &str) {
        self.stream.send(Message::text(text)).await.unwrap();
    }

    /// Asks, and reads on until the reply comes.
    pub(crate) async fn ask(&mut self, seq: i64, action: &str, data: Value) -> Value {
        self.send(json!({ "seq": seq, "action": action, "data": data })).await;
        loop {
            let message = self.read().await.expect("the server closed");
            if message["seq_reply"] == seq {
                return message;
            }
            self.check_seq(&message);
        }
    }

    /// Reads on until an event of this name comes; no event may be missing on the way.
    pub(crate) async fn event(&mut self, name: &str) -> Value {
        loop {
            let message = self.read().await.unwrap_or_else(|| panic!("closed before {name}"));
            self.check_seq(&message);
            if message["event"] == name {
                return message;
            }
        }
    }

    /// The names of all events up to the reply to a ping: what has been sent so far.
    pub(crate) async fn events_so_far(&mut self) -> Vec<String> {
        self.send(json!({ "seq": 9999, "action": "ping" })).await;
        let mut names = Vec::new();
        loop {
            let message = self.read().await.expect("the server closed");
            if message["seq_reply"] == 9999 {
                return names;
            }
            self.check_seq(&message);
            names.push(message["event"].as_str().unwrap().to_owned());
        }
    }

    fn check_seq(&mut self, message: &Value) {
        if message.get("event").is_some() {
            assert_eq!(message["seq"], self.next_seq, "a gap before {message}");
            self.next_seq += 1;
        }
    }

    /// The next message; `None` when the server closed.
    pub(crate) async fn read(&mut self) -> Option<Value> {
        loop {
            let message = timeout(LIMIT, self.stream.next()).await.expect("nothing came");
            match message {
                Some(Ok(Message::Text(text))) => return Some(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// Reads on until the server closes.
    pub(crate) async fn closed(mut self) {
        while self.read().await.is_some() {}
    }

    /// Closes, and waits until the server has noticed.
    pub(crate) async fn leave(mut self) {
        self.stream.close(None).await.unwrap();
        self.closed().await;
    }
}

pub(crate) fn request(address: SocketAddr, token: &str, query: &str) -> Request {
    let url = format!("ws://{address}/api/v4/websocket{query}");
    let mut request = url.into_client_request().unwrap();
    if !token.is_empty() {
        let bearer = format!("Bearer {token}").parse().unwrap();
        request.headers_mut().insert("authorization", bearer);
    }
    request
}
