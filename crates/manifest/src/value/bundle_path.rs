//! Paths of files inside a plugin's bundle.

use std::sync::Arc;

use super::{invalid::InvalidValue, newtype::text_newtype};

text_newtype! {
    /// The path of a file inside the bundle: relative, with `/`, and never leading outside.
    ///
    /// `./` and doubled slashes are taken out when it is made.
    /// Refused are `..`, absolute paths, backslashes, `:` (drives and streams of Windows), what means
    /// something in a URL (`%`, `?`, `#`), control characters, and a first folder or file that begins with a dot.
    ///
    /// ```
    /// use manifest::BundlePath;
    /// assert_eq!(BundlePath::try_from("./webapp/dist/main.js")?, "webapp/dist/main.js");
    /// assert!(BundlePath::try_from("webapp/../../etc/passwd").is_err());
    /// # Ok::<(), manifest::InvalidValue>(())
    /// ```
    BundlePath, check: check, pattern: r"^(\./)*[^./\\:%?#][^\\:%?#]*$",
}

impl BundlePath {
    /// The folder the file lies in; empty when it lies at the root of the bundle.
    ///
    /// The folder of the web bundle is served as a whole, so that split chunks find each other.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.as_str().rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part, the file itself.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.as_str().rsplit_once('/').map_or(self.as_str(), |(_, name)| name)
    }
}

/// Longer paths fail on common file systems once a prefix is added.
const MAX_BYTES: usize = 1024;
/// The longest name ext4, APFS and NTFS can all hold.
const MAX_NAME_BYTES: usize = 255;

fn check(text: &str) -> Result<Arc<str>, InvalidValue> {
    let refuse = |rule| Err(InvalidValue::new("a path inside the bundle", text, rule));
    if text.is_empty() {
        return refuse("must name a file of the bundle");
    }
    if text.len() > MAX_BYTES || text.split('/').any(|name| name.len() > MAX_NAME_BYTES) {
        return refuse("must be at most 1024 bytes long, and each name in it at most 255");
    }
    if text.chars().any(char::is_control) {
        return refuse("must not contain control characters");
    }
    if text.contains('\\') {
        let error = InvalidValue::new(
            "a path inside the bundle",
            text,
            "must be written with '/', not '\\'",
        );
        return Err(error);
    }
    if text.contains([':', '%', '?', '#']) {
        return refuse("must not contain ':', '%', '?' or '#'");
    }
    if text.starts_with('/') {
        return refuse("must be relative to the root of the bundle, without a leading '/'");
    }
    let names = || text.split('/').filter(|name| !matches!(*name, "" | "."));
    if names().any(|name| name == "..") {
        return refuse("must stay inside the bundle, without '..'");
    }
    match names().next() {
        None => return refuse("must name a file of the bundle"),
        Some(first) if first.starts_with('.') => return refuse("must not begin with a dot"),
        Some(_) => {}
    }
    if text.ends_with('/') || text.ends_with("/.") {
        return refuse("must name a file, not a folder");
    }
    Ok(names().collect::<Vec<_>>().join("/").into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn refused(text: &str, rule_part: &str) {
        let error = BundlePath::try_from(text).expect_err(text);
        assert!(error.rule.contains(rule_part), "{error}");
    }

    #[test]
    fn ways_out_of_the_bundle_are_refused() {
        for text in ["../a.js", "a/../../b", "a/..", "a/../b"] {
            refused(text, "'..'");
        }
        refused("..", "'..'");
        refused("/etc/passwd", "relative");
        refused("//host/share", "relative");
        refused("C:/a.js", "':'");
        refused("https://evil.example/x.js", "':'");
        refused("a%2f..%2fb.js", "'%'");
        refused("..\\a.js", "not '\\'");
        refused("\\\\?\\C:\\a", "not '\\'");
        refused("a\0b", "control");
        refused("a\nb", "control");
    }

    #[test]
    fn what_is_no_file_is_refused() {
        for text in ["", "./", ".", "./."] {
            refused(text, "file of the bundle");
        }
        refused("webapp/", "folder");
        refused("webapp/.", "folder");
        refused(".git/config", "dot");
        refused("./.env", "dot");
        refused(&"a".repeat(256), "255");
        refused(&"a/".repeat(600), "1024");
    }

    #[test]
    fn paths_are_tidied_and_taken_apart() {
        let path = BundlePath::try_from("./webapp//dist/./main.js").unwrap();
        assert_eq!(path, "webapp/dist/main.js");
        assert_eq!((path.folder(), path.file_name()), ("webapp/dist", "main.js"));
        let path = BundlePath::try_from("main.js").unwrap();
        assert_eq!((path.folder(), path.file_name()), ("", "main.js"));
    }

    proptest! {
        #[test]
        fn accepted_paths_stay_inside(text in prop_oneof![any::<String>(), "[ab./\\\\%:]{0,10}"]) {
            if let Ok(path) = BundlePath::try_from(text.as_str()) {
                prop_assert!(path.as_str().split('/').all(|name| !matches!(name, "" | "." | "..")));
                prop_assert!(!path.as_str().contains(['\\', ':', '%']));
                prop_assert_eq!(&BundlePath::try_from(path.as_str()).unwrap(), &path);
                let json = serde_json::to_string(&path).unwrap();
                prop_assert_eq!(serde_json::from_str::<BundlePath>(&json).unwrap(), path);
            }
        }
    }
}
