//! What a browser is told about a plugin.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    manifest::Manifest,
    webapp::{Kind, Parts},
};
use crate::{
    BundlePath, BundleUrl, Capability, Integrity, ManifestErrors, Parsed, PluginId, SlotId,
    Version, WebUrl,
    read::{findings::Findings, object::Object},
};

/// One entry of `GET /api/v4/plugins/webapp`: the manifest without description, server part and settings,
/// and with the address of the bundle instead of its path.
///
/// Signed-out browsers get it too.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientManifest {
    /// The plugin's id.
    pub id: PluginId,
    /// What people call it; the id when the server sends no name.
    pub name: String,
    /// Where to read more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homepage_url: Option<WebUrl>,
    /// Where to get help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_url: Option<WebUrl>,
    /// What changed in this version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release_notes_url: Option<WebUrl>,
    /// An SVG file of the bundle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon_path: Option<BundlePath>,
    /// The plugin's version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Version>,
    /// The oldest server it runs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_server_version: Option<Version>,
    /// What to load.
    pub webapp: ClientWebapp,
    /// Free data of the plugin.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub props: Map<String, Value>,
}

/// What to load, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClientWebapp {
    /// Where the bundle is; see [`BundleUrl::on_the_wire`].
    pub bundle_path: BundleUrl,
    /// What it is.
    #[serde(skip_serializing_if = "Kind::is_classic")]
    pub kind: Kind,
    /// The slots it contributes to; when there are any, it may be loaded once the first of them appears.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<SlotId>,
    /// What it asks to be allowed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub capabilities: Vec<Capability>,
    /// The SHA-256 its content must have; our server always sends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integrity: Option<Integrity>,
}

impl ClientManifest {
    pub(super) fn new(manifest: &Manifest, integrity: Integrity) -> Option<Self> {
        let webapp = manifest.webapp.as_ref()?;
        Some(Self {
            id: manifest.id.clone(),
            name: manifest.name.clone(),
            homepage_url: manifest.homepage_url.clone(),
            support_url: manifest.support_url.clone(),
            release_notes_url: manifest.release_notes_url.clone(),
            icon_path: manifest.icon_path.clone(),
            version: manifest.version.clone(),
            min_server_version: manifest.min_server_version.clone(),
            webapp: ClientWebapp {
                bundle_path: BundleUrl::for_bundle(&manifest.id, &integrity),
                kind: webapp.kind,
                slots: webapp.slots.clone(),
                capabilities: webapp.capabilities.clone(),
                integrity: Some(integrity),
            },
            props: manifest.props.clone(),
        })
    }

    /// Reads one entry that a server sent; each is read by itself, so that a bad one does not spoil the others.
    ///
    /// # Errors
    /// If any rule is broken; above all, the bundle must lie below `/static/` on this origin.
    pub fn from_value(value: &Value) -> Result<Parsed<Self>, ManifestErrors> {
        let mut findings = Findings::default();
        let manifest = Object::read(value, "", &mut findings, Self::read);
        findings.settle(manifest)
    }

    fn read(object: &mut Object<'_, '_>) -> Option<Self> {
        // Left out by servers that follow the contract; not read where one sends them.
        for key in ["description", "server", "settings_schema"] {
            object.skip(key);
        }
        let id =
            object.required::<PluginId>("id", "must be given, as it names the plugin everywhere");
        let name = object.text("name");
        let homepage_url = object.checked("homepage_url");
        let support_url = object.checked("support_url");
        let release_notes_url = object.checked("release_notes_url");
        let icon_path = object.checked("icon_path");
        let version = object.checked("version");
        let min_server_version = object.checked("min_server_version");
        if !object.has("webapp") {
            object.refuse(
                "webapp",
                None,
                "must be given, as there is nothing to load without it",
                None,
            );
        }
        let webapp = object.object("webapp", ClientWebapp::read);
        let props = object.map("props").cloned().unwrap_or_default();
        let id = id?;
        Some(Self {
            name: if name.trim().is_empty() { id.to_string() } else { name },
            id,
            homepage_url,
            support_url,
            release_notes_url,
            icon_path,
            version,
            min_server_version,
            webapp: webapp?,
            props,
        })
    }
}

impl ClientWebapp {
    fn read(object: &mut Object<'_, '_>) -> Option<Self> {
        let bundle_path = object
            .required("bundle_path", "must be given, as it is where the bundle is loaded from");
        let Parts { kind, slots, capabilities, integrity } = Parts::read(object);
        Some(Self { bundle_path: bundle_path?, kind, slots, capabilities, integrity })
    }
}

impl<'de> serde::Deserialize<'de> for ClientManifest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_value(&value).map(|parsed| parsed.manifest).map_err(serde::de::Error::custom)
    }
}
