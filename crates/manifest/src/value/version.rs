//! Versions of plugins and servers.

use std::{fmt, str::FromStr};

use super::{invalid::InvalidValue, newtype::text_schema};

/// A strict semantic version: `1.2.3`, `1.2.3-rc.1`, `1.2.3+build`; no `v` in front, no missing part.
///
/// ```
/// use manifest::Version;
/// let version = Version::try_from("5.2.0")?;
/// assert!(version.is_at_least(&Version::try_from("5.2.0-rc.1")?));
/// assert!(Version::try_from("v5.2").is_err());
/// # Ok::<(), manifest::InvalidValue>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(semver::Version);

impl Version {
    /// A release without anything after the third number.
    #[must_use]
    pub const fn new(major: u64, minor: u64, patch: u64) -> Self {
        Self(semver::Version::new(major, minor, patch))
    }

    /// The first number.
    #[must_use]
    pub const fn major(&self) -> u64 {
        self.0.major
    }

    /// The second number.
    #[must_use]
    pub const fn minor(&self) -> u64 {
        self.0.minor
    }

    /// The third number.
    #[must_use]
    pub const fn patch(&self) -> u64 {
        self.0.patch
    }

    /// Whether this version is `other` or newer; what stands behind a `+` does not count, as semver says.
    #[must_use]
    pub fn is_at_least(&self, other: &Self) -> bool {
        self.0.cmp_precedence(&other.0).is_ge()
    }
}

/// No real version is longer; keeps a hostile one out of every message and URL.
const MAX_BYTES: usize = 100;

impl TryFrom<&str> for Version {
    type Error = InvalidValue;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        let refuse = |rule| InvalidValue::new("a version", text, rule);
        if text.len() > MAX_BYTES {
            return Err(refuse("must be at most 100 bytes long"));
        }
        semver::Version::parse(text).map(Self).map_err(|_| {
            let error = refuse("must be a strict semantic version of three numbers, such as 1.2.3");
            match mended(text) {
                Some(version) => error.mend(format!("write \"{version}\"")),
                None => error,
            }
        })
    }
}

/// The usual slips: a `v` in front, a part missing, leading zeros.
fn mended(text: &str) -> Option<semver::Version> {
    let text = text.trim().trim_start_matches(['v', 'V']);
    let mut parts: Vec<u64> =
        text.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    parts.resize(parts.len().max(3), 0);
    let [major, minor, patch] = parts.as_slice() else { return None };
    Some(semver::Version::new(*major, *minor, *patch))
}

impl TryFrom<String> for Version {
    type Error = InvalidValue;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::try_from(text.as_str())
    }
}

impl FromStr for Version {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::try_from(text)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Version({self})")
    }
}

impl serde::Serialize for Version {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Version {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::try_from(&*text).map_err(serde::de::Error::custom)
    }
}

text_schema!(Version, r"^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$");

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn mend(text: &str, expected: Option<&str>) {
        let error = Version::try_from(text).expect_err(text);
        assert_eq!(error.mend.as_deref(), expected, "{error}");
    }

    #[test]
    fn slips_come_with_what_to_write() {
        mend("v1.2.3", Some("write \"1.2.3\""));
        mend("1.2", Some("write \"1.2.0\""));
        mend("01.2.3", Some("write \"1.2.3\""));
        mend("1.2.3.4", None);
        mend("latest", None);
        mend("", None);
        mend(&format!("1.2.3-{}", "a".repeat(200)), None);
    }

    #[test]
    fn precedence_follows_semver() {
        let v = |text: &str| Version::try_from(text).expect(text);
        assert!(v("5.2.0").is_at_least(&v("5.2.0+anything")));
        assert!(!v("5.2.0-rc.1").is_at_least(&v("5.2.0")));
        assert!(v("10.0.0").is_at_least(&v("9.11.0")));
        assert_eq!(v("1.2.3-rc.1+b").to_string(), "1.2.3-rc.1+b");
        assert_eq!(Version::new(1, 2, 3), v("1.2.3"));
    }
}
