//! What to ask before an installed plugin is replaced, read from the server's refusal.

use std::cmp::Ordering;

use client::services::{ApiError, Refusal};
use semver::Version;

/// The server's word for «a plugin of this id is installed already».
const INSTALLED_ALREADY: &str = "app.plugin.install_id.app_error";

/// An installed plugin that stands in the way of another version of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Whose.
    pub id: String,
    /// The version that is installed; empty when it names none.
    pub installed: String,
    /// The version that would be.
    pub uploaded: String,
    /// How the two compare.
    pub change: Change,
}

/// How two versions compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// To a newer one.
    Upgrade,
    /// To an older one.
    Downgrade,
    /// To the same one, perhaps with another content.
    Same,
    /// One of them is no version.
    Unknown,
}

/// The conflict that a refusal tells of; `None` for other failures.
///
/// The server's detail reads `id=…, installed=…, uploaded=…`.
#[must_use]
pub fn conflict(error: &ApiError) -> Option<Conflict> {
    let ApiError::Refused(refusal) = error else { return None };
    let Refusal { id, detail, .. } = &**refusal;
    if id != INSTALLED_ALREADY {
        return None;
    }
    let (id, rest) = detail.strip_prefix("id=")?.split_once(", installed=")?;
    let (installed, uploaded) = rest.split_once(", uploaded=")?;
    Some(Conflict {
        id: id.to_owned(),
        installed: installed.to_owned(),
        uploaded: uploaded.to_owned(),
        change: change(installed, uploaded),
    })
}

fn change(installed: &str, uploaded: &str) -> Change {
    if installed == uploaded && !installed.is_empty() {
        return Change::Same;
    }
    match (Version::parse(installed), Version::parse(uploaded)) {
        (Ok(installed), Ok(uploaded)) => match uploaded.cmp_precedence(&installed) {
            Ordering::Greater => Change::Upgrade,
            Ordering::Less => Change::Downgrade,
            Ordering::Equal => Change::Same,
        },
        (Ok(_) | Err(_), _) => Change::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(id: &str, detail: &str) -> ApiError {
        let message = "A plugin of this id is installed already.".into();
        Refusal { id: id.into(), message, detail: detail.into(), status: 400 }.into()
    }

    #[track_caller]
    fn check(detail: &str, expected: Change) {
        let conflict = conflict(&refused(INSTALLED_ALREADY, detail)).unwrap();
        assert_eq!((conflict.id.as_str(), conflict.change), ("com.example.poll", expected));
    }

    #[test]
    fn versions_are_compared_by_their_numbers() {
        check("id=com.example.poll, installed=1.9.0, uploaded=1.10.0", Change::Upgrade);
        check("id=com.example.poll, installed=1.0.0-rc.1, uploaded=1.0.0", Change::Upgrade);
        check("id=com.example.poll, installed=2.0.0, uploaded=1.9.9", Change::Downgrade);
        check("id=com.example.poll, installed=1.0.0, uploaded=1.0.0", Change::Same);
        check("id=com.example.poll, installed=1.0.0+a, uploaded=1.0.0+b", Change::Same);
        check("id=com.example.poll, installed=, uploaded=1.0.0", Change::Unknown);
        check("id=com.example.poll, installed=, uploaded=", Change::Unknown);
    }

    #[test]
    fn other_failures_are_no_question() {
        for error in [
            refused(INSTALLED_ALREADY, "something else"),
            refused("app.plugin.extract.app_error", "id=a, installed=1.0.0, uploaded=2.0.0"),
            ApiError::Offline,
        ] {
            assert_eq!(conflict(&error), None);
        }
    }
}
