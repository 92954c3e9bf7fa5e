//! From bytes to a tree of values, within limits; keys given twice are refused, which serde alone would not do.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::{
    findings::{Findings, Refusal, shown},
    limits::Limits,
    object::join,
};
use crate::model::file::Format;

/// The tree of a file; nothing when it can not be read, and then the findings say why.
pub(crate) fn read(
    bytes: &[u8],
    format: Format,
    limits: Limits,
    findings: &mut Findings,
) -> Option<Value> {
    if bytes.len() > limits.max_bytes {
        let rule =
            format!("must be at most {} bytes long, but has {}", limits.max_bytes, bytes.len());
        findings.refuse_file(rule, None);
        return None;
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        findings.refuse_file(
            "must not begin with a byte order mark",
            Some(String::from("save it as UTF-8 without BOM")),
        );
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let rule = format!("must be UTF-8, but is not from byte {} on", error.valid_up_to());
            findings.refuse_file(rule, Some(String::from("save it as UTF-8")));
            return None;
        }
    };
    let mut walk = Walk {
        findings,
        path: String::new(),
        depth_left: limits.max_depth.min(MAX_DEPTH),
        is_too_deep: false,
    };
    let result = match format {
        Format::Json => read_json(text, &mut walk),
        #[cfg(feature = "yaml")]
        Format::Yaml => super::yaml::read(text, &mut walk),
    };
    let is_too_deep = walk.is_too_deep;
    match result {
        Ok(value) => Some(value),
        Err(_) if is_too_deep => {
            let rule =
                format!("must not nest deeper than {} levels", limits.max_depth.min(MAX_DEPTH));
            findings.refuse_file(rule, None);
            None
        }
        Err((rule, mend)) => {
            findings.refuse_file(rule, mend);
            None
        }
    }
}

/// `serde_json` stops at 128 levels, so that no input can overflow the stack.
const MAX_DEPTH: usize = 127;

/// Why a text is not of its format, and how to mend it.
pub(crate) type SyntaxError = (String, Option<String>);

fn read_json(text: &str, walk: &mut Walk<'_>) -> Result<Value, SyntaxError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let tree = walk.deserialize(&mut deserializer);
    tree.and_then(|value| deserializer.end().map(|()| value)).map_err(|error| {
        let mend = mend_json(text, &error).map(String::from);
        (format!("must be valid JSON: {error}"), mend)
    })
}

/// The mistakes that people make in JSON because other languages allow them.
fn mend_json(text: &str, error: &serde_json::Error) -> Option<&'static str> {
    if text.trim().is_empty() {
        return Some("the file is empty");
    }
    // The column is that of the last byte read, which is the culprit or the one before it.
    let line = text.lines().nth(error.line().checked_sub(1)?)?;
    let near = line.get(error.column().saturating_sub(2)..).unwrap_or_default();
    let starts = |words: &[&str]| {
        words.iter().any(|word| {
            let rest = near.trim_start_matches([' ', ':', '[', ',', '{', '-']);
            rest.starts_with(word)
        })
    };
    if starts(&["NaN", "Infinity"]) {
        Some("JSON has no NaN and no Infinity")
    } else if starts(&["//", "/*", "#"]) {
        Some("JSON has no comments")
    } else if starts(&["'"]) {
        Some("JSON quotes with \"")
    } else {
        None
    }
}

/// The walk down the tree: where we are, and what was found.
pub(crate) struct Walk<'f> {
    findings: &'f mut Findings,
    path: String,
    depth_left: usize,
    is_too_deep: bool,
}

impl Walk<'_> {
    /// Goes one level down for `visit`.
    fn within<T, E: de::Error>(
        &mut self,
        visit: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let Some(depth_left) = self.depth_left.checked_sub(1) else {
            self.is_too_deep = true;
            return Err(E::custom("too deep"));
        };
        self.depth_left = depth_left;
        let result = visit(self);
        self.depth_left += 1;
        result
    }

    /// Reads the value of `step`, with the path pointing at it meanwhile.
    fn at<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let path = join(&self.path, step);
        let parent = std::mem::replace(&mut self.path, path);
        let result = read(self);
        self.path = parent;
        result
    }
}

impl<'de> DeserializeSeed<'de> for &mut Walk<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Walk<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        if let Some(number) = Number::from_f64(value) {
            return Ok(number.into());
        }
        // YAML can write these.
        self.findings.refuse(Refusal {
            field: self.path.clone(),
            value: Some(value.to_string()),
            rule: "must be a finite number".into(),
            mend: None,
        });
        Ok(Value::Null)
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        self.within(|walk| {
            let mut list = Vec::new();
            loop {
                let step = format!("[{}]", list.len());
                let Some(value) = walk.at(&step, |walk| seq.next_element_seed(walk))? else {
                    break;
                };
                list.push(value);
            }
            Ok(list.into())
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.within(|walk| {
            let mut map = Map::new();
            while let Some(key) = entries.next_key::<String>()? {
                let value = walk.at(&key, |walk| entries.next_value_seed(walk))?;
                if map.contains_key(&key) {
                    // Which of two counts differs between readers: one may check what another runs.
                    walk.findings.refuse(Refusal {
                        field: join(&walk.path, &key),
                        value: Some(shown(&value)),
                        rule: "must be given only once".into(),
                        mend: Some(String::from("remove one of them")),
                    });
                    continue;
                }
                map.insert(key, value);
            }
            Ok(map.into())
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{Format, Limits, Manifest, ManifestErrors};

    fn refusal(bytes: &[u8], format: Format) -> ManifestErrors {
        Manifest::parse(bytes, format, Limits::default()).expect_err("should be refused")
    }

    fn nested(depth: usize) -> String {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        format!(
            "{{\"id\": \"com.example.demo\", \"name\": \"Demo\", \"props\": {{\"a\": {open}{close}}}}}"
        )
    }

    #[test]
    fn depth_ten_thousand_is_refused_without_a_crash() {
        let errors = refusal(nested(10_000).as_bytes(), Format::Json);
        assert!(errors.to_string().contains("deeper than 64 levels"), "{errors}");
        // Its reader has a limit of its own, which comes first.
        let errors = refusal(nested(10_000).as_bytes(), Format::Yaml);
        assert!(errors.to_string().contains("recursion limit exceeded at line 1"), "{errors}");
        let open = "[".repeat(1 << 19);
        assert!(refusal(open.as_bytes(), Format::Json).to_string().contains("deeper than"));
    }

    #[test]
    fn the_deepest_allowed_manifest_is_read() {
        // Two levels are the manifest and its props.
        assert!(Manifest::parse_json(&nested(62)).is_ok());
        assert!(Manifest::parse_json(&nested(63)).is_err());
        let shallow = Limits { max_depth: 1, ..Limits::default() };
        let json = br#"{"id": "com.example.demo", "name": "Demo"}"#;
        assert!(Manifest::parse(json, Format::Json, shallow).is_ok());
    }

    #[test]
    fn ten_megabytes_are_refused_before_they_are_read() {
        let errors = refusal(&vec![b' '; 10 << 20], Format::Json);
        assert_eq!(
            errors.refusals()[0].rule,
            "must be at most 1048576 bytes long, but has 10485760"
        );
    }

    #[test]
    fn a_hundred_thousand_mistakes_make_a_short_message() {
        let settings = vec!["1"; 200_000].join(",");
        let json = format!(
            "{{\"id\": \"com.example.demo\", \"name\": \"Demo\", \"settings_schema\": {{\"settings\": [{settings}]}}}}"
        );
        let errors = refusal(json.as_bytes(), Format::Json);
        assert_eq!((errors.refusals().len(), errors.count()), (100, 200_000));
        assert!(errors.to_string().ends_with("- and 199900 more"), "{errors}");
    }
}
