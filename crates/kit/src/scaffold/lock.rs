//! The `Cargo.lock` of a new plugin: that of the template under the plugin's own name, so that it is
//! compiled with exactly the versions that were tested.

/// What the plugin is called in the template's lock.
const PLACEHOLDER: &str = "mortise-plugin-template";

const HEAD: &str = "[[package]]\n";

/// The lock for a package of that name. Entries stand in the order of their names, as Cargo has them.
pub(super) fn for_package(template: &str, package: &str, uses_yew: bool) -> String {
    let mut parts = template.split(HEAD);
    let before = parts.next().unwrap_or_default();
    let mut entries: Vec<String> = parts
        .map(|entry| {
            let mut entry = format!("{}\n", entry.trim_end());
            if field(&entry, "name") == Some(PLACEHOLDER) {
                entry = entry.replace(PLACEHOLDER, package);
                if !uses_yew {
                    entry = entry.replace(" \"yew\",\n", "");
                }
            }
            entry
        })
        .collect();
    // A stable sort: versions of one package keep their order.
    entries.sort_by(|a, b| field(a, "name").cmp(&field(b, "name")));
    let entries: Vec<String> = entries.iter().map(|entry| format!("{HEAD}{entry}")).collect();
    format!("{before}{}", entries.join("\n"))
}

/// The version of a package in a lock.
pub(super) fn version_of(lock: &str, package: &str) -> Option<String> {
    let entry = lock.split(HEAD).find(|entry| field(entry, "name") == Some(package))?;
    field(entry, "version").map(str::to_owned)
}

fn field<'a>(entry: &'a str, name: &str) -> Option<&'a str> {
    let lines = entry.lines();
    lines
        .filter_map(|line| line.strip_prefix(name)?.strip_prefix(" = \"")?.strip_suffix('"'))
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "# generated\nversion = 4\n\n\
        [[package]]\nname = \"autocfg\"\nversion = \"1.0.0\"\n\n\
        [[package]]\nname = \"mortise-plugin-template\"\nversion = \"0.1.0\"\ndependencies = [\n \"sdk\",\n \"yew\",\n]\n\n\
        [[package]]\nname = \"sdk\"\nversion = \"0.0.0\"\n";

    #[test]
    fn the_plugin_stands_where_its_name_belongs() {
        let lock = for_package(LOCK, "zebra", true);
        assert!(lock.ends_with(
            "name = \"zebra\"\nversion = \"0.1.0\"\ndependencies = [\n \"sdk\",\n \"yew\",\n]\n"
        ));
        let lock = for_package(LOCK, "aardvark", false);
        assert!(lock.starts_with("# generated\nversion = 4\n\n[[package]]\nname = \"aardvark\""));
        assert!(!lock.contains("yew"));
        assert_eq!(for_package(LOCK, PLACEHOLDER, true), LOCK);
    }

    #[test]
    fn versions_are_found() {
        assert_eq!(version_of(LOCK, "autocfg").as_deref(), Some("1.0.0"));
        assert_eq!(version_of(LOCK, "auto"), None);
    }
}
