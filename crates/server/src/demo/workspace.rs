//! What `demo/workspace.json` and the files in `demo/talk/` hold, as types.

use std::collections::BTreeMap;

use serde::Deserialize;

const WORKSPACE: &str = include_str!("../../demo/workspace.json");

/// The talk of each channel, by the name that the workspace uses for it.
const TALK: [(&str, &str); 17] = [
    ("harbour.town-square", include_str!("../../demo/talk/harbour.town-square.md")),
    ("harbour.off-topic", include_str!("../../demo/talk/harbour.off-topic.md")),
    ("harbour.development", include_str!("../../demo/talk/harbour.development.md")),
    ("harbour.design", include_str!("../../demo/talk/harbour.design.md")),
    ("harbour.release-planning", include_str!("../../demo/talk/harbour.release-planning.md")),
    ("harbour.support", include_str!("../../demo/talk/harbour.support.md")),
    ("harbour.operations", include_str!("../../demo/talk/harbour.operations.md")),
    ("harbour.leads", include_str!("../../demo/talk/harbour.leads.md")),
    ("community.town-square", include_str!("../../demo/talk/community.town-square.md")),
    ("community.off-topic", include_str!("../../demo/talk/community.off-topic.md")),
    ("community.beach-cleanup", include_str!("../../demo/talk/community.beach-cleanup.md")),
    ("community.photo-walks", include_str!("../../demo/talk/community.photo-walks.md")),
    ("direct-mira", include_str!("../../demo/talk/direct-mira.md")),
    ("direct-priya", include_str!("../../demo/talk/direct-priya.md")),
    ("direct-kenji", include_str!("../../demo/talk/direct-kenji.md")),
    ("direct-jonas", include_str!("../../demo/talk/direct-jonas.md")),
    ("group-popover", include_str!("../../demo/talk/group-popover.md")),
];

/// The whole workspace.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Workspace {
    pub(super) attribute_fields: Vec<Field>,
    pub(super) users: Vec<Person>,
    pub(super) teams: Vec<Team>,
    /// Direct and group channels.
    pub(super) direct: Vec<Direct>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) value_type: String,
    pub(super) visibility: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) username: String,
    /// Without one, nobody signs in as this person: hashing takes time, and most are scenery.
    pub(super) password: Option<String>,
    #[serde(default = "system_user")]
    pub(super) roles: String,
    pub(super) first_name: String,
    pub(super) last_name: String,
    #[serde(default)]
    pub(super) nickname: String,
    pub(super) position: String,
    pub(super) timezone: String,
    pub(super) status: api_types::PresenceStatus,
    /// By the name of the field.
    #[serde(default)]
    pub(super) attributes: BTreeMap<String, String>,
}

fn system_user() -> String {
    "system_user".to_owned()
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Team {
    pub(super) name: String,
    pub(super) display_name: String,
    pub(super) description: String,
    pub(super) members: Vec<String>,
    pub(super) channels: Vec<Room>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Room {
    pub(super) name: String,
    pub(super) display_name: String,
    #[serde(default, rename = "type")]
    pub(super) channel_type: api_types::ChannelType,
    #[serde(default)]
    pub(super) header: String,
    #[serde(default)]
    pub(super) purpose: String,
    /// Empty: everybody of the team.
    #[serde(default)]
    pub(super) members: Vec<String>,
    /// How many posts at the end wait unread, by user name.
    #[serde(default)]
    pub(super) unread: BTreeMap<String, usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Direct {
    pub(super) talk: String,
    pub(super) members: Vec<String>,
    #[serde(default)]
    pub(super) unread: BTreeMap<String, usize>,
}

pub(super) fn read() -> Result<Workspace, serde_json::Error> {
    serde_json::from_str(WORKSPACE)
}

/// The talk of a channel; empty when there is none.
pub(super) fn talk(name: &str) -> &'static str {
    TALK.iter().find(|(known, _)| *known == name).map_or("", |(_, talk)| talk)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::demo::talk::parse;

    /// Every channel with the name of its talk and its members.
    fn rooms(workspace: &Workspace) -> Vec<(String, &[String])> {
        let mut rooms = Vec::new();
        for team in &workspace.teams {
            for room in &team.channels {
                let members = if room.members.is_empty() { &team.members } else { &room.members };
                rooms.push((format!("{}.{}", team.name, room.name), members.as_slice()));
            }
        }
        for direct in &workspace.direct {
            rooms.push((direct.talk.clone(), direct.members.as_slice()));
        }
        rooms
    }

    #[test]
    fn everybody_who_speaks_is_in_the_room() {
        let workspace = read().unwrap();
        let known: HashSet<&str> =
            workspace.users.iter().map(|user| user.username.as_str()).collect();
        for (name, members) in rooms(&workspace) {
            assert!(members.iter().all(|member| known.contains(member.as_str())), "{name}");
            let posts = parse(talk(&name), i64::MAX / 2).unwrap();
            assert!(!posts.is_empty(), "{name} has no talk");
            for post in posts {
                assert!(members.contains(&post.author), "{name}: {post:?}");
            }
        }
    }

    #[test]
    fn every_talk_belongs_to_a_room() {
        let workspace = read().unwrap();
        let rooms: Vec<String> = rooms(&workspace).into_iter().map(|(name, _)| name).collect();
        for (name, _) in TALK {
            assert!(rooms.iter().any(|room| room == name), "{name}");
        }
    }

    #[test]
    fn conversations_come_in_order() {
        for (name, talk) in TALK {
            let days: Vec<u32> = talk
                .lines()
                .filter_map(|line| line.strip_prefix("=== ")?.split_once(" days ago"))
                .map(|(days, _)| days.parse().unwrap())
                .collect();
            assert!(days.is_sorted_by(|earlier, later| earlier >= later), "{name}: {days:?}");
        }
    }

    #[test]
    fn attributes_have_fields() {
        let workspace = read().unwrap();
        let fields: HashSet<&str> =
            workspace.attribute_fields.iter().map(|field| field.name.as_str()).collect();
        for user in &workspace.users {
            assert!(user.attributes.keys().all(|name| fields.contains(name.as_str())));
        }
        assert!(workspace.users.iter().any(|user| user.attributes.is_empty()));
    }
}
