//! The texts of the client: `t!("key", name = value)` looks a message up in the chosen language,
//! then in English.
//!
//! English (`www/locales/en.ftl`) is in the program; another language is handed in with [`speak`].
//! Another program that is built on this library brings its own file with [`add`].
//! Holds no text itself and knows no component. Dates and times of day are in [`local_time`].

pub mod language;
pub mod local_time;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;
use yew::AttrValue;

const EN: &str = include_str!("../www/locales/en.ftl");

/// Looks a text up by its key: `t!("post-edited")`, `t!("sidebar-unread", count = 3)`.
///
/// Gives an [`AttrValue`], so it fits both between tags and in attributes.
/// A key that is not in the locale shows as itself; a test refuses such a key.
#[macro_export]
macro_rules! t {
    ($key:literal) => {
        $crate::i18n::plain($key)
    };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut arguments = $crate::i18n::Arguments::default();
        $(arguments.set(stringify!($name), &$value);)+
        $crate::i18n::format($key, &arguments)
    }};
}

/// The named values of one text.
#[derive(Debug, Default)]
pub struct Arguments(FluentArgs<'static>);

impl Arguments {
    /// Sets one value; a second one of the same name takes its place.
    pub fn set(&mut self, name: &'static str, value: &impl Argument) {
        self.0.set(name, value.to_fluent());
    }
}

/// What may stand in a text: words and whole numbers.
pub trait Argument {
    fn to_fluent(&self) -> FluentValue<'static>;
}

impl<T: Argument + ?Sized> Argument for &T {
    fn to_fluent(&self) -> FluentValue<'static> {
        (**self).to_fluent()
    }
}

impl Argument for str {
    fn to_fluent(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl Argument for String {
    fn to_fluent(&self) -> FluentValue<'static> {
        FluentValue::from(self.as_str().to_owned())
    }
}

impl Argument for AttrValue {
    fn to_fluent(&self) -> FluentValue<'static> {
        FluentValue::from(self.as_str().to_owned())
    }
}

macro_rules! whole_numbers {
    ($($number:ty),+) => {
        $(impl Argument for $number {
            fn to_fluent(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        })+
    };
}
whole_numbers!(u8, u16, u32, u64, usize, i32, i64);

type Bundle = FluentBundle<FluentResource>;

struct Texts {
    english: RefCell<Bundle>,
    /// Another language than English, if one was chosen.
    chosen: RefCell<Option<Bundle>>,
    /// Texts without values are asked for in every render, so each is made once.
    plain: RefCell<HashMap<&'static str, AttrValue>>,
}

impl Texts {
    fn new() -> Self {
        let english = bundle("en", resource(EN).0);
        Self {
            english: RefCell::new(english),
            chosen: RefCell::default(),
            plain: RefCell::default(),
        }
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let chosen = self.chosen.borrow();
        let in_chosen = chosen.as_ref().and_then(|bundle| format_in(bundle, key, arguments));
        in_chosen.or_else(|| format_in(&self.english.borrow(), key, arguments))
    }
}

fn bundle(tag: &str, resource: FluentResource) -> Bundle {
    let mut bundle = FluentBundle::new(vec![tag.parse::<LanguageIdentifier>().unwrap_or_default()]);
    // Isolation marks are invisible characters around values. Tests and copied text would carry
    // them, and our values stand in elements of their own where direction matters.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(local_time::number));
    bundle.add_resource_overriding(resource);
    bundle
}

/// None where the language lacks the text, and where the text asks for a value that it does not
/// get: then English is better than a hole.
fn format_in(bundle: &Bundle, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
    errors.is_empty().then_some(text)
}

/// A broken line loses that one text, never the page; a test refuses broken lines.
fn resource(texts: &str) -> (FluentResource, Vec<String>) {
    match FluentResource::try_new(texts.to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err((rest, errors)) => {
            let line = |at: usize| texts.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
            let words = errors.iter().map(|it| format!("line {}: {it}", line(it.pos.start)));
            (rest, words.collect())
        }
    }
}

thread_local! {
    static TEXTS: Texts = Texts::new();
}

/// From now on texts are those of `file`, in the form of `www/locales/en.ftl`, and English where it
/// has none. What was rendered before keeps its words until it is rendered again.
///
/// # Errors
/// When no text can be read from the file; then nothing changes. A file that is partly broken is
/// taken, and the answer names its lines.
pub fn speak(tag: &str, file: &str) -> Result<Vec<String>, BadFile> {
    let (resource, troubles) = resource(file);
    let bundle = bundle(tag, resource);
    let mut keys = file.lines().filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim());
    if !keys.any(|key| bundle.has_message(key)) {
        return Err(BadFile { tag: tag.to_owned() });
    }
    TEXTS.with(|all| {
        all.chosen.replace(Some(bundle));
        all.plain.borrow_mut().clear();
    });
    Ok(troubles)
}

/// From now on texts are English.
pub fn speak_english() {
    TEXTS.with(|all| {
        all.chosen.replace(None);
        all.plain.borrow_mut().clear();
    });
}

/// A file that is none of texts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the language file «{tag}» holds no text that can be read; texts stay as they are")]
pub struct BadFile {
    tag: String,
}

/// Adds the texts of another program, in the form of `www/locales/en.ftl`. Before the first render.
pub fn add(texts: &str) {
    TEXTS.with(|all| {
        all.english.borrow_mut().add_resource_overriding(resource(texts).0);
        all.plain.borrow_mut().clear();
    });
}

/// Changes the words of every text, but not the values in it: how a workbench makes languages that
/// nobody speaks. Before the first render.
pub fn transform(change: fn(&str) -> Cow<'_, str>) {
    TEXTS.with(|all| {
        all.english.borrow_mut().set_transform(Some(change));
        all.plain.borrow_mut().clear();
    });
}

/// The text of a key that takes no values. Use `t!`.
#[must_use]
pub fn plain(key: &'static str) -> AttrValue {
    TEXTS.with(|texts| {
        let mut plain = texts.plain.borrow_mut();
        let text = plain.entry(key).or_insert_with(|| match texts.format(key, None) {
            Some(text) => AttrValue::from(text),
            None => AttrValue::Static(key),
        });
        text.clone()
    })
}

/// The text of a key with values filled in. Use `t!`.
#[must_use]
pub fn format(key: &'static str, arguments: &Arguments) -> AttrValue {
    TEXTS
        .with(|texts| texts.format(key, Some(&arguments.0)))
        .map_or(AttrValue::Static(key), AttrValue::from)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
