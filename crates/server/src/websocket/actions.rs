//! What clients ask over the WebSocket.

use std::collections::BTreeMap;

use api_types::{
    AppError, PresenceStatus,
    websocket::{
        ActionData, GetStatusesByIds, Presence, Reply, Request, Typing, UserTyping,
        UserUpdateActiveStatus, action,
    },
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::publish;
use crate::{
    auth::Session,
    channels::access,
    clock::now_ms,
    error::{Error, Result},
    state::AppState,
    statuses,
    system::VERSION,
};

/// The most statuses one action asks for.
const MAX_IDS: usize = 1000;

/// Success, with what was asked for.
pub(crate) fn ok(seq_reply: i64, data: Option<Value>) -> Reply {
    Reply { status: "OK".to_owned(), seq_reply, data, error: None }
}

/// Failure, with the reason.
pub(crate) fn fail(seq_reply: i64, error: Error) -> Reply {
    let error = AppError {
        id: error.id.into_owned(),
        message: error.message.into_owned(),
        detailed_error: error.detail,
        request_id: String::new(),
        status_code: error.status.as_u16(),
    };
    Reply { status: "FAIL".to_owned(), seq_reply, data: None, error: Some(error) }
}

/// Does what a message asks and says what to reply, if anything.
pub(crate) async fn answer(state: &AppState, session: &Session, text: &str) -> Option<Reply> {
    let Ok(request) = serde_json::from_str::<Request>(text) else {
        let message = "The message is not the JSON that belongs here.";
        return Some(fail(
            0,
            Error::bad_request("api.web_socket_router.bad_json.app_error", message),
        ));
    };
    let seq = request.seq;
    let done = match request.action.as_str() {
        action::PING => Ok(Some(json!({
            "text": "pong", "version": VERSION, "server_time": now_ms(), "node_id": state.cluster.node_id()
        }))),
        action::GET_STATUSES => all_statuses(state).await.map(Some),
        GetStatusesByIds::NAME => statuses_by_ids(state, request.data).await.map(Some),
        UserTyping::NAME => typing(state, session, request.data).await.map(|()| None),
        UserUpdateActiveStatus::NAME => active(state, session, request.data).await.map(|()| None),
        // What a user looks at decides about notifications, which this server does not send yet.
        Presence::NAME => read::<Presence>(request.data).map(|_| None),
        _ => Err(Error::bad_request(
            "api.web_socket_router.bad_action.app_error",
            "The action is not known.",
        )),
    };
    Some(match done {
        Ok(data) => ok(seq, data),
        Err(error) => fail(seq, error),
    })
}

fn read<T: DeserializeOwned>(data: Value) -> Result<T> {
    serde_json::from_value(data).map_err(|_| {
        Error::bad_request(
            "api.websocket_handler.invalid_param.app_error",
            "The action's data is not what belongs here.",
        )
    })
}

async fn all_statuses(state: &AppState) -> Result<Value> {
    let connected = state.hub.connected_users();
    let connected = state.cluster.everybody(state.store.read(), connected).await?;
    by_ids(state, &connected).await
}

async fn statuses_by_ids(state: &AppState, data: Value) -> Result<Value> {
    let request: GetStatusesByIds = read(data)?;
    if request.user_ids.len() > MAX_IDS {
        return Err(Error::invalid("user_ids", "", "at most 1000 ids"));
    }
    by_ids(state, &request.user_ids).await
}

async fn by_ids(state: &AppState, user_ids: &[String]) -> Result<Value> {
    let statuses = statuses::of_users(state, user_ids).await?;
    let map: BTreeMap<String, PresenceStatus> =
        statuses.into_iter().map(|status| (status.user_id, status.status)).collect();
    Ok(serde_json::to_value(map)?)
}

async fn typing(state: &AppState, session: &Session, data: Value) -> Result<()> {
    let typing: UserTyping = read(data)?;
    access::member(state, session, &typing.channel_id).await?;
    let event = Typing { user_id: session.user_id.clone(), parent_id: typing.parent_id };
    publish::to_channel_except(state, &typing.channel_id, &session.user_id, &event).await
}

async fn active(state: &AppState, session: &Session, data: Value) -> Result<()> {
    let active: UserUpdateActiveStatus = read(data)?;
    let status = if active.user_is_active { PresenceStatus::Online } else { PresenceStatus::Away };
    statuses::change(state, &session.user_id, status, active.manual).await
}
