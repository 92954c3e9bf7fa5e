//! What calls and assignments of a script do.

#![expect(clippy::wildcard_enum_match_arm, reason = "a language has more forms than are looked at")]

use oxc_ast::ast::{Argument, AssignmentExpression, AssignmentTarget, CallExpression, Expression};
use oxc_span::GetSpan as _;
use slots::Kind;

use super::{Look, names};
use crate::check::{
    capabilities,
    forbidden::{BUILTINS, EVAL, HTML, NAVIGATION, OUTSIDE, PROTOTYPE, REQUEST},
    uses::Registered,
};

/// Methods that put something into an element.
const INSERTING: [&str; 11] = [
    "append",
    "appendChild",
    "prepend",
    "insertBefore",
    "insertAdjacentElement",
    "insertAdjacentText",
    "replaceChildren",
    "replaceChild",
    "before",
    "after",
    "setAttribute",
];

const ROOTS: [&str; 4] = ["document", "document.body", "document.head", "document.documentElement"];

pub(super) fn call(look: &mut Look<'_, '_>, it: &CallExpression<'_>) {
    let method = method_of(&it.callee);
    if let Some(global) = look.global_path(&it.callee) {
        global_call(look, it, &global);
    }
    let Some((object, method)) = method else { return };
    match method {
        "insertAdjacentHTML" | "createContextualFragment" | "setHTMLUnsafe" => {
            look.add(&HTML, it.span, format!("`{method}` makes HTML of text"));
        }
        _ => {}
    }
    let path = names::path(object).unwrap_or_default();
    register(look, it, &path, method);
    let last = path.rsplit('.').next().unwrap_or_default();
    if last == "host" {
        let address = it.arguments.first().and_then(|argument| start_of(look, argument));
        for capability in capabilities::of_call(method, address.as_deref(), &verb(it)) {
            let place = look.place(it.span);
            look.uses.needs(capability, place);
        }
    } else if path.ends_with("host.preferences") || path.ends_with("host.storage") {
        for capability in capabilities::of_call(last, None, "") {
            let place = look.place(it.span);
            look.uses.needs(capability, place);
        }
    }
}

fn method_of<'e, 'a>(callee: &'e Expression<'a>) -> Option<(&'e Expression<'a>, &'e str)> {
    let member = callee.get_inner_expression().get_member_expr()?;
    Some((member.object(), member.static_property_name()?))
}

/// A call of something of the browser, by its dotted name without `window`.
fn global_call(look: &mut Look<'_, '_>, it: &CallExpression<'_>, global: &str) {
    match global {
        "Function" => look.add(&EVAL, it.span, "`Function` makes code of text"),
        "setTimeout" | "setInterval" => {
            let first = it.arguments.first().and_then(Argument::as_expression);
            let is_text = |text: &Expression<'_>| {
                matches!(text, Expression::StringLiteral(_) | Expression::TemplateLiteral(_))
            };
            if first.is_some_and(is_text) {
                look.add(&EVAL, it.span, format!("`{global}` makes code of text"));
            }
        }
        "document.write" | "document.writeln" => {
            look.add(&HTML, it.span, format!("`{global}` makes HTML of text"));
        }
        "navigator.sendBeacon" => look.add(&REQUEST, it.span, "`sendBeacon` is used directly"),
        "history.pushState"
        | "history.replaceState"
        | "location.assign"
        | "location.replace"
        | "location.reload" => {
            look.add(&NAVIGATION, it.span, format!("`{global}` goes around the chat's router"));
        }
        "addEventListener" | "document.addEventListener" => {
            let is_bound = it.arguments.get(2).is_some_and(ends_by_itself);
            if !is_bound {
                look.listeners.add(global_target(global), event(it), it.span);
            }
        }
        "removeEventListener" | "document.removeEventListener" => {
            look.listeners.remove(global_target(global), event(it));
        }
        "Object.assign"
        | "Object.defineProperty"
        | "Object.defineProperties"
        | "Object.setPrototypeOf"
        | "Reflect.defineProperty"
        | "Reflect.set" => {
            let first = it.arguments.first().and_then(Argument::as_expression);
            let path = first.and_then(|first| look.global_path(first));
            if let Some(path) = path.filter(|path| is_builtin_prototype(path)) {
                look.add(&PROTOTYPE, it.span, format!("`{path}` is changed"));
            }
        }
        _ => {
            let Some((object, method)) = global.rsplit_once('.') else { return };
            let object = object.strip_suffix(".classList").unwrap_or(object);
            let inserts = INSERTING.contains(&method)
                || (global.contains(".classList.")
                    && matches!(method, "add" | "remove" | "toggle"));
            if inserts && ROOTS.contains(&object) {
                look.add(
                    &OUTSIDE,
                    it.span,
                    format!("`{global}` changes the page outside of the view"),
                );
            }
        }
    }
}

fn global_target(call: &str) -> &str {
    call.split_once('.').map_or("window", |(target, _)| target)
}

fn event(it: &CallExpression<'_>) -> Option<String> {
    let first = it.arguments.first()?.as_expression()?;
    names::text_of(first).map(|(text, _)| text)
}

/// `{ once: true }` and `{ signal }` need no hand that takes the listener away.
fn ends_by_itself(options: &Argument<'_>) -> bool {
    let Some(Expression::ObjectExpression(options)) = options.as_expression() else { return false };
    options.properties.iter().any(|property| {
        let name = property.as_property().and_then(|property| property.key.static_name());
        name.is_some_and(|name| name == "signal" || name == "once")
    })
}

fn is_builtin_prototype(path: &str) -> bool {
    let mut parts = path.split('.');
    parts.next().is_some_and(|first| BUILTINS.contains(&first)) && parts.next() == Some("prototype")
}

/// `registry.replace("…", view)`, however the registry is called.
fn register(look: &mut Look<'_, '_>, it: &CallExpression<'_>, object: &str, method: &str) {
    let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.as_str() == method) else { return };
    let Some(first) = it.arguments.first().and_then(Argument::as_expression) else { return };
    let text = match first {
        Expression::Identifier(name) => {
            look.texts.get(name.name.as_str()).map(|(text, _)| text.clone())
        }
        other => names::text_of(other).map(|(text, _)| text),
    };
    let Some(slot) = text else { return };
    let is_registry = object.rsplit('.').next().is_some_and(|name| name.ends_with("egistry"));
    if is_registry || manifest::SlotId::try_from(slot.as_str()).is_ok() {
        let place = look.place(first.span());
        look.uses.registered.push(Registered { slot, kind, place });
    }
}

/// The beginning of a text: all of it, a constant, or what a template has before its first value.
fn start_of(look: &Look<'_, '_>, argument: &Argument<'_>) -> Option<String> {
    match argument.as_expression()? {
        Expression::Identifier(name) => {
            let text = look.texts.get(name.name.as_str()).map(|(text, _)| text);
            text.or_else(|| look.heads.get(name.name.as_str())).cloned()
        }
        Expression::TemplateLiteral(template) => {
            template.quasis.first().map(|quasi| quasi.value.raw.to_string())
        }
        other => names::text_of(other).map(|(text, _)| text),
    }
}

/// The method of `host.request(path, { method: "POST" })`.
fn verb(it: &CallExpression<'_>) -> String {
    let options = it.arguments.get(1).and_then(Argument::as_expression);
    let Some(Expression::ObjectExpression(options)) = options else { return String::from("GET") };
    let method = options.properties.iter().find_map(|property| {
        let property = property.as_property()?;
        let is_method = property.key.is_specific_static_name("method");
        names::text_of(&property.value).filter(|_| is_method)
    });
    method.map_or_else(|| String::from("GET"), |(text, _)| text.to_uppercase())
}

pub(super) fn assignment(look: &mut Look<'_, '_>, it: &AssignmentExpression<'_>) {
    let span = it.span;
    if let AssignmentTarget::AssignmentTargetIdentifier(name) = &it.left {
        use oxc_semantic::IsGlobalReference as _;
        if name.name == "location" && name.is_global_reference(look.scoping) {
            look.add(&NAVIGATION, span, "`location` is written");
        }
        return;
    }
    let Some(member) = it.left.as_member_expression() else { return };
    let Some(property) = member.static_property_name() else { return };
    if matches!(property, "innerHTML" | "outerHTML" | "srcdoc") {
        look.add(&HTML, span, format!("`{property}` makes HTML of text"));
        return;
    }
    let Some(object) = look.global_path(member.object()) else { return };
    if object == "location"
        || (property == "location" && (names::is_window(&object) || object == "document"))
    {
        look.add(&NAVIGATION, span, "`location` is written");
    } else if is_builtin_prototype(&object) {
        look.add(&PROTOTYPE, span, format!("`{object}` is changed"));
    } else if ["document.body", "document.head", "document.documentElement"]
        .iter()
        .any(|root| object == *root || object.starts_with(&format!("{root}.")))
        || (object == "document" && property == "title")
    {
        look.add(
            &OUTSIDE,
            span,
            format!("`{object}.{property}` changes the page outside of the view"),
        );
    }
}
