//! `channel-header-title.v1`: the channel's sign and name in the channel header.

use contracts::{
    ChannelHeaderProps, ChannelHeaderTitle as Contract, ChannelHeaderTitleAction,
    ChannelHeaderTitleProps, ChannelIconPlace, ChannelIconProps,
};
use runtime::Slot;
use yew::prelude::*;

use super::channel_icon::{channel_icon, has_channel_icons};
use crate::{
    components::{AnchorRect, ChannelTitle},
    hooks::{use_overlay, use_selector, use_store},
};

/// Properties of [`ChannelHeaderTitleSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ChannelHeaderTitleSlotProps {
    /// What the whole header hands out.
    pub(super) header: ChannelHeaderProps,
    /// The menu is to open there; without it there is none.
    pub(super) on_menu: Option<Callback<AnchorRect>>,
}

/// The slot with the default sign and name.
#[component]
pub(super) fn ChannelHeaderTitleSlot(slot: &ChannelHeaderTitleSlotProps) -> Html {
    let overlay = use_overlay();
    let viewer_id = use_store().read(|state| state.me.to_string());
    let on_action = use_callback(
        (overlay, slot.on_menu.clone()),
        |action: ChannelHeaderTitleAction, (overlay, on_menu)| match action {
            ChannelHeaderTitleAction::OpenMenu => {
                if let Some(on_menu) = on_menu {
                    on_menu.emit(AnchorRect::of_focus());
                }
            }
            ChannelHeaderTitleAction::OpenProfile { user_id } => overlay.profile_at_focus(user_id),
        },
    );
    let ChannelHeaderProps { channel, partner, presence, member_count: _ } = &slot.header;
    let has_icons = use_selector(has_channel_icons);
    let sign = has_icons.then(|| {
        channel_icon(ChannelIconProps {
            channel: channel.clone(),
            place: ChannelIconPlace::Header,
            presence: *presence,
            picture_url: partner.as_ref().map(|it| it.picture_url.clone()),
            viewer_id: viewer_id.clone(),
        })
    });
    let props = ChannelHeaderTitleProps {
        channel: channel.clone(),
        partner: partner.clone(),
        presence: *presence,
        viewer_id,
    };
    let picture = partner.as_ref().map(|it| AttrValue::from(it.picture_url.clone()));
    Slot::<Contract>::new(props).on_action(on_action).around(html! {
        <ChannelTitle name={channel.display_name.clone()} kind={channel.kind}
            presence={*presence} {picture} {sign} on_menu={slot.on_menu.clone()} />
    })
}
