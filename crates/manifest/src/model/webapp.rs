//! The part of a plugin that runs in the browser.

use serde::Serialize;

use crate::{
    BundlePath, Capability, Integrity, SlotId,
    read::{choice::choice, object::Object},
};

/// The part of a plugin that runs in the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Webapp {
    /// The file of the bundle that the browser loads; its whole folder is served beside it.
    ///
    /// Example: `"webapp/dist/main.js"`
    pub bundle_path: BundlePath,

    /// What that file is; `classic` when it is left out.
    ///
    /// Example: `"module"`
    #[serde(default, skip_serializing_if = "Kind::is_classic")]
    pub kind: Kind,

    /// The slots the plugin contributes to; when given, it is loaded once the first of them appears.
    ///
    /// Example: `["profile-popover.v1"]`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<SlotId>,

    /// What the plugin asks to be allowed; an admin grants it.
    ///
    /// Example: `["posts:read"]`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capabilities: Vec<Capability>,

    /// The SHA-256 of the file at `bundle_path`; when given, a bundle with another content is refused.
    ///
    /// Example: `"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integrity: Option<Integrity>,
}

choice! {
    /// What the file of the web part is.
    #[derive(Default)]
    Kind {
        /// A Mattermost web plugin that calls `window.registerPlugin`; trusted.
        #[default]
        Classic = "classic",
        /// An ES module with `initialize` and `uninitialize`; trusted.
        Module = "module",
        /// A WebAssembly component, run in a worker; sandboxed.
        Component = "component",
        /// JavaScript, run in a worker inside a frame of its own origin; sandboxed.
        Script = "script",
    }
}

impl Kind {
    /// Whether plugins of this kind run in the page, with everything the page may do.
    #[must_use]
    pub const fn is_trusted(self) -> bool {
        matches!(self, Self::Classic | Self::Module)
    }

    pub(super) const fn is_classic(&self) -> bool {
        matches!(self, Self::Classic)
    }
}

impl Webapp {
    pub(super) fn read(object: &mut Object<'_, '_>) -> Option<Self> {
        let bundle_path = read_bundle_path(object);
        let parts = Parts::read(object);
        Some(Self {
            bundle_path: bundle_path?,
            kind: parts.kind,
            slots: parts.slots,
            capabilities: parts.capabilities,
            integrity: parts.integrity,
        })
    }
}

/// The fields that the file and the client manifest have in common.
pub(super) struct Parts {
    pub(super) kind: Kind,
    pub(super) slots: Vec<SlotId>,
    pub(super) capabilities: Vec<Capability>,
    pub(super) integrity: Option<Integrity>,
}

impl Parts {
    pub(super) fn read(object: &mut Object<'_, '_>) -> Self {
        Self {
            kind: object.choice("kind").unwrap_or_default(),
            slots: object.set("slots"),
            capabilities: object.set("capabilities"),
            integrity: object.checked("integrity"),
        }
    }
}

fn read_bundle_path(object: &mut Object<'_, '_>) -> Option<BundlePath> {
    let key = "bundle_path";
    if !object.require(key, "must be given, as it names the file that the browser loads") {
        return None;
    }
    let text = object.str(key)?;
    // In 2017 this was an address, and the server knew the file by itself.
    let old = text
        .strip_prefix("/static/")
        .filter(|name| !name.contains('/') && name.ends_with("_bundle.js"));
    // Should even that be no path, the message names what was written.
    let Some(Ok(path)) = old.map(|name| BundlePath::try_from(format!("webapp/{name}"))) else {
        return object.checked(key);
    };
    object.warn(key, format!("is an address of 2017; it is read as the file \"{path}\""));
    Some(path)
}
