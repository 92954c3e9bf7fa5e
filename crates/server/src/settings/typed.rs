//! The configuration in force, with types.

use std::collections::BTreeMap;

use super::{
    keys::{self, FILE, PLUGIN, SERVICE, SUPPORT, TEAM},
    layer::{Layer, Values},
};
use crate::request::proxy::Network;

/// What concerns the server as a whole.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ServiceSettings {
    /// Where browsers find this server, without a slash at the end; empty when nobody said.
    pub(crate) site_url: String,
    /// Who may say, by `X-Forwarded-…`, for whom they ask.
    pub(crate) trusted_proxies: Vec<Network>,
    /// For how long browsers insist on encryption, in seconds; `None` does not ask them to.
    pub(crate) strict_transport_secs: Option<i64>,
    /// Administrators may lay plugins in development over what is installed.
    pub(crate) enable_developer: bool,
    /// The server fetches the pages that posts link to.
    pub(crate) enable_link_previews: bool,
}

/// What concerns people and teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TeamSettings {
    /// Shown on the sign-in page.
    pub(crate) site_name: String,
    /// Everybody may create an account; otherwise administrators do.
    pub(crate) enable_open_server: bool,
}

/// Where people find help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SupportSettings {
    /// Where «Send feedback» leads; empty when the entry is not shown.
    pub(crate) report_a_problem_link: String,
}

/// What concerns files that people attach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileSettings {
    /// Nothing can be uploaded without; what is there stays.
    pub(crate) enable_attachments: bool,
    pub(crate) max_bytes: u64,
}

/// What concerns plugins. Names as in the forerunner's section.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the wire")]
pub(crate) struct PluginSettings {
    /// False: every plugin route answers 501 and nothing below `/static/plugins` is served.
    pub(crate) enable: bool,
    /// Uploads and installing from an address; what is installed keeps running without.
    pub(crate) enable_uploads: bool,
    /// Bundles may come over http.
    pub(crate) allow_insecure_download_url: bool,
    /// Only bundles whose signature fits one of the keys.
    pub(crate) require_plugin_signature: bool,
    pub(crate) enable_marketplace: bool,
    /// Also the catalogue at [`PluginSettings::marketplace_url`], not only what lies here.
    pub(crate) enable_remote_marketplace: bool,
    /// Prepackaged plugins are installed and upgraded at start.
    pub(crate) automatic_prepackaged_plugins: bool,
    /// `https://…`, `http://…`, `file:///…` or empty.
    pub(crate) marketplace_url: String,
    /// Public keys beside those of `GET /plugins/keys`.
    pub(crate) signature_public_key_files: Vec<String>,
    pub(crate) trust_policy: TrustPolicy,
    /// Plugin id to key, in lower case, to value. Secrets included: never show this.
    pub(crate) plugins: BTreeMap<String, Values>,
    /// What file and environment say about plugins being on; administrators can not change these.
    pub(crate) plugin_states: BTreeMap<String, bool>,
}

/// Which plugins may run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TrustPolicy {
    /// All; those without a sandbox have every right of the page.
    #[default]
    Trusted,
    SandboxedOnly,
}

impl ServiceSettings {
    pub(super) fn of(layer: &Layer) -> Self {
        let strict = switch(layer, SERVICE, "TLSStrictTransport");
        let secs = value(layer, SERVICE, "TLSStrictTransportMaxAge").as_i64().unwrap_or_default();
        let proxies = list(layer, SERVICE, "TrustedProxies");
        Self {
            site_url: text(layer, SERVICE, "SiteURL"),
            trusted_proxies: proxies.iter().filter_map(|proxy| Network::read(proxy)).collect(),
            strict_transport_secs: strict.then_some(secs),
            enable_developer: switch(layer, SERVICE, "EnableDeveloper"),
            enable_link_previews: switch(layer, SERVICE, "EnableLinkPreviews"),
        }
    }
}

impl TeamSettings {
    pub(super) fn of(layer: &Layer) -> Self {
        Self {
            site_name: text(layer, TEAM, "SiteName"),
            enable_open_server: switch(layer, TEAM, "EnableOpenServer"),
        }
    }
}

impl SupportSettings {
    pub(super) fn of(layer: &Layer) -> Self {
        Self { report_a_problem_link: text(layer, SUPPORT, "ReportAProblemLink") }
    }
}

impl FileSettings {
    pub(super) fn of(layer: &Layer) -> Self {
        let max_bytes = value(layer, FILE, "MaxFileSize").as_u64().unwrap_or_default();
        Self { enable_attachments: switch(layer, FILE, "EnableFileAttachments"), max_bytes }
    }
}

impl PluginSettings {
    pub(super) fn of(layer: &Layer) -> Self {
        let on = |name| switch(layer, PLUGIN, name);
        Self {
            enable: on("Enable"),
            enable_uploads: on("EnableUploads"),
            allow_insecure_download_url: on("AllowInsecureDownloadURL"),
            require_plugin_signature: on("RequirePluginSignature"),
            enable_marketplace: on("EnableMarketplace"),
            enable_remote_marketplace: on("EnableRemoteMarketplace"),
            automatic_prepackaged_plugins: on("AutomaticPrepackagedPlugins"),
            marketplace_url: text(layer, PLUGIN, "MarketplaceURL"),
            signature_public_key_files: list(layer, PLUGIN, "SignaturePublicKeyFiles"),
            trust_policy: match text(layer, PLUGIN, "TrustPolicy").as_str() {
                "sandboxed_only" => TrustPolicy::SandboxedOnly,
                _ => TrustPolicy::Trusted,
            },
            plugins: layer.plugins.clone(),
            plugin_states: layer.states.clone(),
        }
    }
}

/// The lowest layer holds every key, and each was checked when it was read.
fn value(layer: &Layer, section: &'static str, name: &'static str) -> serde_json::Value {
    let found = layer.values.get(&(section, name)).cloned();
    debug_assert!(found.is_some(), "{section}.{name} is no key");
    found.or_else(|| keys::find(section, name).map(|key| (key.default)())).unwrap_or_default()
}

fn switch(layer: &Layer, section: &'static str, name: &'static str) -> bool {
    value(layer, section, name).as_bool().unwrap_or_default()
}

fn text(layer: &Layer, section: &'static str, name: &'static str) -> String {
    value(layer, section, name).as_str().unwrap_or_default().to_owned()
}

fn list(layer: &Layer, section: &'static str, name: &'static str) -> Vec<String> {
    let value = value(layer, section, name);
    keys::texts(&value).unwrap_or_default().into_iter().map(str::to_owned).collect()
}
