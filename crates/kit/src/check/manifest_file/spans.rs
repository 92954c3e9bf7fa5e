//! Where the fields of a JSON file stand. What is no JSON has the place of its first mistake.

use jsonc_parser::{
    CollectOptions, ParseOptions,
    ast::{Object, Value},
    common::Ranged as _,
    parse_to_ast,
};

use crate::check::{finding::Place, place::Lines};

/// The text of a JSON file.
#[derive(Debug)]
pub(in crate::check) struct Spans<'t> {
    file: &'t str,
    text: &'t str,
}

impl<'t> Spans<'t> {
    pub(in crate::check) const fn of(text: &'t str) -> Self {
        Self { file: super::NAME, text }
    }

    pub(in crate::check) const fn in_file(file: &'t str, text: &'t str) -> Self {
        Self { file, text }
    }

    /// The place of a field as messages name it: `webapp.slots[0]`, `props["a b"]`.
    ///
    /// A field that is missing has the place of what it is missing in.
    pub(in crate::check) fn place(&self, field: &str) -> Place {
        let lines = Lines::new(self.text);
        let parsed = parse_to_ast(self.text, &CollectOptions::default(), &ParseOptions::default());
        let offset = match &parsed {
            Ok(result) => result.value.as_ref().map_or(0, |root| offset(root, field)),
            Err(error) => error.range().start,
        };
        Place::offset(self.file, &lines, offset).field(field)
    }
}

fn offset(root: &Value<'_>, field: &str) -> usize {
    let mut at = root.range().start;
    let mut value = root;
    let steps = steps(field);
    for (n, step) in steps.iter().enumerate() {
        let next = match (value, step) {
            (Value::Object(object), Step::Key(key)) => {
                let Some((key_at, value)) = property(object, key, n + 1 == steps.len()) else {
                    return at;
                };
                at = key_at;
                Some(value)
            }
            (Value::Array(list), Step::Index(index)) => list.elements.get(*index),
            _ => None,
        };
        let Some(next) = next else { return at };
        value = next;
    }
    value.range().start
}

/// A key given twice is refused at the second place, and what is in it was read from the first.
fn property<'v, 't>(
    object: &'v Object<'t>,
    key: &str,
    is_end: bool,
) -> Option<(usize, &'v Value<'t>)> {
    let mut same = object.properties.iter().filter(|property| property.name.as_str() == key);
    let found = if is_end { same.next_back()? } else { same.next()? };
    Some((found.range.start, &found.value))
}

#[derive(Debug, PartialEq)]
enum Step {
    Key(String),
    Index(usize),
}

/// Takes `a.b[2]["odd name"]` apart; what is not understood ends the path.
fn steps(field: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = field;
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix('[') {
            let quoted = inside.strip_prefix('"').and_then(|text| text.split_once("\"]"));
            if let Some((key, after)) = quoted {
                steps.push(Step::Key(key.to_owned()));
                rest = after;
            } else {
                let Some((digits, after)) = inside.split_once(']') else { break };
                let Ok(index) = digits.parse() else { break };
                steps.push(Step::Index(index));
                rest = after;
            }
        } else {
            let word = rest.strip_prefix('.').unwrap_or(rest);
            let end = word.find(['.', '[']).unwrap_or(word.len());
            let (key, after) = word.split_at(end);
            if key.is_empty() {
                break;
            }
            steps.push(Step::Key(key.to_owned()));
            rest = after;
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Spans;

    const TEXT: &str = "{\n  \"id\": \"x\",\n  \"webapp\": {\n    \"slots\": [\"a\",\n      \"b\"]\n  },\n  \"props\": {\"a b\": 1}\n}";

    #[track_caller]
    fn at(field: &str, line: usize, column: usize) {
        let place = Spans::of(TEXT).place(field);
        assert_eq!((place.line, place.column), (Some(line), Some(column)), "{field}");
    }

    #[test]
    fn fields_are_found() {
        at("id", 2, 9);
        at("webapp.slots[1]", 5, 7);
        at("props[\"a b\"]", 7, 20);
        at("", 1, 1);
    }

    #[test]
    fn what_is_missing_is_where_it_should_be() {
        at("webapp.kind", 3, 3);
        at("name", 1, 1);
        at("webapp.slots[9]", 4, 5);
        at("id.more", 2, 3);
    }

    #[test]
    fn a_mistake_of_syntax_has_a_place() {
        let place = Spans::of("{\n  \"id\": }").place("");
        assert_eq!(place.line, Some(2));
    }

    proptest! {
        #[test]
        fn any_text_and_field_is_settled(text in ".{0,60}", field in "[a-b.\\[\\]\"0-9]{0,12}") {
            let _ = Spans::of(&text).place(&field);
            let _ = Spans::of(TEXT).place(&field);
        }
    }
}
