//! Registrations to copy: what a plugin writes to show something in a slot. Pure.

use contracts::SlotInfo;
use slots::Kind;

/// The lines for a plugin in JavaScript, for its `initialize(registry, host)`.
pub(super) fn javascript(slot: &SlotInfo, kind: Kind) -> String {
    let id = slot.id;
    match kind {
        Kind::Hide => format!("registry.hide(\"{id}\");"),
        Kind::Item => format!("registry.item(\"{id}\", \"my-entry\", {{\n{}}});", mount(false)),
        Kind::Wrap => format!("registry.wrap(\"{id}\", {{\n{}}});", mount(true)),
        Kind::Replace | Kind::Before | Kind::After => {
            format!("registry.{kind}(\"{id}\", {{\n{}}});", mount(false))
        }
    }
}

fn mount(is_wrap: bool) -> String {
    let body = if is_wrap {
        "    element.append(ctx.children, \"around it\");\n"
    } else {
        "    element.append(\"here I am\");\n"
    };
    let parameters = if is_wrap { "element, props, ctx" } else { "element, props" };
    format!(
        "  mount({parameters}) {{\n{body}    return {{ update(props) {{}}, unmount() {{}} }};\n  }},\n"
    )
}

/// The lines for a plugin in Rust with Yew, for its `initialize(registry, host)`.
pub(super) fn rust(slot: &SlotInfo, kind: Kind) -> String {
    let contract = slot.contract;
    let uses = format!("use sdk::{{Options, ViewProps, contracts::{contract}, yew_view}};\n");
    let register = match kind {
        Kind::Hide => {
            return format!(
                "use sdk::{{Options, contracts::{contract}}};\n\n\
                 registry.hide::<{contract}>(Options::new())?;"
            );
        }
        Kind::Item => {
            format!(
                "registry.item(\"my-entry\", yew_view::<{contract}, Shown>(), Options::new())?;"
            )
        }
        Kind::Replace | Kind::Wrap | Kind::Before | Kind::After => {
            format!("registry.{kind}(yew_view::<{contract}, Shown>(), Options::new())?;")
        }
    };
    let body = if kind == Kind::Wrap {
        "<div>{ view.ctx.wrapped() }{ \"around it\" }</div>"
    } else {
        "<p>{ \"here I am\" }</p>"
    };
    let parameter = if kind == Kind::Wrap { "view" } else { "_view" };
    format!(
        "{uses}use yew::{{Html, component, html}};\n\n\
         #[component]\n\
         fn Shown({parameter}: &ViewProps<{contract}>) -> Html {{\n    html! {{ {body} }}\n}}\n\n\
         {register}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(id: &str) -> &'static SlotInfo {
        contracts::ALL.iter().find(|slot| slot.id == id).unwrap()
    }

    #[test]
    fn a_wrap_shows_what_it_wraps() {
        let header = slot("channel-header.v1");
        assert_eq!(
            javascript(header, Kind::Wrap),
            "registry.wrap(\"channel-header.v1\", {\n  mount(element, props, ctx) {\n    \
             element.append(ctx.children, \"around it\");\n    \
             return { update(props) {}, unmount() {} };\n  },\n});"
        );
        let rust = rust(header, Kind::Wrap);
        assert!(rust.contains("{ view.ctx.wrapped() }"), "{rust}");
        assert!(
            rust.ends_with("registry.wrap(yew_view::<ChannelHeader, Shown>(), Options::new())?;")
        );
    }

    #[test]
    fn every_kind_that_a_slot_takes_has_lines() {
        for slot in contracts::ALL {
            for kind in slot.kinds() {
                let call = format!("registry.{kind}");
                assert!(javascript(slot, kind).starts_with(&call), "{} {kind}", slot.id);
                assert!(rust(slot, kind).contains(&call), "{} {kind}", slot.id);
            }
        }
    }

    #[test]
    fn hiding_brings_no_view() {
        assert_eq!(javascript(slot("post.v1"), Kind::Hide), "registry.hide(\"post.v1\");");
        assert!(!rust(slot("post.v1"), Kind::Hide).contains("yew"));
    }
}
