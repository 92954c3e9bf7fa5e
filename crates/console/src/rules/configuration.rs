//! The form of the configuration: what is in force, what was changed, what is locked, what is wrong.
//!
//! Only what was changed is sent, so of two administrators who change different keys neither undoes
//! the other.

use std::collections::BTreeMap;

use client::services::ApiError;
use serde_json::{Map, Value, json};

/// The section of most keys.
const SECTION: &str = "PluginSettings";

/// A key of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Whether plugins run at all.
    Enable,
    /// Whether administrators may upload.
    EnableUploads,
    /// Whether the server may fetch without TLS.
    AllowInsecureDownloadUrl,
    /// Whether a bundle needs a signature.
    RequirePluginSignature,
    /// Which kinds of plugins may run.
    TrustPolicy,
    /// Whether there is a catalogue.
    EnableMarketplace,
    /// Where it is.
    MarketplaceUrl,
    /// Whether what comes with the server is installed by itself.
    AutomaticPrepackagedPlugins,
    /// Where «Send feedback» leads.
    ReportAProblemLink,
    /// Whether the server reads the pages that posts link to.
    EnableLinkPreviews,
}

impl Key {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Enable,
        Self::EnableUploads,
        Self::AllowInsecureDownloadUrl,
        Self::RequirePluginSignature,
        Self::TrustPolicy,
        Self::EnableMarketplace,
        Self::MarketplaceUrl,
        Self::AutomaticPrepackagedPlugins,
        Self::ReportAProblemLink,
        Self::EnableLinkPreviews,
    ];

    /// The section of the configuration that it stands in.
    #[must_use]
    pub const fn section(self) -> &'static str {
        match self {
            Self::ReportAProblemLink => "SupportSettings",
            Self::EnableLinkPreviews => "ServiceSettings",
            Self::Enable
            | Self::EnableUploads
            | Self::AllowInsecureDownloadUrl
            | Self::RequirePluginSignature
            | Self::TrustPolicy
            | Self::EnableMarketplace
            | Self::MarketplaceUrl
            | Self::AutomaticPrepackagedPlugins => SECTION,
        }
    }

    /// As the server calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Enable => "Enable",
            Self::EnableUploads => "EnableUploads",
            Self::AllowInsecureDownloadUrl => "AllowInsecureDownloadURL",
            Self::RequirePluginSignature => "RequirePluginSignature",
            Self::TrustPolicy => "TrustPolicy",
            Self::EnableMarketplace => "EnableMarketplace",
            Self::MarketplaceUrl => "MarketplaceURL",
            Self::AutomaticPrepackagedPlugins => "AutomaticPrepackagedPlugins",
            Self::ReportAProblemLink => "ReportAProblemLink",
            Self::EnableLinkPreviews => "EnableLinkPreviews",
        }
    }
}

/// A value of the configuration.
#[must_use]
pub fn value(config: &Value, key: Key) -> &Value {
    config.get(key.section()).and_then(|section| section.get(key.name())).unwrap_or(&Value::Null)
}

/// Whether a switch of the configuration is on.
#[must_use]
pub fn is_on(config: &Value, key: Key) -> bool {
    value(config, key) == &Value::Bool(true)
}

/// A patch that sets one key.
#[must_use]
pub fn patch_of(key: Key, value: &Value) -> Value {
    json!({ key.section(): { key.name(): value } })
}

/// What was changed and not saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edits(BTreeMap<Key, Value>);

impl Edits {
    /// After another change. What is again as in force is no change.
    #[must_use]
    pub fn with(&self, config: &Value, key: Key, new: Value) -> Self {
        let mut edits = self.0.clone();
        if value(config, key) == &new {
            edits.remove(&key);
        } else {
            edits.insert(key, new);
        }
        Self(edits)
    }

    /// What the form shows.
    #[must_use]
    pub fn shown<'a>(&'a self, config: &'a Value, key: Key) -> &'a Value {
        self.0.get(&key).unwrap_or_else(|| value(config, key))
    }

    /// Whether there is anything to save. What meanwhile came into force by somebody else is not.
    #[must_use]
    pub fn is_unsaved(&self, config: &Value) -> bool {
        self.0.iter().any(|(key, new)| value(config, *key) != new)
    }

    /// What to send.
    #[must_use]
    pub fn patch(&self) -> Value {
        let mut sections: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
        for (key, value) in &self.0 {
            let section = sections.entry(key.section()).or_default();
            section.insert(key.name().to_owned(), value.clone());
        }
        json!(sections)
    }
}

/// Whether the file or the environment sets a key, as `GET /config/environment` tells.
#[must_use]
pub fn is_locked(environment: &Value, key: Key) -> bool {
    is_on(environment, key)
}

/// What the server says of one key; `None` when its refusal is about none of them.
///
/// The server's detail reads `field=<section>.<key>, value=…, rule=<rule>`.
#[must_use]
pub fn refused(error: &ApiError) -> Option<(Key, String)> {
    let ApiError::Refused(refusal) = error else { return None };
    let (field, rest) = refusal.detail.strip_prefix("field=")?.split_once(", ")?;
    let (section, name) = field.split_once('.')?;
    let key = Key::ALL.into_iter().find(|key| key.section() == section && key.name() == name)?;
    // The value stands before the rule and may hold anything, also these letters.
    let (_, rule) = rest.rsplit_once("rule=")?;
    Some((key, rule.to_owned()))
}

#[cfg(test)]
mod tests {
    use client::services::Refusal;

    use super::*;

    fn config() -> Value {
        json!({ SECTION: { "Enable": true, "EnableUploads": false, "MarketplaceURL": "" } })
    }

    #[test]
    fn only_what_was_changed_is_sent() {
        let config = config();
        let edits = Edits::default().with(&config, Key::EnableUploads, json!(true));
        assert!(edits.is_unsaved(&config));
        assert_eq!(edits.shown(&config, Key::EnableUploads), &json!(true));
        assert_eq!(edits.shown(&config, Key::Enable), &json!(true));
        assert_eq!(edits.patch(), json!({ SECTION: { "EnableUploads": true } }));
    }

    #[test]
    fn each_key_is_sent_in_its_section() {
        let edits = Edits::default().with(&config(), Key::EnableUploads, json!(true));
        let edits = edits.with(&config(), Key::ReportAProblemLink, json!("/docs/"));
        let patch = json!({
            SECTION: { "EnableUploads": true },
            "SupportSettings": { "ReportAProblemLink": "/docs/" },
        });
        assert_eq!(edits.patch(), patch);
    }

    #[test]
    fn changed_back_is_not_changed() {
        let config = config();
        let edits = Edits::default().with(&config, Key::Enable, json!(false));
        let edits = edits.with(&config, Key::Enable, json!(true));
        assert_eq!(edits, Edits::default());
        assert!(!edits.is_unsaved(&config));
    }

    #[test]
    fn what_somebody_else_saved_meanwhile_needs_no_saving() {
        let edits = Edits::default().with(&config(), Key::EnableUploads, json!(true));
        let after = json!({ SECTION: { "EnableUploads": true } });
        assert!(!edits.is_unsaved(&after));
    }

    #[test]
    fn locks_are_read_by_key() {
        let environment = json!({ SECTION: { "EnableUploads": true } });
        assert!(is_locked(&environment, Key::EnableUploads));
        assert!(!is_locked(&environment, Key::Enable));
        assert!(!is_locked(&json!({}), Key::Enable));
    }

    #[test]
    fn a_refusal_names_its_key() {
        let refusal =
            |detail: &str| refused(&Refusal { detail: detail.into(), ..Refusal::default() }.into());
        let detail = "field=PluginSettings.MarketplaceURL, value=\"rule=x\", rule=must be empty";
        assert_eq!(refusal(detail), Some((Key::MarketplaceUrl, "must be empty".into())));
        let locked = "field=PluginSettings.Enable, rule=must stay as it is, since a file sets it";
        assert_eq!(refusal(locked).unwrap().0, Key::Enable);
        let other = "field=SupportSettings.ReportAProblemLink, value=\"x\", rule=must be empty";
        assert_eq!(refusal(other).unwrap().0, Key::ReportAProblemLink);
        for other in ["", "field=TeamSettings.SiteName, value=\"\", rule=x", "field=x"] {
            assert_eq!(refusal(other), None, "{other}");
        }
        assert_eq!(refused(&ApiError::Offline), None);
    }
}
