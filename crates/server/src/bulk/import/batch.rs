//! Posts that are written together: which of them are there already, and at which time the others
//! can stand.

use std::collections::{BTreeMap, HashMap, HashSet};

use sqlx::AnyConnection;

use super::Import;
use crate::{
    bulk::{BulkError, format, line::Kind},
    id::new_id,
    posts::mentions,
    store::{
        self,
        bulk::{Occupant, Talk},
        thread_memberships::{self, Follower, Moment},
    },
};

/// A post of the file whose names are resolved.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) kind: Kind,
    pub(super) channel_id: String,
    pub(super) user_id: String,
    /// The settled time; the file's own is in `post`.
    pub(super) time: i64,
    pub(super) post: format::Post,
    pub(super) flagged_by: Vec<String>,
    pub(super) reactions: Vec<api_types::Reaction>,
    /// Of the thread that begins with it.
    pub(super) followers: Vec<Follower>,
}

/// Posts in the order of the file; replies come after what they answer.
#[derive(Debug, Default)]
pub(super) struct Batch {
    waiting: Vec<Waiting>,
    /// For each of them, the position of what it answers.
    roots: Vec<Option<usize>>,
}

/// What became of a waiting post.
#[derive(Clone, Debug)]
enum Fate {
    /// It was there, under this id.
    There(String),
    /// Its id and time.
    New(String, i64),
}

impl Fate {
    fn id(&self) -> &str {
        let (Self::There(id) | Self::New(id, _)) = self;
        id
    }
}

/// What stands at which time of a channel, as far as it was asked.
#[derive(Debug, Default)]
struct Channel {
    asked: HashSet<i64>,
    occupants: HashMap<i64, Occupant>,
}

impl Channel {
    async fn ask(
        &mut self,
        db: &mut AnyConnection,
        channel_id: &str,
        times: &[i64],
    ) -> sqlx::Result<()> {
        for occupant in store::bulk::occupants(db, channel_id, times).await? {
            self.occupants.insert(occupant.create_at, occupant);
        }
        self.asked.extend(times);
        Ok(())
    }

    async fn at(
        &mut self,
        db: &mut AnyConnection,
        channel_id: &str,
        time: i64,
    ) -> sqlx::Result<Option<&Occupant>> {
        if !self.asked.contains(&time) {
            self.ask(db, channel_id, &[time]).await?;
        }
        Ok(self.occupants.get(&time))
    }

    /// The id of the same post. It may have moved on from its time, over others without a gap.
    async fn find(
        &mut self,
        db: &mut AnyConnection,
        waiting: &Waiting,
    ) -> sqlx::Result<Option<String>> {
        let mut time = waiting.post.create_at;
        while let Some(occupant) = self.at(db, &waiting.channel_id, time).await? {
            if is_same(occupant, waiting) {
                return Ok(Some(occupant.id.clone()));
            }
            time += 1;
        }
        Ok(None)
    }
}

/// Whether it came before; since then it may have been changed or deleted here.
fn is_same(occupant: &Occupant, waiting: &Waiting) -> bool {
    let post = &waiting.post;
    let is_changed = occupant.is_deleted || occupant.edit_at > post.edit_at;
    let same_message = occupant.message == post.message;
    let same_time = occupant.create_at == post.create_at;
    occupant.user_id == waiting.user_id && (same_message || (same_time && is_changed))
}

impl Batch {
    /// Says at which position it stands.
    pub(super) fn add(&mut self, waiting: Waiting, root: Option<usize>) -> usize {
        self.waiting.push(waiting);
        self.roots.push(root);
        self.waiting.len() - 1
    }

    pub(super) async fn write(
        self,
        db: &mut AnyConnection,
        import: &mut Import<'_>,
    ) -> Result<(), BulkError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let fates = self.settle(db).await?;
        let mut talks: BTreeMap<&str, Talk> = BTreeMap::new();
        let mut more_replies: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
        let mut rows: Vec<api_types::Post> = Vec::new();
        let mut row_of: HashMap<&str, usize> = HashMap::new();
        let mut reactions = Vec::new();
        for ((waiting, root), fate) in self.waiting.iter().zip(&self.roots).zip(&fates) {
            let Fate::New(id, time) = fate else {
                import.count(waiting.kind, false);
                continue;
            };
            import.count(waiting.kind, true);
            import.checked.report.moved += u64::from(*time != waiting.post.create_at);
            let root_id = root.and_then(|idx| fates.get(idx)).map_or("", Fate::id);
            if !root_id.is_empty() {
                let replies = more_replies.entry(root_id).or_default();
                *replies = (replies.0 + 1, replies.1.max(*time));
            }
            row_of.insert(id, rows.len());
            rows.push(row(waiting, id, root_id, *time));
            count(&mut talks, waiting, *time, root_id.is_empty());
            reactions.extend(
                waiting
                    .reactions
                    .iter()
                    .cloned()
                    .map(|reaction| api_types::Reaction { post_id: id.clone(), ..reaction }),
            );
        }
        let mut counted_later = Vec::new();
        for (root_id, (n_replies, last_at)) in more_replies {
            match row_of.get(root_id).and_then(|idx| rows.get_mut(*idx)) {
                Some(root) => {
                    root.reply_count = n_replies;
                    root.last_reply_at = last_at;
                    root.update_at = root.update_at.max(last_at);
                }
                None => counted_later.push((root_id, n_replies, last_at)),
            }
        }
        store::bulk::insert_posts(&mut *db, &rows).await?;
        for (root_id, n_replies, last_at) in counted_later {
            store::bulk::count_replies(&mut *db, root_id, n_replies, last_at).await?;
        }
        for (channel_id, talk) in talks {
            store::bulk::count_talk(&mut *db, channel_id, talk).await?;
        }
        store::bulk::insert_reactions(&mut *db, &reactions).await?;
        for (waiting, fate) in self.waiting.iter().zip(&fates) {
            if let Fate::New(id, _) = fate {
                for user_id in &waiting.flagged_by {
                    let key = ("flagged_post", id.as_str());
                    store::bulk::add_preference(&mut *db, user_id, key, "true").await?;
                }
            }
        }
        self.follow(db, &fates).await
    }

    /// Writes who follows the new threads of which the file says so: they, and nobody else.
    async fn follow(&self, db: &mut AnyConnection, fates: &[Fate]) -> Result<(), BulkError> {
        for (idx, (waiting, fate)) in self.waiting.iter().zip(fates).enumerate() {
            let Fate::New(id, time) = fate else { continue };
            if waiting.followers.is_empty() {
                continue;
            }
            let moment = Moment { post_id: id, channel_id: &waiting.channel_id, time: *time };
            for follower in &waiting.followers {
                thread_memberships::restore(&mut *db, moment, follower).await?;
            }
            // A thread stands together.
            let rest = self.waiting.iter().zip(&self.roots).skip(idx + 1);
            let replies = rest.take_while(|(_, root)| **root == Some(idx));
            let writers = replies.map(|(reply, _)| reply).chain([waiting]);
            for writer in writers.map(|writer| &writer.user_id) {
                if !waiting.followers.iter().any(|follower| follower.user_id == *writer) {
                    thread_memberships::unfollow(&mut *db, writer, moment).await?;
                }
            }
        }
        Ok(())
    }

    /// Finds for each post whether it is there, or else a time that nobody has.
    async fn settle(&self, db: &mut AnyConnection) -> Result<Vec<Fate>, BulkError> {
        let mut times: HashMap<&str, Vec<i64>> = HashMap::new();
        for waiting in &self.waiting {
            let times = times.entry(&waiting.channel_id).or_default();
            times.extend([waiting.post.create_at, waiting.time]);
        }
        let mut channels: HashMap<&str, Channel> = HashMap::new();
        for (channel_id, times) in &times {
            channels.entry(channel_id).or_default().ask(db, channel_id, times).await?;
        }
        let mut fates: Vec<Option<Fate>> = Vec::new();
        for waiting in &self.waiting {
            let channel = channels.entry(&waiting.channel_id).or_default();
            fates.push(channel.find(db, waiting).await?.map(Fate::There));
        }
        // In the order of time, so that who must move does not overtake.
        let mut order: Vec<usize> = (0..self.waiting.len()).collect();
        order.sort_by_key(|idx| self.waiting.get(*idx).map(|waiting| waiting.time));
        for idx in order {
            let (Some(waiting), Some(fate @ None)) = (self.waiting.get(idx), fates.get_mut(idx))
            else {
                continue;
            };
            let channel = channels.entry(&waiting.channel_id).or_default();
            // Twice in this batch: the first one has its place by now.
            if let Some(id) = channel.find(db, waiting).await? {
                *fate = Some(Fate::There(id));
                continue;
            }
            let mut time = waiting.time;
            while channel.at(db, &waiting.channel_id, time).await?.is_some() {
                time += 1;
            }
            let id = new_id();
            let occupant = Occupant {
                create_at: time,
                id: id.clone(),
                user_id: waiting.user_id.clone(),
                message: waiting.post.message.clone(),
                is_deleted: false,
                edit_at: waiting.post.edit_at,
            };
            channel.occupants.insert(time, occupant);
            *fate = Some(Fate::New(id, time));
        }
        Ok(fates.into_iter().flatten().collect())
    }
}

fn row(waiting: &Waiting, id: &str, root_id: &str, time: i64) -> api_types::Post {
    let post = &waiting.post;
    api_types::Post {
        id: id.to_owned(),
        create_at: time,
        update_at: time.max(post.edit_at),
        edit_at: post.edit_at,
        is_pinned: post.is_pinned,
        user_id: waiting.user_id.clone(),
        channel_id: waiting.channel_id.clone(),
        root_id: root_id.to_owned(),
        hashtags: mentions::hashtags(&post.message),
        message: post.message.clone(),
        post_type: post.post_type.clone(),
        props: post.props.clone(),
        ..api_types::Post::default()
    }
}

fn count<'a>(talks: &mut BTreeMap<&'a str, Talk>, waiting: &'a Waiting, time: i64, is_root: bool) {
    // The server's own remarks make no channel unread.
    let is_message = !waiting.post.post_type.starts_with("system_");
    let talk = talks.entry(&waiting.channel_id).or_insert(Talk {
        first_at: time,
        last_at: time,
        last_root_at: 0,
        n_messages: 0,
        n_roots: 0,
    });
    talk.first_at = talk.first_at.min(time);
    talk.last_at = talk.last_at.max(time);
    if is_root {
        talk.last_root_at = talk.last_root_at.max(time);
    }
    talk.n_messages += i64::from(is_message);
    talk.n_roots += i64::from(is_message && is_root);
}
