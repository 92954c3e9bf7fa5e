//! What the objects of the format are on this server.
//!
//! Used twice: to ask the server's own rules whether they accept it, and to write it.

use api_types::{ChannelType, Timezone};

use super::format::{Bot, Channel, Member, Team, USER_NOTIFY, User, rename};
use crate::{id::new_id, users::create::default_notify_props};

/// The forerunner's guests see only the channels they are in; this server has no such limits.
pub(super) const GUEST: &str = "system_guest";

/// Roles that this server has.
const ROLES: [&str; 3] = ["system_admin", "system_read_only_admin", "system_user"];

pub(super) fn team(team: &Team, now: i64) -> api_types::Team {
    // On the forerunner an open team lets in whom it allows; only both together mean everybody.
    let is_open = team.team_type == "O" && team.allow_open_invite != Some(false);
    api_types::Team {
        id: new_id(),
        create_at: now,
        update_at: now,
        name: team.name.to_lowercase(),
        display_name: team.display_name.clone(),
        description: team.description.clone(),
        team_type: if is_open { "O" } else { "I" }.to_owned(),
        allow_open_invite: is_open,
        invite_id: new_id(),
        ..api_types::Team::default()
    }
}

pub(super) fn channel(channel: &Channel, team_id: &str, now: i64) -> api_types::Channel {
    let name = channel.name.to_lowercase();
    let has_display_name = !channel.display_name.is_empty();
    let display_name = if has_display_name { channel.display_name.clone() } else { name.clone() };
    api_types::Channel {
        id: new_id(),
        create_at: now,
        update_at: now,
        delete_at: channel.deleted_at,
        team_id: team_id.to_owned(),
        channel_type: match channel.channel_type.as_str() {
            "O" => ChannelType::Open,
            _ => ChannelType::Private,
        },
        display_name,
        name,
        header: channel.header.clone(),
        purpose: channel.purpose.clone(),
        ..api_types::Channel::default()
    }
}

pub(super) fn user(user: &User, now: i64) -> api_types::User {
    let mut notify_props = default_notify_props();
    notify_props.extend(rename(&user.notify_props, &USER_NOTIFY, false));
    api_types::User {
        username: user.username.to_lowercase(),
        email: user.email.to_lowercase(),
        nickname: user.nickname.clone(),
        first_name: user.first_name.clone(),
        last_name: user.last_name.clone(),
        position: user.position.clone(),
        roles: roles(&user.roles),
        locale: if user.locale.is_empty() { "en".to_owned() } else { user.locale.clone() },
        delete_at: match user.delete_at {
            0 if is_guest(&user.roles) => now,
            time => time,
        },
        notify_props,
        ..empty_user(now)
    }
}

/// A bot is an account that nobody signs in to.
pub(super) fn bot(bot: &Bot, now: i64) -> api_types::User {
    let username = bot.username.to_lowercase();
    api_types::User {
        email: format!("{username}@localhost"),
        username,
        first_name: bot.display_name.clone(),
        roles: "system_user".to_owned(),
        locale: "en".to_owned(),
        delete_at: bot.delete_at,
        notify_props: default_notify_props(),
        ..empty_user(now)
    }
}

fn empty_user(now: i64) -> api_types::User {
    api_types::User {
        id: new_id(),
        create_at: now,
        update_at: now,
        timezone: Timezone::default(),
        ..api_types::User::default()
    }
}

/// Everybody is at least a user; what this server does not know grants nothing here.
fn roles(roles: &str) -> String {
    let mut known: Vec<&str> = Vec::new();
    for role in roles.split_whitespace().chain(["system_user"]) {
        if ROLES.contains(&role) && !known.contains(&role) {
            known.push(role);
        }
    }
    known.join(" ")
}

/// The roles that this server does not know.
pub(super) fn foreign_roles(roles: &str) -> impl Iterator<Item = &str> {
    roles.split_whitespace().filter(|role| !ROLES.contains(role) && *role != GUEST)
}

pub(super) fn is_guest(roles: &str) -> bool {
    roles.split_whitespace().any(|role| role == GUEST)
}

/// Whether a membership's roles lead a team or a channel.
pub(super) fn is_admin(roles: &str) -> bool {
    roles.split_whitespace().any(|role| matches!(role, "team_admin" | "channel_admin"))
}

/// What of a membership was read: until when, and what called the member since.
pub(super) fn read_state(member: &Member, now: i64) -> crate::store::bulk::ReadState {
    match member.last_viewed_at {
        None => crate::store::bulk::ReadState { last_viewed_at: now, ..Default::default() },
        Some(last_viewed_at) => crate::store::bulk::ReadState {
            last_viewed_at,
            mention_count: member.mention_count,
            mention_count_root: member.mention_count_root,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_roles_are_granted() {
        assert_eq!(roles("system_user system_admin"), "system_user system_admin");
        assert_eq!(roles("system_admin"), "system_admin system_user");
        assert_eq!(roles("system_manager"), "system_user");
        assert_eq!(roles(""), "system_user");
        assert_eq!(
            foreign_roles("system_user system_manager").collect::<Vec<_>>(),
            ["system_manager"]
        );
    }

    #[test]
    fn a_guest_comes_in_deactivated() {
        let guest = User { roles: GUEST.to_owned(), ..User::default() };
        let user = user(&guest, 7);
        assert_eq!((user.roles.as_str(), user.delete_at), ("system_user", 7));
    }

    #[test]
    fn a_team_is_open_only_if_nothing_speaks_against_it() {
        for (team_type, allow, expected) in [
            ("O", None, "O"),
            ("O", Some(true), "O"),
            ("O", Some(false), "I"),
            ("I", Some(true), "I"),
        ] {
            let file = Team {
                team_type: team_type.to_owned(),
                allow_open_invite: allow,
                ..Team::default()
            };
            assert_eq!(team(&file, 0).team_type, expected);
        }
    }
}
