//! «Did you mean …?»

/// How different a name may be, in letters: one in three, and at least two.
fn allowed(name: &str) -> usize {
    (name.chars().count() / 3).max(2)
}

/// Names that somebody may have meant, the nearest first; otherwise how to see all.
pub(crate) fn hint<'a>(
    wanted: &str,
    names: impl Iterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    let wanted = wanted.to_lowercase();
    let mut near: Vec<(usize, &str)> = names
        .map(|name| {
            let is_part = wanted.len() >= 3 && name.contains(&wanted);
            (if is_part { 1 } else { strsim::damerau_levenshtein(&wanted, name) }, name)
        })
        .filter(|(distance, _)| *distance <= allowed(&wanted))
        .collect();
    near.sort_unstable();
    let names: Vec<&str> = near.into_iter().take(3).map(|(_, name)| name).collect();
    if names.is_empty() {
        otherwise.to_owned()
    } else {
        format!("did you mean {}?", names.join(" or "))
    }
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn near_names_are_told() {
        let names = ["hovercard", "welcome", "org.example.hovercard"];
        let hint = |wanted| hint(wanted, names.into_iter(), "list them");
        assert_eq!(hint("hovercrad"), "did you mean hovercard?");
        assert_eq!(hint("Hovercard"), "did you mean hovercard or org.example.hovercard?");
        assert_eq!(hint("polls"), "list them");
    }
}
