//! «Did you mean …?» for ids of slots, capabilities, rules and roles.

/// The nearest of `names`, if it is near enough to be a slip: one letter in three, at least two.
pub(super) fn nearest<'n>(wanted: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if wanted.len() > 200 {
        return None;
    }
    let wanted = wanted.to_lowercase();
    let allowed = (wanted.chars().count() / 3).max(2);
    let distances = names.map(|name| (strsim::damerau_levenshtein(&wanted, name), name));
    let near = distances.min_by_key(|(distance, _)| *distance)?;
    (near.0 <= allowed).then_some(near.1)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn only_slips_are_mended() {
        let names = ["profile-popover.v1", "root.v1"];
        let near = |wanted| nearest(wanted, names.into_iter());
        assert_eq!(near("profile-popver.v1"), Some("profile-popover.v1"));
        assert_eq!(near("Root.v1"), Some("root.v1"));
        assert_eq!(near("something-else.v1"), None);
        assert_eq!(near(&"x".repeat(10_000)), None);
    }
}
