//! Which field the server refused, read from its answer.

use client::services::ApiError;

/// What the server says of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The setting's key in lower case.
    pub key: String,
    /// The rule that the value breaks, for people.
    pub rule: String,
}

/// The field that a refusal is about; `None` when it is about none of the plugin's settings.
///
/// The server's detail reads `field=<path>, value=…, rule=<rule>`.
#[must_use]
pub fn refused(plugin_id: &str, error: &ApiError) -> Option<Refused> {
    let ApiError::Refused(refusal) = error else { return None };
    let field = refusal.detail.strip_prefix("field=")?;
    let (field, rest) = field.split_once(", ")?;
    let path = format!("PluginSettings.Plugins.{plugin_id}.");
    let key = field.strip_prefix(&path).unwrap_or(field);
    // The value stands before the rule and may hold anything, also these letters.
    let (_, rule) = rest.rsplit_once("rule=")?;
    Some(Refused { key: key.to_lowercase(), rule: rule.to_owned() })
}

#[cfg(test)]
mod tests {
    use client::services::Refusal;

    use super::*;

    fn error(detail: &str) -> ApiError {
        Refusal { detail: detail.into(), ..Refusal::default() }.into()
    }

    #[track_caller]
    fn check(detail: &str, expected: Option<(&str, &str)>) {
        let found = refused("com.example.poll", &error(detail));
        let expected =
            expected.map(|(key, rule)| Refused { key: key.to_owned(), rule: rule.to_owned() });
        assert_eq!(found, expected);
    }

    #[test]
    fn a_refusal_names_its_field() {
        check(
            "field=PluginSettings.Plugins.com.example.poll.max, value=\"x\", rule=must be a number",
            Some(("max", "must be a number")),
        );
        check(
            "field=Host, value=\"nobody\", rule=the name of a user",
            Some(("host", "the name of a user")),
        );
        check(
            "field=a, value=\"rule=1, rule=2\", rule=must be short",
            Some(("a", "must be short")),
        );
        check(
            "field=PluginSettings.Plugins.com.example.poll.max, rule=must stay as it is",
            Some(("max", "must stay as it is")),
        );
    }

    #[test]
    fn other_failures_are_about_no_field() {
        check("", None);
        check("no such plugin", None);
        assert_eq!(refused("a", &ApiError::Offline), None);
    }
}
