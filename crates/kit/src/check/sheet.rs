//! Reads CSS: what reaches out of the view, raw colours, and what hides the focus.

mod colours;
mod reader;
mod selector;

use self::{
    reader::{Declaration, Item, Text},
    selector::Parts,
};
use super::{
    finding::{Findings, Level, Place},
    folder::{DOES_NOT_PARSE, Source},
    place::Lines,
    rules::{Group, Rule},
    uses::Reach,
};

pub(super) const GROUP: Group = Group {
    title: "Styles",
    rules: &[&REACHES_OUT, &RAW_COLOUR, &IMPORTANT, &REMOTE, &ON_TOP, &OUTLINE],
};

static REACHES_OUT: Rule = Rule {
    id: "css-reaches-out",
    level: Level::Error,
    finds: "A rule for `html`, `body`, `:root`, `*` or a bare element that is not kept in a shadow root.",
    why: "It changes the whole chat, for everybody who has the plugin on; in a shadow root `html`, `body` and `:root` match nothing.",
    mend: "Give the sheet as the option `styles`, and say `:host` for the view itself; set tokens with `host.theme`.",
};

static RAW_COLOUR: Rule = Rule {
    id: "css-raw-colour",
    level: Level::Warning,
    finds: "A colour that is no token: `#fff`, `rgb(…)`, `white`.",
    why: "It stays as it is when the person or a theme changes the colours, and is unreadable on a dark page.",
    mend: "Use a token, with the colour as its fallback: `var(--color-text, #1d2230)`.",
};

static IMPORTANT: Rule = Rule {
    id: "css-important",
    level: Level::Warning,
    finds: "`!important`, but for `[hidden] { display: none !important }`.",
    why: "Themes and people's own styles can not win against it.",
    mend: "Make the selector as exact as needed; in a shadow root nothing competes.",
};

static REMOTE: Rule = Rule {
    id: "css-remote",
    level: Level::Error,
    finds: "`@import`, or a `url(…)` of another server.",
    why: "The page's security policy refuses it, and the other server would learn who reads what; shadow roots take no `@import`.",
    mend: "Put the file into the bundle.",
};

static ON_TOP: Rule = Rule {
    id: "css-on-top",
    level: Level::Warning,
    finds: "`position: fixed` with a `z-index` of 1000 or more.",
    why: "It covers menus and dialogs, the one for turning plugins off among them.",
    mend: "Let the host put things on top: `host.toast`, `host.notice`, `host.confirm`, or a slot that floats.",
};

static OUTLINE: Rule = Rule {
    id: "css-outline",
    level: Level::Warning,
    finds: "`outline: none` where nothing else shows the focus.",
    why: "Who uses the keyboard does not see where they are.",
    mend: "Leave it out, or style `:focus-visible`: `outline: 2px solid var(--color-focus)`.",
};

/// From here on nobody is meant to be above.
const HUGE_Z_INDEX: u32 = 1000;

/// Looks through CSS that begins at `base` in the source.
pub(super) fn check(
    source: &Source,
    css: &str,
    base: usize,
    reach: Reach,
    findings: &mut Findings,
) {
    let lines = Lines::new(&source.text);
    let items = match reader::read(css) {
        Ok(items) => items,
        Err(broken) => {
            let place = Place::offset(&source.path, &lines, base + broken.at);
            findings.add(&DOES_NOT_PARSE, place, broken.reason);
            return;
        }
    };
    let shows_focus = shows_focus(&items);
    let mut look = Look { path: &source.path, lines, base, reach, shows_focus, findings };
    look.items(&items, "");
}

/// Whether some rule of the sheet styles the focus.
fn shows_focus(items: &[Item<'_>]) -> bool {
    items.iter().any(|item| match item {
        Item::Rule { selector, items } => {
            (selector.text.contains(":focus") && marks(items, true)) || shows_focus(items)
        }
        Item::At { items, .. } => shows_focus(items),
        Item::Declaration(_) => false,
    })
}

/// Whether a block draws something that can be seen.
fn marks(items: &[Item<'_>], with_outline: bool) -> bool {
    declarations(items).any(|it| {
        let is_mark = ["box-shadow", "border", "background", "text-decoration"]
            .iter()
            .any(|mark| it.name.starts_with(mark));
        (is_mark || (with_outline && it.name.starts_with("outline"))) && !is_nothing(it.value.text)
    })
}

fn declarations<'i, 'c>(items: &'i [Item<'c>]) -> impl Iterator<Item = &'i Declaration<'c>> {
    items.iter().filter_map(|item| match item {
        Item::Declaration(it) => Some(it),
        Item::Rule { .. } | Item::At { .. } => None,
    })
}

fn is_nothing(value: &str) -> bool {
    matches!(value, "none" | "0" | "0px" | "transparent" | "0 none" | "none 0")
}

/// One walk through a sheet.
struct Look<'s, 'f> {
    path: &'s str,
    lines: Lines<'s>,
    base: usize,
    reach: Reach,
    shows_focus: bool,
    findings: &'f mut Findings,
}

impl Look<'_, '_> {
    fn add(&mut self, rule: &'static Rule, at: usize, message: String) {
        let place = Place::offset(self.path, &self.lines, self.base + at);
        self.findings.add(rule, place, message);
    }

    /// `around` is the selector of the rule that the items stand in; empty at the top.
    fn items(&mut self, items: &[Item<'_>], around: &str) {
        self.on_top(items);
        for item in items {
            match item {
                Item::Rule { selector, items } => {
                    if around.is_empty() {
                        self.selectors(*selector, items);
                    }
                    self.items(items, selector.text);
                }
                Item::At { name, at, items } => {
                    if name == "import" {
                        self.add(&REMOTE, *at, "`@import` loads another sheet".to_owned());
                    }
                    // Steps of an animation are no selectors, and `from` is no element.
                    let around = if name.ends_with("keyframes") { "from" } else { around };
                    self.items(items, around);
                }
                Item::Declaration(it) => self.declaration(it, items, around),
            }
        }
    }

    fn selectors(&mut self, list: Text<'_>, items: &[Item<'_>]) {
        let sets_tokens_only = items
            .iter()
            .all(|item| matches!(item, Item::Declaration(it) if it.name.starts_with("--")));
        for (at, selector) in selector::split(list.text) {
            let parts = Parts::of(selector);
            let at = list.at + at;
            if self.reach == Reach::Shadow {
                if parts.names_page {
                    self.add(
                        &REACHES_OUT,
                        at,
                        format!("`{selector}` matches nothing in a shadow root"),
                    );
                }
            } else if parts.names_page {
                // A theme sets tokens on the root, and that is all it may do there.
                if !sets_tokens_only {
                    self.add(&REACHES_OUT, at, format!("`{selector}` styles the whole page"));
                }
            } else if parts.is_bare {
                self.add(
                    &REACHES_OUT,
                    at,
                    format!("`{selector}` styles such elements of the whole page"),
                );
            }
        }
    }

    fn declaration(&mut self, it: &Declaration<'_>, block: &[Item<'_>], selector: &str) {
        let (name, value) = (it.name.as_str(), it.value.text);
        if let Some(at) =
            it.important.filter(|_| !(selector.contains("[hidden]") && name == "display"))
        {
            self.add(&IMPORTANT, at, format!("`{name}` is `!important`"));
        }
        for (url_at, url) in colours::urls(value) {
            let small = url.to_ascii_lowercase();
            if ["http:", "https:", "//"].iter().any(|start| small.starts_with(start)) {
                let shown: String = url.chars().take(100).collect();
                self.add(
                    &REMOTE,
                    it.value.at + url_at,
                    format!("{shown:?} is loaded from another server"),
                );
            }
        }
        // A custom property is where a colour gets its name.
        if !name.starts_with("--") {
            for (colour_at, colour) in colours::raw(name, value) {
                self.add(
                    &RAW_COLOUR,
                    it.value.at + colour_at,
                    format!("`{colour}` in `{name}` is no token"),
                );
            }
        }
        let hides_focus =
            matches!(name, "outline" | "outline-style" | "outline-width") && is_nothing(value);
        let is_replaced = self.shows_focus
            || (selector.contains(":focus") && marks(block, false))
            || selector.contains(":focus:not(:focus-visible)");
        if hides_focus && !is_replaced {
            self.add(&OUTLINE, it.at, format!("`{name}: {value}` hides the focus"));
        }
    }

    fn on_top(&mut self, items: &[Item<'_>]) {
        let declared = |wanted: &str| declarations(items).find(|it| it.name == wanted);
        let is_fixed = declared("position").is_some_and(|it| it.value.text.starts_with("fixed"));
        let Some(it) = declared("z-index").filter(|_| is_fixed) else { return };
        let value = it.value.text;
        let number: String = value.chars().take_while(|c| c.is_ascii_digit()).collect();
        // What does not fit into the number is huge all the more.
        if !number.is_empty() && number.parse::<u32>().map_or(true, |number| number >= HUGE_Z_INDEX)
        {
            self.add(&ON_TOP, it.at, format!("`position: fixed` with `z-index: {value}`"));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::check::{folder::Language, options::Options};

    fn found(css: &str, reach: Reach) -> Vec<&'static str> {
        let source = Source { path: "a.css".into(), text: css.into(), language: Language::Sheet };
        let mut findings = Findings::default();
        check(&source, css, 0, reach, &mut findings);
        let report = findings.settle(&Options::default());
        report.findings.iter().map(|finding| finding.rule).collect()
    }

    #[track_caller]
    fn page(css: &str, expected: &[&str]) {
        assert_eq!(found(css, Reach::Page), expected, "{css}");
    }

    #[test]
    fn what_reaches_out_is_found() {
        for css in [
            "body { margin: 0 }",
            "* { margin: 0 }",
            "a:hover, .x { margin: 0 }",
            "@media print { html.dark { margin: 0 } }",
            ":root { margin: 0; --a: 1 }",
        ] {
            page(css, &["css-reaches-out"]);
        }
        page(".card p { margin: 0 }", &[]);
        page(":root { --color-text: #fff }", &[]);
        page("mortise-view { margin: 0 }", &[]);
        page(".card { p { margin: 0 } }", &[]);
        assert_eq!(found("*, *::before { margin: 0 }", Reach::Shadow), [""; 0]);
        assert_eq!(found("body { margin: 0 }", Reach::Shadow), ["css-reaches-out"]);
    }

    #[test]
    fn colours_outside_of_tokens_are_found() {
        page(".a { color: #fff }", &["css-raw-colour"]);
        page(".a { border: 1px solid RED }", &["css-raw-colour"]);
        page(".a { background: rgb(0 0 0 / 50%) }", &["css-raw-colour"]);
        page(".a { color: var(--color-text, #fff) }", &[]);
        page(".a { color: color-mix(in oklch, var(--tint), #fff 45%) }", &[]);
        page(".a { color: currentcolor; background: transparent }", &[]);
        page(".a { content: '#fff red'; background: url(red.png) }", &[]);
        page(".a { grid-area: red; animation: tan 1s; font-family: red }", &[]);
        page(".a { --tint: #fff }", &[]);
    }

    #[test]
    fn the_other_rules_find_what_they_say() {
        page(".a { margin: 0 !important }", &["css-important"]);
        page("[hidden] { display: none !important }", &[]);
        page("@import 'x.css';", &["css-remote"]);
        page(".a { background: url('HTTPS://example.org/x.png') }", &["css-remote"]);
        page(".a { background: url(x.png) }", &[]);
        page(".a { position: fixed; z-index: 9999 }", &["css-on-top"]);
        page(".a { position: fixed; z-index: 99999999999999999999 }", &["css-on-top"]);
        page(".a { position: fixed; z-index: 2 }", &[]);
        page(".a { outline: none }", &["css-outline"]);
        page(".a { outline: none } .a:focus-visible { outline: 2px solid }", &[]);
        page(".a:focus { outline: 0; box-shadow: 0 0 1px }", &[]);
    }

    #[test]
    fn a_sheet_that_does_not_parse_is_found_once() {
        page(".a { color: } } .b {{", &["does-not-parse"]);
        page("@keyframes x { from { margin: 0 } 50% { margin: 1px } }", &[]);
    }

    proptest! {
        #[test]
        fn any_text_is_settled(css in prop_oneof![
            ".{0,80}",
            "[a-c{}():;#.*@!, /'\"\\\\-]{0,60}",
            "(\\.a|body|\\*|@media x) ?\\{ ?(color|outline|--x|z-index): ?[#a-f0-9(), url'-]{0,20}[;}]{0,2}",
        ]) {
            found(&css, Reach::Page);
            found(&css, Reach::Shadow);
        }
    }
}
