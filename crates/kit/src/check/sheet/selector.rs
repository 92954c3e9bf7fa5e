//! What a selector names: the page, or nothing but elements.

/// What is known of one selector.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// `html`, `body` or `:root` is in it.
    pub(super) names_page: bool,
    /// It names no class, no id, no attribute and no custom element: it could mean anybody's.
    pub(super) is_bare: bool,
}

impl Parts {
    pub(super) fn of(selector: &str) -> Self {
        let names_page = compounds(selector).any(|compound| {
            let small = compound.to_ascii_lowercase();
            ["html", "body", ":root"].iter().any(|page| {
                small
                    .strip_prefix(page)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[', ':', '#']))
            })
        });
        // `:host`, `:is(.a)` and `&` mean something of the plugin's own.
        let is_own = selector.contains(['.', '#', '[', '&', '(']) || selector.contains(":host");
        let is_custom = compounds(selector)
            .any(|compound| compound.split(':').next().is_some_and(|name| name.contains('-')));
        Self { names_page, is_bare: !selector.is_empty() && !is_own && !is_custom }
    }
}

/// The parts between combinators.
fn compounds(selector: &str) -> impl Iterator<Item = &str> {
    selector
        .split(|c: char| c.is_whitespace() || matches!(c, '>' | '+' | '~' | '(' | ')' | ','))
        .filter(|part| !part.is_empty())
}

/// The selectors of a list, each with its offset; commas in brackets and strings separate nothing.
pub(super) fn split(list: &str) -> Vec<(usize, &str)> {
    let mut selectors = Vec::new();
    let (mut depth, mut quote, mut start) = (0_usize, None, 0);
    for (at, letter) in list.char_indices().chain([(list.len(), ',')]) {
        match (quote, letter) {
            (Some(open), _) if at < list.len() => quote = (open != letter).then_some(open),
            (_, '"' | '\'') => quote = Some(letter),
            (_, '(' | '[') => depth += 1,
            (_, ')' | ']') => depth = depth.saturating_sub(1),
            (_, ',') if depth == 0 || at == list.len() => {
                let text = list.get(start..at).unwrap_or_default();
                let trimmed = text.trim_start();
                selectors.push((at - trimmed.len(), trimmed.trim_end()));
                start = at + 1;
            }
            _ => {}
        }
    }
    selectors
}

#[cfg(test)]
mod tests {
    use super::{Parts, split};

    #[test]
    fn lists_are_split_at_their_own_commas() {
        let list = " a:is(b, c) , [x=\",\"],d";
        assert_eq!(split(list), [(1, "a:is(b, c)"), (14, "[x=\",\"]"), (22, "d")]);
    }

    #[test]
    fn the_page_and_bare_elements_are_known() {
        for (selector, names_page, is_bare) in [
            ("html.dark .a", true, false),
            ("BODY", true, true),
            (":root", true, true),
            (".a > p", false, false),
            ("a:hover", false, true),
            ("*::before", false, true),
            (":host", false, false),
            ("body-part", false, false),
            ("tbody", false, true),
            ("::selection", false, true),
            (":is(.a, .b)", false, false),
        ] {
            assert_eq!(Parts::of(selector), Parts { names_page, is_bare }, "{selector}");
        }
    }
}
