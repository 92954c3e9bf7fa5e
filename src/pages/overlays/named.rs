//! The names of dialogs, by which plugins reach them, and what they are about. What has none stays
//! out of every slot: menus, and whatever leads to turning plugins off.

use contracts::DialogName;
use yew::prelude::*;

use crate::{
    components::DialogContent,
    hooks::{ChannelOverlay, ChannelText, Deed, Overlay, PostOverlay, TopOverlay},
    slots::DialogSlot,
};

/// A dialog, and what it is about.
#[derive(Debug, Clone, PartialEq)]
struct Named {
    name: DialogName,
    channel_id: Option<AttrValue>,
    post_id: Option<AttrValue>,
}

/// The slot around the content of a dialog; of one without a name the content alone.
pub(super) fn around(overlay: &Overlay, content: DialogContent) -> Html {
    let DialogContent { title, on_close, children } = content;
    match named(overlay) {
        Some(Named { name, channel_id, post_id }) => html! {
            <DialogSlot {name} {title} {channel_id} {post_id} {on_close}>{ children }</DialogSlot>
        },
        None => children,
    }
}

fn named(overlay: &Overlay) -> Option<Named> {
    let name = match overlay {
        Overlay::None
        | Overlay::Profile { .. }
        | Overlay::UserMenu { .. }
        | Overlay::Files { .. }
        | Overlay::Settings(_)
        | Overlay::ChannelSettings { .. } => return None,
        Overlay::CustomStatus => DialogName::CustomStatus,
        Overlay::Channel(overlay) => return of_channel(overlay),
        Overlay::Post(overlay) => return of_post(overlay),
        Overlay::Top(TopOverlay::Help { .. } | TopOverlay::Products { .. }) => return None,
        Overlay::Top(TopOverlay::About) => DialogName::About,
        Overlay::Shortcuts => DialogName::Shortcuts,
        Overlay::Switcher => DialogName::Switcher,
        Overlay::BrowseChannels => DialogName::BrowseChannels,
        Overlay::CreateChannel => DialogName::CreateChannel,
        Overlay::NewMessage => DialogName::NewMessage,
    };
    Some(Named { name, channel_id: None, post_id: None })
}

fn of_channel(overlay: &ChannelOverlay) -> Option<Named> {
    let (name, channel_id) = match overlay {
        ChannelOverlay::Menu { .. }
        | ChannelOverlay::Move { .. }
        | ChannelOverlay::Add { .. }
        | ChannelOverlay::Category { .. } => return None,
        ChannelOverlay::Edit { channel_id, text } => {
            let name = match text {
                ChannelText::Name => DialogName::ChannelName,
                ChannelText::Header => DialogName::ChannelHeader,
                ChannelText::Purpose => DialogName::ChannelPurpose,
            };
            (name, Some(channel_id))
        }
        ChannelOverlay::Ask { channel_id, deed } => {
            let name = match deed {
                Deed::Leave => DialogName::LeaveChannel,
                Deed::Archive => DialogName::ArchiveChannel,
            };
            (name, Some(channel_id))
        }
        ChannelOverlay::Members { channel_id } => (DialogName::ChannelMembers, Some(channel_id)),
        ChannelOverlay::AddMembers { channel_id } => (DialogName::AddMembers, Some(channel_id)),
        ChannelOverlay::NameCategory { channel_id, .. } => {
            (DialogName::SidebarGroup, channel_id.as_ref())
        }
        ChannelOverlay::DeleteCategory { .. } => (DialogName::DeleteSidebarGroup, None),
    };
    Some(Named { name, channel_id: channel_id.cloned(), post_id: None })
}

fn of_post(overlay: &PostOverlay) -> Option<Named> {
    let PostOverlay::Delete { post_id } = overlay else { return None };
    Some(Named { name: DialogName::DeletePost, channel_id: None, post_id: Some(post_id.clone()) })
}

#[cfg(test)]
mod tests {
    use std::{collections::HashSet, rc::Rc};

    use super::*;
    use crate::hooks::SettingsPage;

    fn every_dialog() -> Vec<Overlay> {
        let id = || AttrValue::from("c1");
        let edit = |text| ChannelOverlay::Edit { channel_id: id(), text };
        let ask = |deed| ChannelOverlay::Ask { channel_id: id(), deed };
        let of_channel = [
            edit(ChannelText::Name),
            edit(ChannelText::Header),
            edit(ChannelText::Purpose),
            ask(Deed::Leave),
            ask(Deed::Archive),
            ChannelOverlay::Members { channel_id: id() },
            ChannelOverlay::AddMembers { channel_id: id() },
            ChannelOverlay::NameCategory { category_id: None, channel_id: None },
            ChannelOverlay::DeleteCategory { category_id: Rc::from("g1") },
        ];
        let mut all = vec![
            Overlay::CustomStatus,
            Overlay::Post(PostOverlay::Delete { post_id: id() }),
            Overlay::Top(TopOverlay::About),
            Overlay::Shortcuts,
            Overlay::Switcher,
            Overlay::BrowseChannels,
            Overlay::CreateChannel,
            Overlay::NewMessage,
        ];
        all.extend(of_channel.map(Overlay::Channel));
        all
    }

    #[test]
    fn every_name_has_one_dialog() {
        let names: Vec<_> =
            every_dialog().iter().map(|overlay| named(overlay).unwrap().name).collect();
        assert_eq!(names.len(), DialogName::ALL.len());
        assert_eq!(names.iter().collect::<HashSet<_>>(), DialogName::ALL.iter().collect());
    }

    #[test]
    fn a_dialog_tells_what_it_is_about() {
        let channel_id = AttrValue::from("c1");
        let members = ChannelOverlay::Members { channel_id: channel_id.clone() };
        assert_eq!(named(&Overlay::Channel(members)).unwrap().channel_id, Some(channel_id));
        let delete = PostOverlay::Delete { post_id: "p1".into() };
        assert_eq!(named(&Overlay::Post(delete)).unwrap().post_id, Some("p1".into()));
    }

    #[test]
    fn the_way_to_turning_plugins_off_is_no_slot() {
        for page in SettingsPage::ALL {
            assert_eq!(named(&Overlay::Settings(page)), None);
        }
        // Nor is the window around what plugins add to a channel.
        assert_eq!(named(&Overlay::ChannelSettings { channel_id: "c1".into() }), None);
    }
}
