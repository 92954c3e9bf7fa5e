//! What can be said about an element before it is on a page: names for screen readers, roles, keys.
//!
//! JSX and `html!` are read into the same small shape. What a program fills in counts as said; only
//! what is surely missing is a finding, and the preview's checks see the rest.

use super::{
    finding::{Findings, Level, Place},
    near::nearest,
    rules::{Group, Rule},
};

pub(super) const GROUP: Group = Group {
    title: "Names and keys",
    rules: &[&BUTTON_NAME, &LINK_NAME, &IMAGE_ALT, &LABEL, &ROLES, &CLICKABLE, &TABINDEX],
};

static BUTTON_NAME: Rule = Rule {
    id: "button-name",
    level: Level::Error,
    finds: "A `<button>` without content and without a name.",
    why: "A screen reader says «button» and nothing more; nobody knows what it does.",
    mend: "Write words into it, or give it an `aria-label`.",
};

static LINK_NAME: Rule = Rule {
    id: "link-name",
    level: Level::Error,
    finds: "A link without content and without a name.",
    why: "A screen reader spells out the address, or says «link» and nothing more.",
    mend: "Write words into it, or give it an `aria-label`.",
};

static IMAGE_ALT: Rule = Rule {
    id: "image-alt",
    level: Level::Error,
    finds: "An `<img>` without `alt`.",
    why: "A screen reader spells out the file's name.",
    mend: "Say in `alt` what it shows; write `alt=\"\"` when the words beside it say the same.",
};

static LABEL: Rule = Rule {
    id: "label",
    level: Level::Error,
    finds: "An `<input>`, `<select>` or `<textarea>` without a label.",
    why: "A screen reader does not say what to write there; a placeholder is gone with the first letter.",
    mend: "Put it into a `<label>`, or give it an `aria-label`, or an `id` that a `<label for>` names.",
};

static ROLES: Rule = Rule {
    id: "aria-roles",
    level: Level::Error,
    finds: "A `role` that does not exist.",
    why: "Screen readers pass over it, so the element is not what it looks like.",
    mend: "Use a role of WAI-ARIA, or an element that has it by itself.",
};

static CLICKABLE: Rule = Rule {
    id: "clickable",
    level: Level::Error,
    finds: "A click handler on an element that is no button and no link, without `role` and `tabindex`.",
    why: "It can not be reached with the keyboard, and a screen reader does not say that it can be pressed.",
    mend: "Make it a `<button type=\"button\">`.",
};

static TABINDEX: Rule = Rule {
    id: "tabindex",
    level: Level::Warning,
    finds: "A `tabindex` above 0.",
    why: "It goes before everything else on the page, the chat's own fields among them.",
    mend: "Write 0, and put the element where its turn is.",
};

/// What an attribute is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// This text.
    Text(String),
    /// What a program says at run time.
    Code,
    /// Nothing: it is there.
    Bare,
}

/// One attribute, its name in small letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) value: Value,
}

/// One element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) tag: String,
    pub(super) attributes: Vec<Attribute>,
    /// More attributes come from elsewhere: nothing is surely missing.
    pub(super) is_open: bool,
    /// Words, or what may be words, stand in it.
    pub(super) has_content: bool,
}

impl Element {
    fn get(&self, name: &str) -> Option<&Value> {
        self.attributes.iter().find(|it| it.name == name).map(|it| &it.value)
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    fn is(&self, name: &str, text: &str) -> bool {
        matches!(self.get(name), Some(Value::Text(value)) if value == text)
    }

    /// Whether nothing is known of what it renders.
    pub(super) fn is_component(&self) -> bool {
        self.tag.starts_with(|first: char| !first.is_ascii_lowercase()) || self.tag.contains('-')
    }

    /// Whether a name is given other than by its content.
    pub(super) fn is_named(&self) -> bool {
        ["aria-label", "aria-labelledby", "title", "alt"].iter().any(|name| match self.get(name) {
            Some(Value::Text(text)) => !text.trim().is_empty(),
            Some(Value::Code) => true,
            Some(Value::Bare) | None => false,
        })
    }

    /// Whether nobody perceives it.
    fn is_hidden(&self) -> bool {
        self.is("aria-hidden", "true") || self.is("type", "hidden")
    }
}

/// Notes what is missing. `text` is the whole file, in which a label may stand elsewhere.
pub(super) fn check(
    element: &Element,
    in_label: bool,
    text: &str,
    place: &Place,
    findings: &mut Findings,
) {
    if element.is_component() {
        return;
    }
    let tag = element.tag.as_str();
    let mut add = |rule, message: String| findings.add(rule, place.clone(), message);
    if let Some(Value::Text(roles)) = element.get("role") {
        let unknown = roles.split_whitespace().filter(|role| !ROLE_NAMES.contains(role));
        for role in unknown {
            let near = nearest(role, ROLE_NAMES.iter().copied());
            let hint = near.map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
            add(&ROLES, format!("role={role:?} does not exist{hint}"));
        }
    }
    if let Some(Value::Text(order)) = element.get("tabindex")
        && order.trim().parse::<i64>().is_ok_and(|order| order > 0)
    {
        add(&TABINDEX, format!("<{tag}> has tabindex={order:?}"));
    }
    if element.is_open || element.is_hidden() {
        return;
    }
    let is_silent = !element.has_content && !element.is_named();
    match tag {
        "button" if is_silent => add(&BUTTON_NAME, "<button> has no content and no name".into()),
        "a" if is_silent && element.has("href") => {
            add(&LINK_NAME, "<a> has no content and no name".into());
        }
        "img" if !element.has("alt") && !element.is_named() => {
            let is_decoration = element.is("role", "presentation") || element.is("role", "none");
            if !is_decoration {
                add(&IMAGE_ALT, "<img> has no alt".into());
            }
        }
        "input" | "select" | "textarea" if !in_label && !is_labelled(element, text) => {
            add(&LABEL, format!("<{tag}> has no label"));
        }
        _ => {}
    }
    let is_pressed_by_itself = [
        "button", "a", "input", "select", "textarea", "option", "label", "summary", "details",
        "form", "dialog",
    ];
    if element.has("onclick")
        && !is_pressed_by_itself.contains(&tag)
        && !(element.has("role") && element.has("tabindex"))
    {
        add(&CLICKABLE, format!("<{tag}> can be clicked, and not reached with the keyboard"));
    }
}

fn is_labelled(element: &Element, text: &str) -> bool {
    let named_by_itself = ["submit", "reset", "button", "image"];
    if element.is_named() || named_by_itself.iter().any(|kind| element.is("type", kind)) {
        return true;
    }
    match element.get("id") {
        // Somewhere in the file a label may name it; which one is known at run time.
        Some(Value::Code) => text.contains("htmlFor") || text.contains("for="),
        Some(Value::Text(id)) => ["for=", "htmlFor="].iter().any(|name| {
            text.contains(&format!("{name}\"{id}\""))
                || text.contains(&format!("{name}{{\"{id}\"}}"))
        }),
        Some(Value::Bare) | None => false,
    }
}

/// The roles of WAI-ARIA 1.2 that are not abstract, and those that browsers know beside them.
const ROLE_NAMES: [&str; 91] = [
    "alert",
    "alertdialog",
    "application",
    "article",
    "banner",
    "blockquote",
    "button",
    "caption",
    "cell",
    "checkbox",
    "code",
    "columnheader",
    "combobox",
    "comment",
    "complementary",
    "contentinfo",
    "definition",
    "deletion",
    "dialog",
    "directory",
    "document",
    "emphasis",
    "feed",
    "figure",
    "form",
    "generic",
    "graphics-document",
    "graphics-object",
    "graphics-symbol",
    "grid",
    "gridcell",
    "group",
    "heading",
    "image",
    "img",
    "insertion",
    "link",
    "list",
    "listbox",
    "listitem",
    "log",
    "main",
    "mark",
    "marquee",
    "math",
    "menu",
    "menubar",
    "menuitem",
    "menuitemcheckbox",
    "menuitemradio",
    "meter",
    "navigation",
    "none",
    "note",
    "option",
    "paragraph",
    "presentation",
    "progressbar",
    "radio",
    "radiogroup",
    "region",
    "row",
    "rowgroup",
    "rowheader",
    "scrollbar",
    "search",
    "searchbox",
    "separator",
    "slider",
    "spinbutton",
    "status",
    "strong",
    "subscript",
    "suggestion",
    "superscript",
    "switch",
    "tab",
    "table",
    "tablist",
    "tabpanel",
    "term",
    "textbox",
    "time",
    "timer",
    "toolbar",
    "tooltip",
    "tree",
    "treegrid",
    "treeitem",
    "sectionfooter",
    "sectionheader",
];
