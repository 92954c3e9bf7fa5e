//! Which plugins draw pages of the console.

use contracts::{AdminPage, Contract as _};
use serde_json::Value;

/// The client manifests that declare `admin-page.v1`. One that declares no slots at all is not among
/// them: it is the chat's, and has to say so before it runs here.
#[must_use]
pub fn drawing_pages(manifests: &[Value]) -> Vec<Value> {
    let draws = |manifest: &&Value| {
        let slots = manifest.pointer("/webapp/slots").and_then(Value::as_array);
        slots.is_some_and(|slots| slots.iter().any(|slot| slot.as_str() == Some(AdminPage::ID)))
    };
    manifests.iter().filter(draws).cloned().collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_who_declares_it_draws_pages() {
        let all = [
            json!({ "id": "draws", "webapp": { "slots": ["root.v1", "admin-page.v1"] } }),
            json!({ "id": "field", "webapp": { "slots": ["admin-console-setting.v1"] } }),
            json!({ "id": "silent", "webapp": {} }),
            json!({ "id": "odd", "webapp": { "slots": "admin-page.v1" } }),
            json!({ "id": "none" }),
            json!(null),
        ];
        let drawing = drawing_pages(&all);
        assert_eq!(drawing.len(), 1);
        assert_eq!(drawing[0]["id"], "draws");
    }
}
