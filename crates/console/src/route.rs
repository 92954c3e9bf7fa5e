//! The addresses of the console.

use yew_router::prelude::*;

/// Stands before a plugin's id, so that no id is taken for the name of a page. As in the forerunner.
const PLUGIN: &str = "plugin_";

/// A place in the console.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub enum Route {
    /// Goes on to [`Route::Management`].
    #[at("/admin_console")]
    Home,
    /// Goes on to [`Route::Management`].
    #[at("/admin_console/plugins")]
    Plugins,
    /// What is installed, and what could be.
    #[at("/admin_console/plugins/management")]
    Management,
    /// What holds for all plugins.
    #[at("/admin_console/plugins/configuration")]
    Configuration,
    /// Who comes first in which slot.
    #[at("/admin_console/plugins/slots")]
    Slots,
    /// Failures that browsers told of.
    #[at("/admin_console/plugins/reports")]
    Reports,
    /// Whose signatures count.
    #[at("/admin_console/plugins/keys")]
    Keys,
    /// One plugin and its settings.
    #[at("/admin_console/plugins/:place")]
    Plugin {
        /// `plugin_` and the id.
        place: String,
    },
    /// What administrators did.
    #[at("/admin_console/audit")]
    Audit,
    /// How much the server is used.
    #[at("/admin_console/statistics")]
    Statistics,
    /// None of these.
    #[not_found]
    #[at("/admin_console/error/not-found")]
    NotFound,
}

impl Route {
    /// The place of a plugin.
    #[must_use]
    pub fn plugin(id: &str) -> Self {
        Self::Plugin { place: format!("{PLUGIN}{id}") }
    }

    /// The plugin that a place is about; also understands the id alone.
    #[must_use]
    pub fn plugin_id(place: &str) -> &str {
        place.strip_prefix(PLUGIN).unwrap_or(place)
    }

    /// The page's name, by which plugins know it; none for what is no page.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let name = match self {
            Self::Home | Self::Plugins | Self::NotFound => return None,
            Self::Management => "management",
            Self::Configuration => "configuration",
            Self::Slots => "slots",
            Self::Reports => "reports",
            Self::Keys => "keys",
            Self::Audit => "audit",
            Self::Statistics => "statistics",
            Self::Plugin { place } => return Some(format!("{PLUGIN}{}", Self::plugin_id(place))),
        };
        Some(name.to_owned())
    }

    /// The page of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if let Some(id) = name.strip_prefix(PLUGIN).filter(|id| !id.is_empty()) {
            return Some(Self::plugin(id));
        }
        let pages = [
            Self::Management,
            Self::Configuration,
            Self::Slots,
            Self::Reports,
            Self::Keys,
            Self::Audit,
            Self::Statistics,
        ];
        pages.into_iter().find(|page| page.name().as_deref() == Some(name))
    }

    /// Whether plugins may draw the page. Not the one on which they are removed: an administrator
    /// must always get there.
    #[must_use]
    pub fn is_open_to_plugins(&self) -> bool {
        *self != Self::Management && self.name().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_written() {
        for (path, route) in [
            ("/admin_console", Route::Home),
            ("/admin_console/plugins/management", Route::Management),
            ("/admin_console/plugins/slots", Route::Slots),
            ("/admin_console/plugins/plugin_com.example.poll", Route::plugin("com.example.poll")),
            ("/admin_console/audit", Route::Audit),
            ("/admin_console/statistics", Route::Statistics),
        ] {
            assert_eq!(Route::recognize(path), Some(route.clone()), "{path}");
            assert_eq!(route.to_path(), path);
        }
        assert_eq!(Route::recognize("/admin_console/teams/x/y"), Some(Route::NotFound));
    }

    #[test]
    fn a_plugin_may_be_called_like_a_page() {
        assert_ne!(Route::recognize(&Route::plugin("keys").to_path()), Some(Route::Keys));
        assert_eq!(Route::plugin_id("plugin_keys"), "keys");
        assert_eq!(Route::named("plugin_keys"), Some(Route::plugin("keys")));
        assert_eq!(Route::plugin_id("com.example.poll"), "com.example.poll");
    }

    #[test]
    fn every_page_has_a_name_and_is_found_by_it() {
        for path in [
            "/admin_console/plugins/management",
            "/admin_console/plugins/configuration",
            "/admin_console/plugins/slots",
            "/admin_console/plugins/reports",
            "/admin_console/plugins/keys",
            "/admin_console/plugins/plugin_com.example.poll",
            "/admin_console/audit",
            "/admin_console/statistics",
        ] {
            let route = Route::recognize(path).unwrap();
            let name = route.name().unwrap();
            assert!(path.ends_with(&format!("/{name}")), "{name}");
            assert_eq!(Route::named(&name), Some(route));
        }
        for name in ["", "plugin_", "error", "nothing"] {
            assert_eq!(Route::named(name), None, "{name}");
        }
        let own = Route::plugin("com.example.poll").name();
        assert_eq!(own, Some(contracts::AdminPage::of_plugin("com.example.poll")));
    }

    #[test]
    fn the_page_that_removes_plugins_is_not_theirs() {
        assert!(!Route::Management.is_open_to_plugins());
        assert!(!Route::Home.is_open_to_plugins() && !Route::NotFound.is_open_to_plugins());
        assert!(Route::Audit.is_open_to_plugins() && Route::plugin("x").is_open_to_plugins());
    }
}
