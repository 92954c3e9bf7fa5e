//! Which of the files that a person picked or dropped is the bundle, and which its signature.

/// What was picked, as places in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picked {
    /// The bundle.
    pub bundle_idx: usize,
    /// Its signature, when there is one.
    pub signature_idx: Option<usize>,
}

/// Why nothing can be uploaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPicked {
    /// None of the files is a bundle.
    NoBundle,
    /// There are several.
    ManyBundles,
    /// There are several signatures, or something that is neither.
    Strangers,
}

/// How bundles end.
const BUNDLES: [&str; 2] = [".tar.gz", ".tgz"];

/// How signatures end.
const SIGNATURES: [&str; 3] = [".sig", ".minisig", ".asc"];

/// For a file dialog.
pub const ACCEPT: &str = ".tar.gz,.tgz,.gz,.sig,.minisig,.asc,application/gzip";

/// Sorts files by their names.
///
/// # Errors
/// When there is not exactly one bundle, or more beside it than a signature.
pub fn pick(names: &[String]) -> Result<Picked, NotPicked> {
    let ends = |name: &str, endings: &[&str]| {
        let name = name.to_lowercase();
        endings.iter().any(|ending| name.ends_with(ending))
    };
    let all = |endings: &'static [&'static str]| {
        let found = names.iter().enumerate().filter(move |(_, name)| ends(name, endings));
        found.map(|(idx, _)| idx).collect::<Vec<usize>>()
    };
    let (bundles, signatures) = (all(&BUNDLES), all(&SIGNATURES));
    match (bundles.as_slice(), signatures.as_slice()) {
        ([], _) => Err(NotPicked::NoBundle),
        ([bundle_idx], [] | [_]) if names.len() == 1 + signatures.len() => {
            Ok(Picked { bundle_idx: *bundle_idx, signature_idx: signatures.first().copied() })
        }
        ([_], _) => Err(NotPicked::Strangers),
        _ => Err(NotPicked::ManyBundles),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &[&str], expected: Result<(usize, Option<usize>), NotPicked>) {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let picked = pick(&names).map(|it| (it.bundle_idx, it.signature_idx));
        assert_eq!(picked, expected, "{names:?}");
    }

    #[test]
    fn one_bundle_with_or_without_a_signature() {
        check(&["poll-1.0.0.tar.gz"], Ok((0, None)));
        check(&["POLL.TGZ"], Ok((0, None)));
        check(&["poll.tar.gz.minisig", "poll.tar.gz"], Ok((1, Some(0))));
        check(&["poll.tar.gz", "poll.tar.gz.sig"], Ok((0, Some(1))));
    }

    #[test]
    fn everything_else_is_refused_with_its_reason() {
        check(&[], Err(NotPicked::NoBundle));
        check(&["poll.zip"], Err(NotPicked::NoBundle));
        check(&["poll.sig"], Err(NotPicked::NoBundle));
        check(&["a.tar.gz", "b.tar.gz"], Err(NotPicked::ManyBundles));
        check(&["a.tar.gz", "a.sig", "b.sig"], Err(NotPicked::Strangers));
        check(&["a.tar.gz", "readme.txt"], Err(NotPicked::Strangers));
    }
}
