//! How the person arranges the sidebar. What they do shows at once; the server's answer, or another
//! window's change, puts it right.

use std::rc::Rc;

use api_types::ChannelCategory;
use wasm_bindgen::JsValue;

use super::{Chat, Session};
use crate::{
    services::{Api, ApiError, browser},
    state::{
        Action, State,
        categories::{favorite, placed, stepped},
        select::sidebar::{SectionKind, Sorting, sections},
    },
};

impl Chat {
    /// Fetches the groups of a team, unless they are known.
    pub fn ensure_categories(&self, team_id: &str) {
        let is_known = self.inner.store.read(|state| state.categories.of_team(team_id).is_some());
        if !is_known {
            self.fetch_categories(team_id.to_owned());
        }
    }

    /// Fetches the groups of a team, known or not.
    pub(super) fn fetch_categories(&self, team_id: String) {
        if team_id.is_empty() {
            return;
        }
        self.spawn(|session| async move { session.take_categories(team_id).await });
    }

    /// Folds the rows of a group away, or shows them.
    pub fn collapse_category(&self, id: &str, collapsed: bool) {
        self.change_category(id, |category| category.collapsed = collapsed);
    }

    /// Chooses in which order the rows of a group stand.
    pub fn sort_category(&self, id: &str, sorting: Sorting) {
        self.change_category(id, |category| sorting.id().clone_into(&mut category.sorting));
    }

    /// Puts a group one step further up (-1) or down (1).
    pub fn step_category(&self, team_id: &str, id: &str, step: isize) {
        let order = self.inner.store.read(|state| {
            let all = state.categories.of_team(team_id)?;
            let order: Vec<String> = all.iter().map(|it| it.id.clone()).collect();
            Some(stepped(&order, id, step))
        });
        let Some(order) = order else { return };
        let team_id = team_id.to_owned();
        let moved = Action::CategoriesReordered { team_id: team_id.clone(), order: order.clone() };
        self.inner.store.dispatch(moved);
        self.spawn(|session| async move {
            if let Err(error) = Api.order_categories(&team_id, &order).await {
                session.put_right("order of the groups", &error, team_id).await;
            }
        });
    }

    /// Puts a channel into a group: at a place among its rows as they stand now, else where the
    /// group's order has it.
    pub fn move_channel(&self, channel_id: &str, category_id: &str, place: Option<Place>) {
        let changed = self.inner.store.read(|state| moved(state, channel_id, category_id, place));
        let Some((category, actions)) = changed else { return };
        let mut actions = actions;
        actions.push(Action::CategoriesChanged(vec![category.clone()]));
        self.inner.store.dispatch_all(actions);
        self.save_category(category);
    }

    /// Puts a channel where another one stands: before it, or behind it when it came from above.
    pub fn move_channel_to(&self, channel_id: &str, target_id: &str) {
        let place = self.inner.store.read(|state| place_at(state, channel_id, target_id));
        if let Some((category_id, place)) = place {
            self.move_channel(channel_id, &category_id, Some(place));
        }
    }

    /// Makes a group, with a channel in it if one is named.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn create_category(
        &self,
        team_id: &str,
        name: &str,
        channel_id: Option<&str>,
    ) -> Result<(), ApiError> {
        let session = self.session();
        let category = ChannelCategory {
            team_id: team_id.to_owned(),
            display_name: name.to_owned(),
            channel_ids: channel_id.map(str::to_owned).into_iter().collect(),
            ..ChannelCategory::default()
        };
        Api.create_category(&category).await?;
        session.take_categories(team_id.to_owned()).await;
        Ok(())
    }

    /// Gives a group another name.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn rename_category(&self, id: &str, name: &str) -> Result<(), ApiError> {
        let session = self.session();
        let known = self.inner.store.read(|state| state.categories.get(id).cloned());
        let Some(mut category) = known else { return Ok(()) };
        name.clone_into(&mut category.display_name);
        let changed = Api.update_categories(&category.team_id, &[category.clone()]).await?;
        session.put([Action::CategoriesChanged(changed)]);
        Ok(())
    }

    /// Takes a group apart; its channels go back to where they belong by their kind.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn delete_category(&self, id: &str) -> Result<(), ApiError> {
        let session = self.session();
        let known = self.inner.store.read(|state| state.categories.get(id).cloned());
        let Some(category) = known else { return Ok(()) };
        Api.delete_category(&category.team_id, id).await?;
        session.take_categories(category.team_id).await;
        Ok(())
    }

    fn change_category(&self, id: &str, change: impl FnOnce(&mut ChannelCategory)) {
        let known = self.inner.store.read(|state| state.categories.get(id).cloned());
        let Some(mut category) = known else { return };
        change(&mut category);
        self.inner.store.dispatch(Action::CategoriesChanged(vec![category.clone()]));
        self.save_category(category);
    }

    fn save_category(&self, category: ChannelCategory) {
        self.spawn(|session| async move {
            let team_id = category.team_id.clone();
            match Api.update_categories(&team_id, &[category]).await {
                Ok(changed) => session.put([Action::CategoriesChanged(changed)]),
                Err(error) => session.put_right("groups of the sidebar", &error, team_id).await,
            }
        });
    }
}

/// Before which row of a group a channel is put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The rows of the group as they stand.
    pub rows: Vec<Rc<str>>,
    /// The index among them.
    pub idx: usize,
}

/// Where a channel comes to stand that is let go on another one.
fn place_at(state: &State, channel_id: &str, target_id: &str) -> Option<(Rc<str>, Place)> {
    let team_id = state.view.team_id.as_deref()?;
    let sections = sections(state, team_id);
    let at = |id: &str, rows: &[Rc<str>]| rows.iter().position(|row| **row == *id);
    sections.into_iter().find_map(|section| {
        let target = at(target_id, &section.channel_ids)?;
        let came_from_above = at(channel_id, &section.channel_ids).is_some_and(|own| own < target);
        let idx = target + usize::from(came_from_above);
        Some((section.id, Place { rows: section.channel_ids, idx }))
    })
}

/// The group with the channel in it, and what else follows: favourites are a preference.
fn moved(
    state: &State,
    channel_id: &str,
    category_id: &str,
    place: Option<Place>,
) -> Option<(ChannelCategory, Vec<Action>)> {
    let mut category = state.categories.get(category_id)?.clone();
    let is_personal = state.channels.get(channel_id)?.team_id.is_empty();
    if !SectionKind::of(&category).takes(is_personal) {
        return None;
    }
    category.channel_ids = match place {
        Some(place) => {
            // From now on the order is the person's own.
            Sorting::Manual.id().clone_into(&mut category.sorting);
            let rows: Vec<String> = place.rows.iter().map(ToString::to_string).collect();
            let before = rows.iter().take(place.idx).filter(|id| *id != channel_id).count();
            placed(&rows, channel_id, before)
        }
        None => placed(&category.channel_ids, channel_id, usize::MAX),
    };
    let favorite = vec![favorite(&state.me, channel_id)];
    let follows = if category.category_type == "favorites" {
        Action::Preferences(favorite)
    } else {
        Action::PreferencesDeleted(favorite)
    };
    Some((category, vec![follows]))
}

impl Session {
    async fn take_categories(&self, team_id: String) {
        match Api.categories(&team_id).await {
            Ok(answer) => self.put([Action::Categories { team_id, categories: answer.categories }]),
            Err(error) => {
                browser::warn("groups of the sidebar", &JsValue::from(error.to_string()));
            }
        }
    }

    /// What was shown in advance did not come true.
    async fn put_right(&self, what: &str, error: &ApiError, team_id: String) {
        browser::warn(what, &JsValue::from(error.to_string()));
        self.take_categories(team_id).await;
    }
}

#[cfg(test)]
mod tests {
    use api_types::{Channel, ChannelMember};

    use super::*;
    use crate::state::reduce;

    #[test]
    fn a_channel_is_put_before_a_row_of_those_that_show() {
        let mut state = State::default();
        let category = |id: &str, kind: &str, ids: &[&str]| ChannelCategory {
            id: id.into(),
            team_id: "t".into(),
            category_type: kind.into(),
            channel_ids: ids.iter().map(|id| (*id).to_owned()).collect(),
            ..ChannelCategory::default()
        };
        let categories =
            vec![category("f", "favorites", &[]), category("c", "channels", &["1", "2", "3"])];
        reduce::apply(&mut state, Action::Categories { team_id: "t".into(), categories });
        let channel = |id: &str| Channel {
            id: id.into(),
            name: id.into(),
            display_name: id.into(),
            team_id: "t".into(),
            ..Channel::default()
        };
        let member = |id: &str| ChannelMember { channel_id: id.into(), ..ChannelMember::default() };
        for action in [
            Action::Channels(["1", "2", "3"].map(channel).to_vec()),
            Action::Members(["1", "2", "3"].map(member).to_vec()),
            Action::Opened { team_id: Some("t".into()), channel_id: None },
        ] {
            reduce::apply(&mut state, action);
        }
        let place = |one, other| place_at(&state, one, other).map(|(_, place)| place.idx);
        assert_eq!((place("1", "3"), place("3", "1")), (Some(3), Some(0)));
        let rows = ["1", "2", "3"].map(Rc::from).to_vec();
        let place = |idx| Some(Place { rows: rows.clone(), idx });
        let (down, _) = moved(&state, "1", "c", place(2)).unwrap();
        assert_eq!(
            (down.channel_ids, down.sorting),
            (["2", "1", "3"].map(String::from).to_vec(), "manual".into())
        );
        let (last, _) = moved(&state, "1", "c", place(3)).unwrap();
        assert_eq!(last.channel_ids, ["2", "3", "1"]);
        let (into, follows) = moved(&state, "1", "f", None).unwrap();
        assert_eq!((into.channel_ids, into.sorting), (vec!["1".to_owned()], String::new()));
        assert!(matches!(follows.as_slice(), [Action::Preferences(_)]));
        assert!(moved(&state, "1", "nowhere", None).is_none());
        assert!(moved(&state, "unknown", "c", None).is_none());
    }
}
