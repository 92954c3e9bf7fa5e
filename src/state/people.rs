//! Users, their presence, what they say of themselves, and who is writing where.

use std::{collections::HashMap, rc::Rc};

use api_types::{PresenceStatus, User};

use super::custom_status::{self, CustomStatus};
use crate::emoji::Emojis;

/// How long «is typing» stays after the last sign of it, milliseconds.
///
/// Clients send one sign every five seconds at most, so it must outlast that a little.
pub const TYPING_MS: i64 = 6_000;

/// Everybody the client has heard of.
#[derive(Debug, Clone, Default)]
pub struct People {
    users: HashMap<String, Rc<User>>,
    by_name: HashMap<String, Rc<str>>,
    statuses: HashMap<String, PresenceStatus>,
    customs: HashMap<String, Rc<CustomStatus>>,
    /// All emoji, once a status needed a rare one.
    emojis: Option<Rc<Emojis>>,
    typing: Vec<Typing>,
    revision: u64,
}

/// That somebody writes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Typing {
    channel_id: String,
    user_id: String,
    until_ms: i64,
}

impl People {
    /// A user by id.
    #[must_use]
    pub fn user(&self, id: &str) -> Option<&Rc<User>> {
        self.users.get(id)
    }

    /// A user by user name, without the `@`.
    #[must_use]
    pub fn user_by_name(&self, username: &str) -> Option<&Rc<User>> {
        self.by_name.get(&username.to_lowercase()).and_then(|id| self.users.get(&**id))
    }

    /// Presence; nobody has told yet means offline.
    #[must_use]
    pub fn status(&self, user_id: &str) -> PresenceStatus {
        self.statuses.get(user_id).copied().unwrap_or_default()
    }

    /// What a user says of themselves.
    #[must_use]
    pub fn custom_status(&self, user_id: &str) -> Option<&Rc<CustomStatus>> {
        self.customs.get(user_id)
    }

    /// Whether there is a status with an emoji that only the table of all knows.
    #[must_use]
    pub fn lacks_emoji(&self) -> bool {
        self.emojis.is_none() && self.customs.values().any(|it| it.character.is_none())
    }

    /// Whether the presence of this user was ever told.
    #[must_use]
    pub fn knows_status(&self, user_id: &str) -> bool {
        self.statuses.contains_key(user_id)
    }

    /// Ids of those whose presence is known.
    pub fn with_status(&self) -> impl Iterator<Item = &String> {
        self.statuses.keys()
    }

    /// Counts up with every change of a user's record: names in long lists hang on it.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// All known users.
    pub fn users(&self) -> impl Iterator<Item = &Rc<User>> {
        self.users.values()
    }

    /// Who writes in a channel, in the order they began.
    pub fn typing_in<'a>(&'a self, channel_id: &'a str) -> impl Iterator<Item = &'a str> {
        self.typing.iter().filter(move |it| it.channel_id == channel_id).map(|it| &*it.user_id)
    }

    /// When the next «is typing» or status runs out.
    #[must_use]
    pub fn next_expiry_ms(&self) -> Option<i64> {
        let statuses = self.customs.values().filter_map(|status| status.until_ms);
        self.typing.iter().map(|typing| typing.until_ms).chain(statuses).min()
    }

    pub(super) fn put(&mut self, users: Vec<User>) {
        for user in users {
            // An answer that was on its way while an event brought something newer is not taken.
            let is_known = |known: &Rc<User>| **known == user || known.update_at > user.update_at;
            if self.users.get(&user.id).is_some_and(is_known) {
                continue;
            }
            self.revision += 1;
            if let Some(old) = self.users.get(&user.id) {
                self.by_name.remove(&old.username.to_lowercase());
            }
            self.by_name.insert(user.username.to_lowercase(), Rc::from(user.id.as_str()));
            self.put_custom(&user);
            self.users.insert(user.id.clone(), Rc::new(user));
        }
    }

    fn put_custom(&mut self, user: &User) {
        let Some(mut status) = custom_status::current(user) else {
            self.customs.remove(&user.id);
            return;
        };
        if let Some(emojis) = &self.emojis {
            status.look_up(emojis);
        }
        if self.customs.get(&user.id).is_none_or(|known| **known != status) {
            self.customs.insert(user.id.clone(), Rc::new(status));
        }
    }

    pub(super) fn put_emojis(&mut self, emojis: Rc<Emojis>) {
        for status in self.customs.values_mut().filter(|status| status.character.is_none()) {
            Rc::make_mut(status).look_up(&emojis);
        }
        self.emojis = Some(emojis);
    }

    pub(super) fn put_statuses(&mut self, statuses: Vec<(String, PresenceStatus)>) {
        self.statuses.extend(statuses);
    }

    pub(super) fn started_typing(&mut self, channel_id: String, user_id: String, now_ms: i64) {
        let until_ms = now_ms + TYPING_MS;
        let known =
            self.typing.iter_mut().find(|it| it.channel_id == channel_id && it.user_id == user_id);
        match known {
            Some(typing) => typing.until_ms = until_ms,
            None => self.typing.push(Typing { channel_id, user_id, until_ms }),
        }
    }

    pub(super) fn stopped_typing(&mut self, channel_id: &str, user_id: &str) {
        self.typing.retain(|it| it.channel_id != channel_id || it.user_id != user_id);
    }

    pub(super) fn expire(&mut self, now_ms: i64) {
        self.typing.retain(|typing| typing.until_ms > now_ms);
        self.customs.retain(|_, status| status.until_ms.is_none_or(|until_ms| until_ms > now_ms));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_runs_out_and_is_prolonged() {
        let mut people = People::default();
        people.started_typing("c".into(), "alice".into(), 0);
        people.started_typing("c".into(), "bob".into(), 1_000);
        people.started_typing("c".into(), "alice".into(), 3_000);
        assert_eq!(people.typing_in("c").collect::<Vec<_>>(), ["alice", "bob"]);
        assert_eq!(people.next_expiry_ms(), Some(1_000 + TYPING_MS));
        people.expire(1_000 + TYPING_MS);
        assert_eq!(people.typing_in("c").collect::<Vec<_>>(), ["alice"]);
        people.stopped_typing("c", "alice");
        assert_eq!(people.typing_in("c").count(), 0);
    }

    #[test]
    fn a_status_runs_out_and_learns_its_emoji() {
        let says = |status: &str| {
            let mut user = User { id: "u".into(), ..User::default() };
            user.props.insert("customStatus".into(), status.into());
            vec![user]
        };
        let mut people = People::default();
        people.put(says(r#"{"emoji":"whale2","text":"away","expires_at":"1970-01-01T00:00:09Z"}"#));
        assert!(people.lacks_emoji());
        people.put_emojis(Rc::new(Emojis::parse("# nature\n🐋\twhale2\twhale\n")));
        assert!(!people.lacks_emoji());
        assert_eq!(people.custom_status("u").unwrap().character.as_deref(), Some("🐋"));
        assert_eq!(people.next_expiry_ms(), Some(9_000));
        people.expire(8_999);
        assert!(people.custom_status("u").is_some());
        people.expire(9_000);
        assert!(people.custom_status("u").is_none());
        people.put(says(r#"{"emoji":"house","text":""}"#));
        assert_eq!(people.next_expiry_ms(), None);
        people.put(vec![User { id: "u".into(), ..User::default() }]);
        assert!(people.custom_status("u").is_none(), "taken back");
    }

    #[test]
    fn an_equal_record_is_no_change() {
        let user = User { id: "u".into(), username: "Anna".into(), ..User::default() };
        let mut people = People::default();
        people.put(vec![user.clone()]);
        let before = Rc::clone(people.user("u").unwrap());
        people.put(vec![user.clone()]);
        assert!(Rc::ptr_eq(&before, people.user("u").unwrap()));
        assert_eq!(people.revision(), 1);

        people.put(vec![User { username: "bert".into(), ..user }]);
        assert_eq!(people.revision(), 2);
        assert!(people.user_by_name("anna").is_none(), "the old name is free");
        assert_eq!(people.user_by_name("BERT").unwrap().id, "u");
    }

    #[test]
    fn a_late_answer_does_not_undo_what_an_event_told() {
        let asked = User { id: "u".into(), update_at: 1, ..User::default() };
        let told = User { nickname: "Bee".into(), update_at: 2, ..asked.clone() };
        let mut people = People::default();
        people.put(vec![told]);
        people.put(vec![asked]);
        assert_eq!(people.user("u").unwrap().nickname, "Bee");
    }
}
