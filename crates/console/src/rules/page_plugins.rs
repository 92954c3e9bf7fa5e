//! Which plugins run on a page of the console.

use contracts::{AdminPage, Contract as _, SiteStatistic};
use serde_json::Value;

use crate::route::Route;

/// The client manifests of the plugins that draw on a page.
///
/// Those that declare `admin-page.v1`, and on the page of statistics `site-statistic.v1`. One that
/// declares no slots at all is not among them: it is the chat's, and has to say so before it runs here.
#[must_use]
pub fn drawing_on(place: &Route, manifests: &[Value]) -> Vec<Value> {
    let is_wanted = |slot: &Value| match slot.as_str() {
        Some(AdminPage::ID) => true,
        Some(SiteStatistic::ID) => *place == Route::Statistics,
        Some(_) | None => false,
    };
    let draws = |manifest: &&Value| {
        let slots = manifest.pointer("/webapp/slots").and_then(Value::as_array);
        slots.is_some_and(|slots| slots.iter().any(is_wanted))
    };
    manifests.iter().filter(draws).cloned().collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_who_declares_it_runs() {
        let all = [
            json!({ "id": "draws", "webapp": { "slots": ["root.v1", "admin-page.v1"] } }),
            json!({ "id": "counts", "webapp": { "slots": ["site-statistic.v1"] } }),
            json!({ "id": "field", "webapp": { "slots": ["admin-console-setting.v1"] } }),
            json!({ "id": "silent", "webapp": {} }),
            json!({ "id": "odd", "webapp": { "slots": "admin-page.v1" } }),
            json!({ "id": "none" }),
            json!(null),
        ];
        let ids = |place: &Route| {
            let drawing = drawing_on(place, &all);
            drawing.iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&Route::Audit), ["draws"]);
        assert_eq!(ids(&Route::Statistics), ["draws", "counts"]);
    }
}
