//! New plugin folders: what goes into one, and writing it without touching anything that is there.
//! Asks nobody; which questions to put to a person is for the caller.

mod lent;
mod lock;
mod name;
mod place;
mod render;
mod sample;
mod sketch;
mod tools;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use contracts::SlotInfo;
use manifest::PluginId;
use thiserror::Error;

pub use lent::{FOLDER as LENT_FOLDER, Updated, Version, update};
pub use name::propose as propose_id;
pub use render::File;
pub use sketch::{DEFAULT_SLOT, default_kind, find_slot};
pub use slots::Kind;
pub use tools::{Missing, missing};

use sketch::Sketch;

/// What a new plugin is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// Rust, with views as Yew components.
    Yew,
    /// A plain module, loaded as it is.
    Js,
    /// JSX, bundled by esbuild.
    React,
    /// Colours, and no view.
    Theme,
}

impl Template {
    /// All of them, in the order in which people are asked.
    pub const ALL: [Self; 4] = [Self::Yew, Self::Js, Self::React, Self::Theme];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yew => "yew",
            Self::Js => "js",
            Self::React => "react",
            Self::Theme => "theme",
        }
    }

    /// What it is, in a few words.
    pub fn summary(self) -> &'static str {
        match self {
            Self::Yew => "Rust, with views as Yew components",
            Self::Js => "JavaScript without any build",
            Self::React => "JavaScript with React, bundled by esbuild",
            Self::Theme => "colours, light and dark, and no code to speak of",
        }
    }
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Template {
    type Err = ScaffoldError;

    fn from_str(text: &str) -> Result<Self, ScaffoldError> {
        let found = Self::ALL.into_iter().find(|template| template.as_str() == text);
        found.ok_or_else(|| ScaffoldError::UnknownTemplate(text.to_owned()))
    }
}

/// What somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The plugin's id, and its folder's name, unless `id` says otherwise.
    pub name: String,
    /// Another id than the name.
    pub id: Option<String>,
    /// What it is written in.
    pub template: Template,
    /// The slot; without a version the newest. [`DEFAULT_SLOT`] when missing.
    pub slot: Option<String>,
    /// What it does there; see [`default_kind`].
    pub kind: Option<Kind>,
    /// The folder in which the new folder is made.
    pub parent: PathBuf,
}

/// A wish that can be fulfilled.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The plugin's id.
    pub id: PluginId,
    /// The new folder.
    pub folder: PathBuf,
    /// What it is written in.
    pub template: Template,
    place: Option<Place>,
}

/// Where a plugin stands, and how.
#[derive(Debug, Clone, Copy)]
struct Place {
    slot: &'static SlotInfo,
    kind: Kind,
    sketch: Sketch,
}

/// Why no folder was made.
#[derive(Debug, Error)]
pub enum ScaffoldError {
    /// The name is no plugin id.
    #[error("{found:?} is no plugin id: {rule}")]
    Name {
        /// What was given.
        found: String,
        /// The rule it breaks.
        rule: &'static str,
        /// An id that may have been meant.
        proposal: Option<PluginId>,
    },
    /// No such template.
    #[error("there is no template {0:?}: there are yew, js, react and theme")]
    UnknownTemplate(String),
    /// No such slot.
    #[error("there is no slot {0:?}")]
    UnknownSlot(String),
    /// A theme has no place of its own.
    #[error("a theme stands in no slot: leave --slot and --kind out")]
    ThemeInSlot,
    /// The slot takes other kinds.
    #[error("{slot} takes no {kind}: it is a {shape} slot, which takes {}", .allowed.join(", "))]
    KindNotAllowed {
        /// The slot.
        slot: &'static str,
        /// The refused kind.
        kind: Kind,
        /// The shape of the slot.
        shape: slots::Shape,
        /// The kinds that it takes.
        allowed: Vec<&'static str>,
    },
    /// The folder is there, and not empty.
    #[error("{} is there already{}", .folder.display(), in_it(.names))]
    InTheWay {
        /// The folder.
        folder: PathBuf,
        /// The first names in it; empty when it is a file.
        names: Vec<String>,
    },
    /// Nothing can be written there.
    #[error("{} can not be written: {reason}", .path.display())]
    Unwritable {
        /// The folder or file.
        path: PathBuf,
        /// The system's words.
        reason: io::Error,
    },
    /// An update of something else.
    #[error("{} is no plugin's folder: it has no plugin.json", .0.display())]
    NoPlugin(PathBuf),
    /// A template of ours is wrong.
    #[error("the template is broken: {0}")]
    Template(String),
}

fn in_it(names: &[String]) -> String {
    if names.is_empty() { ", as a file".to_owned() } else { format!(": {}", names.join(", ")) }
}

impl ScaffoldError {
    fn unwritable(path: &Path) -> impl Fn(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |reason| Self::Unwritable { path: path.clone(), reason }
    }

    #[expect(clippy::needless_pass_by_value, reason = "stands in `map_err`")]
    fn note(error: serde_json::Error) -> Self {
        Self::Template(error.to_string())
    }
}

impl From<minijinja::Error> for ScaffoldError {
    fn from(error: minijinja::Error) -> Self {
        Self::Template(format!("{error:#}"))
    }
}

/// Every slot with every kind that it takes: what a new plugin can be.
pub fn every_place() -> impl Iterator<Item = (&'static str, Kind)> {
    contracts::ALL.iter().flat_map(|slot| slot.kinds().map(|kind| (slot.id, kind)))
}

/// Checks a wish, and the place where it shall stand.
///
/// # Errors
///
/// When something of it can not be; nothing is written in any case.
pub fn plan(wish: &Wish) -> Result<Plan, ScaffoldError> {
    let wanted = wish.id.as_deref().unwrap_or(&wish.name);
    let id = PluginId::try_from(wanted).map_err(|error| ScaffoldError::Name {
        found: wanted.to_owned(),
        rule: error.rule,
        proposal: propose_id(wanted),
    })?;
    let place = match wish.template {
        Template::Theme if wish.slot.is_some() || wish.kind.is_some() => {
            return Err(ScaffoldError::ThemeInSlot);
        }
        Template::Theme => None,
        Template::Yew | Template::Js | Template::React => {
            Some(find_place(wish.slot.as_deref().unwrap_or(DEFAULT_SLOT), wish.kind)?)
        }
    };
    let folder = wish.parent.join(id.as_str());
    place::check(&folder)?;
    Ok(Plan { id, folder, template: wish.template, place })
}

fn find_place(wanted: &str, kind: Option<Kind>) -> Result<Place, ScaffoldError> {
    let unknown = || ScaffoldError::UnknownSlot(wanted.to_owned());
    let slot = find_slot(wanted).ok_or_else(unknown)?;
    let kind = kind.unwrap_or_else(|| default_kind(slot));
    if !slot.kinds().any(|allowed| allowed == kind) {
        let allowed = slot.kinds().map(Kind::as_str).collect();
        return Err(ScaffoldError::KindNotAllowed {
            slot: slot.id,
            kind,
            shape: slot.shape,
            allowed,
        });
    }
    let sketch = Sketch::of(slot.id).ok_or_else(unknown)?;
    Ok(Place { slot, kind, sketch })
}

impl Plan {
    /// The slot, if it stands in one.
    pub fn slot(&self) -> Option<&'static str> {
        self.place.map(|place| place.slot.id)
    }

    /// What it does there.
    pub fn kind(&self) -> Option<Kind> {
        self.place.map(|place| place.kind)
    }

    /// Every file of the new folder, without writing one.
    ///
    /// # Errors
    ///
    /// When a template is broken, which is a fault of ours.
    pub fn files(&self) -> Result<Vec<File>, ScaffoldError> {
        render::files(self)
    }

    /// Makes the folder: all of it, or nothing.
    ///
    /// # Errors
    ///
    /// When something stands in the way, or nothing can be written there.
    pub fn write(&self) -> Result<(), ScaffoldError> {
        place::write(&self.folder, &self.files()?)
    }
}
