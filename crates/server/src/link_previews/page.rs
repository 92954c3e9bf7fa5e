//! What a page says about itself. Pure: any bytes in, short plain texts out.
//!
//! Only the head is read, by a tokenizer that follows the rules of browsers; nothing is run, no
//! markup survives, and every text is cut.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use serde::{Deserialize, Serialize};

/// The longest texts, in characters; more than anybody shows.
const MAX_TITLE: usize = 300;
const MAX_DESCRIPTION: usize = 500;
const MAX_NAME: usize = 100;

/// Where browsers look for a charset; and some room, as they go on where they find none.
const CHARSET_WITHIN: usize = 4096;

/// What a page says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Preview {
    /// `website`, `article` and the like; empty when it does not say.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) site_name: String,
}

/// Whether what is announced by this `Content-Type` is a page.
pub(super) fn is_page(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("text/html")
}

/// Nothing when the page has no title.
pub(super) fn read(content: &[u8], content_type: &str) -> Option<Preview> {
    let (html, ..) = encoding(content, content_type).decode(content);
    let said = Said::read(html.as_bytes());
    let title = said.any(&["og:title", "twitter:title"]).unwrap_or(&said.title);
    let about = said.any(&["og:description", "twitter:description", "description"]);
    let preview = Preview {
        kind: said.any(&["og:type"]).map(|kind| plain(kind, MAX_NAME)).unwrap_or_default(),
        title: plain(title, MAX_TITLE),
        description: about.map(|about| plain(about, MAX_DESCRIPTION)).unwrap_or_default(),
        site_name: said
            .any(&["og:site_name"])
            .map(|name| plain(name, MAX_NAME))
            .unwrap_or_default(),
    };
    (!preview.title.is_empty()).then_some(preview)
}

/// What stands in a page's head.
#[derive(Debug, Default)]
struct Said {
    title: String,
    /// Name and content, in the page's order.
    metas: Vec<(String, String)>,
}

/// `<meta>` that are kept of one page.
const MAX_METAS: usize = 200;

impl Said {
    fn read(html: &[u8]) -> Self {
        let mut said = Self::default();
        let mut in_title = false;
        for token in tokens(html) {
            match token {
                Token::StartTag(tag) => match tag.name.as_slice() {
                    b"body" => break,
                    // A second one belongs to a picture in the page.
                    b"title" => in_title = said.title.is_empty(),
                    b"meta" => said.metas.extend(meta(&tag)),
                    _ => {}
                },
                Token::EndTag(tag) => match tag.name.as_slice() {
                    b"head" => break,
                    b"title" => in_title = false,
                    _ => {}
                },
                Token::String(text) if in_title => {
                    said.title.push_str(&String::from_utf8_lossy(&text));
                }
                Token::String(_) | Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
            if said.metas.len() >= MAX_METAS {
                break;
            }
        }
        said
    }

    /// The first of these names that has a text.
    fn any(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let same = self.metas.iter().filter(|(known, _)| known == name);
            same.map(|(_, content)| content.as_str()).find(|content| !content.trim().is_empty())
        })
    }
}

fn tokens(html: &[u8]) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::default();
    // Else the text of scripts, and of comments in them, would count as markup.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).filter_map(Result::ok)
}

fn meta(tag: &StartTag<()>) -> Option<(String, String)> {
    let name = attribute(tag, b"property").or_else(|| attribute(tag, b"name"))?;
    Some((name.trim().to_ascii_lowercase(), attribute(tag, b"content")?))
}

fn attribute(tag: &StartTag<()>, name: &[u8]) -> Option<String> {
    let value = tag.attributes.get(name)?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// By what the answer says, what the page says, or what the bytes look like.
fn encoding(content: &[u8], content_type: &str) -> &'static Encoding {
    let announced = charset_of(content_type).and_then(Encoding::for_label);
    let begins = content.get(..CHARSET_WITHIN).unwrap_or(content);
    // A mark at the beginning wins, as in browsers: `decode` looks for it.
    announced.or_else(|| said_in(begins)).unwrap_or_else(|| {
        // The end may be in the middle of a character.
        let is_utf8 = match std::str::from_utf8(content) {
            Ok(_) => true,
            Err(error) => error.error_len().is_none(),
        };
        if is_utf8 { UTF_8 } else { WINDOWS_1252 }
    })
}

fn said_in(begins: &[u8]) -> Option<&'static Encoding> {
    let found = tokens(begins).find_map(|token| {
        let Token::StartTag(tag) = token else { return None };
        if tag.name.as_slice() != b"meta" {
            return None;
        }
        let charset = attribute(&tag, b"charset").or_else(|| {
            let content = attribute(&tag, b"content")?;
            charset_of(&content).map(|label| String::from_utf8_lossy(label).into_owned())
        });
        charset.and_then(|charset| Encoding::for_label(charset.as_bytes()))
    });
    // A page whose bytes spell that it is UTF-16 in ASCII is not.
    found.map(|found| if found.is_ascii_compatible() { found } else { UTF_8 })
}

/// `text/html; charset="utf-8"`.
fn charset_of(content_type: &str) -> Option<&[u8]> {
    content_type.split(';').skip(1).find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        name.trim().eq_ignore_ascii_case("charset").then_some(value.as_bytes())
    })
}

/// One line without what can not be seen: a title must not turn around what stands beside it.
fn plain(text: &str, max: usize) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let seen: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !turns(*c) && *c != '\u{feff}')
        .collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= max {
        return line;
    }
    line.chars().take(max - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests;
