//! The table of all slots, for the inspector, the manifest check and the generated declarations.

use slots::{Contract, Kind, Shape};

use crate::{
    AdminConsoleSetting, CenterToast, ChannelHeader, ChannelHeaderButton, Login, MessageBox, Post,
    PostActionEntry, PostBody, ProfilePopover, ProfilePopoverActions, ProfilePopoverAttributes,
    Root, Sidebar, SidebarHeader, SidebarRow, TeamSidebar,
};

/// What is known of a slot without its types.
#[derive(Clone, Debug)]
pub struct SlotInfo {
    /// The slot's id, `profile-popover.v1`.
    pub id: &'static str,
    /// How many contents it shows, and how one is chosen.
    pub shape: Shape,
    /// The part of the page it belongs to, for a tree of slots: `Sidebar`.
    pub group: &'static str,
    /// What stands there, in one English sentence.
    pub summary: &'static str,
    /// What to use instead and until when, once the slot is to go; `None` as long as it stays.
    pub deprecated: Option<&'static str>,
}

impl SlotInfo {
    const fn of<C: Contract>(group: &'static str, summary: &'static str) -> Self {
        Self { id: C::ID, shape: C::SHAPE, group, summary, deprecated: None }
    }

    /// What plugins may contribute here: items have no place in a region.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> + use<> {
        let has_items = self.shape != Shape::Region;
        Kind::ALL.into_iter().filter(move |kind| has_items || *kind != Kind::Item)
    }
}

/// Every slot of the chat, from the outside in.
pub const ALL: &[SlotInfo] = &[
    SlotInfo::of::<Root>("Frame", "Everything that a signed-in person sees."),
    SlotInfo::of::<Login>("Frame", "The sign-in form."),
    SlotInfo::of::<TeamSidebar>("Sidebar", "The strip in which a person changes between teams."),
    SlotInfo::of::<Sidebar>("Sidebar", "The whole channel sidebar."),
    SlotInfo::of::<SidebarHeader>("Sidebar", "The head of the channel sidebar."),
    SlotInfo::of::<SidebarRow>("Sidebar", "One channel in the sidebar."),
    SlotInfo::of::<ChannelHeader>("Channel header", "The bar above the posts."),
    SlotInfo::of::<ChannelHeaderButton>(
        "Channel header",
        "The buttons at the end of the channel header.",
    ),
    SlotInfo::of::<ProfilePopover>(
        "Profile popover",
        "Who a person is, on a click on their picture or name.",
    ),
    SlotInfo::of::<ProfilePopoverAttributes>(
        "Profile popover",
        "Extra facts in the default profile popover.",
    ),
    SlotInfo::of::<ProfilePopoverActions>(
        "Profile popover",
        "The buttons in the default profile popover.",
    ),
    SlotInfo::of::<Post>("Posts", "One post in the list."),
    SlotInfo::of::<PostBody>("Posts", "What a post says; the key is the post type."),
    SlotInfo::of::<PostActionEntry>("Posts", "The buttons of a post."),
    SlotInfo::of::<MessageBox>("Writing", "Where a person writes."),
    SlotInfo::of::<CenterToast>("Posts", "Short notes that float over the posts."),
    SlotInfo::of::<AdminConsoleSetting>(
        "System Console",
        "The field of a custom setting in the System Console; the key is `<plugin id>:<setting>`.",
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::ALL;

    /// The ids that the sources declare, read from the text so that a contract which was forgotten
    /// in `ALL` is found.
    fn declared_ids() -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut ids = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            let marker = concat!("const ID: &'static str", " = \"");
            ids.extend(
                text.split(marker).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()),
            );
        }
        ids
    }

    #[test]
    fn every_contract_is_in_the_table_once() {
        let mut declared = declared_ids();
        declared.sort();
        let mut listed: Vec<String> = ALL.iter().map(|slot| slot.id.to_owned()).collect();
        listed.sort();
        assert_eq!(listed, declared);
        let unique: BTreeSet<_> = listed.iter().collect();
        assert_eq!(unique.len(), listed.len());
    }

    #[test]
    fn every_summary_is_a_sentence() {
        for slot in ALL {
            assert!(slot.summary.ends_with('.') && slot.summary.len() > 10, "{}", slot.id);
        }
    }
}
