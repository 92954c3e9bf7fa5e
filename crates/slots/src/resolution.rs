//! What a slot shows after all contributions are settled, with the losers and the reasons.
//!
//! A pure function of one slot's contributions; the registry caches its results.

use std::fmt;
use std::rc::Rc;

use crate::{Contribution, ContributionId, DEFAULT_ORDER, Kind, PluginId, rank};

/// What stands in the middle of a slot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Content {
    /// The host's own content.
    #[default]
    Default,
    /// A plugin's content, by `replace` or by an `item` for this key.
    Replaced(Rc<Contribution>),
    /// Nothing.
    Hidden(Rc<Contribution>),
}

/// What a slot shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resolution {
    /// Around everything, outermost first.
    pub wraps: Vec<Rc<Contribution>>,
    /// Before the content, in order.
    pub leading: Vec<Rc<Contribution>>,
    /// The middle.
    pub content: Content,
    /// After the content, in order.
    pub trailing: Vec<Rc<Contribution>>,
    /// What does not show, and why.
    pub losers: Vec<Loser>,
}

/// A contribution that does not show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loser {
    /// What lost.
    pub contribution: Rc<Contribution>,
    /// Against whom, and by which rule.
    pub reason: LossReason,
}

/// Why a contribution does not show. Displays as a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LossReason {
    /// The admin put the winner first.
    AdminOrder {
        /// The plugin that shows instead.
        winner: PluginId,
    },
    /// The winner asked for a smaller order.
    Order {
        /// The plugin that shows instead.
        winner: PluginId,
        /// Its order.
        winner_order: i32,
        /// The order of the loser.
        order: i32,
    },
    /// Same order: the smaller plugin id wins.
    PluginId {
        /// The plugin that shows instead.
        winner: PluginId,
    },
    /// The same plugin contributed twice: the first one stays.
    RegisteredLater,
    /// An item for exactly this key beats a `replace` or `hide` of all keys.
    KeyIsMoreSpecific {
        /// The plugin that shows instead.
        winner: PluginId,
    },
    /// It failed here, and was taken down.
    Failed,
}

impl fmt::Display for LossReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AdminOrder { winner } => write!(f, "the admin put \"{winner}\" first"),
            Self::Order { winner, winner_order, order } => {
                write!(f, "\"{winner}\" has order {winner_order}, before {order}")
            }
            Self::PluginId { winner } => {
                write!(f, "same order, and the id \"{winner}\" comes first")
            }
            Self::RegisteredLater => f.write_str("the plugin contributed twice, the first stays"),
            Self::KeyIsMoreSpecific { winner } => {
                write!(f, "\"{winner}\" contributed for exactly this key")
            }
            Self::Failed => f.write_str("it failed here and was taken down"),
        }
    }
}

impl Resolution {
    /// Whether the slot shows just its default content.
    pub fn is_default(&self) -> bool {
        self.content == Content::Default
            && self.wraps.is_empty()
            && self.leading.is_empty()
            && self.trailing.is_empty()
    }

    /// Every contribution that brings a view here, outermost wrap first.
    pub fn shown(&self) -> impl Iterator<Item = &Rc<Contribution>> {
        let content = match &self.content {
            Content::Replaced(contribution) => Some(contribution),
            Content::Default | Content::Hidden(_) => None,
        };
        self.wraps.iter().chain(&self.leading).chain(content).chain(&self.trailing)
    }

    /// Settles `contributions`, which must be ranked, for one outlet.
    ///
    /// `key` is the outlet's key in a keyed slot; `failed` are taken down there.
    pub(crate) fn settle(
        admin: &[PluginId],
        ranked: &[Rc<Contribution>],
        key: KeyOf<'_>,
        failed: &[ContributionId],
    ) -> Self {
        let mut resolution = Self::default();
        let mut middle: Vec<&Rc<Contribution>> = Vec::new();
        let (mut items_before, mut items_after) = (Vec::new(), Vec::new());
        let mut after = Vec::new();
        for contribution in ranked {
            if failed.contains(&contribution.id) {
                let contribution = Rc::clone(contribution);
                resolution.losers.push(Loser { contribution, reason: LossReason::Failed });
                continue;
            }
            match contribution.kind {
                Kind::Wrap => resolution.wraps.push(Rc::clone(contribution)),
                Kind::Before => resolution.leading.push(Rc::clone(contribution)),
                Kind::After => after.push(Rc::clone(contribution)),
                Kind::Replace | Kind::Hide => middle.push(contribution),
                Kind::Item => match key {
                    KeyOf::List if contribution.order < DEFAULT_ORDER => {
                        items_before.push(Rc::clone(contribution));
                    }
                    KeyOf::List => items_after.push(Rc::clone(contribution)),
                    KeyOf::Keyed(key) if contribution.key.as_deref() == key => {
                        middle.push(contribution);
                    }
                    KeyOf::Keyed(_) => {}
                },
            }
        }
        resolution.leading.append(&mut items_before);
        resolution.trailing = items_after;
        resolution.trailing.append(&mut after);
        resolution.settle_middle(admin, &middle);
        resolution
    }

    /// One of the competitors for the middle wins; the others become losers.
    fn settle_middle(&mut self, admin: &[PluginId], middle: &[&Rc<Contribution>]) {
        let specific = middle.iter().find(|contribution| contribution.kind == Kind::Item);
        let Some(&winner) = specific.or_else(|| middle.first()) else { return };
        for &loser in middle {
            if loser.id == winner.id {
                continue;
            }
            let reason = if winner.kind == Kind::Item && loser.kind != Kind::Item {
                LossReason::KeyIsMoreSpecific { winner: winner.plugin.clone() }
            } else {
                rank::reason(admin, winner, loser)
            };
            self.losers.push(Loser { contribution: Rc::clone(loser), reason });
        }
        self.content = if winner.kind == Kind::Hide {
            Content::Hidden(Rc::clone(winner))
        } else {
            Content::Replaced(Rc::clone(winner))
        };
    }
}

/// How items apply to the outlet at hand.
#[derive(Debug, Clone, Copy)]
pub(crate) enum KeyOf<'a> {
    /// Every item shows.
    List,
    /// The item of this key takes the middle.
    Keyed(Option<&'a str>),
}
