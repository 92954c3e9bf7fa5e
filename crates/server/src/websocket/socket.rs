//! One WebSocket: signing in, sending events, reading actions, noticing that it is gone.

use api_types::websocket::{
    ActionData, AuthenticationChallenge, Hello, Reply, Request as ActionRequest,
};
use axum::{
    extract::{
        Query, State, WebSocketUpgrade,
        ws::{CloseFrame, Message, Utf8Bytes, WebSocket, close_code},
    },
    http::HeaderMap,
    response::Response,
};
use serde::Deserialize;
use tokio::time::{Duration, Instant, MissedTickBehavior, interval, timeout};

use super::{
    actions,
    connection::Connection,
    hub::{Joined, Resume},
    publish,
};
use crate::{
    auth::{Session, session::of_token},
    clock::now_ms,
    error::{Error, Result},
    request::is_foreign_origin,
    state::AppState,
    statuses,
    system::VERSION,
};

/// The longest action. Larger frames end the connection.
const MAX_ACTION_BYTES: usize = 64 << 10;

/// Actions are short, and the default of 128 KiB is reserved for every open window.
const READ_BUFFER_BYTES: usize = 4 << 10;

/// An event larger than this leaves in more than one write.
const WRITE_BUFFER_BYTES: usize = 16 << 10;

/// How long a client without cookie may take to send its token.
const SIGN_IN_WITHIN: Duration = Duration::from_secs(10);

/// Actions a client may send per [`ACTIONS_WINDOW`]; a flood ends the connection.
const MAX_ACTIONS: u32 = 200;
const ACTIONS_WINDOW: Duration = Duration::from_secs(10);

/// `?connection_id=&sequence_number=` of a client that was here before.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Parameters {
    #[serde(default)]
    connection_id: String,
    #[serde(default)]
    sequence_number: i64,
}

/// Opens the live connection: events from the server, actions from the client.
///
/// Without a session, the first frame must be an `authentication_challenge` with a token.
/// `connection_id` and `sequence_number` take up a connection that broke.
#[utoipa::path(
    get,
    path = "/websocket",
    params(Parameters),
    responses((status = 101, description = "The connection is open")),
    security(())
)]
pub(crate) async fn connect(
    State(state): State<AppState>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
    session: Option<Session>,
    upgrade: WebSocketUpgrade,
) -> Result<Response> {
    if is_foreign_origin(&headers) {
        // The browser sends the cookie whoever opens the socket (cross-site hijacking).
        return Err(Error::forbidden().detail("rule=Origin is this server"));
    }
    let resume = (!parameters.connection_id.is_empty()).then_some(Resume {
        connection_id: parameters.connection_id,
        from_seq: parameters.sequence_number,
    });
    let upgrade = upgrade
        .max_message_size(MAX_ACTION_BYTES)
        .max_frame_size(MAX_ACTION_BYTES)
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(WRITE_BUFFER_BYTES);
    Ok(upgrade.on_upgrade(move |mut socket| async move {
        let session = match session {
            Some(session) => Some(session),
            None => sign_in(&state, &mut socket).await,
        };
        if let Some(session) = session {
            run(&state, &mut socket, &session, resume.as_ref()).await;
        }
        // The peer may be gone already.
        let _ = socket.send(Message::Close(None)).await;
    }))
}

/// Waits for the token as the first message.
async fn sign_in(state: &AppState, socket: &mut WebSocket) -> Option<Session> {
    let message = timeout(SIGN_IN_WITHIN, socket.recv()).await.ok()??.ok()?;
    let Message::Text(text) = message else { return None };
    let request: ActionRequest = serde_json::from_str(&text).ok()?;
    if request.action != AuthenticationChallenge::NAME {
        return None;
    }
    let challenge: AuthenticationChallenge = serde_json::from_value(request.data).ok()?;
    let session = of_token(state, &challenge.token).await.ok()?;
    let reply = match &session {
        Some(_) => actions::ok(request.seq, None),
        None => actions::fail(request.seq, Error::unauthorized()),
    };
    send(state, socket, reply_text(&reply)?).await.ok()?;
    session
}

/// Serves the socket until either side ends.
async fn run(state: &AppState, socket: &mut WebSocket, session: &Session, resume: Option<&Resume>) {
    let joined = state.hub.join(&session.user_id, &session.id, resume, greet);
    let Some(joined) = joined else {
        let reason = Utf8Bytes::from_static("too many connections");
        let frame = CloseFrame { code: close_code::POLICY, reason };
        let _ = socket.send(Message::Close(Some(frame))).await;
        return;
    };
    let Joined { connection, mut attachment, is_first } = joined;
    if is_first {
        statuses::came(state, &session.user_id).await;
    }
    if catch_up(state, socket, std::mem::take(&mut attachment.missed)).await.is_ok() {
        serve(state, socket, session, &mut attachment.events).await;
    }
    connection.detach(attachment.generation);
    statuses::left(state.clone(), session.user_id.clone());
}

/// Sends the first event of a new stream.
fn greet(connection: &Connection) {
    let hello = Hello {
        server_version: VERSION.to_owned(),
        connection_id: connection.id.clone(),
        server_hostname: String::new(),
    };
    if let Err(error) = publish::hello(connection, &hello) {
        tracing::error!(error.id = %error.id, "no hello for a new connection");
    }
}

/// Sends what the client missed while it was away.
async fn catch_up(
    state: &AppState,
    socket: &mut WebSocket,
    missed: Vec<Utf8Bytes>,
) -> std::result::Result<(), Gone> {
    for text in missed {
        send(state, socket, text).await?;
    }
    Ok(())
}

async fn serve(
    state: &AppState,
    socket: &mut WebSocket,
    session: &Session,
    events: &mut tokio::sync::mpsc::Receiver<Utf8Bytes>,
) {
    let timings = &state.config.timings;
    let mut pings = interval(timings.ping_every);
    pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut heard_at = Instant::now();
    let mut window = (Instant::now(), 0_u32);
    loop {
        tokio::select! {
            event = events.recv() => {
                // `None`: too slow, signed out, taken over by another socket, or the server ends.
                let Some(text) = event else { return };
                if send(state, socket, text).await.is_err() {
                    return;
                }
            }
            message = socket.recv() => {
                let Some(Ok(message)) = message else { return };
                heard_at = Instant::now();
                let text = match message {
                    Message::Text(text) => text,
                    Message::Close(_) => return,
                    // The forerunner's other encoding of actions, msgpack, is not spoken here.
                    Message::Binary(_) | Message::Ping(_) | Message::Pong(_) => continue,
                };
                if window.0.elapsed() > ACTIONS_WINDOW {
                    window = (Instant::now(), 0);
                }
                window.1 += 1;
                if window.1 > MAX_ACTIONS {
                    tracing::warn!(user.id = %session.user_id, "a client sends too many actions");
                    return;
                }
                let reply = actions::answer(state, session, &text).await;
                let Some(text) = reply.as_ref().and_then(reply_text) else { continue };
                if send(state, socket, text).await.is_err() {
                    return;
                }
            }
            _ = pings.tick() => {
                if heard_at.elapsed() > timings.silent_for || session.expires_at <= now_ms() {
                    return;
                }
                let ping = socket.send(Message::Ping(axum::body::Bytes::new()));
                if !matches!(timeout(timings.send_within, ping).await, Ok(Ok(()))) {
                    return;
                }
            }
        }
    }
}

fn reply_text(reply: &Reply) -> Option<Utf8Bytes> {
    serde_json::to_string(reply).ok().map(Utf8Bytes::from)
}

/// The peer is gone, or takes nothing any more.
struct Gone;

async fn send(
    state: &AppState,
    socket: &mut WebSocket,
    text: Utf8Bytes,
) -> std::result::Result<(), Gone> {
    match timeout(state.config.timings.send_within, socket.send(Message::Text(text))).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(Gone),
    }
}
