//! Takes a sheet apart into rules and declarations, by the brackets of CSS Syntax.
//!
//! Of the libraries that fit our licences none withstands arbitrary text, and nothing here asks what a
//! value means: a rule is what stands before a block, a declaration what ends with `;`.

use std::ops::Range;

/// What stands in a sheet or a block.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Item<'c> {
    /// `selector { … }`.
    Rule { selector: Text<'c>, items: Vec<Self> },
    /// `@name … { … }` or `@name …;`.
    At { name: String, at: usize, items: Vec<Self> },
    /// `name: value`, without `!important`.
    Declaration(Declaration<'c>),
}

/// `name: value`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Declaration<'c> {
    /// In small letters, but for custom properties.
    pub(super) name: String,
    pub(super) at: usize,
    pub(super) value: Text<'c>,
    pub(super) important: Option<usize>,
}

/// A piece of the sheet, and where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Text<'c> {
    pub(super) at: usize,
    pub(super) text: &'c str,
}

/// Brackets that do not fit, and where.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) at: usize,
    pub(super) reason: &'static str,
}

/// Blocks within blocks; more is no sheet that a person wrote.
const MAX_DEPTH: usize = 64;

/// Reads a sheet.
pub(super) fn read(css: &str) -> Result<Vec<Item<'_>>, Broken> {
    let mut reader = Reader { css, at: 0 };
    let items = reader.items(0)?;
    match reader.peek() {
        None => Ok(items),
        Some(_) => Err(Broken { at: reader.at, reason: "this `}` closes nothing" }),
    }
}

struct Reader<'c> {
    css: &'c str,
    at: usize,
}

/// What a statement ends with.
enum End {
    Semicolon,
    Block,
    /// The end of the block around it, or of the sheet.
    Outside,
}

impl<'c> Reader<'c> {
    fn peek(&self) -> Option<char> {
        self.css.get(self.at..)?.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    fn text(&self, range: Range<usize>) -> Text<'c> {
        let text = self.css.get(range.clone()).unwrap_or_default();
        let start = text.trim_start();
        Text { at: range.end - start.len(), text: start.trim_end() }
    }

    /// Up to a `}` that is not ours, or the end.
    fn items(&mut self, depth: usize) -> Result<Vec<Item<'c>>, Broken> {
        if depth > MAX_DEPTH {
            return Err(Broken { at: self.at, reason: "more than 64 blocks are open here" });
        }
        let mut items = Vec::new();
        loop {
            self.skip_blank()?;
            let start = self.at;
            let end = self.statement()?;
            let text = self.text(start..self.at);
            match end {
                End::Semicolon => {
                    self.next();
                    items.extend(statement(text));
                }
                End::Block => {
                    let open = self.at;
                    self.next();
                    let inner = self.items(depth + 1)?;
                    if self.next() != Some('}') {
                        return Err(Broken { at: open, reason: "this `{` is never closed" });
                    }
                    items.push(match at_name(text.text) {
                        Some(name) => Item::At { name, at: text.at, items: inner },
                        None => Item::Rule { selector: text, items: inner },
                    });
                }
                End::Outside => {
                    items.extend(statement(text));
                    return Ok(items);
                }
            }
        }
    }

    /// Moves to what ends a statement, over strings, comments and brackets.
    fn statement(&mut self) -> Result<End, Broken> {
        let mut open: Vec<(char, usize)> = Vec::new();
        while let Some(letter) = self.peek() {
            let at = self.at;
            match letter {
                '"' | '\'' => self.string(letter)?,
                '/' if self.css.get(at..).is_some_and(|rest| rest.starts_with("/*")) => {
                    self.comment()?;
                }
                '\\' => {
                    self.next();
                    self.next();
                }
                '(' | '[' => {
                    let is_address = letter == '('
                        && self
                            .css
                            .get(..at)
                            .is_some_and(|before| before.to_ascii_lowercase().ends_with("url"));
                    self.next();
                    if is_address {
                        self.address(at)?;
                    } else {
                        open.push((if letter == '(' { ')' } else { ']' }, at));
                    }
                }
                ')' | ']' => {
                    let reason = "this bracket closes nothing";
                    if open.pop().is_none_or(|(close, _)| close != letter) {
                        return Err(Broken { at, reason });
                    }
                    self.next();
                }
                ';' if open.is_empty() => return Ok(End::Semicolon),
                '{' if open.is_empty() => return Ok(End::Block),
                '}' => {
                    if let Some((_, at)) = open.pop() {
                        return Err(Broken { at, reason: "this bracket is never closed" });
                    }
                    return Ok(End::Outside);
                }
                _ => drop(self.next()),
            }
        }
        match open.pop() {
            Some((_, at)) => Err(Broken { at, reason: "this bracket is never closed" }),
            None => Ok(End::Outside),
        }
    }

    fn skip_blank(&mut self) -> Result<(), Broken> {
        while let Some(letter) = self.peek() {
            if letter == '/' && self.css.get(self.at..).is_some_and(|rest| rest.starts_with("/*")) {
                self.comment()?;
            } else if letter.is_whitespace() || letter == ';' {
                self.next();
            } else {
                break;
            }
        }
        Ok(())
    }

    fn comment(&mut self) -> Result<(), Broken> {
        let rest = self.css.get(self.at..).unwrap_or_default();
        let Some(length) = rest.get(2..).and_then(|inside| inside.find("*/")) else {
            return Err(Broken { at: self.at, reason: "this comment is never closed" });
        };
        self.at += length + 4;
        Ok(())
    }

    fn string(&mut self, quote: char) -> Result<(), Broken> {
        let at = self.at;
        self.next();
        while let Some(letter) = self.next() {
            match letter {
                '\\' => drop(self.next()),
                '\n' => break,
                _ if letter == quote => return Ok(()),
                _ => {}
            }
        }
        Err(Broken { at, reason: "this string is never closed" })
    }

    /// `url(…)` without quotes may hold anything but brackets and quotes.
    fn address(&mut self, open: usize) -> Result<(), Broken> {
        while let Some(letter) = self.peek() {
            match letter {
                ')' => {
                    self.next();
                    return Ok(());
                }
                '"' | '\'' => self.string(letter)?,
                '\\' => {
                    self.next();
                    self.next();
                }
                _ => drop(self.next()),
            }
        }
        Err(Broken { at: open, reason: "this bracket is never closed" })
    }
}

/// The name of an at-rule, in small letters.
fn at_name(text: &str) -> Option<String> {
    let rest = text.strip_prefix('@')?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
    Some(rest.get(..end)?.to_ascii_lowercase())
}

/// What ends with `;` or with its block.
fn statement(text: Text<'_>) -> Option<Item<'_>> {
    if text.text.is_empty() {
        return None;
    }
    if let Some(name) = at_name(text.text) {
        return Some(Item::At { name, at: text.at, items: Vec::new() });
    }
    let (name, value) = text.text.split_once(':')?;
    let name = name.trim();
    let value_at = text.at + text.text.len() - value.len();
    let trimmed = value.trim_start();
    let mut value = Text { at: value_at + value.len() - trimmed.len(), text: trimmed.trim_end() };
    let important = value.text.rfind('!').filter(|at| {
        let word = value.text.get(at + 1..).unwrap_or_default();
        word.trim().eq_ignore_ascii_case("important")
    });
    if let Some(at) = important {
        value.text = value.text.get(..at).unwrap_or_default().trim_end();
    }
    let name = if name.starts_with("--") { name.to_owned() } else { name.to_ascii_lowercase() };
    Some(Item::Declaration(Declaration {
        name,
        at: text.at,
        important: important.map(|at| value.at + at),
        value,
    }))
}

#[cfg(test)]
mod tests {
    use super::{Item, read};

    #[test]
    fn rules_and_declarations_are_taken_apart() {
        let css = "/* {; */ .a, b:hover { Color : red ! important; &.c { --X: {a}; } }\n@import url(a;b.css);@media x { p { b: url(\"a)b\") } }";
        let items = read(css).unwrap();
        let [
            Item::Rule { selector, items: inner },
            Item::At { name, .. },
            Item::At { name: media, items: of_media, .. },
        ] = items.as_slice()
        else {
            panic!("{items:?}");
        };
        assert_eq!((selector.text, selector.at), (".a, b:hover", 9));
        assert_eq!((name.as_str(), media.as_str(), of_media.len()), ("import", "media", 1));
        let Some(Item::Declaration(colour)) = inner.first() else { panic!("{inner:?}") };
        assert_eq!((colour.name.as_str(), colour.value.text), ("color", "red"));
        assert_eq!(css.get(colour.value.at..colour.value.at + 3), Some("red"));
        assert_eq!(colour.important.and_then(|at| css.get(at..=at)), Some("!"));
    }

    #[test]
    fn what_does_not_fit_is_told_with_its_place() {
        for (css, at) in [
            ("a { b: c", 2),
            ("a } b", 2),
            ("a { b: (c }", 7),
            ("/* a", 0),
            ("a { b: 'c\n' }", 7),
            ("a) {}", 1),
            ("a { b: url(c", 10),
        ] {
            assert_eq!(read(css).unwrap_err().at, at, "{css}");
        }
        assert!(read(&"a{".repeat(10_000)).unwrap_err().reason.contains("64"));
    }
}
