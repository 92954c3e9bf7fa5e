//! What may be the value of a design token: nothing that could load, run or end the declaration.

use contracts::TOKENS;

use super::{arguments::quoted, error::HostError};

/// The longest value: enough for a shadow of several layers.
const MAX_CHARACTERS: usize = 200;

/// What may be called in a value; everything else could load something.
const FUNCTIONS: [&str; 17] = [
    "calc",
    "clamp",
    "color",
    "color-mix",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "light-dark",
    "max",
    "min",
    "oklab",
    "oklch",
    "rgb",
    "rgba",
    "var",
];

/// One declaration of a sheet: `--color-text:#123;`.
pub(super) fn declaration(name: &str, value: Option<&str>) -> Result<String, HostError> {
    if !TOKENS.contains(&name) {
        let rule = "a design token of the page; the type Token lists them";
        return Err(HostError::invalid("token", &quoted(name), rule));
    }
    match value.filter(|value| is_value(value)) {
        Some(value) => Ok(format!("{name}:{};", value.trim())),
        None => {
            let value = value.map_or_else(|| "no text".to_owned(), quoted);
            let rule = format!(
                "a plain CSS value of at most {MAX_CHARACTERS} characters, without url() and the like"
            );
            Err(HostError::invalid(name, &value, &rule))
        }
    }
}

fn is_value(value: &str) -> bool {
    let is_letter =
        |letter: char| letter.is_ascii_alphanumeric() || " #%.,()+*/\"'_-".contains(letter);
    !value.trim().is_empty()
        && value.len() <= MAX_CHARACTERS
        && value.chars().all(is_letter)
        && !value.contains("/*")
        && is_closed(value)
        && calls(value).all(|name| name.is_empty() || FUNCTIONS.contains(&name.as_str()))
}

/// Whether brackets and quotes end within the value.
fn is_closed(value: &str) -> bool {
    let mut depth = 0_u32;
    let mut quote = None;
    for letter in value.chars() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            (None, '(') => depth += 1,
            (None, ')') => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
            (None, _) => {}
        }
    }
    depth == 0 && quote.is_none()
}

/// The names before each bracket.
fn calls(value: &str) -> impl Iterator<Item = String> {
    let before = value.match_indices('(').filter_map(|(at, _)| value.get(..at));
    before.map(|before| {
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
        let begin = before.trim_end_matches(is_part).len();
        before.get(begin..).unwrap_or_default().to_lowercase()
    })
}

#[cfg(test)]
mod tests {
    use super::declaration;

    #[test]
    fn values_become_declarations() {
        for value in [
            "#4050c8",
            " rgb(20 24 38 / 45%) ",
            "color-mix(in oklch, var(--color-accent), #fff 45%)",
            "calc((1rem + 2px) * 2)",
            "0 1px 2px light-dark(rgb(24 29 48 / 10%), rgb(0 0 0 / 40%)), 0 1px 3px #000",
            "\"Segoe UI\", Roboto, sans-serif",
        ] {
            let expected = format!("--color-text:{};", value.trim());
            assert_eq!(declaration("--color-text", Some(value)), Ok(expected));
        }
    }

    #[test]
    fn what_is_more_than_a_value_is_refused() {
        for value in [
            "",
            " ",
            "url(https://evil.example/x)",
            "URL(x)",
            "image-set(\"x\" 1x)",
            "src(x)",
            "expression(alert(1))",
            "env(x)",
            "attr(title)",
            "red; background: blue",
            "red} body{display:none",
            "red/*",
            "\\75rl(x)",
            "@import x",
            "rgb(1 2 3",
            "rgb 1)",
            "\"open",
            "<style>",
            "red\nblue",
            "röt",
            "#fff !important",
        ] {
            assert!(declaration("--color-text", Some(value)).is_err(), "{value:?}");
        }
        assert!(declaration("--color-text", Some(&"1".repeat(201))).is_err());
        assert!(declaration("--color-text", None).is_err());
    }

    #[test]
    fn tokens_that_the_page_does_not_have_are_refused() {
        for name in ["--layer-toast", "--color-nothing", "color", "--", "", "--color-text:x"] {
            let error = declaration(name, Some("red")).unwrap_err();
            assert!(error.message.starts_with("token is "), "{}", error.message);
        }
    }
}
