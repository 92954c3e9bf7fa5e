//! Plugins in development whose last build failed. Pure.

use std::{collections::BTreeMap, rc::Rc};

use api_types::{BuildError, BuildState, websocket::PluginDevelopment};

/// The failed builds, by plugin id.
#[derive(Debug, Clone, Default)]
pub struct Developed {
    failed: BTreeMap<String, Failed>,
}

#[derive(Debug, Clone)]
struct Failed {
    note: BuildNote,
    put_away: bool,
}

/// What is told of one failed build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildNote {
    /// Of the plugin.
    pub id: Rc<str>,
    /// For people.
    pub name: Rc<str>,
    /// What is wrong, at least one thing.
    pub errors: Rc<[BuildError]>,
}

impl Developed {
    /// A build runs, failed or is good.
    pub fn told(&mut self, event: PluginDevelopment) {
        let PluginDevelopment { plugin_id, name, state, errors } = event;
        match state {
            // Nobody knows yet what comes of it.
            BuildState::Building => {}
            BuildState::Ready => {
                self.failed.remove(&plugin_id);
            }
            BuildState::Failed => {
                let known = self.failed.get(&plugin_id);
                // It is told again and again, for pages that came later.
                if known.is_some_and(|known| *known.note.errors == *errors) {
                    return;
                }
                let name = if name.is_empty() { plugin_id.as_str() } else { name.as_str() };
                let note = BuildNote {
                    id: plugin_id.as_str().into(),
                    name: name.into(),
                    errors: errors.into(),
                };
                self.failed.insert(plugin_id, Failed { note, put_away: false });
            }
        }
    }

    /// The person has seen it; another failure is told again.
    pub fn put_away(&mut self, plugin_id: &str) {
        if let Some(failed) = self.failed.get_mut(plugin_id) {
            failed.put_away = true;
        }
    }

    /// What is to be shown.
    #[must_use]
    pub fn notes(&self) -> Vec<BuildNote> {
        let shown = self.failed.values().filter(|failed| !failed.put_away);
        shown.map(|failed| failed.note.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(state: BuildState, messages: &[&str]) -> PluginDevelopment {
        let error =
            |message: &&str| BuildError { message: (*message).to_owned(), ..BuildError::default() };
        let errors = messages.iter().map(error).collect();
        PluginDevelopment { plugin_id: "hover".to_owned(), name: String::new(), state, errors }
    }

    #[test]
    fn a_failure_shows_until_the_next_good_build() {
        let mut developed = Developed::default();
        developed.told(event(BuildState::Failed, &["one"]));
        assert_eq!(&*developed.notes()[0].name, "hover");
        developed.told(event(BuildState::Building, &[]));
        assert_eq!(developed.notes().len(), 1);
        developed.told(event(BuildState::Ready, &[]));
        assert_eq!(developed.notes(), []);
    }

    #[test]
    fn what_was_put_away_comes_back_only_with_news() {
        let mut developed = Developed::default();
        developed.told(event(BuildState::Failed, &["one"]));
        developed.put_away("hover");
        developed.told(event(BuildState::Failed, &["one"]));
        assert_eq!(developed.notes(), []);
        developed.told(event(BuildState::Failed, &["two"]));
        assert_eq!(developed.notes()[0].errors[0].message, "two");
    }
}
