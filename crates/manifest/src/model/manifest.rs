//! The manifest as a whole.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    client::ClientManifest, file::Format, server::Server, settings::SettingsSchema, webapp::Webapp,
};
use crate::{
    BundlePath, Integrity, Limits, ManifestErrors, Parsed, PluginId, Version, WebUrl,
    read::{findings::Findings, object::Object, tree},
};

/// What a plugin says about itself: `plugin.json` at the root of its bundle.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "Mortise plugin manifest"))]
pub struct Manifest {
    /// The name by which everything refers to the plugin: 3 to 190 letters, digits, `-`, `_` and `.`.
    /// Capitals are lowered.
    ///
    /// Example: `"com.example.hovercard"`
    pub id: PluginId,

    /// What people call the plugin.
    ///
    /// Example: `"Hovercard"`
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub name: String,

    /// What it does, in a sentence or two.
    ///
    /// Example: `"Shows position and local time when you click on a name."`
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,

    /// Where to read more; an `http` or `https` address.
    ///
    /// Example: `"https://example.com/hovercard"`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub homepage_url: Option<WebUrl>,

    /// Where to get help; an `http` or `https` address.
    ///
    /// Example: `"https://example.com/hovercard/issues"`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_url: Option<WebUrl>,

    /// What changed in this version; an `http` or `https` address.
    ///
    /// Example: `"https://example.com/hovercard/releases/1.2.0"`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release_notes_url: Option<WebUrl>,

    /// An SVG file of the bundle, shown in lists of plugins.
    ///
    /// Example: `"assets/icon.svg"`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icon_path: Option<BundlePath>,

    /// The version of the plugin, strictly semantic; many plugins add it when they are built.
    ///
    /// Example: `"1.2.0"`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<Version>,

    /// The oldest server it runs on, strictly semantic.
    ///
    /// Example: `"7.8.0"`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_server_version: Option<Version>,

    /// The part that runs on the server.
    ///
    /// Example: `{"executable": "server/plugin"}`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server: Option<Server>,

    /// The part that runs in the browser.
    ///
    /// Example: `{"bundle_path": "webapp/dist/main.js", "kind": "module"}`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub webapp: Option<Webapp>,

    /// What an admin can set, as a form.
    ///
    /// Example: `{"settings": [{"key": "Greeting", "display_name": "Greeting", "type": "text"}]}`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings_schema: Option<SettingsSchema>,

    /// Free data of the plugin; every signed-in or signed-out browser gets it too, so no secrets here.
    ///
    /// Example: `{"support_packet": "Hovercard"}`
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub props: Map<String, Value>,
}

impl Manifest {
    /// Reads a manifest from JSON, within the default [`Limits`].
    ///
    /// # Errors
    /// If any rule is broken; all broken rules are listed, each with field, value and rule.
    pub fn parse_json(text: &str) -> Result<Parsed<Self>, ManifestErrors> {
        Self::parse(text.as_bytes(), Format::Json, Limits::default())
    }

    /// Reads a manifest from the bytes of a file; what is not UTF-8 is refused, as is a byte order mark.
    ///
    /// # Errors
    /// As [`Manifest::parse_json`].
    pub fn parse(
        bytes: &[u8],
        format: Format,
        limits: Limits,
    ) -> Result<Parsed<Self>, ManifestErrors> {
        let mut findings = Findings::default();
        let tree = tree::read(bytes, format, limits, &mut findings);
        let manifest = tree.and_then(|tree| Object::read(&tree, "", &mut findings, Self::read));
        findings.settle(manifest)
    }

    /// Reads a manifest from a value that was parsed elsewhere.
    ///
    /// # Errors
    /// As [`Manifest::parse_json`], but keys given twice are lost before this sees them.
    pub fn from_value(value: &Value) -> Result<Parsed<Self>, ManifestErrors> {
        let mut findings = Findings::default();
        let manifest = Object::read(value, "", &mut findings, Self::read);
        findings.settle(manifest)
    }

    /// Whether a server of this version is new enough for the plugin.
    #[must_use]
    pub fn runs_on(&self, server: &Version) -> bool {
        self.min_server_version.as_ref().is_none_or(|oldest| server.is_at_least(oldest))
    }

    /// What browsers are told about the plugin, with the address of a bundle that has this pin;
    /// nothing when there is no web part.
    #[must_use]
    pub fn for_client(&self, integrity: Integrity) -> Option<ClientManifest> {
        ClientManifest::new(self, integrity)
    }

    fn read(object: &mut Object<'_, '_>) -> Option<Self> {
        let id = object.required("id", "must be given, as it names the plugin everywhere");
        object.require("name", "must be given and not blank, as it is what people see");
        let name = object.text("name");
        let description = object.text("description");
        let homepage_url = object.checked("homepage_url");
        let support_url = object.checked("support_url");
        let release_notes_url = object.checked("release_notes_url");
        let icon_path = object.checked::<BundlePath>("icon_path");
        if icon_path
            .as_ref()
            .is_some_and(|path| !path.as_str().to_ascii_lowercase().ends_with(".svg"))
        {
            object.warn("icon_path", "is not shown: it does not name an SVG file");
        }
        let version = object.checked("version");
        let min_server_version = object.checked("min_server_version");
        let server = read_server(object);
        let webapp = object.object("webapp", Webapp::read);
        let settings_schema = object.object("settings_schema", SettingsSchema::read);
        let props = object.map("props").cloned().unwrap_or_default();
        // Where editors look for the schema.
        object.skip("$schema");
        if object.has("required_config") {
            object.warn("required_config", "has no effect: Mattermost gave it up in 2023");
        }
        object.skip("required_config");
        Some(Self {
            id: id?,
            name,
            description,
            homepage_url,
            support_url,
            release_notes_url,
            icon_path,
            version,
            min_server_version,
            server,
            webapp,
            settings_schema,
            props,
        })
    }
}

/// `server`, or `backend`, as it was called until 2018.
fn read_server(object: &mut Object<'_, '_>) -> Option<Server> {
    let is_old = object.has("backend");
    if is_old && object.has("server") {
        object.warn("backend", "has no effect beside \"server\"");
        object.skip("backend");
    } else if is_old {
        object.warn("backend", "is the name of 2017 for \"server\"");
        object.skip("server");
        return object.object("backend", Server::read);
    }
    object.object("server", Server::read)
}

impl<'de> serde::Deserialize<'de> for Manifest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_value(&value).map(|parsed| parsed.manifest).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Manifest;
    use crate::{Kind, Version};

    fn manifest(fields: &str) -> Manifest {
        let json = format!("{{\"id\": \"com.example.demo\", \"name\": \"Demo\"{fields}}}");
        Manifest::parse_json(&json).expect("the fields are right").manifest
    }

    #[test]
    fn an_older_server_is_not_enough() {
        let runs = |oldest: &str, server: &str| {
            let manifest = manifest(&format!(", \"min_server_version\": \"{oldest}\""));
            manifest.runs_on(&Version::try_from(server).unwrap())
        };
        assert!(runs("7.8.0", "7.8.0"));
        assert!(runs("7.8.0", "10.0.0"));
        assert!(!runs("7.8.0", "7.7.9"));
        assert!(!runs("7.8.0", "7.8.0-rc1"));
        assert!(manifest("").runs_on(&Version::new(0, 0, 0)), "without a bound any server will do");
    }

    #[test]
    fn without_a_web_part_browsers_hear_nothing() {
        let pin = crate::Integrity::from_digest([1; 32]);
        assert_eq!(manifest("").for_client(pin), None);
        let client = manifest(", \"webapp\": {\"bundle_path\": \"a.js\"}").for_client(pin).unwrap();
        assert_eq!((client.webapp.kind, client.webapp.integrity), (Kind::Classic, Some(pin)));
    }

    #[test]
    fn serde_reads_by_the_same_rules() {
        let error = serde_json::from_str::<Manifest>("{\"id\": \"..\"}").unwrap_err().to_string();
        assert!(error.contains("breaks 2 rules") && error.contains("id = \"..\""), "{error}");
        let text = serde_json::to_string(&manifest("")).unwrap();
        assert_eq!(serde_json::from_str::<Manifest>(&text).unwrap(), manifest(""));
    }
}
