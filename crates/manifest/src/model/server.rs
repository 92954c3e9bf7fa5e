//! The part of a plugin that runs on the server.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    BundlePath,
    read::{findings::shown, object::Object},
};

/// The part of a plugin that runs on the server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Server {
    /// Programs of the bundle by `<system>-<processor>`, in Go's words.
    ///
    /// Example: `{"linux-amd64": "server/dist/plugin-linux-amd64"}`
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub executables: BTreeMap<String, BundlePath>,

    /// The program for every system that `executables` does not name.
    ///
    /// Example: `"server/plugin.exe"`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub executable: Option<BundlePath>,
}

impl Server {
    pub(super) fn read(object: &mut Object<'_, '_>) -> Option<Self> {
        let executables = object.object("executables", read_executables).unwrap_or_default();
        let executable = object.checked("executable");
        if object.is_blank("executables") && object.is_blank("executable") {
            object.warn("executable", "is missing, and so is executables: nothing can be started");
        }
        Some(Self { executables, executable })
    }
}

fn read_executables(object: &mut Object<'_, '_>) -> Option<BTreeMap<String, BundlePath>> {
    let mut executables = BTreeMap::new();
    for (platform, value) in object.entries() {
        if !is_platform(platform) {
            let rule = "must be under a name such as linux-amd64: Go's system, '-', Go's processor";
            object.refuse(platform, Some(shown(value)), rule, None);
        } else if let Some(path) = object.checked_value(platform, value) {
            executables.insert(platform.clone(), path);
        }
    }
    Some(executables)
}

/// `<GOOS>-<GOARCH>`: any of them, since Go keeps adding some.
fn is_platform(platform: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    platform
        .split_once('-')
        .is_some_and(|(system, processor)| is_word(system) && is_word(processor))
}
