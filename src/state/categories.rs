//! How the person arranges the sidebar: the groups of each team, in their order.
//!
//! What the server has told, and at once what the person just did. Which channel stands where is
//! put together in `select::sidebar`, which also knows channels that no group names yet.

use std::{collections::HashMap, rc::Rc};

use api_types::{ChannelCategory, Preference};

/// The groups by team id; a team that was never asked about has none.
#[derive(Debug, Clone, Default)]
pub struct Categories {
    by_team: HashMap<String, Rc<[ChannelCategory]>>,
}

/// The preference that makes a channel a favourite; its name is the channel's id.
pub const FAVORITE: &str = "favorite_channel";

impl Categories {
    /// The groups of a team in their order; `None` before the server has told.
    #[must_use]
    pub fn of_team(&self, team_id: &str) -> Option<&Rc<[ChannelCategory]>> {
        self.by_team.get(team_id)
    }

    /// A group by its id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&ChannelCategory> {
        self.by_team.values().flat_map(|all| all.iter()).find(|category| category.id == id)
    }

    /// The teams whose groups are known.
    pub fn teams(&self) -> impl Iterator<Item = &String> {
        self.by_team.keys()
    }

    /// All groups of a team, as the server lists them.
    pub(super) fn put(&mut self, team_id: String, categories: Vec<ChannelCategory>) {
        self.by_team.insert(team_id, categories.into());
    }

    /// Some groups that changed. A channel that one of them names leaves the others.
    pub(super) fn change(&mut self, changed: Vec<ChannelCategory>) {
        for category in changed {
            let Some(all) = self.by_team.get(&category.team_id) else { continue };
            let mut next: Vec<ChannelCategory> = all.to_vec();
            for other in &mut next {
                if other.id == category.id {
                    *other = category.clone();
                } else {
                    other.channel_ids.retain(|id| !category.channel_ids.contains(id));
                }
            }
            self.by_team.insert(category.team_id.clone(), next.into());
        }
    }

    /// Puts the groups of a team into this order; what is not named stays behind.
    pub(super) fn reorder(&mut self, team_id: &str, order: &[String]) {
        let Some(all) = self.by_team.get(team_id) else { return };
        let mut next: Vec<ChannelCategory> = all.to_vec();
        next.sort_by_key(|it| order.iter().position(|id| *id == it.id).unwrap_or(usize::MAX));
        self.by_team.insert(team_id.to_owned(), next.into());
    }
}

/// What makes a channel of this person a favourite.
#[must_use]
pub fn favorite(me: &str, channel_id: &str) -> Preference {
    Preference {
        user_id: me.to_owned(),
        category: FAVORITE.to_owned(),
        name: channel_id.to_owned(),
        value: "true".to_owned(),
    }
}

/// `ids` with `channel_id` in it, before the one at `idx` of what is left without it.
#[must_use]
pub fn placed(ids: &[String], channel_id: &str, idx: usize) -> Vec<String> {
    let mut ids: Vec<String> = ids.iter().filter(|id| *id != channel_id).cloned().collect();
    ids.insert(idx.min(ids.len()), channel_id.to_owned());
    ids
}

/// `order` with `id` one step further up (-1) or down (1); the ends hold.
#[must_use]
pub fn stepped(order: &[String], id: &str, step: isize) -> Vec<String> {
    let mut order = order.to_vec();
    if let Some(at) = order.iter().position(|it| it == id) {
        let to = at.saturating_add_signed(step).min(order.len() - 1);
        order.swap(at, to);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn category(id: &str, channel_ids: &[&str]) -> ChannelCategory {
        ChannelCategory {
            id: id.into(),
            team_id: "t".into(),
            channel_ids: channel_ids.iter().map(|id| (*id).to_owned()).collect(),
            ..ChannelCategory::default()
        }
    }

    fn ids(categories: &Categories) -> Vec<(String, Vec<String>)> {
        let all = categories.of_team("t").unwrap();
        all.iter().map(|it| (it.id.clone(), it.channel_ids.clone())).collect()
    }

    #[test]
    fn a_channel_stands_in_one_group() {
        let mut categories = Categories::default();
        categories.put("t".into(), vec![category("a", &["1", "2"]), category("b", &["3"])]);
        categories.change(vec![category("b", &["2", "3"])]);
        assert_eq!(
            ids(&categories),
            [("a".into(), vec!["1".into()]), ("b".into(), vec!["2".into(), "3".into()])]
        );
        // Of a team that nobody asked about nothing is known, so nothing changes.
        categories.change(vec![ChannelCategory { team_id: "x".into(), ..category("c", &["1"]) }]);
        assert!(categories.of_team("x").is_none());
    }

    #[test]
    fn groups_take_the_order_that_is_named() {
        let mut categories = Categories::default();
        let all = ["a", "b", "c"].map(|id| category(id, &[])).to_vec();
        categories.put("t".into(), all);
        categories.reorder("t", &["c".into(), "a".into()]);
        let order: Vec<String> = ids(&categories).into_iter().map(|(id, _)| id).collect();
        assert_eq!(order, ["c", "a", "b"]);
    }

    #[test]
    fn steps_and_places_hold_at_the_ends() {
        let ids = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        assert_eq!(placed(&ids("abc"), "a", 2), ids("bca"));
        assert_eq!(placed(&ids("abc"), "x", 9), ids("abcx"));
        assert_eq!(stepped(&ids("abc"), "b", -1), ids("bac"));
        assert_eq!(stepped(&ids("abc"), "c", 1), ids("abc"));
        assert_eq!(stepped(&ids("abc"), "a", -1), ids("abc"));
        assert_eq!(stepped(&ids("abc"), "x", 1), ids("abc"));
    }
}
