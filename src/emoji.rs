//! All emoji with their short names, for choosing and for showing reactions. Pure.
//!
//! The table (`www/data/emoji.txt`) is fetched when it is first needed: most pages never need it.
//! Text knows the common ones without it, see `markdown`.

use std::{collections::HashMap, rc::Rc};

/// The groups of the table, in its order.
pub const GROUPS: [Group; 9] = [
    Group::Smileys,
    Group::People,
    Group::Nature,
    Group::Food,
    Group::Travel,
    Group::Activities,
    Group::Objects,
    Group::Symbols,
    Group::Flags,
];

/// What an emoji is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Faces and feelings.
    Smileys,
    /// People and bodies.
    People,
    /// Animals and nature.
    Nature,
    /// Food and drink.
    Food,
    /// Travel and places.
    Travel,
    /// What one plays and celebrates.
    Activities,
    /// Things.
    Objects,
    /// Signs.
    Symbols,
    /// Flags.
    Flags,
}

impl Group {
    /// As the table names it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Smileys => "smileys",
            Self::People => "people",
            Self::Nature => "nature",
            Self::Food => "food",
            Self::Travel => "travel",
            Self::Activities => "activities",
            Self::Objects => "objects",
            Self::Symbols => "symbols",
            Self::Flags => "flags",
        }
    }
}

/// One emoji.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emoji {
    /// The emoji itself.
    pub character: Rc<str>,
    /// Its first short name, without colons.
    pub name: Rc<str>,
    /// What it shows, in English words.
    pub words: Rc<str>,
}

/// The table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Emojis {
    all: Vec<Emoji>,
    groups: HashMap<Group, std::ops::Range<usize>>,
    by_name: HashMap<Rc<str>, usize>,
}

impl Emojis {
    /// Reads the table: a line `# group`, then a line for each emoji with the character, the short
    /// names and the words, a tab between. Lines that are none of these are left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut emojis = Self::default();
        let mut group = None;
        for line in text.lines() {
            if let Some(key) = line.strip_prefix("# ") {
                group = GROUPS.into_iter().find(|group| group.key() == key);
                continue;
            }
            let mut cells = line.split('\t');
            let (Some(character), Some(names), Some(words), Some(group)) =
                (cells.next(), cells.next(), cells.next(), group)
            else {
                continue;
            };
            emojis.add(group, character, names, words);
        }
        emojis
    }

    fn add(&mut self, group: Group, character: &str, names: &str, words: &str) {
        let at = self.all.len();
        let Some(first) = names.split(' ').find(|name| !name.is_empty()) else { return };
        for name in names.split(' ').filter(|name| !name.is_empty()) {
            self.by_name.entry(Rc::from(name)).or_insert(at);
        }
        self.groups.entry(group).or_insert(at..at).end = at + 1;
        self.all.push(Emoji {
            character: Rc::from(character),
            name: Rc::from(first),
            words: Rc::from(words),
        });
    }

    /// An emoji by one of its short names, without colons. Keeps the name that was asked for.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Emoji> {
        let (name, at) = self.by_name.get_key_value(name)?;
        let emoji = self.all.get(*at)?;
        Some(Emoji { name: Rc::clone(name), ..emoji.clone() })
    }

    /// The emoji of a group.
    #[must_use]
    pub fn group(&self, group: Group) -> &[Emoji] {
        self.groups.get(&group).and_then(|range| self.all.get(range.clone())).unwrap_or_default()
    }

    /// The emoji that fit a query, the best first: names that are it, begin with it, hold it; then
    /// words that hold it.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<Emoji> {
        let query = query.trim().trim_matches(':').to_lowercase().replace(' ', "_");
        if query.is_empty() {
            return Vec::new();
        }
        let in_words = query.replace('_', " ");
        let mut best: HashMap<usize, (u8, &Rc<str>)> = HashMap::new();
        for (name, at) in &self.by_name {
            let rank = match name.find(&query) {
                Some(0) if name.len() == query.len() => 0,
                Some(0) => 1,
                Some(_) => 2,
                None => continue,
            };
            let entry = best.entry(*at).or_insert((rank, name));
            if (rank, name) < *entry {
                *entry = (rank, name);
            }
        }
        for (at, emoji) in self.all.iter().enumerate() {
            if emoji.words.contains(&in_words) {
                best.entry(at).or_insert((3, &emoji.name));
            }
        }
        let mut found: Vec<(u8, usize, &Rc<str>)> =
            best.into_iter().map(|(at, (rank, name))| (rank, at, name)).collect();
        found.sort();
        let emoji = |(_, at, name): &(u8, usize, &Rc<str>)| {
            self.all.get(*at).map(|emoji| Emoji { name: Rc::clone(name), ..emoji.clone() })
        };
        found.iter().take(limit).filter_map(emoji).collect()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// Those used lately, with one more at the front.
#[must_use]
pub fn used(recent: &[String], name: &str, limit: usize) -> Vec<String> {
    let others = recent.iter().filter(|known| *known != name).cloned();
    std::iter::once(name.to_owned()).chain(others).take(limit).collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
