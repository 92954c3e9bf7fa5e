//! Whom a message calls, by name or by what they chose to be called by: their first name, words of
//! their own, answers in threads. Code is not read.

use api_types::{Channel, ChannelType, Post, StringMap};
use sqlx::AnyConnection;

use super::mentions::{self, Mentions};
use crate::store::{self, members::Wishes};

/// A message as far as it calls people. Reading it once is enough for all of them.
pub(crate) struct Message<'a> {
    mentions: Mentions,
    texts: Vec<&'a str>,
    /// The same in lower case, for words whose capitals make no difference.
    lower: Vec<String>,
}

impl<'a> Message<'a> {
    pub(crate) fn read(message: &'a str) -> Self {
        let texts = mentions::outside_code(message);
        let lower = texts.iter().map(|text| text.to_lowercase()).collect();
        Self { mentions: mentions::of(message), texts, lower }
    }

    /// Whether it calls one of its readers.
    pub(crate) fn calls(&self, person: &Wishes) -> bool {
        self.mentions.usernames.contains(&person.username)
            || (self.mentions.everybody && !ignores_everybody(person))
            || self.says_word_of(person)
    }

    /// Whether it says something that the person chose to be called by.
    fn says_word_of(&self, person: &Wishes) -> bool {
        let first_name = person.first_name.trim();
        let by_name = value(&person.own, "first_name") == "true" && !first_name.is_empty();
        if by_name && self.texts.iter().any(|text| says(text, first_name)) {
            return true;
        }
        let words = value(&person.own, "mention_keys").split(',').map(str::trim);
        words.filter(|word| !word.is_empty()).any(|word| {
            let word = word.to_lowercase();
            self.lower.iter().any(|text| says(text, &word))
        })
    }
}

/// Who is called by a post.
#[derive(Debug, Default)]
pub(crate) struct Called {
    pub(crate) all: Vec<String>,
    /// Those of them whom it calls by a name or word of theirs, not as one of many.
    pub(crate) by_name: Vec<String>,
}

/// Who among the members of the channel is called by a new post, its author aside.
pub(super) async fn called(
    db: &mut AnyConnection,
    channel: &Channel,
    post: &Post,
) -> sqlx::Result<Called> {
    if is_direct(channel) {
        let mut all = store::members::user_ids(db, &channel.id).await?;
        all.retain(|user_id| *user_id != post.user_id);
        return Ok(Called { all, by_name: Vec::new() });
    }
    let message = Message::read(&post.message);
    let particular = store::members::with_wishes(&mut *db, &channel.id).await?;
    let mut by_name = named(&mut *db, channel, &message, &particular).await?;
    by_name.retain(|user_id| *user_id != post.user_id);
    let mut all = if message.mentions.everybody {
        let mut all = store::members::user_ids(&mut *db, &channel.id).await?;
        all.retain(|id| !particular.iter().any(|it| it.user_id == *id && ignores_everybody(it)));
        all
    } else {
        Vec::new()
    };
    all.extend(by_name.iter().cloned());
    all.extend(answered(db, post, &particular).await?);
    all.retain(|user_id| *user_id != post.user_id);
    all.sort_unstable();
    all.dedup();
    Ok(Called { all, by_name })
}

/// Whom a post of the channel calls by a name or word of theirs; nobody in particular where
/// everybody is meant, as in direct channels.
pub(crate) async fn called_by_name(
    db: &mut AnyConnection,
    channel: &Channel,
    post: &Post,
) -> sqlx::Result<Vec<String>> {
    if is_direct(channel) {
        return Ok(Vec::new());
    }
    let particular = store::members::with_wishes(&mut *db, &channel.id).await?;
    named(db, channel, &Message::read(&post.message), &particular).await
}

async fn named(
    db: &mut AnyConnection,
    channel: &Channel,
    message: &Message<'_>,
    particular: &[Wishes],
) -> sqlx::Result<Vec<String>> {
    let mut named = Vec::new();
    if !message.mentions.usernames.is_empty() {
        named = store::members::named(db, &channel.id, &message.mentions.usernames).await?;
    }
    let by_word = particular.iter().filter(|it| message.says_word_of(it));
    named.extend(by_word.map(|it| it.user_id.clone()));
    named.sort_unstable();
    named.dedup();
    Ok(named)
}

/// Who wants to hear of answers in this post's thread, as they began it or wrote in it.
async fn answered(
    db: &mut AnyConnection,
    post: &Post,
    particular: &[Wishes],
) -> sqlx::Result<Vec<String>> {
    if post.root_id.is_empty() || !particular.iter().any(wants_answers) {
        return Ok(Vec::new());
    }
    let root = store::posts::by_id(&mut *db, &post.root_id).await?;
    let writers = store::threads::writers(db, &[&post.root_id]).await?;
    let began = |id: &str| root.as_ref().is_some_and(|root| root.user_id == id);
    let wrote = |id: &str| writers.iter().any(|(_, writer)| writer == id);
    let hears =
        particular.iter().filter(|it| hears_answers(it, began(&it.user_id), wrote(&it.user_id)));
    Ok(hears.map(|it| it.user_id.clone()).collect())
}

fn wants_answers(person: &Wishes) -> bool {
    matches!(value(&person.own, "comments"), "root" | "any")
}

/// Whether each answer calls them, in a thread that they began or wrote in.
pub(crate) fn hears_answers(person: &Wishes, began: bool, wrote: bool) -> bool {
    match value(&person.own, "comments") {
        "any" => began || wrote,
        "root" => began,
        _ => false,
    }
}

/// Whether everybody in it is meant by each post.
pub(crate) fn is_direct(channel: &Channel) -> bool {
    matches!(channel.channel_type, ChannelType::Direct | ChannelType::Group)
}

/// What is set for the channel counts more than what is set for the account.
fn ignores_everybody(person: &Wishes) -> bool {
    match value(&person.here, "ignore_channel_mentions") {
        "on" => true,
        "off" => false,
        _ => value(&person.own, "channel") == "false",
    }
}

/// Whether a text holds a word as a whole: `boat` is not in «boats».
///
/// Scripts without spaces between words have no such bounds, so there the letters are enough.
fn says(text: &str, word: &str) -> bool {
    let has_bounds = word.chars().all(|c| c < '\u{2E80}');
    let is_letter = |c: char| has_bounds && (c.is_alphanumeric() || c == '_');
    let begins = word.chars().next().is_some_and(is_letter);
    let ends = word.chars().next_back().is_some_and(is_letter);
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        !(begins && before.is_some_and(is_letter) || ends && after.is_some_and(is_letter))
    })
}

fn value<'a>(props: &'a StringMap, name: &str) -> &'a str {
    props.get(name).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mira(own: &[(&str, &str)], here: &[(&str, &str)]) -> Wishes {
        let map = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        Wishes {
            user_id: "m".to_owned(),
            username: "mira".to_owned(),
            first_name: "Mira".to_owned(),
            own: map(own),
            here: map(here),
        }
    }

    #[track_caller]
    fn check(person: &Wishes, message: &str, expected: bool) {
        assert_eq!(Message::read(message).calls(person), expected, "{message}");
    }

    #[test]
    fn words_of_ones_own() {
        let person = mira(&[("mention_keys", "Boat, two words,,c++, 船")], &[]);
        for message in ["A boat!", "the BOAT.", "«boat»", "these two words", "we use c++", "这船是"]
        {
            check(&person, message, true);
        }
        for message in ["boats", "myboat", "`boat`", "```\nboat\n```", "two  words", ", ,", ""] {
            check(&person, message, false);
        }
    }

    #[test]
    fn the_first_name_counts_only_if_chosen() {
        check(&mira(&[], &[]), "ask Mira", false);
        let chosen = mira(&[("first_name", "true")], &[]);
        check(&chosen, "ask Mira, please", true);
        check(&chosen, "ask mira", false);
        check(&chosen, "Mirabelle", false);
    }

    #[test]
    fn everybody_can_be_ignored() {
        check(&mira(&[], &[]), "@all look", true);
        let ignoring = [("channel", "false")];
        check(&mira(&ignoring, &[]), "@here look", false);
        check(&mira(&ignoring, &[]), "@here and @mira", true);
        check(&mira(&ignoring, &[("ignore_channel_mentions", "off")]), "@all", true);
        check(&mira(&[], &[("ignore_channel_mentions", "on")]), "@all", false);
    }
}
