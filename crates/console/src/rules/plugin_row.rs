//! How a plugin stands, what can be done with it, and which ones a search shows.

use api_types::{ManagedPlugin, PluginSource, PluginState};
use manifest::{Integrity, Kind};
use semver::Version;
use serde_json::Value;

/// How a plugin stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It runs.
    On,
    /// It is on its way.
    Starting,
    /// It is turned on, but does not run: plugins are off altogether, or the policy keeps it off.
    Waiting,
    /// It is turned off.
    Off,
    /// It is turned on and failed.
    Failed,
    /// It could be installed.
    NotInstalled,
}

/// How a plugin stands.
#[must_use]
pub fn standing(plugin: &ManagedPlugin) -> Standing {
    if !plugin.installed {
        return Standing::NotInstalled;
    }
    match plugin.state {
        PluginState::Running => Standing::On,
        PluginState::Starting => Standing::Starting,
        PluginState::FailedToStart | PluginState::FailedToStayRunning => Standing::Failed,
        PluginState::NotRunning | PluginState::Stopping if plugin.enabled => Standing::Waiting,
        PluginState::NotRunning | PluginState::Stopping => Standing::Off,
    }
}

/// Whether somebody can take it away. Folders belong to who writes them.
#[must_use]
pub fn is_removable(plugin: &ManagedPlugin) -> bool {
    plugin.installed && plugin.source != PluginSource::Folder
}

/// The version that came with the server, when it can be installed in place of what is there.
#[must_use]
pub fn prepackaged_offer(plugin: &ManagedPlugin) -> Option<&str> {
    let offered = plugin.prepackaged_version.as_str();
    if !plugin.installed {
        return Some(offered);
    }
    is_newer(offered, &plugin.version).then_some(offered)
}

/// Whether an offer of the catalogue says something that the list of plugins does not: another
/// plugin, or a newer version.
#[must_use]
pub fn is_new_offer(plugins: &[ManagedPlugin], id: &str, version: &str) -> bool {
    let Some(plugin) = plugins.iter().find(|plugin| plugin.id == id) else { return true };
    let known = if plugin.installed { &plugin.version } else { &plugin.prepackaged_version };
    is_newer(version, known)
}

/// Whether a version comes after another; false for what is no version.
#[must_use]
pub fn is_newer(version: &str, than: &str) -> bool {
    match (Version::parse(version), Version::parse(than)) {
        (Ok(version), Ok(than)) => version > than,
        (Ok(_) | Err(_), _) => false,
    }
}

/// Whether its web part runs in the page, with everything the page may do; `None` without one, or
/// when the manifest can not be read.
#[must_use]
pub fn is_trusted(manifest: &Value) -> Option<bool> {
    let kind = match manifest.get("webapp")?.get("kind") {
        Some(kind) => [Kind::Classic, Kind::Module, Kind::Component, Kind::Script]
            .into_iter()
            .find(|it| kind == it.as_str())?,
        None => Kind::default(),
    };
    Some(kind.is_trusted())
}

/// The SHA-256 of a pin in hexadecimal digits, as other tools write it.
#[must_use]
pub fn hex_of(integrity: &str) -> Option<String> {
    let integrity = Integrity::try_from(integrity).ok()?;
    Some(integrity.digest().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Which plugins to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those that are turned on.
    On,
    /// Those that are turned off.
    Off,
    /// Those that failed.
    Failed,
    /// Those that could be installed.
    NotInstalled,
}

impl Filter {
    /// In the order to show.
    pub const ALL: [Self; 5] = [Self::All, Self::On, Self::Off, Self::Failed, Self::NotInstalled];

    /// Whether it shows a plugin.
    #[must_use]
    pub fn shows(self, plugin: &ManagedPlugin) -> bool {
        let standing = standing(plugin);
        match self {
            Self::All => true,
            Self::On => matches!(standing, Standing::On | Standing::Starting | Standing::Waiting),
            Self::Off => standing == Standing::Off,
            Self::Failed => standing == Standing::Failed,
            Self::NotInstalled => standing == Standing::NotInstalled,
        }
    }
}

/// In the order to show: what failed needs somebody, so it comes first; the rest stays as it is.
#[must_use]
pub fn failed_first(plugins: &[ManagedPlugin]) -> Vec<&ManagedPlugin> {
    let mut sorted: Vec<&ManagedPlugin> = plugins.iter().collect();
    sorted.sort_by_key(|plugin| standing(plugin) != Standing::Failed);
    sorted
}

/// Whether each word of a search occurs in the plugin's name, id or description.
#[must_use]
pub fn is_found(plugin: &ManagedPlugin, search: &str) -> bool {
    let text = format!("{} {} {}", plugin.name, plugin.id, plugin.description).to_lowercase();
    search.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

/// A size for people: the number, and how often it was divided by 1000.
#[must_use]
pub fn size(n_bytes: u64) -> (String, usize) {
    let (mut whole, mut n_divided, mut tenths) = (n_bytes, 0, 0);
    while whole >= 1000 && n_divided < 3 {
        tenths = whole % 1000 / 100;
        whole /= 1000;
        n_divided += 1;
    }
    // One digit after the point says enough, and none once there are two before it.
    let number =
        if n_divided > 0 && whole < 10 { format!("{whole}.{tenths}") } else { whole.to_string() };
    (number, n_divided)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plugin(installed: bool, enabled: bool, state: PluginState) -> ManagedPlugin {
        ManagedPlugin { installed, enabled, state, ..ManagedPlugin::default() }
    }

    #[test]
    fn each_plugin_stands_somewhere() {
        for (installed, enabled, state, expected) in [
            (true, true, PluginState::Running, Standing::On),
            (true, true, PluginState::Starting, Standing::Starting),
            (true, true, PluginState::NotRunning, Standing::Waiting),
            (true, false, PluginState::NotRunning, Standing::Off),
            (true, false, PluginState::Stopping, Standing::Off),
            (true, true, PluginState::FailedToStart, Standing::Failed),
            (true, true, PluginState::FailedToStayRunning, Standing::Failed),
            (false, false, PluginState::NotRunning, Standing::NotInstalled),
        ] {
            assert_eq!(standing(&plugin(installed, enabled, state)), expected, "{state:?}");
        }
    }

    #[test]
    fn each_plugin_is_in_all_and_in_one_other_list() {
        for state in [PluginState::Running, PluginState::NotRunning, PluginState::FailedToStart] {
            for (installed, enabled) in [(true, true), (true, false), (false, false)] {
                let plugin = plugin(installed, enabled, state);
                let n_lists = Filter::ALL.iter().filter(|it| it.shows(&plugin)).count();
                assert_eq!(n_lists, 2, "{plugin:?}");
            }
        }
    }

    #[test]
    fn what_failed_comes_first_and_the_rest_stays_in_order() {
        let one = |id: &str, state| ManagedPlugin {
            id: id.into(),
            ..plugin(true, state != PluginState::NotRunning, state)
        };
        let plugins = [
            one("a", PluginState::Running),
            one("b", PluginState::FailedToStart),
            one("c", PluginState::NotRunning),
            one("d", PluginState::FailedToStayRunning),
        ];
        let ids: Vec<&str> = failed_first(&plugins).iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["b", "d", "a", "c"]);
    }

    #[test]
    fn folders_stay() {
        let mut one = plugin(true, false, PluginState::NotRunning);
        assert!(is_removable(&one));
        one.source = PluginSource::Folder;
        assert!(!is_removable(&one));
        assert!(!is_removable(&plugin(false, false, PluginState::NotRunning)));
    }

    #[test]
    fn what_came_with_the_server_is_offered_when_it_is_newer_or_was_removed() {
        let one = |installed, version: &str, prepackaged: &str| ManagedPlugin {
            installed,
            version: version.into(),
            prepackaged_version: prepackaged.into(),
            ..ManagedPlugin::default()
        };
        assert_eq!(prepackaged_offer(&one(false, "1.0.0", "1.0.0")), Some("1.0.0"));
        assert_eq!(prepackaged_offer(&one(true, "1.9.0", "1.10.0")), Some("1.10.0"));
        for (version, prepackaged) in [("1.0.0", "1.0.0"), ("2.0.0", "1.0.0"), ("1.0.0", "")] {
            assert_eq!(prepackaged_offer(&one(true, version, prepackaged)), None);
        }
    }

    #[test]
    fn the_catalogue_repeats_nothing_that_the_list_shows() {
        let one = |id: &str, installed, version: &str| ManagedPlugin {
            id: id.into(),
            installed,
            version: version.into(),
            prepackaged_version: version.into(),
            ..ManagedPlugin::default()
        };
        let plugins = [one("poll", true, "1.0.0"), one("todo", false, "2.0.0")];
        for (id, version, expected) in [
            ("draw", "0.1.0", true),
            ("poll", "1.0.0", false),
            ("poll", "0.9.0", false),
            ("poll", "1.1.0", true),
            ("todo", "2.0.0", false),
            ("todo", "2.0.1", true),
        ] {
            assert_eq!(is_new_offer(&plugins, id, version), expected, "{id} {version}");
        }
    }

    #[test]
    fn a_search_wants_every_word() {
        let poll = ManagedPlugin {
            id: "com.example.poll".into(),
            name: "Poll".into(),
            description: "Asks everybody in a channel.".into(),
            ..ManagedPlugin::default()
        };
        for search in ["", " ", "poll", "POLL channel", "com.example", "asks every"] {
            assert!(is_found(&poll, search), "{search}");
        }
        for search in ["polls", "poll nobody"] {
            assert!(!is_found(&poll, search), "{search}");
        }
    }

    #[test]
    fn what_runs_in_the_page_is_told_from_what_is_shut_off() {
        use serde_json::json;
        for (manifest, expected) in [
            (json!({ "webapp": { "bundle_path": "a.js" } }), Some(true)),
            (json!({ "webapp": { "kind": "module" } }), Some(true)),
            (json!({ "webapp": { "kind": "component" } }), Some(false)),
            (json!({ "webapp": { "kind": "new" } }), None),
            (json!({ "id": "poll" }), None),
            (Value::Null, None),
        ] {
            assert_eq!(is_trusted(&manifest), expected, "{manifest}");
        }
    }

    #[test]
    fn pins_read_as_other_tools_write_them() {
        // The SHA-256 of nothing.
        let pin = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        let expected = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hex_of(pin).as_deref(), Some(expected));
        assert_eq!(hex_of(""), None);
    }

    #[test]
    fn sizes_are_short() {
        for (n_bytes, expected) in [
            (0, ("0", 0)),
            (999, ("999", 0)),
            (1_000, ("1.0", 1)),
            (9_990, ("9.9", 1)),
            (48_213, ("48", 1)),
            (2_400_133, ("2.4", 2)),
            (5_000_000_000_000, ("5000", 3)),
        ] {
            let (number, n_divided) = size(n_bytes);
            assert_eq!((number.as_str(), n_divided), expected);
        }
    }
}
