//! The person's own menu: profile, status, theme, plugins, safe mode, sign out.
//!
//! It stands outside the slots, so that no plugin can cover the way to safe mode. What plugins add
//! stands after that, in a group that it can not reach out of.

use contracts::Presence;
use yew::prelude::*;

use super::{
    Avatar, Menu, MenuGroup, MenuItem, MenuLink, MenuRole, PresenceDot, SafeMode, StatusView,
    icons, presence_label, status_sign, status_until,
};
use crate::t;

/// Which colours the page takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Those of the system.
    #[default]
    System,
    /// Dark letters on light ground.
    Light,
    /// Light letters on dark ground.
    Dark,
    /// Black, white and little between.
    Contrast,
    /// Brown letters on warm paper.
    Paper,
    /// A dark blue frame around deep water.
    Harbour,
    /// The person's own colours.
    Custom,
}

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::System,
        Self::Light,
        Self::Dark,
        Self::Contrast,
        Self::Paper,
        Self::Harbour,
        Self::Custom,
    ];

    /// Its name where it is kept.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            Self::Paper => "paper",
            Self::Harbour => "harbour",
            Self::Custom => "custom",
        }
    }

    /// The value of `data-theme` on `<html>`: on which of the two grounds it is built; none for the
    /// system's, and for own colours, which are on either. Plugins' themes go by it.
    #[must_use]
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System | Self::Custom => None,
            Self::Light | Self::Contrast | Self::Paper => Some("light"),
            Self::Dark | Self::Harbour => Some("dark"),
        }
    }

    /// The value of `data-look` on `<html>`: its own tokens; none for the plain ones, and for own
    /// colours while there are none.
    #[must_use]
    pub const fn look(self) -> Option<&'static str> {
        match self {
            Self::System | Self::Light | Self::Dark | Self::Custom => None,
            Self::Contrast | Self::Paper | Self::Harbour => Some(self.key()),
        }
    }
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserMenuChoice {
    /// One's own profile.
    Profile,
    /// Whether one can be reached.
    Presence(Presence),
    /// The dialog for what one says of oneself.
    CustomStatus,
    /// Takes back what one says of oneself.
    ClearStatus,
    /// The page's colours.
    Theme(Theme),
    /// The settings window.
    Settings,
    /// The list of plugins and their troubles.
    Plugins,
    /// The slot inspector.
    Inspector,
    /// The System Console.
    Console,
    /// The page for feedback, which the browser opens by itself.
    Feedback,
    /// Plugins off or on in this browser; the value to set.
    SafeMode(SafeMode),
    /// Ends the session.
    SignOut,
}

/// Properties of [`UserMenu`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct UserMenuProps {
    /// The person's name.
    pub name: AttrValue,
    /// The name after the `@`.
    pub username: AttrValue,
    /// Address of the person's picture.
    #[prop_or_default]
    pub picture: Option<AttrValue>,
    /// The person's presence.
    pub presence: Presence,
    /// What the person says of themselves.
    #[prop_or_default]
    pub status: Option<StatusView>,
    /// The page's colours.
    pub theme: Theme,
    /// Whether plugins are off in this browser.
    pub safe_mode: SafeMode,
    /// Whether the person may see the System Console.
    #[prop_or_default]
    pub has_console: bool,
    /// Where to send feedback; empty while the administrators named no page.
    #[prop_or_default]
    pub feedback: AttrValue,
    /// How many plugins have failed; shown beside the entry when there is one.
    #[prop_or_default]
    pub n_plugin_troubles: usize,
    /// Something was chosen; the owner closes the menu.
    pub on_choose: Callback<UserMenuChoice>,
    /// More entries, before the last group.
    #[prop_or_default]
    pub children: Html,
}

/// The menu's content; stands in a [`super::Popover`].
#[component]
pub fn UserMenu(props: &UserMenuProps) -> Html {
    let choose = |choice: UserMenuChoice| {
        let on_choose = props.on_choose.clone();
        Callback::from(move |()| on_choose.emit(choice))
    };
    let presences = [Presence::Online, Presence::Away, Presence::Dnd, Presence::Offline];
    let themes = [
        (Theme::System, t!("theme-system"), icons::screen()),
        (Theme::Light, t!("theme-light"), icons::sun()),
        (Theme::Dark, t!("theme-dark"), icons::moon()),
    ];
    let plugins = match props.n_plugin_troubles {
        0 => t!("user-menu-plugins"),
        count => t!("user-menu-plugins-troubles", count = count),
    };
    html! {
        <Menu label={t!("user-menu")}>
            <MenuGroup>
                <div class="user-menu__person">
                    <Avatar name={props.name.clone()} src={props.picture.clone()}
                        presence={props.presence} />
                    <div class="user-menu__names">
                        <div class="user-menu__name">{ &props.name }</div>
                        <div class="user-menu__username">{ format!("@{}", props.username) }</div>
                    </div>
                </div>
                <MenuItem label={t!("user-menu-profile")} icon={icons::person()}
                    on_choose={choose(UserMenuChoice::Profile)} />
            </MenuGroup>
            <MenuGroup label={t!("user-menu-status")}>
                { custom_status(props.status.as_ref(), &choose) }
                for presence in presences {
                    <MenuItem key={format!("{presence:?}")} label={presence_label(presence)}
                        icon={html! { <PresenceDot {presence} /> }}
                        role={MenuRole::Radio(presence == props.presence)}
                        on_choose={choose(UserMenuChoice::Presence(presence))} />
                }
            </MenuGroup>
            <MenuGroup label={t!("user-menu-theme")}>
                for (theme, label, icon) in themes {
                    <MenuItem key={format!("{theme:?}")} {label} {icon}
                        role={MenuRole::Radio(theme == props.theme)}
                        on_choose={choose(UserMenuChoice::Theme(theme))} />
                }
            </MenuGroup>
            <MenuGroup>
                <MenuItem label={t!("user-menu-settings")} icon={icons::sliders()}
                    on_choose={choose(UserMenuChoice::Settings)} />
                <MenuItem label={plugins} icon={icons::plug()}
                    on_choose={choose(UserMenuChoice::Plugins)} />
                <MenuItem label={t!("inspector")} icon={icons::layers()}
                    on_choose={choose(UserMenuChoice::Inspector)} />
                <MenuItem label={t!("safe-mode")} icon={icons::shield()}
                    role={MenuRole::Check(props.safe_mode == SafeMode::On)}
                    on_choose={choose(UserMenuChoice::SafeMode(props.safe_mode.other()))} />
            </MenuGroup>
            { props.children.clone() }
            <MenuGroup>
                if props.has_console {
                    <MenuItem label={t!("user-menu-console")} icon={icons::sliders()}
                        on_choose={choose(UserMenuChoice::Console)} />
                }
                if !props.feedback.is_empty() {
                    <MenuLink label={t!("user-menu-feedback")} icon={icons::message()}
                        href={props.feedback.clone()} on_choose={choose(UserMenuChoice::Feedback)} />
                }
                <MenuItem label={t!("user-menu-sign-out")} icon={icons::leave()}
                    on_choose={choose(UserMenuChoice::SignOut)} />
            </MenuGroup>
        </Menu>
    }
}

/// The way to set a status; with one, it shows here, and there is a way to take it back.
fn custom_status(
    status: Option<&StatusView>,
    choose: &impl Fn(UserMenuChoice) -> Callback<()>,
) -> Html {
    let (label, icon) = match status {
        Some(status) => {
            let until = status_until(status.until_ms);
            let words = until.map(|until| format!("{}, {until}", status.words).into());
            let label = words.unwrap_or_else(|| status.words.clone());
            (
                label,
                html! { <span class="menu__emoji" aria-hidden="true">{ status_sign(Some(status)) }</span> },
            )
        }
        None => (t!("status-set"), icons::smile()),
    };
    html! {
        <>
            <MenuItem {label} {icon} on_choose={choose(UserMenuChoice::CustomStatus)} />
            if status.is_some() {
                <MenuItem label={t!("status-clear-now")} icon={icons::close()}
                    on_choose={choose(UserMenuChoice::ClearStatus)} />
            }
        </>
    }
}
