//! What was acknowledged is there after a power cut.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::Server;

/// Acknowledged posts before the cut, so that it falls into the middle of writing.
const BEFORE_CUT: usize = 60;

#[test]
fn every_acknowledged_post_survives_sigkill() {
    let dir = TempDir::new().unwrap();
    let server = Server::start(&dir, &[]);
    let token = server.sign_up();
    let team = server.get("/users/me/teams", &token)[0]["id"].as_str().unwrap().to_owned();
    let path = format!("/teams/{team}/channels/name/town-square");
    let channel = server.get(&path, &token)["id"].as_str().unwrap().to_owned();

    let server = Arc::new(server);
    let n_acknowledged = Arc::new(AtomicUsize::new(0));
    let writers: Vec<_> = (0..3)
        .map(|writer| {
            let (server, token, channel) = (Arc::clone(&server), token.clone(), channel.clone());
            let n_acknowledged = Arc::clone(&n_acknowledged);
            thread::spawn(move || {
                let mut acknowledged = Vec::new();
                for number in 0.. {
                    let message = format!("{writer}-{number}");
                    let body = json!({
                        "channel_id": channel, "message": message, "pending_post_id": message
                    });
                    // Refused: the cut came.
                    let Some(post) = server.post("/posts", &token, &body) else { break };
                    acknowledged.push((post["id"].as_str().unwrap().to_owned(), message));
                    n_acknowledged.fetch_add(1, Ordering::SeqCst);
                }
                acknowledged
            })
        })
        .collect();
    while n_acknowledged.load(Ordering::SeqCst) < BEFORE_CUT {
        thread::yield_now();
    }
    server.cut();
    let acknowledged: Vec<(String, String)> =
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
    assert!(acknowledged.len() >= BEFORE_CUT);

    let server = Server::start(&dir, &[]);
    for (id, message) in &acknowledged {
        let post = server.get(&format!("/posts/{id}"), &token);
        assert_eq!(post["message"], json!(message));
    }
    // And who sends again what was not acknowledged in time gets it once.
    let (id, message) = acknowledged.last().unwrap();
    let body = json!({ "channel_id": channel, "message": message, "pending_post_id": message });
    let again = server.post("/posts", &token, &body).unwrap();
    assert_eq!(again["id"], Value::from(id.as_str()));
}
