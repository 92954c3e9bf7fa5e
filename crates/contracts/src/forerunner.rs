//! Where each way to reach into the forerunner's page lies here: from its registry's methods to
//! slots, hooks and calls of the host.
//!
//! For people who bring a plugin along, and for `docs/slots.md`. Nothing at run time reads it.

/// One way to reach into the forerunner's page.
#[derive(Clone, Copy, Debug)]
pub struct Method {
    /// Its name there.
    pub name: &'static str,
    /// Where it lies here; more than one where a description stands beside a view.
    pub homes: &'static [Home],
}

/// Where something of the forerunner's lies here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// A slot, by its id; missing as long as it is not in [`crate::ALL`], see [`Home::is_there`].
    Slot(&'static str),
    /// A hook, by its name.
    Hook(&'static str),
    /// A member of `host`.
    HostCall(&'static str),
    /// Belongs here and is not built: what it would be.
    Missing(&'static str),
    /// There is none, and why.
    None(&'static str),
}

use Home::{Hook, HostCall, Missing, None, Slot};

const fn method(name: &'static str, homes: &'static [Home]) -> Method {
    Method { name, homes }
}

const HANDLE: &[Home] =
    &[None("Every registration returns a handle with `remove()`; nothing is looked up by id.")];

const STOP: &[Home] = &[None(
    "`host.on` and `host.hook` return how to stop, and the host stops both with the plugin.",
)];

const REDUCER: &[Home] = &[None(
    "There is no store to share: a plugin keeps its state in its own module and what outlives the page in `host.storage`.",
)];

const DEFINITION: &[Home] = &[None(
    "It hands out the console's inner definition, which has no version; `admin-page.v1` and `admin-console-setting.v1` are the parts with a contract.",
)];

/// All of them, in the forerunner's order: the registry of 11.6, what came later, and 4.x.
pub const FORERUNNER: &[Method] = &[
    method("registerRootComponent", &[Slot("root.v1"), Slot("global.v1")]),
    method("registerPopoverUserAttributesComponent", &[Slot("profile-popover-attributes.v1")]),
    method("registerPopoverUserActionsComponent", &[Slot("profile-popover-actions.v1")]),
    method("registerLeftSidebarHeaderComponent", &[Slot("sidebar-header.v1")]),
    method("registerBottomTeamSidebarComponent", &[Slot("team-sidebar-bottom.v1")]),
    method("registerPostMessageAttachmentComponent", &[Slot("post-attachment.v1")]),
    method(
        "registerSearchComponents",
        &[Slot("search-button.v1"), Slot("search-suggestion.v1"), Slot("search-hint.v1")],
    ),
    method("registerLinkTooltipComponent", &[Slot("link-tooltip.v1")]),
    method(
        "registerActionAfterChannelCreation",
        &[HostCall("channelOption"), Slot("create-channel-option.v1"), Hook("channel-was-created")],
    ),
    method("registerChannelHeaderIcon", &[Slot("channel-header-icon.v1")]),
    method("registerChannelHeaderButtonAction", &[Slot("channel-header-button.v1")]),
    method("registerChannelIntroButtonAction", &[Slot("channel-intro-button.v1")]),
    method("registerCallButtonAction", &[Slot("call-button.v1")]),
    method("registerPostTypeComponent", &[Slot("post-body.v1")]),
    method("registerPostCardTypeComponent", &[Slot("post-card.v1")]),
    method("registerPostWillRenderEmbedComponent", &[Slot("post-embed.v1")]),
    method("registerMainMenuAction", &[Slot("main-menu.v1")]),
    method("registerChannelHeaderMenuAction", &[Slot("channel-menu.v1")]),
    method("registerFileDropdownMenuAction", &[Slot("file-menu.v1")]),
    method("registerUserGuideDropdownMenuAction", &[Slot("help-menu.v1")]),
    method("registerPostActionComponent", &[Slot("post-action.v1")]),
    method("registerPostEditorActionComponent", &[Slot("message-box-action.v1")]),
    method("registerCodeBlockActionComponent", &[Slot("code-block-action.v1")]),
    method("registerNewMessagesSeparatorActionComponent", &[Slot("new-messages-action.v1")]),
    method("registerPostDropdownMenuAction", &[Slot("post-menu.v1")]),
    method("registerPostDropdownSubMenuAction", &[Slot("post-menu.v1")]),
    method("registerPostDropdownMenuComponent", &[Slot("post-menu.v1")]),
    method("registerFileUploadMethod", &[Slot("file-upload-method.v1")]),
    method("registerFilesWillUploadHook", &[Hook("files-will-upload")]),
    method("unregisterComponent", HANDLE),
    method("unregisterPostTypeComponent", HANDLE),
    method("registerReducer", REDUCER),
    method("registerWebSocketEventHandler", &[HostCall("on")]),
    method("unregisterWebSocketEventHandler", STOP),
    method("registerReconnectHandler", &[Hook("reconnect")]),
    method("unregisterReconnectHandler", STOP),
    method("registerMessageWillBePostedHook", &[Hook("message-will-be-posted")]),
    method("registerSlashCommandWillBePostedHook", &[Hook("slash-command-will-be-posted")]),
    method("registerMessageWillFormatHook", &[Hook("message-will-format")]),
    method("registerFilePreviewComponent", &[Slot("file-preview.v1")]),
    method("registerTranslations", &[HostCall("translations")]),
    method("registerAdminConsolePlugin", DEFINITION),
    method("unregisterAdminConsolePlugin", DEFINITION),
    method("registerAdminConsoleCustomSetting", &[Slot("admin-console-setting.v1")]),
    method("registerAdminConsoleCustomSection", &[Slot("admin-section.v1")]),
    method("registerRightHandSidebarComponent", &[Slot("panel.v1"), HostCall("panel")]),
    method("registerNeedsTeamRoute", &[Slot("page.v1"), HostCall("page")]),
    method("registerCustomRoute", &[Slot("page.v1"), HostCall("page")]),
    method("registerProduct", &[Slot("product.v1"), HostCall("product")]),
    method("registerMessageWillBeUpdatedHook", &[Hook("message-will-be-updated")]),
    method("registerSidebarChannelLinkLabelComponent", &[Slot("sidebar-channel-label.v1")]),
    method("registerSidebarBrowseOrAddChannelMenuAction", &[Slot("browse-channels-menu.v1")]),
    method("registerChannelToastComponent", &[Slot("center-toast.v1")]),
    method("registerGlobalComponent", &[Slot("global.v1")]),
    method("registerAppBarComponent", &[Slot("app-bar.v1")]),
    method("registerSiteStatisticsHandler", &[Slot("site-statistic.v1")]),
    method("registerDesktopNotificationHook", &[Hook("desktop-notification")]),
    method(
        "registerUserSettings",
        &[HostCall("userSettings"), Slot("user-setting.v1"), Slot("settings-page.v1")],
    ),
    method("registerSystemConsoleGroupTable", &[None("There are no groups from a directory.")]),
    method(
        "registerRHSPluginPopoutListener",
        &[None("A panel stays in the page's window; there are no windows of their own.")],
    ),
    method(
        "registerChannelTypeOption",
        &[HostCall("channelOption"), Slot("create-channel-option.v1")],
    ),
    method("registerChannelIconOverride", &[Slot("channel-icon.v1")]),
    method("registerChannelComposerBannerComponent", &[Slot("message-box-banner.v1")]),
    method("registerChannelIntro", &[Slot("channel-intro.v1")]),
    method("registerPostHeaderComponent", &[Slot("post-header.v1")]),
    method("registerComposerPlaceholder", &[Slot("message-box.v1")]),
    method("registerProductSwitcherMenuItem", &[Slot("product-switcher.v1")]),
    method("registerAIActionMenuItemComponent", &[Slot("post-menu.v1")]),
    method(
        "registerChannelSettingsTab",
        &[HostCall("channelSettingsTab"), Slot("channel-settings-tab.v1")],
    ),
    method("ProfilePopover", &[Slot("profile-popover.v1")]),
    method("Root", &[Slot("root.v1"), Slot("global.v1")]),
    method("ChannelHeaderButton", &[Slot("channel-header-button.v1")]),
    method("MobileChannelHeaderButton", &[Slot("channel-header-button.v1")]),
    method("postTypes", &[Slot("post-body.v1")]),
    method("mainMenuActions", &[Slot("main-menu.v1")]),
];

impl Home {
    /// Whether a plugin can reach it today. A slot counts once it stands in [`crate::ALL`].
    pub fn is_there(&self) -> bool {
        match self {
            Slot(id) => crate::ALL.iter().any(|slot| slot.id == *id),
            Hook(_) | HostCall(_) => true,
            Missing(_) | None(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The names as the forerunner's sources and declarations have them.
    const NAMES: &str = include_str!("forerunner/methods.txt");

    #[test]
    fn every_way_in_is_in_the_table_once_and_in_order() {
        let is_name = |line: &&str| !line.is_empty() && !line.starts_with('#');
        let names: Vec<&str> = NAMES.lines().filter(is_name).collect();
        let listed: Vec<&str> = FORERUNNER.iter().map(|method| method.name).collect();
        assert_eq!(listed, names);
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn every_way_in_leads_somewhere_or_says_why_not() {
        for method in FORERUNNER {
            assert!(!method.homes.is_empty(), "{}", method.name);
            for home in method.homes {
                if let None(reason) = home {
                    assert!(reason.ends_with('.') && reason.len() > 20, "{}", method.name);
                }
            }
        }
    }

    #[test]
    fn every_hook_and_call_exists() {
        let frame = include_str!("typescript/frame.d.ts");
        for home in FORERUNNER.iter().flat_map(|method| method.homes) {
            match home {
                Hook(name) => {
                    assert!(crate::HOOKS.iter().any(|hook| hook.name == *name), "{name}");
                }
                HostCall(name) => {
                    let is_member = |line: &str| {
                        let line = line.trim_start();
                        line.starts_with(&format!("{name}("))
                            || line.starts_with(&format!("{name}<"))
                    };
                    assert!(frame.lines().any(is_member), "host.{name} is not declared");
                }
                Slot(id) => assert!(manifest::SlotId::try_from(*id).is_ok(), "{id}"),
                Missing(_) | None(_) => {}
            }
        }
    }
}
