//! What a person may be about to write: `@` somebody, `~` a channel, `:` an emoji, `/` a command.
//!
//! Two pure questions: what stands before the caret, and what fits it.

use std::cmp::Reverse;

use api_types::{ChannelType, Command, User};

use super::{channel, person};
use crate::{emoji::Emojis, markdown::emoji, state::State};

/// The most that is offered at once.
const MAX_OFFERED: usize = 25;

/// Of an emoji this many letters must be there: `:)` and times of day are none.
const MIN_EMOJI_CHARS: usize = 2;

/// What is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Somebody, after `@`.
    Person,
    /// A channel, after `~`.
    Channel,
    /// An emoji, after `:`.
    Emoji,
    /// A command, after `/` at the very beginning.
    Command,
}

/// The piece of text that would be completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What it is.
    pub kind: Kind,
    /// Where the piece begins, its sign included; an index of bytes.
    pub start: usize,
    /// Where it ends: the caret.
    pub end: usize,
    /// The letters after the sign, in lower case.
    pub term: String,
}

/// One way to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Distinguishes it from the others.
    pub id: String,
    /// What takes the place of the piece, a space at its end.
    pub insert: String,
    /// The words that stand out.
    pub title: String,
    /// The words beside them.
    pub hint: String,
    /// What is shown before them: a picture's address, an emoji.
    pub sign: Sign,
}

/// What stands before an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sign {
    /// A person: name and address of the picture.
    Picture(String),
    /// An emoji.
    Emoji(String),
    /// A public channel.
    Hash,
    /// A private channel.
    Lock,
    /// Many people.
    People,
    /// A command.
    Slash,
}

/// What is being written at `caret`, an index of bytes.
#[must_use]
pub fn query_at(text: &str, caret: usize) -> Option<Query> {
    let before = text.get(..caret)?;
    if let Some(term) = before.strip_prefix('/') {
        // Only the word itself: what follows it is the command's own.
        let fits = !term.contains(char::is_whitespace) && !term.contains('/');
        return fits.then(|| query(Kind::Command, 0, caret, term));
    }
    let is_gap = |letter: char| letter.is_whitespace() || matches!(letter, '(' | '[' | '{' | '"');
    let start = before
        .rfind(is_gap)
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let word = &before[start..];
    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let mut letters = word.chars();
    let kind = match letters.next()? {
        '@' => Kind::Person,
        '~' => Kind::Channel,
        ':' => Kind::Emoji,
        _ => return None,
    };
    let term = letters.as_str();
    if kind == Kind::Emoji {
        let is_emoji =
            |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '_');
        let fits = term.chars().count() >= MIN_EMOJI_CHARS && term.chars().all(is_emoji);
        return fits.then(|| query(kind, start, caret, term));
    }
    term.chars().all(is_name).then(|| query(kind, start, caret, term))
}

fn query(kind: Kind, start: usize, end: usize, term: &str) -> Query {
    Query { kind, start, end, term: term.to_lowercase() }
}

/// What fits, the most likely first.
#[must_use]
pub fn offers(state: &State, channel_id: &str, query: &Query) -> Vec<Offer> {
    let mut offers = match query.kind {
        Kind::Person => people(state, channel_id, &query.term),
        Kind::Channel => channels(state, &query.term),
        Kind::Emoji => emojis(&query.term),
        Kind::Command => commands(&state.commands, &query.term),
    };
    offers.truncate(MAX_OFFERED);
    offers
}

fn people(state: &State, channel_id: &str, term: &str) -> Vec<Offer> {
    // Who wrote here lately is who one answers to.
    let recent: Vec<&str> = state
        .posts
        .in_channel(channel_id)
        .map(|post| post.user_id.as_str())
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .take(200)
        .collect();
    let begins = |text: &str| text.to_lowercase().starts_with(term);
    let fits = |user: &User| {
        begins(&user.username)
            || begins(&user.nickname)
            || begins(&user.first_name)
            || begins(&user.last_name)
            || begins(&format!("{} {}", user.first_name, user.last_name))
    };
    let mut found: Vec<_> =
        state.people.users().filter(|user| user.delete_at == 0 && fits(user)).collect();
    found.sort_by_cached_key(|user| {
        let lately = recent.iter().position(|id| *id == user.id).unwrap_or(usize::MAX);
        (
            *user.id == *state.me,
            Reverse(user.username.starts_with(term)),
            lately,
            user.username.clone(),
        )
    });
    let mut offers: Vec<Offer> = found
        .into_iter()
        .take(MAX_OFFERED)
        .map(|user| Offer {
            id: user.id.clone(),
            insert: format!("@{} ", user.username),
            title: format!("@{}", user.username),
            hint: person::display_name(user),
            sign: Sign::Picture(person::picture_url(user)),
        })
        .collect();
    let is_direct = state.channels.get(channel_id).is_none_or(|channel| {
        matches!(channel.channel_type, ChannelType::Direct | ChannelType::Group)
    });
    if !is_direct {
        for word in ["channel", "here", "all"].into_iter().filter(|word| word.starts_with(term)) {
            offers.push(Offer {
                id: word.to_owned(),
                insert: format!("@{word} "),
                title: format!("@{word}"),
                hint: everybody(word).to_string(),
                sign: Sign::People,
            });
        }
    }
    offers
}

fn everybody(word: &str) -> yew::AttrValue {
    if word == "here" { crate::t!("mention-here") } else { crate::t!("mention-all") }
}

fn channels(state: &State, term: &str) -> Vec<Offer> {
    let team_id = state.view.team_id.as_deref().unwrap_or_default();
    let mut found: Vec<_> = state
        .channels
        .known()
        .filter(|it| it.team_id == team_id && it.delete_at == 0 && !it.team_id.is_empty())
        .filter(|it| {
            let words = it.display_name.to_lowercase();
            it.name.starts_with(term)
                || words.starts_with(term)
                || words.split_whitespace().any(|word| word.starts_with(term))
        })
        .collect();
    found.sort_by_cached_key(|it| {
        (state.channels.member(&it.id).is_none(), it.display_name.to_lowercase(), it.id.clone())
    });
    let offer = |it: &std::rc::Rc<api_types::Channel>| Offer {
        id: it.id.clone(),
        insert: format!("~{} ", it.name),
        title: channel::display_name(state, it),
        hint: format!("~{}", it.name),
        sign: if it.channel_type == ChannelType::Private { Sign::Lock } else { Sign::Hash },
    };
    found.into_iter().take(MAX_OFFERED).map(offer).collect()
}

fn emojis(term: &str) -> Vec<Offer> {
    let mut found: Vec<(&str, &str)> =
        emoji::common().filter(|(name, _)| name.contains(term)).collect();
    found.sort_by_key(|(name, _)| (!name.starts_with(term), *name));
    let offer = |(name, picture): (&str, &str)| Offer {
        id: name.to_owned(),
        insert: format!(":{name}: "),
        title: format!(":{name}:"),
        hint: String::new(),
        sign: Sign::Emoji(picture.to_owned()),
    };
    found.into_iter().take(MAX_OFFERED).map(offer).collect()
}

/// The emoji of the large table that fit, once it is here: names that begin with the letters go
/// before names that hold them, and those before words.
#[must_use]
pub fn emoji_of(table: &Emojis, query: &Query) -> Vec<Offer> {
    let offer = |it: crate::emoji::Emoji| Offer {
        id: it.name.to_string(),
        insert: format!(":{}: ", it.name),
        title: format!(":{}:", it.name),
        hint: String::new(),
        sign: Sign::Emoji(it.character.to_string()),
    };
    table.search(&query.term, MAX_OFFERED).into_iter().map(offer).collect()
}

fn commands(known: &[Command], term: &str) -> Vec<Offer> {
    let fits = known.iter().filter(|it| it.trigger.starts_with(term) && it.auto_complete);
    let offer = |it: &Command| Offer {
        id: it.trigger.clone(),
        insert: format!("/{} ", it.trigger),
        title: format!("/{} {}", it.trigger, it.auto_complete_hint).trim_end().to_owned(),
        hint: it.auto_complete_desc.clone(),
        sign: Sign::Slash,
    };
    fits.map(offer).collect()
}

#[cfg(test)]
mod tests;
