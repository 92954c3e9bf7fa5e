//! What of a machine shows in pictures: the browser, the system and its fonts.

use std::{collections::BTreeSet, fs, io, path::Path};

use serde::{Deserialize, Serialize};

/// The file beside accepted pictures.
pub const FILE: &str = "machine.json";

/// Where pictures were taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// `Chrome/156.0.8078.79`.
    pub browser: String,
    /// `linux x86_64`.
    pub system: String,
    /// The families that letters were really drawn with.
    pub fonts: BTreeSet<String>,
}

impl Machine {
    /// This one.
    #[must_use]
    pub fn here(browser: &str, fonts: BTreeSet<String>) -> Self {
        let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
        Self { browser: browser.to_owned(), system, fonts }
    }

    /// The one that accepted pictures were taken on, if that is known.
    #[must_use]
    pub fn read(folder: &Path) -> Option<Self> {
        serde_json::from_str(&fs::read_to_string(folder.join(FILE)).ok()?).ok()
    }

    /// Notes this machine beside the pictures.
    ///
    /// # Errors
    /// When the file can not be written.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let text = serde_json::to_string_pretty(self).map_err(io::Error::other)?;
        fs::write(folder.join(FILE), text + "\n")
    }

    /// How another machine differs from this one, in a sentence.
    #[must_use]
    pub fn difference(&self, accepted: &Self) -> Option<String> {
        let mut parts = Vec::new();
        for (what, now, then) in [
            ("browser", &self.browser, &accepted.browser),
            ("system", &self.system, &accepted.system),
        ] {
            if now != then {
                parts.push(format!("{what} {then}, here {now}"));
            }
        }
        let missing: Vec<&str> =
            accepted.fonts.difference(&self.fonts).map(String::as_str).collect();
        if !missing.is_empty() {
            let here: Vec<&str> = self.fonts.iter().map(String::as_str).collect();
            parts.push(format!("fonts {}, here {}", missing.join(", "), here.join(", ")));
        }
        (!parts.is_empty()).then(|| {
            format!(
                "the accepted pictures were taken on another machine ({}), \
                 which may be why some differ",
                parts.join("; ")
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_machine_is_told_by_what_shows() {
        let fonts = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let then = Machine::here("Chrome/1", fonts(&["Inter", "DejaVu Sans"]));
        assert_eq!(then.difference(&then), None);
        let now = Machine::here("Chrome/2", fonts(&["DejaVu Sans"]));
        let told = now.difference(&then).unwrap();
        assert!(told.contains("Chrome/1, here Chrome/2") && told.contains("Inter"), "{told}");
        let folder = tempfile::tempdir().unwrap();
        then.write(&folder.path().join("pictures")).unwrap();
        assert_eq!(Machine::read(&folder.path().join("pictures")), Some(then));
        assert_eq!(Machine::read(folder.path()), None);
    }
}
