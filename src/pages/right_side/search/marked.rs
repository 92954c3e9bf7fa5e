//! Marks the words that were searched for where they stand, without a change of the page: by the
//! browser's own highlights, which know nothing of how a post is drawn and by whom. A browser without
//! them shows the results unmarked.

use js_sys::{Array, Function, Reflect, RegExp};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};
use yew::prelude::*;

/// As the style sheet names it.
const NAME: &str = "search-match";
/// Long lists are marked as far as people read.
const MAX_RANGES: u32 = 2_000;

/// Keeps the words below `list` marked; `n_hits` tells when there are others.
#[hook]
pub(super) fn use_marked(list: &NodeRef, n_hits: usize, words: &[String]) {
    let list = list.clone();
    use_effect_with((n_hits, words.to_vec()), move |(_, words)| {
        if let (Some(list), Some(pattern)) = (list.cast::<Element>(), pattern(words)) {
            // Without highlights there is nothing to tell the person.
            let _ = mark(&list, &RegExp::new(&pattern, "giu"));
        }
        || {
            let _ = registry().and_then(|registry| call(&registry, "delete", &[NAME.into()]));
        }
    });
}

/// Whole words only: what follows or goes before is no letter.
fn pattern(words: &[String]) -> Option<String> {
    const SPECIAL: &str = r"\^$.*+?()[]{}|/-";
    let escaped = |word: &String| {
        let mut text = String::new();
        for letter in word.chars() {
            if SPECIAL.contains(letter) {
                text.push('\\');
            }
            text.push(letter);
        }
        text
    };
    let words: Vec<String> = words.iter().filter(|word| !word.is_empty()).map(escaped).collect();
    let joined = words.join("|");
    (!words.is_empty()).then(|| format!(r"(?<![\p{{L}}\p{{N}}])(?:{joined})(?![\p{{L}}\p{{N}}])"))
}

fn mark(list: &Element, pattern: &RegExp) -> Result<(), JsValue> {
    let registry = registry()?;
    let ranges = Array::new();
    collect(list, pattern, &ranges)?;
    let kind = Reflect::get(&js_sys::global(), &"Highlight".into())?.dyn_into::<Function>()?;
    let highlight = Reflect::construct(&kind, &ranges)?;
    call(&registry, "set", &[NAME.into(), highlight])?;
    Ok(())
}

fn collect(node: &Node, pattern: &RegExp, ranges: &Array) -> Result<(), JsValue> {
    if node.node_type() == Node::TEXT_NODE {
        let text = node.text_content().unwrap_or_default();
        pattern.set_last_index(0);
        while let Some(found) = pattern.exec(&text) {
            let start = Reflect::get(&found, &"index".into())?.as_f64().unwrap_or_default();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
            let start = start as u32;
            let end = pattern.last_index();
            if end <= start || ranges.length() >= MAX_RANGES {
                return Ok(());
            }
            let range = web_sys::Range::new()?;
            range.set_start(node, start)?;
            range.set_end(node, end)?;
            ranges.push(&range);
        }
        return Ok(());
    }
    let children = node.child_nodes();
    for idx in 0..children.length() {
        if let Some(child) = children.item(idx) {
            collect(&child, pattern, ranges)?;
        }
    }
    Ok(())
}

fn registry() -> Result<JsValue, JsValue> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into())?;
    Reflect::get(&css, &"highlights".into())
}

fn call(target: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function = Reflect::get(target, &name.into())?.dyn_into::<Function>()?;
    function.apply(target, &arguments.iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_patterns_are_plain_letters() {
        let found = pattern(&["C++".into(), String::new(), "a|b".into()]).unwrap();
        assert!(found.contains(r"(?:C\+\+|a\|b)"), "{found}");
        assert_eq!(pattern(&[]), None);
    }
}
