//! What a new plugin shows in each slot: which of the props say what it is about, and which action
//! makes sense on a button. The templates put it into words of Rust and of JavaScript.
//!
//! Expressions speak of `props`; in Rust it is a reference, and they give a `String`. They are code,
//! so `cargo xtask test --only templates` compiles and runs every one of them.

use std::any::type_name;

use contracts::{ALL, Contract, SlotInfo, fixtures};
use manifest::PluginId;
use serde::Serialize;
use slots::{Kind, Shape};

/// The same expression in both languages.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Words {
    pub(super) rust: &'static str,
    pub(super) js: &'static str,
}

const fn words(rust: &'static str, js: &'static str) -> Words {
    Words { rust, js }
}

/// A button and what it asks the host for.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Press {
    pub(super) label: &'static str,
    /// The action, in Rust without its type.
    pub(super) action: Words,
    /// When there is something to press; always, if this is missing.
    pub(super) given: Option<Words>,
}

const fn press(label: &'static str, action: Words) -> Option<Press> {
    Some(Press { label, action, given: None })
}

/// What stands in the middle of a view that is the slot's content.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(super) enum Body {
    /// Title, detail and a button.
    Card,
    /// Title and detail on a button, for slots of which a page shows many.
    Row,
    /// Below the card a list of places to go to.
    Rows {
        /// The type of an entry, and of what it is about.
        entry: &'static str,
        of: &'static str,
        /// The entries.
        each: Words,
        /// The action, in Rust without its type, and its only field.
        variant: Words,
        field: &'static str,
    },
    /// Name and password.
    SignIn,
    /// A text and what sends it.
    Compose,
    /// The field of a setting.
    Setting,
}

/// What a new plugin shows in one slot.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Sketch {
    /// The slot's id.
    pub(super) slot: &'static str,
    /// The names of its types in `contracts`.
    pub(super) contract: &'static str,
    pub(super) props: &'static str,
    pub(super) action: Option<&'static str>,
    /// What it is about.
    pub(super) title: Words,
    /// What `title` gives for the props of `sample`.
    pub(super) says: &'static str,
    /// More of it.
    pub(super) detail: Words,
    pub(super) press: Option<Press>,
    pub(super) body: Body,
}

impl Sketch {
    /// What was thought up for a slot, or else a greeting.
    pub(super) fn of(slot: &str) -> Option<Self> {
        let own = SKETCHES.iter().find(|sketch| sketch.slot == slot).copied();
        own.or_else(|| greeting(slot))
    }
}

/// What a new plugin shows where nothing better was thought up: that it is there.
fn greeting(slot: &str) -> Option<Sketch> {
    fn last_name<T: ?Sized>() -> &'static str {
        type_name::<T>().rsplit("::").next().unwrap_or_default()
    }
    macro_rules! greetings {
        ($($contract:ident $about:tt)*) => {
            match slot {
                $(<contracts::$contract as Contract>::ID => Some(Sketch {
                    slot: <contracts::$contract as Contract>::ID,
                    contract: stringify!($contract),
                    props: last_name::<<contracts::$contract as Contract>::Props>(),
                    action: None,
                    title: words("let _ = props;\n    \"Hello\".to_owned()", r#""Hello""#),
                    says: "Hello",
                    detail: words("let _ = props;\n    String::new()", r#""""#),
                    press: None,
                    body: Body::Card,
                }),)*
                _ => None,
            }
        };
    }
    contracts::each_slot!(greetings)
}

/// What a new plugin does with a slot unless it is told otherwise.
pub fn default_kind(slot: &SlotInfo) -> Kind {
    if slot.kinds().any(|kind| kind == Kind::Item) {
        Kind::Item
    } else if slot.id == "root.v1" {
        // In place of everything stands a page on which nobody can chat.
        Kind::Wrap
    } else {
        Kind::Replace
    }
}

/// The key of an item: of a keyed slot what the plugin may show, of a list its own name.
pub(super) fn item_key(slot: &SlotInfo, id: &PluginId) -> String {
    match slot.id {
        "post-body.v1" => format!("custom_{}", id.as_str().replace(['.', '-'], "_")),
        "admin-console-setting.v1" => format!("{id}:note"),
        // The plugin's own page, which is in nobody's way.
        "admin-page.v1" => contracts::AdminPage::of_plugin(id.as_str()),
        _ if slot.shape == Shape::Keyed => {
            // Keys with a colon begin with the plugin's id; the others are names of the host's.
            let shipped = fixtures::shipped();
            let typical = shipped.iter().find(|it| it.slot == slot.id && it.name == "typical");
            let key = typical.and_then(|it| it.key.as_deref()).unwrap_or_default();
            if key.is_empty() || key.contains(':') { format!("{id}:main") } else { key.to_owned() }
        }
        _ => "main".to_owned(),
    }
}

/// The slot that a new plugin gets unless it names one.
pub const DEFAULT_SLOT: &str = "profile-popover.v1";

/// Looks a slot up; without a version the newest is meant.
pub fn find_slot(wanted: &str) -> Option<&'static SlotInfo> {
    let exact = ALL.iter().find(|slot| slot.id == wanted);
    exact.or_else(|| {
        let version_of = |slot: &SlotInfo| -> Option<u32> {
            slot.id.strip_prefix(wanted)?.strip_prefix(".v")?.parse().ok()
        };
        ALL.iter().filter(|slot| version_of(slot).is_some()).max_by_key(|slot| version_of(slot))
    })
}

const OPEN_AUTHOR: Option<Press> = press(
    "Show profile",
    words(
        "OpenProfile { user_id: props.post.user_id.clone() }",
        r#"{ type: "open_profile", user_id: props.post.user_id }"#,
    ),
);

const AUTHOR: Words = words(
    "props.author.as_ref().map(UserProps::display_name).unwrap_or_default()",
    r#"props.author ? nameOf(props.author) : """#,
);

const USER: Words = words("props.user.display_name()", "nameOf(props.user)");

const CHANNEL: Words = words("props.channel.display_name.clone()", "props.channel.display_name");

const PURPOSE: Words = words("props.channel.purpose.clone()", "props.channel.purpose");

const MESSAGE: Option<Press> = press(
    "Message",
    words(
        "Message { user_id: props.user.id.clone() }",
        r#"{ type: "message", user_id: props.user.id }"#,
    ),
);

const SKETCHES: &[Sketch] = &[
    Sketch {
        slot: "root.v1",
        contract: "Root",
        props: "RootProps",
        action: Some("RootAction"),
        title: words("props.viewer.display_name()", "nameOf(props.viewer)"),
        says: "Ada Lovelace",
        detail: words(
            "props.channel.as_ref().map(|channel| channel.display_name.clone()).unwrap_or_default()",
            r#"props.channel?.display_name ?? """#,
        ),
        press: press("Sign out", words("SignOut", r#"{ type: "sign_out" }"#)),
        body: Body::Card,
    },
    Sketch {
        slot: "login.v1",
        contract: "Login",
        props: "LoginProps",
        action: Some("LoginAction"),
        title: words("props.site_name.clone()", "props.site_name"),
        says: "Harbour",
        detail: words("props.error.clone().unwrap_or_default()", r#"props.error ?? """#),
        press: None,
        body: Body::SignIn,
    },
    Sketch {
        slot: "team-sidebar.v1",
        contract: "TeamSidebar",
        props: "TeamSidebarProps",
        action: Some("TeamSidebarAction"),
        title: words("props.viewer.display_name()", "nameOf(props.viewer)"),
        says: "Ada Lovelace",
        detail: words("format!(\"{} teams\", props.teams.len())", "`${props.teams.length} teams`"),
        press: None,
        body: Body::Rows {
            entry: "TeamSidebarEntry",
            of: "team",
            each: words("props.teams.iter()", "props.teams"),
            variant: words("OpenTeam", "open_team"),
            field: "team_id",
        },
    },
    Sketch {
        slot: "sidebar.v1",
        contract: "Sidebar",
        props: "SidebarProps",
        action: Some("SidebarAction"),
        title: words("props.team.display_name.clone()", "props.team.display_name"),
        says: "Harbour",
        detail: words("props.viewer.display_name()", "nameOf(props.viewer)"),
        press: press("New message", words("NewMessage", r#"{ type: "new_message" }"#)),
        body: Body::Rows {
            entry: "SidebarRowProps",
            of: "channel",
            each: words(
                "props.sections.iter().flat_map(|section| &section.rows)",
                "props.sections.flatMap((section) => section.rows)",
            ),
            variant: words("OpenChannel", "open_channel"),
            field: "channel_id",
        },
    },
    Sketch {
        slot: "sidebar-header.v1",
        contract: "SidebarHeader",
        props: "SidebarHeaderProps",
        action: Some("SidebarHeaderAction"),
        title: words("props.team.display_name.clone()", "props.team.display_name"),
        says: "Harbour",
        detail: words("props.viewer.display_name()", "nameOf(props.viewer)"),
        press: press("Browse channels", words("BrowseChannels", r#"{ type: "browse_channels" }"#)),
        body: Body::Card,
    },
    Sketch {
        slot: "sidebar-row.v1",
        contract: "SidebarRow",
        props: "SidebarRowProps",
        action: Some("SidebarRowAction"),
        title: CHANNEL,
        says: "Tides",
        detail: words(
            "if props.unread > 0 { format!(\"{} new\", props.unread) } else { String::new() }",
            r#"props.unread > 0 ? `${props.unread} new` : """#,
        ),
        press: press("Open", words("Open", r#"{ type: "open" }"#)),
        body: Body::Row,
    },
    Sketch {
        slot: "channel-header.v1",
        contract: "ChannelHeader",
        props: "ChannelHeaderProps",
        action: Some("ChannelHeaderAction"),
        title: CHANNEL,
        says: "Tides",
        detail: words(
            "props.member_count.map(|count| format!(\"{count} people\")).unwrap_or_default()",
            r#"props.member_count === null ? "" : `${props.member_count} people`"#,
        ),
        press: Some(Press {
            label: "Show profile",
            action: words(
                "OpenProfile { user_id: props.partner.as_ref().map(|user| user.id.clone()).unwrap_or_default() }",
                r#"{ type: "open_profile", user_id: props.partner?.id ?? "" }"#,
            ),
            given: Some(words("props.partner.is_some()", "props.partner !== null")),
        }),
        body: Body::Card,
    },
    Sketch {
        slot: "channel-header-button.v1",
        contract: "ChannelHeaderButton",
        props: "ChannelHeaderButtonProps",
        action: Some("ChannelHeaderButtonAction"),
        title: CHANNEL,
        says: "Tides",
        detail: PURPOSE,
        press: press(
            "Greet",
            words(
                "InsertText { text: format!(\"Hello, {}! \", props.channel.display_name) }",
                r#"{ type: "insert_text", text: `Hello, ${props.channel.display_name}! ` }"#,
            ),
        ),
        body: Body::Card,
    },
    Sketch {
        slot: "profile-popover.v1",
        contract: "ProfilePopover",
        props: "ProfilePopoverProps",
        action: Some("ProfilePopoverAction"),
        title: USER,
        says: "Grace Hopper",
        detail: words("format!(\"@{}\", props.user.username)", "`@${props.user.username}`"),
        press: MESSAGE,
        body: Body::Card,
    },
    Sketch {
        slot: "profile-popover-attributes.v1",
        contract: "ProfilePopoverAttributes",
        props: "ProfilePopoverAttributesProps",
        action: None,
        title: words(
            "format!(\"Language: {}\", props.user.locale)",
            "`Language: ${props.user.locale}`",
        ),
        says: "Language: en",
        detail: words("props.user.timezone.clone()", "props.user.timezone"),
        press: None,
        body: Body::Card,
    },
    Sketch {
        slot: "profile-popover-actions.v1",
        contract: "ProfilePopoverActions",
        props: "ProfilePopoverProps",
        action: Some("ProfilePopoverAction"),
        title: USER,
        says: "Grace Hopper",
        detail: words("format!(\"@{}\", props.user.username)", "`@${props.user.username}`"),
        press: MESSAGE,
        body: Body::Card,
    },
    Sketch {
        slot: "post.v1",
        contract: "Post",
        props: "PostSlotProps",
        action: Some("PostAction"),
        title: AUTHOR,
        says: "Grace Hopper",
        detail: words("props.post.message.clone()", "props.post.message"),
        press: OPEN_AUTHOR,
        body: Body::Card,
    },
    Sketch {
        slot: "post-body.v1",
        contract: "PostBody",
        props: "PostBodyProps",
        action: Some("PostBodyAction"),
        title: AUTHOR,
        says: "Grace Hopper",
        detail: words("props.post.message.clone()", "props.post.message"),
        press: OPEN_AUTHOR,
        body: Body::Card,
    },
    Sketch {
        slot: "post-action.v1",
        contract: "PostActionEntry",
        props: "PostActionEntryProps",
        action: Some("PostActionEntryAction"),
        title: words("props.post.message.clone()", "props.post.message"),
        says: "High water at nine.",
        detail: words(
            "format!(\"{} letters\", props.post.message.chars().count())",
            "`${[...props.post.message].length} letters`",
        ),
        press: press(
            "Quote",
            words(
                "InsertText { text: format!(\"> {}\\n\\n\", props.post.message.replace('\\n', \"\\n> \")) }",
                r#"{ type: "insert_text", text: `> ${props.post.message.replaceAll("\n", "\n> ")}\n\n` }"#,
            ),
        ),
        body: Body::Card,
    },
    Sketch {
        slot: "message-box.v1",
        contract: "MessageBox",
        props: "MessageBoxProps",
        action: Some("MessageBoxAction"),
        title: CHANNEL,
        says: "Tides",
        detail: words(
            "format!(\"{} letters\", props.draft.chars().count())",
            "`${[...props.draft].length} letters`",
        ),
        press: None,
        body: Body::Compose,
    },
    Sketch {
        slot: "center-toast.v1",
        contract: "CenterToast",
        props: "CenterToastProps",
        action: Some("CenterToastAction"),
        title: CHANNEL,
        says: "Tides",
        detail: PURPOSE,
        press: press("Jump to newest", words("JumpToNewest", r#"{ type: "jump_to_newest" }"#)),
        body: Body::Card,
    },
    Sketch {
        slot: "admin-console-setting.v1",
        contract: "AdminConsoleSetting",
        props: "AdminConsoleSettingProps",
        action: Some("AdminConsoleSettingAction"),
        title: words("props.label.clone()", "props.label"),
        says: "Note",
        detail: words("props.help_text.clone()", "props.help_text"),
        press: None,
        body: Body::Setting,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_has_a_sketch_with_its_own_types() {
        for slot in ALL {
            let sketch = Sketch::of(slot.id).unwrap();
            let plain = greeting(slot.id).unwrap();
            assert_eq!((sketch.slot, sketch.contract), (slot.id, plain.contract));
            assert_eq!(sketch.props, plain.props);
        }
        for sketch in SKETCHES {
            assert!(ALL.iter().any(|slot| slot.id == sketch.slot), "{} is no slot", sketch.slot);
        }
    }

    #[test]
    fn a_slot_is_found_without_its_version() {
        assert_eq!(find_slot("post").map(|slot| slot.id), Some("post.v1"));
        assert_eq!(find_slot("post-body.v1").map(|slot| slot.id), Some("post-body.v1"));
        assert!(find_slot("post.v9").is_none());
        assert!(find_slot("").is_none());
    }
}
