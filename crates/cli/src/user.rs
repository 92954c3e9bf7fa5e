//! `mortise user`: makes and changes accounts of a running server.

use anyhow::Result;
use api_types::{CreateUser, SessionInfo, User};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::{
    args::{
        remote::RemoteArgs,
        user::{CreateArgs, UserArgs, UserCommand},
    },
    failure::Failure,
    near,
    output::{Table, clean, say, say_json},
    rest::{Method, Rest, encode},
    secret,
};

/// Accounts in one answer; the server gives no more at once.
const PAGE: usize = 200;

pub(crate) fn run(args: &UserArgs) -> Result<()> {
    let remote = &args.remote;
    match &args.command {
        UserCommand::Create(args) => create(args, remote),
        UserCommand::List => list(remote),
        UserCommand::Show { name } => show(remote, name),
        UserCommand::Password(args) => {
            let (rest, user) = connect(remote, &args.name)?;
            let password = secret::new_password(&args.new_password)?;
            let body = json!({ "new_password": password });
            put(&rest, &user, "password", &body)?;
            done(remote, &rest, &user, "has a new password; their sessions have ended")
        }
        UserCommand::Roles { name, roles } => {
            let (rest, user) = connect(remote, name)?;
            put(&rest, &user, "roles", &json!({ "roles": roles.join(" ") }))?;
            done(remote, &rest, &user, &format!("is {}", roles.join(", ")))
        }
        UserCommand::Deactivate { name } => {
            let (rest, user) = connect(remote, name)?;
            put(&rest, &user, "active", &json!({ "active": false }))?;
            done(remote, &rest, &user, "is deactivated and signed out")
        }
        UserCommand::Activate { name } => {
            let (rest, user) = connect(remote, name)?;
            put(&rest, &user, "active", &json!({ "active": true }))?;
            done(remote, &rest, &user, "is active")
        }
        UserCommand::Sessions { name } => sessions(remote, name),
        UserCommand::EndSessions { name, session } => {
            end_sessions(remote, name, session.as_deref())
        }
    }
}

fn connect(remote: &RemoteArgs, name: &str) -> Result<(Rest, User)> {
    let rest = Rest::connect(remote)?;
    let user = find(&rest, name)?;
    Ok((rest, user))
}

/// The account of this name; when there is none, who is near.
fn find(rest: &Rest, name: &str) -> Result<User> {
    let name = name.trim_start_matches('@').to_lowercase();
    rest.get(&format!("/users/username/{}", encode(&name))).map_err(|error| {
        let Some(failure) = error.downcast_ref::<Failure>().filter(|it| it.status == 404) else {
            return error;
        };
        let users = all(rest).unwrap_or_default();
        let names = users.iter().map(|user| user.username.as_str());
        let hint = near::hint(&name, names, "`mortise user list` shows all");
        let message = format!("there is no account {name:?}");
        Failure { message, hint, ..failure.clone() }.into()
    })
}

fn all(rest: &Rest) -> Result<Vec<User>> {
    let mut users = Vec::new();
    loop {
        let page = users.len() / PAGE;
        let path = format!("/users?with_inactive=true&page={page}&per_page={PAGE}");
        let more: Vec<User> = rest.get(&path)?;
        let is_last = more.len() < PAGE;
        users.extend(more);
        if is_last {
            return Ok(users);
        }
    }
}

fn put(rest: &Rest, user: &User, what: &str, body: &Value) -> Result<()> {
    rest.call::<Value>(Method::Put, &format!("/users/{}/{what}", user.id), Some(body))?;
    Ok(())
}

/// Tells how the account is now.
fn done(remote: &RemoteArgs, rest: &Rest, user: &User, words: &str) -> Result<()> {
    if remote.json {
        return say_json(&find(rest, &user.username)?);
    }
    say(&format!("{} {words}", user.username))
}

fn create(args: &CreateArgs, remote: &RemoteArgs) -> Result<()> {
    let rest = Rest::connect(remote)?;
    let request = CreateUser {
        username: args.name.clone(),
        email: args.email.clone(),
        password: secret::new_password(&args.new_password)?,
        first_name: args.first_name.clone(),
        last_name: args.last_name.clone(),
        nickname: args.nickname.clone(),
        position: args.position.clone(),
        locale: args.locale.clone(),
        timezone: None,
    };
    let body = serde_json::to_value(&request)?;
    let user: User = rest.call(Method::Post, "/users", Some(&body))?;
    if args.admin {
        put(&rest, &user, "roles", &json!({ "roles": "system_user system_admin" }))?;
    }
    done(remote, &rest, &user, "has an account")
}

fn list(remote: &RemoteArgs) -> Result<()> {
    let rest = Rest::connect(remote)?;
    let users = all(&rest)?;
    if remote.json {
        return say_json(&users);
    }
    let mut table = Table::new(&["NAME", "STATE", "ROLES", "E-MAIL", "FULL NAME"]);
    for user in users {
        let full_name = format!("{} {}", user.first_name, user.last_name);
        table.row(&[
            user.username,
            if user.delete_at > 0 { "deactivated" } else { "active" }.to_owned(),
            user.roles,
            user.email,
            full_name.trim().to_owned(),
        ]);
    }
    table.say()
}

fn show(remote: &RemoteArgs, name: &str) -> Result<()> {
    let (_, user) = connect(remote, name)?;
    if remote.json {
        return say_json(&user);
    }
    let full_name = format!("{} {}", user.first_name, user.last_name);
    for (what, value) in [
        ("name", user.username.as_str()),
        ("id", &user.id),
        ("e-mail", &user.email),
        ("full name", full_name.trim()),
        ("nickname", &user.nickname),
        ("position", &user.position),
        ("roles", &user.roles),
        ("language", &user.locale),
        ("created", &time(user.create_at)),
        ("deactivated", &time(user.delete_at)),
    ] {
        if !value.is_empty() {
            say(&format!("{what:<12} {}", clean(value)))?;
        }
    }
    Ok(())
}

fn sessions(remote: &RemoteArgs, name: &str) -> Result<()> {
    let (rest, user) = connect(remote, name)?;
    let sessions: Vec<SessionInfo> = rest.get(&format!("/users/{}/sessions", user.id))?;
    if remote.json {
        return say_json(&sessions);
    }
    if sessions.is_empty() {
        return say(&format!("{} is signed in nowhere", user.username));
    }
    let mut table = Table::new(&["ID", "SINCE", "LAST SEEN", "UNTIL", "WITH"]);
    for session in sessions {
        let with = |key: &str| session.props.get(key).cloned().unwrap_or_default();
        table.row(&[
            session.id.clone(),
            time(session.create_at),
            time(session.last_activity_at),
            time(session.expires_at),
            format!("{} {}", with("browser"), with("os")).trim().to_owned(),
        ]);
    }
    table.say()
}

fn end_sessions(remote: &RemoteArgs, name: &str, session: Option<&str>) -> Result<()> {
    let (rest, user) = connect(remote, name)?;
    let path = format!("/users/{}/sessions/revoke", user.id);
    match session {
        Some(id) => {
            let body = json!({ "session_id": id });
            rest.call::<Value>(Method::Post, &path, Some(&body))?;
        }
        None => {
            rest.call::<Value>(Method::Post, &format!("{path}/all"), None)?;
        }
    }
    if remote.json {
        return say_json(&json!({ "username": user.username, "ended": session.unwrap_or("all") }));
    }
    let what = if session.is_some() { "from that session" } else { "everywhere" };
    say(&format!("{} is signed out {what}", user.username))
}

/// To the second; empty for never.
fn time(time_ms: i64) -> String {
    if time_ms == 0 {
        return String::new();
    }
    let time = Timestamp::from_second(time_ms / 1000);
    time.map(|time| time.to_string()).unwrap_or_default()
}
