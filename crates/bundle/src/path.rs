//! Names in an archive: what may become a path on any system, and what may not.

use manifest::FILE_NAMES;

use crate::{Error, Limits, Shown};

/// A path that was checked name by name: joined to a folder it stays inside, on every system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EntryPath {
    names: Vec<String>,
}

impl EntryPath {
    /// Reads a name as it stands in an archive; `.` and doubled slashes are taken out.
    pub(crate) fn read(raw: &[u8], limits: &Limits) -> Result<Self, Error> {
        let refuse = |rule| Error::Path { path: Shown::bytes(raw), rule };
        if raw.len() > limits.path_bytes {
            return Err(Error::PathSize { path: Shown::bytes(raw), max: limits.path_bytes });
        }
        let text = str::from_utf8(raw).map_err(|_| refuse("a path must be written in UTF-8"))?;
        if text.starts_with('/') {
            return Err(refuse(
                "a path must be relative to the root of the bundle, without a leading '/'",
            ));
        }
        let mut names = Vec::new();
        for name in text.split('/').filter(|name| !matches!(*name, "" | ".")) {
            check_name(name).map_err(refuse)?;
            names.push(name.to_owned());
        }
        if names.len() > limits.depth {
            return Err(Error::Depth { path: Shown::bytes(raw), max: limits.depth });
        }
        Ok(Self { names })
    }

    /// The names from the root on; none for the root itself.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    pub(crate) fn joined(&self) -> String {
        self.names.join("/")
    }

    pub(crate) fn shown(&self) -> Shown {
        Shown::text(&self.joined())
    }

    /// How deep it lies and what it is called, if it is called like a manifest.
    pub(crate) fn as_manifest(&self) -> Option<(usize, &'static str)> {
        let last = self.names.last()?;
        let name = FILE_NAMES.into_iter().find(|name| name == last)?;
        Some((self.names.len(), name))
    }
}

/// The longest name that ext4, APFS and NTFS can all hold.
const MAX_NAME_BYTES: usize = 255;

/// What Windows can not hold, and what means something else in an address.
const SPECIAL: [char; 9] = [':', '*', '?', '"', '<', '>', '|', '%', '#'];

/// Refuses a name that leads outside or is another one elsewhere.
fn check_name(name: &str) -> Result<(), &'static str> {
    if name == ".." {
        return Err("a path must stay inside the bundle");
    }
    if name.len() > MAX_NAME_BYTES {
        return Err("a name must be at most 255 bytes long");
    }
    if name.contains('\\') {
        return Err("a path must be written with '/', not '\\'");
    }
    if name.chars().any(char::is_control) {
        return Err("a name must not contain control characters");
    }
    if name.chars().any(crate::shown::is_invisible) {
        return Err(
            "a name must not contain characters that are invisible or turn the line around",
        );
    }
    if name.contains(SPECIAL) {
        return Err(
            "a name must not contain ':', '*', '?', '\"', '<', '>', '|', '%' or '#', which mean something to a system or in an address",
        );
    }
    if name.ends_with(['.', ' ']) {
        return Err("a name must not end with a dot or a blank, which Windows leaves out");
    }
    if is_device(name) {
        return Err("a name must not be that of a device on Windows, such as con, nul or com1");
    }
    Ok(())
}

/// `con`, also as `CON.txt` or `con .js`: Windows opens the device instead of a file.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered = |prefix| {
        stem.strip_prefix(prefix).is_some_and(|number| {
            matches!(number, "¹" | "²" | "³") || matches!(number.as_bytes(), [b'0'..=b'9'])
        })
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered("com")
        || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Result<String, String> {
        EntryPath::read(raw.as_bytes(), &Limits::default())
            .map(|path| path.joined())
            .map_err(|error| error.to_string())
    }

    #[track_caller]
    fn refused(raw: &str, rule_part: &str) {
        let error = read(raw).expect_err(raw);
        assert!(error.contains(rule_part), "{error}");
    }

    #[test]
    fn what_is_written_in_two_ways_becomes_one() {
        for raw in ["a/b.js", "./a/b.js", "a//b.js", "a/./b.js", "a/b.js/"] {
            assert_eq!(read(raw).as_deref(), Ok("a/b.js"), "{raw}");
        }
        for raw in ["", ".", "./", ".//."] {
            assert_eq!(read(raw).as_deref(), Ok(""), "{raw}");
        }
    }

    #[test]
    fn ordinary_names_of_real_bundles_are_fine() {
        for raw in [
            ".gitkeep",
            "console.js",
            "com10",
            "nullable.js",
            "assets/i18n/zh-Hans.json",
            "webapp/dist/vendors~main.1f2e.js",
            "a b (1).png",
            "@scope/file+x,y=z&w!.js",
            "größe.svg",
            "...js",
        ] {
            assert_eq!(read(raw).as_deref(), Ok(raw));
        }
    }

    #[test]
    fn devices_hide_behind_endings_and_capitals() {
        for raw in
            ["con", "NUL.txt", "a/aux.tar.gz", "Com1", "lpt9.js", "com¹", "prn .js", "CONIN$"]
        {
            refused(raw, "device");
        }
    }

    #[test]
    fn each_rule_is_told() {
        refused("a/../b", "stay inside");
        refused("/etc/passwd", "relative");
        refused("a\\b", "'\\'");
        refused("C:", "':'");
        refused("a%2fb", "'%'");
        refused("a\nb", "control");
        refused("a\u{202e}gpj.exe", "turn the line around");
        refused("a.", "dot or a blank");
        refused("a ", "dot or a blank");
        refused(&"a/".repeat(33), "32 names");
        refused(&"a".repeat(256), "255");
        refused(&"a/".repeat(257), "512");
        let error = EntryPath::read(b"\xff", &Limits::default()).unwrap_err();
        assert!(error.to_string().contains("UTF-8"), "{error}");
    }
}
