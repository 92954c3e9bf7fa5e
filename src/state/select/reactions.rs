//! Reactions as they are shown: one pill for each emoji, with who put it there.

use api_types::{Post, Reaction};

use crate::state::reactions;

/// One emoji under a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pill {
    /// The emoji's name without colons.
    pub emoji: String,
    /// Who put it there, the first one first.
    pub user_ids: Vec<String>,
    /// Whether the person themselves did.
    pub is_mine: bool,
}

/// The pills of a post, in the order in which each emoji was first used.
#[must_use]
pub fn pills(post: &Post, me: &str) -> Vec<Pill> {
    if !reactions::any(post) {
        return Vec::new();
    }
    let mut pills: Vec<Pill> = Vec::new();
    for Reaction { emoji_name, user_id, .. } in reactions::of(post) {
        let is_mine = user_id == me;
        match pills.iter_mut().find(|pill| pill.emoji == emoji_name) {
            Some(pill) => {
                pill.user_ids.push(user_id);
                pill.is_mine |= is_mine;
            }
            None => pills.push(Pill { emoji: emoji_name, user_ids: vec![user_id], is_mine }),
        }
    }
    pills
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, State, reduce};

    fn reaction(user_id: &str, emoji_name: &str) -> Reaction {
        Reaction {
            user_id: user_id.into(),
            emoji_name: emoji_name.into(),
            post_id: "p".into(),
            ..Reaction::default()
        }
    }

    fn shown(state: &State) -> Vec<(String, usize, bool)> {
        let pills = pills(state.posts.get("p").unwrap(), "me");
        pills.into_iter().map(|pill| (pill.emoji, pill.user_ids.len(), pill.is_mine)).collect()
    }

    #[test]
    fn emoji_come_and_go() {
        let mut state = State { me: "me".into(), ..State::default() };
        let post = Post { id: "p".into(), channel_id: "c".into(), ..Post::default() };
        let mut apply = |action| {
            reduce::apply(&mut state, action);
            shown(&state)
        };
        assert!(apply(Action::LoosePosts(vec![post])).is_empty());
        apply(Action::ReactionAdded(reaction("ada", "tada")));
        apply(Action::ReactionAdded(reaction("ada", "tada")));
        let both = apply(Action::ReactionAdded(reaction("me", "tada")));
        assert_eq!(both, [("tada".to_owned(), 2, true)]);
        let three = apply(Action::ReactionAdded(reaction("ada", "+1")));
        assert_eq!(three.last(), Some(&("+1".to_owned(), 1, false)));
        apply(Action::ReactionRemoved(reaction("me", "tada")));
        let rest = apply(Action::ReactionRemoved(reaction("ada", "+1")));
        assert_eq!(rest, [("tada".to_owned(), 1, false)]);
        // Of a post that nobody has seen.
        let unknown = Reaction { post_id: "x".into(), ..reaction("ada", "+1") };
        apply(Action::ReactionAdded(unknown));
    }

    #[test]
    fn what_can_not_be_read_is_no_reaction() {
        let text = r#"{"id":"p","metadata":{"reactions":[7,{"user_id":"ada","emoji_name":"x"}]}}"#;
        let post: Post = serde_json::from_str(text).unwrap();
        assert_eq!(pills(&post, "me").len(), 1);
        let text = r#"{"id":"p","metadata":{"reactions":"no"}}"#;
        assert!(pills(&serde_json::from_str(text).unwrap(), "me").is_empty());
    }
}
