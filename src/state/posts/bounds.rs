//! How much of a channel stays loaded: an hour of messages must not make the page heavier.
//!
//! What is let go of comes back when somebody scrolls there, as everything older does.

use std::collections::HashSet;

use api_types::Post;

use super::{Loading, Posts};

/// How many posts a channel may have, and how many stay when there are more. Between the two there
/// is room, so that this happens now and then and not with each post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// With more, the oldest go.
    pub most: usize,
    /// So many stay.
    pub keep: usize,
}

/// Of the open channel, while its newest post is in sight.
pub const IN_SIGHT: Bound = Bound { most: 750, keep: 500 };
/// Of a channel that is not open: enough to be there at once when it opens.
pub const ASIDE: Bound = Bound { most: 250, keep: 150 };

impl Posts {
    /// Lets go of the oldest posts of a channel when there are too many, but not of those that are
    /// shown somewhere else, nor of those that `is_needed`.
    pub(in crate::state) fn bound(
        &mut self,
        channel_id: &str,
        bound: Bound,
        is_needed: impl Fn(&Post) -> bool,
    ) {
        let Some(window) = self.windows.get_mut(channel_id) else { return };
        // What is being fetched was asked for by what is loaded now, and would tear a hole.
        let is_quiet = matches!(window.loading, Loading::Idle | Loading::Failed);
        if !window.loaded || !is_quiet || window.order().len() <= bound.most {
            return;
        }
        let gone = window.keep_newest(bound.keep);
        let answered: HashSet<&str> = window
            .order()
            .iter()
            .filter_map(|key| self.by_id.get(&key.id))
            .map(|post| post.root_id.as_str())
            .collect();
        let stays = |post: &Post| {
            let root_id = if post.root_id.is_empty() { &post.id } else { &post.root_id };
            answered.contains(post.id.as_str())
                || self.threads.contains_key(root_id)
                || self.loose.contains(post.id.as_str())
                // A list of what is pinned shows those that were pinned since it was fetched.
                || post.is_pinned
                || is_needed(post)
        };
        let gone: Vec<_> = gone
            .into_iter()
            .filter(|key| self.by_id.get(&key.id).is_some_and(|post| !stays(post)))
            .collect();
        for key in gone {
            self.by_id.remove(&key.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use api_types::PostList;

    use super::super::Page;
    use super::*;

    const FEW: Bound = Bound { most: 6, keep: 3 };

    fn post(id: u32, root_id: &str) -> Post {
        Post {
            id: format!("p{id}"),
            root_id: root_id.into(),
            channel_id: "c".into(),
            create_at: i64::from(id),
            update_at: i64::from(id),
            ..Post::default()
        }
    }

    /// A loaded channel of so many posts.
    fn posts(count: u32) -> Posts {
        let mut posts = Posts::default();
        posts.put_page("c", &Page::Newest { asked: 60 }, PostList::default());
        (1..=count).for_each(|id| {
            posts.put(post(id, ""));
        });
        posts
    }

    fn ids(posts: &Posts) -> Vec<&str> {
        posts.in_channel("c").map(|post| post.id.as_str()).collect()
    }

    #[test]
    fn the_oldest_go_and_can_be_loaded_again() {
        let mut all = posts(6);
        all.bound("c", FEW, |_| false);
        assert_eq!(ids(&all).len(), 6, "as many as there may be");
        all.put(post(7, ""));
        let before = all.window("c").unwrap().revision();
        all.bound("c", FEW, |_| false);
        assert_eq!(ids(&all), ["p5", "p6", "p7"]);
        assert!(all.get("p4").is_none());
        let window = all.window("c").unwrap();
        assert!(window.has_older && window.reaches_newest() && window.revision() > before);

        let older = PostList {
            order: vec!["p4".into(), "p3".into()],
            posts: [3, 4].map(|id| (format!("p{id}"), post(id, ""))).into_iter().collect(),
            prev_post_id: "p2".into(),
            ..PostList::default()
        };
        all.put_page("c", &Page::Older { asked: 60 }, older);
        assert_eq!(ids(&all), ["p3", "p4", "p5", "p6", "p7"]);
        // An old post that changes stays where it is: outside.
        assert!(!all.put(post(1, "")));
        assert_eq!(ids(&all).len(), 5);
    }

    #[test]
    fn what_is_shown_elsewhere_stays() {
        let mut all = posts(6);
        all.put_loose([post(2, "")]);
        all.put_thread("p3", PostList::default());
        all.put(Post { is_pinned: true, update_at: 9, ..post(4, "") });
        all.put(post(7, "p1"));
        all.put(post(8, ""));
        all.put(post(9, ""));
        all.bound("c", FEW, |post| post.id == "p5");
        assert_eq!(ids(&all), ["p7", "p8", "p9"]);
        let known = |id: u32| all.get(&format!("p{id}")).is_some();
        assert_eq!((1..=9).filter(|id| !known(*id)).collect::<Vec<_>>(), [6]);
    }

    #[test]
    fn nothing_goes_while_a_page_is_on_its_way() {
        for loading in [Loading::Older, Loading::Missed, Loading::First] {
            let mut all = posts(9);
            all.set_loading("c", loading);
            all.bound("c", FEW, |_| false);
            assert_eq!(ids(&all).len(), 9, "{loading:?}");
            all.set_loading("c", Loading::Idle);
            all.bound("c", FEW, |_| false);
            assert_eq!(ids(&all).len(), 3);
        }
        posts(9).bound("another", FEW, |_| false);
    }
}
