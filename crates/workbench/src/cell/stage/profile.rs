//! `profile-popover.v1` and its two lists, in the frame that the host has for popovers.

use client::{slots::ProfilePopoverSlot, t};
use contracts::{
    ChannelProps, Presence, ProfilePopover, ProfilePopoverActions, ProfilePopoverAttributes,
    ProfilePopoverAttributesProps, ProfilePopoverProps, TeamProps, UserProps,
};
use yew::prelude::*;

use super::{Staged, World, note};

/// The popover, standing still: where it would pop up depends on what was pressed.
fn card(user: &UserProps) -> Html {
    html! {
        <div class="popover cell__popover" role="dialog"
            aria-label={t!("profile-label", name = user.display_name())}>
            <ProfilePopoverSlot user_id={AttrValue::from(user.id.clone())} on_action={note("action")} />
        </div>
    }
}

fn world(props: &ProfilePopoverProps) -> World {
    let mut world = World::seen_by_id(&props.viewer_id);
    world.person(&props.user, props.presence);
    if let Some(id) = props.team_id.clone() {
        let team = TeamProps { id, name: "team".into(), display_name: "Team".into() };
        world.open_team(&team);
    }
    if let Some(id) = props.channel_id.clone() {
        let team_id = props.team_id.clone().unwrap_or_default();
        world.open_channel(&ChannelProps { id, team_id, ..ChannelProps::default() });
    }
    world
}

impl Staged for ProfilePopover {
    fn world(props: &ProfilePopoverProps) -> World {
        world(props)
    }

    fn view(props: &ProfilePopoverProps, _: Option<&str>) -> Html {
        card(&props.user)
    }
}

impl Staged for ProfilePopoverActions {
    fn world(props: &ProfilePopoverProps) -> World {
        world(props)
    }

    fn view(props: &ProfilePopoverProps, _: Option<&str>) -> Html {
        card(&props.user)
    }
}

impl Staged for ProfilePopoverAttributes {
    fn world(props: &ProfilePopoverAttributesProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        world.person(&props.user, Presence::Online);
        world
    }

    fn view(props: &ProfilePopoverAttributesProps, _: Option<&str>) -> Html {
        card(&props.user)
    }
}
