//! The actions of the audit log in plain words.

use client::t;
use yew::AttrValue;

/// What was done, in a few words; the action itself where there are none.
pub(super) fn action_words(action: &str) -> AttrValue {
    match action {
        "plugin.install" => t!("action-plugin-install"),
        "plugin.enable" => t!("action-plugin-enable"),
        "plugin.disable" => t!("action-plugin-disable"),
        "plugin.remove" => t!("action-plugin-remove"),
        "plugin.rollback" => t!("action-plugin-rollback"),
        "plugin.settings" => t!("action-plugin-settings"),
        "plugin.order" => t!("action-plugin-order"),
        "plugin.reports.delete" => t!("action-plugin-reports"),
        "plugin.key.add" => t!("action-key-add"),
        "plugin.key.remove" => t!("action-key-remove"),
        "plugin.key.secret_refused" => t!("action-key-secret"),
        "config.update" | "config.patch" => t!("action-config"),
        "user.create" => t!("action-user-create"),
        "user.patch" => t!("action-user-patch"),
        "user.picture" => t!("action-user-picture"),
        "user.password" => t!("action-user-password"),
        "user.roles" => t!("action-user-roles"),
        "user.active" => t!("action-user-active"),
        "session.create" => t!("action-session-create"),
        "session.refused" => t!("action-session-refused"),
        "session.revoke" => t!("action-session-revoke"),
        "session.revoke_all" => t!("action-session-revoke-all"),
        "profile_field.create" => t!("action-profile-field-create"),
        "team.create" => t!("action-team-create"),
        "team.add_member" => t!("action-team-add-member"),
        "team.remove_member" => t!("action-team-remove-member"),
        "channel.archive" => t!("action-channel-archive"),
        "channel.remove_member" => t!("action-channel-remove-member"),
        "post.delete" => t!("action-post-delete"),
        "refused" => t!("action-refused"),
        other => AttrValue::from(other.to_owned()),
    }
}
