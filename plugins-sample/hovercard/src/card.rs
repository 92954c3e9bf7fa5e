//! The card as a whole. It lays out the parts and turns clicks into actions.

use sdk::ViewProps;
use sdk::contracts::{ProfilePopover, ProfilePopoverAction, UserProps};
use yew::{Callback, Html, component, html};

use crate::attributes::use_attributes;
use crate::avatar::{Avatar, tint};
use crate::facts::Facts;
use crate::icons;
use crate::local_time::use_local_time;
use crate::presence::PresenceLine;
use crate::skype;

/// The profile popover of this plugin.
#[component]
pub(crate) fn Card(view: &ViewProps<ProfilePopover>) -> Html {
    let user = &view.props.user;
    let (attributes, retry) = use_attributes(view.ctx.host(), &user.id);
    let local_time = use_local_time(&user.timezone);
    let is_self = user.id == view.props.viewer_id;
    let is_gone = user.delete_at.is_some();

    let on_message = {
        let ctx = view.ctx.clone();
        let user_id = user.id.clone();
        Callback::from(move |_| {
            ctx.action(ProfilePopoverAction::Message { user_id: user_id.clone() });
        })
    };
    let full_name = title(user);
    let skype_link = attributes.skype_name().and_then(skype::call_link);
    let can_message = !is_self && !is_gone;

    html! {
        <article class="card" data-test-id="hovercard">
            <div class={yew::classes!("banner", tint(&user.id))} />
            <div class="head">
                <Avatar url={user.picture_url.clone()} name={full_name.clone()}
                    tint={tint(&user.id)} presence={view.props.presence} />
                <div class="badges">
                    if is_self { <span class="badge">{ "You" }</span> }
                    if user.is_bot { <span class="badge">{ "Bot" }</span> }
                    if is_gone { <span class="badge badge-gone">{ "Deactivated" }</span> }
                </div>
            </div>
            <div class="who">
                <h2 class="name" dir="auto">{ &full_name }</h2>
                if !user.position.trim().is_empty() {
                    <p class="position" dir="auto">{ user.position.trim() }</p>
                }
                <p class="handle">
                    <span dir="ltr">{ format!("@{}", user.username) }</span>
                    <PresenceLine presence={view.props.presence} />
                </p>
            </div>
            <Facts {local_time} {attributes} on_retry={retry} />
            if can_message || skype_link.is_some() {
                <div class="actions">
                    if can_message {
                        <button type="button" class="button primary" onclick={on_message}
                            data-test-id="hovercard-message">
                            { icons::message() }{ "Message" }
                        </button>
                    }
                    if let Some(href) = skype_link {
                        <a class="button" {href} data-test-id="hovercard-skype">
                            { icons::call() }{ "Call on Skype" }
                        </a>
                    }
                </div>
            }
        </article>
    }
}

/// The line in the largest letters: the full name, else what the person is called.
fn title(user: &UserProps) -> String {
    let full_name = user.full_name();
    if full_name.is_empty() { user.display_name() } else { full_name }
}
