//! Every key of the configuration: where it stands, what it may hold, what it is until set.
//!
//! Names and meanings are the forerunner's where it has the key. What a key does stands with the
//! code that reads it; `typed.rs` gives it its type.

use serde_json::{Value, json};

use crate::request::proxy::Network;

/// One key of a section.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) section: &'static str,
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) default: fn() -> Value,
    /// Who may set it.
    pub(crate) set_by: SetBy,
}

/// Who may set a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SetBy {
    /// Administrators, the file and the environment.
    Anybody,
    /// The file and the environment only: it names files of the machine.
    Owner,
}

/// What a key may hold.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Switch,
    Number {
        min: i64,
        max: i64,
    },
    Text {
        min_chars: usize,
        max_chars: usize,
    },
    /// Empty, or an address of this server as browsers write it.
    Site,
    /// Empty, or where a catalogue of plugins is.
    Catalogue,
    /// Empty, or a page that people are led to: encrypted, or of this server.
    Page,
    /// Files of the machine.
    Paths,
    /// Addresses and networks.
    Networks,
    Choice(&'static [&'static str]),
    /// Plugin id to key to value.
    Plugins,
    /// Plugin id to `{"Enable": …}`.
    States,
}

const fn key(section: &'static str, name: &'static str, kind: Kind, default: fn() -> Value) -> Key {
    Key { section, name, kind, default, set_by: SetBy::Anybody }
}

const fn owners(key: &Key) -> Key {
    let Key { section, name, kind, default, .. } = *key;
    Key { section, name, kind, default, set_by: SetBy::Owner }
}

const fn switch(section: &'static str, name: &'static str, default: fn() -> Value) -> Key {
    key(section, name, Kind::Switch, default)
}

const ON: fn() -> Value = || json!(true);
const OFF: fn() -> Value = || json!(false);
const EMPTY: fn() -> Value = || json!("");
const NO_LIST: fn() -> Value = || json!([]);
const NO_MAP: fn() -> Value = || json!({});

/// 100 MB, as the forerunner has it.
const DEFAULT_FILE_BYTES: fn() -> Value = || json!(104_857_600);

/// 10 GB: what a browser still sends in one go.
const MAX_FILE_BYTES: i64 = 10 << 30;

/// Two years, as the forerunner has it; the list of browsers' makers asks for one at least.
const STRICT_TRANSPORT_SECS: fn() -> Value = || json!(63_072_000);

pub(crate) const SERVICE: &str = "ServiceSettings";
pub(crate) const TEAM: &str = "TeamSettings";
pub(crate) const SUPPORT: &str = "SupportSettings";
pub(crate) const FILE: &str = "FileSettings";
pub(crate) const PLUGIN: &str = "PluginSettings";
pub(crate) const PLUGINS: &str = "Plugins";
pub(crate) const STATES: &str = "PluginStates";

/// All of them, in the order of the sections.
pub(crate) static KEYS: [Key; 23] = [
    key(SERVICE, "SiteURL", Kind::Site, EMPTY),
    key(SERVICE, "TrustedProxies", Kind::Networks, || json!(["127.0.0.1", "::1"])),
    switch(SERVICE, "TLSStrictTransport", ON),
    key(
        SERVICE,
        "TLSStrictTransportMaxAge",
        Kind::Number { min: 0, max: 315_360_000 },
        STRICT_TRANSPORT_SECS,
    ),
    switch(SERVICE, "EnableDeveloper", OFF),
    switch(SERVICE, "EnableLinkPreviews", ON),
    key(TEAM, "SiteName", Kind::Text { min_chars: 1, max_chars: 30 }, || json!("Mortise")),
    switch(TEAM, "EnableOpenServer", OFF),
    key(SUPPORT, "ReportAProblemLink", Kind::Page, EMPTY),
    switch(FILE, "EnableFileAttachments", ON),
    key(FILE, "MaxFileSize", Kind::Number { min: 1, max: MAX_FILE_BYTES }, DEFAULT_FILE_BYTES),
    switch(PLUGIN, "Enable", ON),
    switch(PLUGIN, "EnableUploads", OFF),
    switch(PLUGIN, "AllowInsecureDownloadURL", OFF),
    switch(PLUGIN, "RequirePluginSignature", OFF),
    switch(PLUGIN, "EnableMarketplace", ON),
    switch(PLUGIN, "EnableRemoteMarketplace", ON),
    switch(PLUGIN, "AutomaticPrepackagedPlugins", ON),
    key(PLUGIN, "MarketplaceURL", Kind::Catalogue, EMPTY),
    owners(&key(PLUGIN, "SignaturePublicKeyFiles", Kind::Paths, NO_LIST)),
    key(PLUGIN, "TrustPolicy", Kind::Choice(&["trusted", "sandboxed_only"]), || json!("trusted")),
    key(PLUGIN, PLUGINS, Kind::Plugins, NO_MAP),
    owners(&key(PLUGIN, STATES, Kind::States, NO_MAP)),
];

/// The key of this name.
pub(crate) fn find(section: &str, name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.section == section && key.name == name)
}

impl Key {
    pub(crate) fn path(&self) -> String {
        format!("{}.{}", self.section, self.name)
    }
}

impl Kind {
    /// The rule that the value breaks.
    ///
    /// # Errors
    /// When it breaks one.
    pub(crate) fn check(self, value: &Value) -> Result<(), String> {
        let fits = |fits: bool, rule: &str| if fits { Ok(()) } else { Err(rule.to_owned()) };
        match self {
            Self::Switch => fits(value.is_boolean(), "must be true or false"),
            Self::Number { min, max } => {
                let is_within = value.as_i64().is_some_and(|n| (min..=max).contains(&n));
                fits(is_within, &format!("must be a whole number from {min} to {max}"))
            }
            Self::Text { min_chars, max_chars } => {
                let is_fine = |text: &str| {
                    (min_chars..=max_chars).contains(&text.trim().chars().count())
                        && !text.chars().any(char::is_control)
                };
                let rule = format!(
                    "must be {min_chars} to {max_chars} characters, none of them a control character"
                );
                fits(value.as_str().is_some_and(is_fine), &rule)
            }
            Self::Site => {
                let rule =
                    "must be empty or begin with http:// or https://, without a slash at the end";
                fits(
                    value
                        .as_str()
                        .is_some_and(|url| url.is_empty() || is_web(url) && !url.ends_with('/')),
                    rule,
                )
            }
            Self::Catalogue => {
                let is_fine = |url: &str| url.is_empty() || is_web(url) || is_file(url);
                let rule = "must be empty or begin with https://, http:// or file:///";
                fits(value.as_str().is_some_and(is_fine), rule)
            }
            Self::Page => fits(
                value.as_str().is_some_and(is_page),
                "must be empty, begin with https://, or be a path of this server such as \
                 /docs/faq.html, and hold no spaces, quotes, backslashes or credentials",
            ),
            Self::Paths => fits(
                texts(value).is_some_and(|paths| paths.iter().all(|path| !path.is_empty())),
                "must be a list of file names",
            ),
            Self::Networks => fits(
                texts(value).is_some_and(|all| all.iter().all(|one| Network::read(one).is_some())),
                "must be a list of addresses such as 10.0.0.1 or networks such as 10.0.0.0/8",
            ),
            Self::Choice(choices) => fits(
                value.as_str().is_some_and(|choice| choices.contains(&choice)),
                &format!("must be one of {}", choices.join(", ")),
            ),
            // Checked with what is below them, by the layer.
            Self::Plugins | Self::States => {
                fits(value.is_object(), "must be an object by plugin id")
            }
        }
    }
}

/// A list of texts.
pub(crate) fn texts(value: &Value) -> Option<Vec<&str>> {
    value.as_array()?.iter().map(Value::as_str).collect()
}

/// Whether a catalogue is a file of the machine.
pub(crate) fn is_file(url: &str) -> bool {
    url.starts_with("file:///")
}

fn is_web(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let is_fine = |c: char| !c.is_whitespace() && !c.is_control() && c != '"' && c != '<';
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && rest.chars().all(is_fine))
}

/// Longer than any address that browsers agree on.
const MAX_PAGE_BYTES: usize = 2000;

/// Whether people may be led there. It becomes the `href` of a link that everybody sees.
fn is_page(url: &str) -> bool {
    // A backslash is a slash to browsers, so `/\\elsewhere` would leave this server.
    let is_fine = |c: char| !c.is_whitespace() && !c.is_control() && !"\"<>\\".contains(c);
    let leads = match url.strip_prefix("https://") {
        Some(rest) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            // `https://bank.example@elsewhere` looks like one place and is another.
            !host.is_empty() && !host.starts_with(':') && !host.contains('@')
        }
        None => url.is_empty() || url.starts_with('/') && !url.starts_with("//"),
    };
    leads && url.len() <= MAX_PAGE_BYTES && url.chars().all(is_fine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_default_is_a_value_that_may_be_set() {
        for key in &KEYS {
            assert_eq!(key.kind.check(&(key.default)()), Ok(()), "{}", key.path());
        }
    }

    #[test]
    fn each_kind_refuses_what_does_not_belong() {
        for (section, name, wrong) in [
            (PLUGIN, "Enable", json!("true")),
            (SERVICE, "TLSStrictTransportMaxAge", json!(-1)),
            (SERVICE, "TLSStrictTransportMaxAge", json!(1.5)),
            (TEAM, "SiteName", json!(" ")),
            (TEAM, "SiteName", json!("a\u{0}")),
            (TEAM, "SiteName", json!("x".repeat(31))),
            (SERVICE, "SiteURL", json!("chat.example")),
            (SERVICE, "SiteURL", json!("https://chat.example/")),
            (SERVICE, "SiteURL", json!("javascript:alert(1)")),
            (SERVICE, "TrustedProxies", json!(["10.0.0.0/33"])),
            (SERVICE, "TrustedProxies", json!("10.0.0.1")),
            (PLUGIN, "MarketplaceURL", json!("ftp://example.org")),
            (SUPPORT, "ReportAProblemLink", json!("http://help.example")),
            (SUPPORT, "ReportAProblemLink", json!("javascript:alert(1)")),
            (SUPPORT, "ReportAProblemLink", json!("help.example")),
            (SUPPORT, "ReportAProblemLink", json!("//help.example")),
            (SUPPORT, "ReportAProblemLink", json!("/\\help.example")),
            (SUPPORT, "ReportAProblemLink", json!("https://")),
            (SUPPORT, "ReportAProblemLink", json!("https:///path")),
            (SUPPORT, "ReportAProblemLink", json!("https://bank.example@help.example/")),
            (SUPPORT, "ReportAProblemLink", json!("https://help.example/a b")),
            (SUPPORT, "ReportAProblemLink", json!("https://help.example/\u{0}")),
            (SUPPORT, "ReportAProblemLink", json!(format!("/{}", "x".repeat(2000)))),
            (SUPPORT, "ReportAProblemLink", json!(true)),
            (PLUGIN, "SignaturePublicKeyFiles", json!([1])),
            (PLUGIN, "TrustPolicy", json!("everything")),
            (PLUGIN, PLUGINS, json!([])),
        ] {
            let key = find(section, name).unwrap();
            assert!(key.kind.check(&wrong).is_err(), "{} {wrong}", key.path());
        }
    }

    #[test]
    fn people_are_led_to_encrypted_pages_and_to_those_of_this_server() {
        for page in ["", "https://help.example", "https://help.example:8443/a?b=c#d", "/docs/"] {
            assert_eq!(Kind::Page.check(&json!(page)), Ok(()), "{page}");
        }
    }
}
