//! What plugins add to the page beside views: panels, pages, products, settings, kinds of channels,
//! tabs of their settings. No I/O.
//!
//! Each has a key, `<plugin id>:<name>`, which its view has, too. A plugin that is turned off takes
//! its own back.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use super::{
    channel_options::ChannelOption, channel_tabs::ChannelTab, products::Product,
    user_settings::UserSettings,
};

/// What a plugin adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A panel at the right-hand side.
    Panel,
    /// A page in the middle.
    Page,
    /// A whole page with an address of its own.
    Product,
    /// A page of the settings.
    Settings,
    /// A kind of channel that a person can make.
    ChannelOption,
    /// A tab of the settings of channels.
    ChannelTab,
}

/// Everything that plugins added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extensions {
    titles: BTreeMap<(Kind, Rc<str>), Rc<str>>,
    products: Vec<Rc<Product>>,
    settings: Vec<Rc<UserSettings>>,
    channel_options: Rc<[Rc<ChannelOption>]>,
    channel_tabs: Rc<[Rc<ChannelTab>]>,
    wanted: Wanted,
}

/// The ids of the slots that a plugin fills, or waits for. What there is of in every post stands on
/// the page only where somebody wants it: a list of posts is made faster without.
pub type Wanted = Rc<BTreeSet<&'static str>>;

impl Extensions {
    /// The words above something; `None` when it is not there, or not any more.
    #[must_use]
    pub fn title(&self, kind: Kind, key: &str) -> Option<&Rc<str>> {
        self.titles.get(&(kind, Rc::from(key)))
    }

    /// The slots that a plugin fills, or waits for.
    #[must_use]
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// How many of a kind one plugin added.
    #[must_use]
    pub fn count(&self, kind: Kind, plugin: &str) -> usize {
        let of_plugin =
            |key: &str| key.strip_prefix(plugin).is_some_and(|rest| rest.starts_with(':'));
        self.titles.keys().filter(|(it, key)| *it == kind && of_plugin(key)).count()
    }

    /// The products, in the order in which they came.
    pub fn products(&self) -> impl Iterator<Item = &Rc<Product>> {
        self.products.iter()
    }

    /// Adds a product, or puts it in the place of the one of the same key.
    pub(super) fn put_product(&mut self, product: Rc<Product>) {
        self.put(Kind::Product, Rc::clone(&product.key), Rc::clone(&product.title));
        match self.products.iter_mut().find(|it| it.key == product.key) {
            Some(known) => *known = product,
            None => self.products.push(product),
        }
    }

    /// The pages of plugins in the settings, by name.
    pub fn settings(&self) -> impl Iterator<Item = &Rc<UserSettings>> {
        self.settings.iter()
    }

    /// Adds a plugin's page of settings, or puts it in the place of the one before.
    pub(super) fn put_settings(&mut self, settings: Rc<UserSettings>) {
        self.settings.retain(|it| it.plugin != settings.plugin);
        self.settings.push(settings);
        self.settings.sort_by_cached_key(|it| (it.title.to_lowercase(), Rc::clone(&it.plugin)));
    }

    /// The kinds of channels that plugins add, by name.
    #[must_use]
    pub fn channel_options(&self) -> &Rc<[Rc<ChannelOption>]> {
        &self.channel_options
    }

    /// Adds a kind of channel, or puts it in the place of the one of the same key.
    pub(super) fn put_channel_option(&mut self, option: Rc<ChannelOption>) {
        self.put(Kind::ChannelOption, Rc::clone(&option.key), Rc::clone(&option.label));
        let mut all = self.channel_options.to_vec();
        all.retain(|it| it.key != option.key);
        all.push(option);
        all.sort_by_cached_key(|it| (it.label.to_lowercase(), Rc::clone(&it.key)));
        self.channel_options = all.into();
    }

    /// The tabs that plugins add to the settings of channels, by name.
    #[must_use]
    pub fn channel_tabs(&self) -> &Rc<[Rc<ChannelTab>]> {
        &self.channel_tabs
    }

    /// Adds a tab, or puts it in the place of the one of the same key.
    pub(super) fn put_channel_tab(&mut self, tab: Rc<ChannelTab>) {
        self.put(Kind::ChannelTab, Rc::clone(&tab.key), Rc::clone(&tab.title));
        let mut all = self.channel_tabs.to_vec();
        all.retain(|it| it.key != tab.key);
        all.push(tab);
        all.sort_by_cached_key(|it| (it.title.to_lowercase(), Rc::clone(&it.key)));
        self.channel_tabs = all.into();
    }

    pub(super) fn put(&mut self, kind: Kind, key: Rc<str>, title: Rc<str>) {
        self.titles.insert((kind, key), title);
    }

    pub(super) fn want(&mut self, slots: BTreeSet<&'static str>) {
        if *self.wanted != slots {
            self.wanted = Rc::new(slots);
        }
    }

    pub(super) fn remove(&mut self, kind: Kind, key: &str) {
        self.titles.remove(&(kind, Rc::from(key)));
        match kind {
            Kind::Product => self.products.retain(|it| *it.key != *key),
            Kind::Settings => self.settings.retain(|it| *it.key() != *key),
            Kind::ChannelOption => {
                self.channel_options =
                    self.channel_options.iter().filter(|it| *it.key != *key).cloned().collect();
            }
            Kind::ChannelTab => {
                self.channel_tabs =
                    self.channel_tabs.iter().filter(|it| *it.key != *key).cloned().collect();
            }
            Kind::Panel | Kind::Page => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::state::{Action, RightSide, State, reduce};

    use super::*;

    fn added(kind: Kind, key: &str) -> Action {
        Action::Extended { kind, key: key.into(), title: "Tides".into() }
    }

    #[test]
    fn each_plugin_has_its_own() {
        let mut state = State::default();
        reduce::apply(&mut state, added(Kind::Panel, "a:main"));
        reduce::apply(&mut state, added(Kind::Panel, "ab:main"));
        reduce::apply(&mut state, added(Kind::Page, "a:main"));
        assert_eq!(state.extensions.count(Kind::Panel, "a"), 1);
        assert_eq!(state.extensions.title(Kind::Panel, "a:main").map(|it| &**it), Some("Tides"));
        assert!(state.extensions.title(Kind::Page, "ab:main").is_none());
    }

    #[test]
    fn a_panel_that_goes_is_shown_no_more() {
        let mut state = State::default();
        reduce::apply(&mut state, added(Kind::Panel, "a:main"));
        reduce::apply(&mut state, Action::ShowRight(RightSide::Saved));
        reduce::apply(&mut state, Action::ShowRight(RightSide::Panel("a:main".into())));
        let gone = Action::ExtensionGone { kind: Kind::Panel, key: "a:main".into() };
        reduce::apply(&mut state, gone);
        assert_eq!(state.view.right, Some(RightSide::Saved));
        assert_eq!(state.extensions, Extensions::default());
    }
}
