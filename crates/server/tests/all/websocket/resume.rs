//! Coming back after a broken connection.

use crate::support::socket::Socket;

use super::Live;

#[tokio::test]
async fn who_comes_back_in_time_misses_nothing() {
    let live = Live::start().await;
    let (mut omar, connection) = live.join(&live.omar).await;
    live.mira.say(&live.square, "1").await;
    omar.event("posted").await;
    let next_seq = omar.next_seq;
    omar.leave().await;
    for message in ["2", "3", "4"] {
        live.mira.say(&live.square, message).await;
    }
    let query = format!("?connection_id={connection}&sequence_number={next_seq}");
    let mut omar = Socket::open(live.running.address(), &live.omar.token, &query).await;
    omar.next_seq = next_seq;
    for message in ["2", "3", "4"] {
        let event = omar.event("posted").await;
        assert!(event["data"]["post"].as_str().unwrap().contains(&format!(":\"{message}\"")));
    }
    live.mira.say(&live.square, "5").await;
    assert!(omar.event("posted").await.to_string().contains("\\\"5\\\""));
}

#[tokio::test]
async fn who_missed_too_much_starts_over() {
    let live = Live::start().await;
    let (omar, connection) = live.join(&live.omar).await;
    omar.leave().await;
    // More than a connection keeps.
    for number in 0..300 {
        live.mira.say(&live.square, &number.to_string()).await;
    }
    let query = format!("?connection_id={connection}&sequence_number=1");
    let mut omar = Socket::open(live.running.address(), &live.omar.token, &query).await;
    let hello = omar.event("hello").await;
    assert_eq!(hello["seq"], 0);
    assert_ne!(hello["data"]["connection_id"], connection);
}

#[tokio::test]
async fn who_comes_too_late_starts_over() {
    let live = Live::with(|config| {
        config.timings.resume_within = std::time::Duration::ZERO;
    })
    .await;
    let (omar, connection) = live.join(&live.omar).await;
    omar.leave().await;
    // Another window of the same user makes the server look at what it keeps.
    let (_other, _) = live.join(&live.omar).await;
    let query = format!("?connection_id={connection}&sequence_number=1");
    let mut omar = Socket::open(live.running.address(), &live.omar.token, &query).await;
    assert_ne!(omar.event("hello").await["data"]["connection_id"], connection);
}

#[tokio::test]
async fn nobody_takes_over_the_stream_of_somebody_else() {
    let live = Live::start().await;
    let (omar, connection) = live.join(&live.omar).await;
    omar.leave().await;
    let query = format!("?connection_id={connection}&sequence_number=0");
    let mut mira = Socket::open(live.running.address(), &live.mira.token, &query).await;
    assert_ne!(mira.event("hello").await["data"]["connection_id"], connection);
}

#[tokio::test]
async fn a_second_socket_takes_the_stream_over_from_a_dead_one() {
    let live = Live::start().await;
    let (mut first, connection) = live.join(&live.omar).await;
    first.events_so_far().await;
    let query = format!("?connection_id={connection}&sequence_number={}", first.next_seq);
    let mut second = Socket::open(live.running.address(), &live.omar.token, &query).await;
    second.next_seq = first.next_seq;
    first.closed().await;
    live.mira.say(&live.square, "still here").await;
    second.event("posted").await;
}
