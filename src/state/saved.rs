//! The posts that the person saved for later. The server keeps them as choices of a category.

use std::collections::HashSet;

use api_types::Preference;

/// The category of the choices, as the forerunner names it; the name is the post's id.
pub const CATEGORY: &str = "flagged_post";

/// Ids of the saved posts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saved {
    ids: HashSet<String>,
}

impl Saved {
    /// The saved posts among a person's choices.
    #[must_use]
    pub fn of(preferences: &[Preference]) -> Self {
        let mut saved = Self::default();
        saved.take(preferences);
        saved
    }

    /// Whether the post is saved.
    #[must_use]
    pub fn has(&self, post_id: &str) -> bool {
        self.ids.contains(post_id)
    }

    /// Their ids, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &String> {
        self.ids.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Follows choices that were made.
    pub(super) fn take(&mut self, preferences: &[Preference]) {
        for preference in preferences.iter().filter(|it| it.category == CATEGORY) {
            if preference.value == "true" {
                self.ids.insert(preference.name.clone());
            } else {
                self.ids.remove(&preference.name);
            }
        }
    }

    /// Follows choices that were taken back.
    pub(super) fn take_back(&mut self, preferences: &[Preference]) {
        for preference in preferences.iter().filter(|it| it.category == CATEGORY) {
            self.ids.remove(&preference.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(category: &str, name: &str, value: &str) -> Preference {
        Preference {
            user_id: "me".into(),
            category: category.into(),
            name: name.into(),
            value: value.into(),
        }
    }

    #[test]
    fn only_saved_posts_count() {
        let mut saved = Saved::of(&[
            choice(CATEGORY, "a", "true"),
            choice(CATEGORY, "b", "false"),
            choice("theme", "c", "true"),
        ]);
        assert!(saved.has("a") && !saved.has("b") && !saved.has("c"));
        saved.take(&[choice(CATEGORY, "b", "true")]);
        saved.take_back(&[choice(CATEGORY, "a", "true"), choice("theme", "b", "true")]);
        assert_eq!((saved.len(), saved.has("b")), (1, true));
    }
}
