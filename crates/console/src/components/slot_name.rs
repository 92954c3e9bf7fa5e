//! Where a plugin shows, in words instead of a slot's id.

use client::t;
use yew::AttrValue;

/// A few words for a slot; its id for one that this console does not know.
#[must_use]
pub fn slot_name(id: &str) -> AttrValue {
    match id {
        "root.v1" => t!("slot-root"),
        "login.v1" => t!("slot-login"),
        "team-sidebar.v1" => t!("slot-team-sidebar"),
        "sidebar.v1" => t!("slot-sidebar"),
        "sidebar-header.v1" => t!("slot-sidebar-header"),
        "sidebar-row.v1" => t!("slot-sidebar-row"),
        "channel-header.v1" => t!("slot-channel-header"),
        "channel-header-button.v1" => t!("slot-channel-header-button"),
        "profile-popover.v1" => t!("slot-profile-popover"),
        "profile-popover-attributes.v1" => t!("slot-profile-popover-attributes"),
        "profile-popover-actions.v1" => t!("slot-profile-popover-actions"),
        "post.v1" => t!("slot-post"),
        "post-body.v1" => t!("slot-post-body"),
        "post-action.v1" => t!("slot-post-action"),
        "message-box.v1" => t!("slot-message-box"),
        "center-toast.v1" => t!("slot-center-toast"),
        "admin-console-setting.v1" => t!("slot-admin-console-setting"),
        "app-bar.v1" => t!("slot-app-bar"),
        "panel.v1" => t!("slot-panel"),
        "page.v1" => t!("slot-page"),
        "global.v1" => t!("slot-global"),
        "channel-menu.v1" => t!("slot-channel-menu"),
        "channel-header-title.v1" => t!("slot-channel-header-title"),
        "channel-header-icon.v1" => t!("slot-channel-header-icon"),
        "message-box-action.v1" => t!("slot-message-box-action"),
        "message-box-banner.v1" => t!("slot-message-box-banner"),
        "sidebar-channel-label.v1" => t!("slot-sidebar-channel-label"),
        "main-menu.v1" => t!("slot-main-menu"),
        "team-sidebar-bottom.v1" => t!("slot-team-sidebar-bottom"),
        other => AttrValue::from(other.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_of_the_chat_has_words() {
        client::i18n::add(crate::TEXTS);
        for slot in contracts::ALL {
            let name = slot_name(slot.id);
            assert!(!name.contains(slot.id) && !name.starts_with("slot-"), "{name}");
        }
    }
}
