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
        "search-button.v1" => t!("slot-search-button"),
        "search-suggestion.v1" => t!("slot-search-suggestion"),
        "search-hint.v1" => t!("slot-search-hint"),
        "search-results.v1" => t!("slot-search-results"),
        "message-box.v1" => t!("slot-message-box"),
        "center-toast.v1" => t!("slot-center-toast"),
        "admin-console-setting.v1" => t!("slot-admin-console-setting"),
        "site-statistic.v1" => t!("slot-site-statistic"),
        "admin-page.v1" => t!("slot-admin-page"),
        "admin-section.v1" => t!("slot-admin-section"),
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
        "post-header.v1" => t!("slot-post-header"),
        "post-menu.v1" => t!("slot-post-menu"),
        "post-attachment.v1" => t!("slot-post-attachment"),
        "post-embed.v1" => t!("slot-post-embed"),
        "post-reactions.v1" => t!("slot-post-reactions"),
        "post-card.v1" => t!("slot-post-card"),
        "code-block-action.v1" => t!("slot-code-block-action"),
        "link-tooltip.v1" => t!("slot-link-tooltip"),
        "post-files.v1" => t!("slot-post-files"),
        "file-menu.v1" => t!("slot-file-menu"),
        "file-preview.v1" => t!("slot-file-preview"),
        "post-list.v1" => t!("slot-post-list"),
        "channel-intro.v1" => t!("slot-channel-intro"),
        "channel-intro-button.v1" => t!("slot-channel-intro-button"),
        "day-separator.v1" => t!("slot-day-separator"),
        "new-messages-line.v1" => t!("slot-new-messages-line"),
        "new-messages-action.v1" => t!("slot-new-messages-action"),
        "right-hand-side.v1" => t!("slot-right-hand-side"),
        "thread-view.v1" => t!("slot-thread-view"),
        "call-button.v1" => t!("slot-call-button"),
        "browse-channels-menu.v1" => t!("slot-browse-channels-menu"),
        "file-upload-method.v1" => t!("slot-file-upload-method"),
        "channel-icon.v1" => t!("slot-channel-icon"),
        "sidebar-section.v1" => t!("slot-sidebar-section"),
        "autocomplete.v1" => t!("slot-autocomplete"),
        "global-header.v1" => t!("slot-global-header"),
        "help-menu.v1" => t!("slot-help-menu"),
        "product.v1" => t!("slot-product"),
        "product-switcher.v1" => t!("slot-product-switcher"),
        "create-channel-option.v1" => t!("slot-create-channel-option"),
        "channel-settings-tab.v1" => t!("slot-channel-settings-tab"),
        "user-setting.v1" => t!("slot-user-setting"),
        "settings-page.v1" => t!("slot-settings-page"),
        "dialog.v1" => t!("slot-dialog"),
        "error-page.v1" => t!("slot-error-page"),
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
