//! The props that a new plugin's first fixture shows, made of the contracts' own types, so that they
//! fit whatever becomes of those. Where no props were thought up, the catalogue's typical ones show.

use contracts::{
    AdminConsoleSetting, AdminConsoleSettingProps, CenterToast, CenterToastProps, ChannelHeader,
    ChannelHeaderButton, ChannelHeaderButtonProps, ChannelHeaderProps, ChannelProps, Contract,
    Login, LoginProps, MessageBox, MessageBoxProps, Post, PostActionEntry, PostActionEntryProps,
    PostBody, PostBodyProps, PostProps, PostSlotProps, Presence, ProfilePopover,
    ProfilePopoverActions, ProfilePopoverAttributes, ProfilePopoverAttributesProps,
    ProfilePopoverProps, Root, RootProps, Sidebar, SidebarHeader, SidebarHeaderProps, SidebarProps,
    SidebarRow, SidebarRowProps, SidebarSection, TeamProps, TeamSidebar, TeamSidebarEntry,
    TeamSidebarProps, UserProps,
};
use manifest::PluginId;
use serde_json::Value;

/// 2026-01-12, 09:00 UTC.
const WRITTEN_MS: i64 = 1_768_208_400_000;

/// Props of a slot, as they cross to plugins; `null` for a slot that is not known here.
pub(super) fn props(slot: &str, plugin: &PluginId) -> Value {
    match slot {
        Root::ID => json(RootProps { viewer: ada(), team: Some(team()), channel: Some(channel()) }),
        Login::ID => json(LoginProps { site_name: "Harbour".into(), ..Default::default() }),
        TeamSidebar::ID => json(TeamSidebarProps { viewer: ada(), teams: teams() }),
        Sidebar::ID => json(SidebarProps { viewer: ada(), team: team(), sections: sections() }),
        SidebarHeader::ID => {
            json(SidebarHeaderProps { viewer: ada(), presence: Presence::Online, team: team() })
        }
        SidebarRow::ID => json(SidebarRowProps { unread: 3, mentions: 1, ..row() }),
        ChannelHeader::ID => json(ChannelHeaderProps {
            channel: channel(),
            member_count: Some(12),
            ..Default::default()
        }),
        ChannelHeaderButton::ID => {
            json(ChannelHeaderButtonProps { channel: channel(), viewer_id: ada().id })
        }
        ProfilePopover::ID | ProfilePopoverActions::ID => json(ProfilePopoverProps {
            user: grace(),
            presence: Presence::Online,
            viewer_id: ada().id,
            channel_id: Some(channel().id),
            team_id: Some(team().id),
        }),
        ProfilePopoverAttributes::ID => {
            json(ProfilePopoverAttributesProps { user: grace(), viewer_id: ada().id })
        }
        Post::ID => json(PostSlotProps {
            post: post(),
            author: Some(grace()),
            presence: Presence::Online,
            grouped: false,
            viewer_id: ada().id,
        }),
        PostBody::ID => json(PostBodyProps {
            post: PostProps { kind: post_kind(plugin), ..post() },
            author: Some(grace()),
            viewer_id: ada().id,
        }),
        PostActionEntry::ID => json(PostActionEntryProps { post: post(), viewer_id: ada().id }),
        MessageBox::ID => json(MessageBoxProps {
            channel: channel(),
            draft: "Low water at three".into(),
            placeholder: "Write to Tides".into(),
            disabled: false,
        }),
        CenterToast::ID => json(CenterToastProps { viewer_id: ada().id, channel: channel() }),
        AdminConsoleSetting::ID => json(AdminConsoleSettingProps {
            plugin_id: plugin.to_string(),
            key: "Note".into(),
            label: "Note".into(),
            help_text: "What everybody shall read.".into(),
            value: Value::from("High water at nine."),
            disabled: false,
            locked: false,
        }),
        _ => {
            let shipped = contracts::fixtures::shipped();
            let typical = shipped.into_iter().find(|it| it.slot == slot && it.name == "typical");
            typical.map(|fixture| fixture.props).unwrap_or_default()
        }
    }
}

/// The type of posts that are the plugin's own.
fn post_kind(plugin: &PluginId) -> String {
    format!("custom_{}", plugin.as_str().replace(['.', '-'], "_"))
}

fn json(props: impl serde::Serialize) -> Value {
    // Structs of strings and numbers; there is nothing in them that JSON does not know.
    serde_json::to_value(props).unwrap_or_default()
}

/// An id as servers make them: 26 letters and digits.
fn id(name: &str) -> String {
    format!("{name:x<26}")
}

fn person(username: &str, first_name: &str, last_name: &str) -> UserProps {
    UserProps {
        id: id(username),
        username: username.into(),
        first_name: first_name.into(),
        last_name: last_name.into(),
        locale: "en".into(),
        timezone: "Europe/London".into(),
        roles: vec!["system_user".into()],
        ..Default::default()
    }
}

fn ada() -> UserProps {
    person("ada", "Ada", "Lovelace")
}

fn grace() -> UserProps {
    UserProps { position: "Rear admiral".into(), ..person("grace", "Grace", "Hopper") }
}

fn team() -> TeamProps {
    TeamProps { id: id("team"), name: "harbour".into(), display_name: "Harbour".into() }
}

fn teams() -> Vec<TeamSidebarEntry> {
    let other = TeamProps { id: id("other"), name: "dock".into(), display_name: "Dock".into() };
    vec![
        TeamSidebarEntry { team: team(), active: true, ..Default::default() },
        TeamSidebarEntry { team: other, unread: true, mentions: 2, ..Default::default() },
    ]
}

fn channel() -> ChannelProps {
    ChannelProps {
        id: id("channel"),
        team_id: team().id,
        name: "tides".into(),
        display_name: "Tides".into(),
        purpose: "When the water comes, and when it goes.".into(),
        ..Default::default()
    }
}

fn row() -> SidebarRowProps {
    SidebarRowProps { channel: channel(), ..Default::default() }
}

fn sections() -> Vec<SidebarSection> {
    let cranes = ChannelProps {
        id: id("cranes"),
        name: "cranes".into(),
        display_name: "Cranes".into(),
        ..channel()
    };
    vec![SidebarSection {
        id: "channels".into(),
        title: "Channels".into(),
        rows: vec![
            SidebarRowProps { active: true, ..row() },
            SidebarRowProps { channel: cranes, unread: 2, ..Default::default() },
        ],
    }]
}

fn post() -> PostProps {
    PostProps {
        id: id("post"),
        channel_id: channel().id,
        user_id: grace().id,
        message: "High water at nine.".into(),
        create_at: WRITTEN_MS,
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_has_props() {
        let plugin = PluginId::try_from("org.example.card").unwrap();
        for slot in contracts::ALL {
            assert!(props(slot.id, &plugin).is_object(), "{} has none in sample.rs", slot.id);
        }
    }
}
