//! What stands in `profile-popover.v1`: Who a person is, on a click on their picture or name.

use sdk::ViewProps;
use sdk::contracts::{ProfilePopover, ProfilePopoverAction, ProfilePopoverProps};
use yew::{Callback, Html, component, html};

/// What it is about.
pub fn title(props: &ProfilePopoverProps) -> String {
    props.user.display_name()
}

/// More about it; may be empty.
pub fn detail(props: &ProfilePopoverProps) -> String {
    format!("@{}", props.user.username)
}

/// What the button asks the host for.
pub fn action(props: &ProfilePopoverProps) -> ProfilePopoverAction {
    ProfilePopoverAction::Message { user_id: props.user.id.clone() }
}

/// The view.
#[component]
pub fn Shown(view: &ViewProps<ProfilePopover>) -> Html {
    let onclick = {
        let view = view.clone();
        Callback::from(move |_| view.ctx.action(action(&view.props)))
    };
    html! {
        <div class="card">
            <strong class="title" dir="auto">{ title(&view.props) }</strong>
            <span class="detail" dir="auto">{ detail(&view.props) }</span>
            <button type="button" class="button" {onclick}>{ "Message" }</button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first fixture, read as the slot's own type: one that does not fit fails here.
    fn props() -> ProfilePopoverProps {
        let fixture = include_str!("../fixtures/profile-popover.v1/first.json");
        let mut fixture: serde_json::Value = serde_json::from_str(fixture).unwrap();
        serde_json::from_value(fixture["props"].take()).unwrap()
    }

    #[test]
    fn the_title_says_what_it_is_about() {
        assert_eq!(title(&props()), "Grace Hopper");
    }

    #[test]
    fn the_button_asks_for_what_it_says() {
        let action = serde_json::to_value(action(&props())).unwrap();
        assert_eq!(action["type"], "message");
    }
}
