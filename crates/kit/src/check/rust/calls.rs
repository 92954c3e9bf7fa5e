//! What calls in Rust do: with the DOM, with the host, with the registry.

use ::slots::Kind;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{
    Expr, ExprCall, ExprMethodCall, GenericArgument, ItemImpl, PathArguments, Type,
    spanned::Spanned as _, visit::Visit,
};

use super::{Look, place};
use crate::check::{
    capabilities,
    forbidden::{COOKIE, DIALOG, EVAL, HTML, NAVIGATION, OUTSIDE, REQUEST, STORAGE, WINDOWS},
    rules::Rule,
    slots,
    uses::{ByView, Registered},
};

/// Methods that are a finding on whatever they are called.
fn of_method(name: &str) -> Option<&'static Rule> {
    Some(match name {
        "set_inner_html"
        | "set_outer_html"
        | "insert_adjacent_html"
        | "set_srcdoc"
        | "create_contextual_fragment" => &HTML,
        "local_storage" | "session_storage" | "indexed_db" | "caches" => &STORAGE,
        "set_cookie" => &COOKIE,
        "fetch_with_str"
        | "fetch_with_request"
        | "fetch_with_str_and_init"
        | "fetch_with_request_and_init"
        | "send_beacon" => &REQUEST,
        "push_state_with_url" | "push_state" | "replace_state_with_url" | "replace_state" => {
            &NAVIGATION
        }
        "alert_with_message"
        | "confirm_with_message"
        | "prompt_with_message"
        | "prompt_with_message_and_default" => &DIALOG,
        _ => return None,
    })
}

/// Methods that are a finding on something of the window.
fn of_window_method(name: &str, receiver: &str) -> Option<&'static Rule> {
    let of_location = receiver.contains("location");
    let of_body = ["body", "head", "document_element"].iter().any(|root| {
        receiver.split('.').next_back().is_some_and(|last| last.contains(root))
            || receiver.contains(&format!(".{root}()"))
    });
    Some(match name {
        "set_href" | "assign" | "replace" | "reload" | "set_hash" | "set_pathname"
        | "set_search"
            if of_location =>
        {
            &NAVIGATION
        }
        "set_location" => &NAVIGATION,
        "parent" | "top" | "opener" if ends_with_window(receiver) => &WINDOWS,
        "alert" | "confirm" | "prompt" if ends_with_window(receiver) => &DIALOG,
        "cookie" if receiver.contains("document") => &COOKIE,
        "append_child"
        | "insert_before"
        | "prepend_with_node_1"
        | "append_with_node_1"
        | "set_attribute"
        | "set_class_name"
        | "insert_adjacent_element"
            if of_body =>
        {
            &OUTSIDE
        }
        _ => return None,
    })
}

/// The receiver without what only takes an `Option` or a `Result` apart.
fn chain(expression: &Expr) -> String {
    let text: String = expression.to_token_stream().to_string().split_whitespace().collect();
    let mut text = text.trim_end_matches('?').to_owned();
    for unwrapping in [".unwrap()", ".unwrap_throw()", ".expect_throw()"] {
        text = text.replace(unwrapping, "");
    }
    text
}

fn ends_with_window(receiver: &str) -> bool {
    receiver.ends_with("window()") || receiver.ends_with("window")
}

pub(super) fn method(look: &mut Look<'_, '_>, it: &ExprMethodCall) {
    let name = it.method.to_string();
    let span = it.method.span();
    let receiver = chain(&it.receiver);
    let found = of_method(&name).or_else(|| of_window_method(&name, &receiver));
    if let Some(rule) = found {
        look.add(rule, span, format!("`{name}` is called"));
    }
    match name.as_str() {
        "unwrap" | "expect" | "unwrap_throw" | "expect_throw" => look.panic(&name, span),
        "styles" => look.gives_styles = true,
        _ => {}
    }
    register(look, it, &name, &receiver);
    let last = receiver.rsplit('.').next().unwrap_or_default();
    let is_preferences = last.starts_with("preferences") || last.starts_with("storage");
    let of_host = receiver.ends_with("host") || receiver.ends_with("host()");
    if of_host || (is_preferences && receiver.contains("host")) {
        let called = if of_host { name.as_str() } else { last.trim_end_matches("()") };
        let address = it.args.first().and_then(|first| first_text(first.to_token_stream()));
        let verb = verb(it);
        for capability in capabilities::of_call(called, address.as_deref(), verb) {
            look.uses.needs(capability, place(&look.source.path, span));
        }
    }
}

/// `Method::Post` among the arguments; without one it reads.
fn verb(it: &ExprMethodCall) -> &'static str {
    let arguments = it.args.to_token_stream().to_string();
    let writes = ["Post", "Put", "Patch", "Delete"]
        .iter()
        .any(|verb| arguments.contains(&format!("Method :: {verb}")));
    if writes { "POST" } else { "GET" }
}

/// The first text in an expression, `format!` and all.
fn first_text(tokens: TokenStream) -> Option<String> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Literal(literal) => {
            let literal: syn::LitStr = syn::parse_str(&literal.to_string()).ok()?;
            Some(literal.value())
        }
        TokenTree::Group(group) => first_text(group.stream()),
        TokenTree::Ident(_) | TokenTree::Punct(_) => None,
    })
}

/// `registry.replace(yew_view::<ProfilePopover, Card>(), …)`.
fn register(look: &mut Look<'_, '_>, it: &ExprMethodCall, name: &str, receiver: &str) {
    let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.as_str() == name) else { return };
    if !receiver
        .rsplit('.')
        .next()
        .is_some_and(|last| last.trim_end_matches("()").ends_with("registry"))
    {
        return;
    }
    let turbofish = it.turbofish.iter().flat_map(|it| &it.args);
    let mut slot = turbofish.filter_map(of_argument).next();
    let mut generics = Generics::default();
    for argument in &it.args {
        generics.visit_expr(argument);
    }
    slot = slot.or(generics.slot);
    let place = place(&look.source.path, it.method.span());
    match slot {
        Some(slot) => {
            look.uses.registered.push(Registered { slot: slot.to_owned(), kind, place });
        }
        None => look.uses.by_view.push(ByView { types: generics.names, kind, place }),
    }
}

/// `impl View<ProfilePopover> for Card`: registered without a slot, `Card` says which one.
pub(super) fn view(look: &mut Look<'_, '_>, it: &ItemImpl) {
    let Some((of, _)) = &it.trait_ else { return };
    let (Some(last), Type::Path(own)) = (of.segments.last(), &*it.self_ty) else { return };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return };
    let slot = arguments.args.iter().find_map(of_argument).filter(|_| last.ident == "View");
    if let (Some(slot), Some(own)) = (slot, own.path.segments.last()) {
        look.uses.views.insert(own.ident.to_string(), slot);
    }
}

/// The slot of the first generic argument that is a contract, and the names beside it.
#[derive(Default)]
struct Generics {
    slot: Option<&'static str>,
    names: Vec<String>,
}

impl<'ast> Visit<'ast> for Generics {
    fn visit_path(&mut self, it: &'ast syn::Path) {
        for segment in &it.segments {
            self.names.push(segment.ident.to_string());
            if let PathArguments::AngleBracketed(arguments) = &segment.arguments {
                self.slot = self.slot.or_else(|| arguments.args.iter().find_map(of_argument));
            }
        }
        syn::visit::visit_path(self, it);
    }
}

fn of_argument(argument: &GenericArgument) -> Option<&'static str> {
    let GenericArgument::Type(Type::Path(path)) = argument else { return None };
    slots::of_type(&path.path.segments.last()?.ident.to_string())
}

pub(super) fn function(look: &mut Look<'_, '_>, it: &ExprCall) {
    let Expr::Path(path) = &*it.func else { return };
    let names: Vec<String> =
        path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let (Some(last), before) = (names.last(), names.iter().rev().nth(1)) else { return };
    let before = before.map_or("", String::as_str);
    let span: Span = path.span();
    let rule = match (before, last.as_str()) {
        (_, "from_html_unchecked") => &HTML,
        ("js_sys", "eval") => &EVAL,
        ("Function", "new_no_args" | "new_with_args") => &EVAL,
        (
            "Request",
            "new"
            | "get"
            | "post"
            | "put"
            | "delete"
            | "patch"
            | "new_with_str"
            | "new_with_str_and_init"
            | "new_with_request",
        )
        | ("XmlHttpRequest" | "WebSocket" | "EventSource", _) => &REQUEST,
        ("LocalStorage" | "SessionStorage", _) => &STORAGE,
        ("dialogs", "alert" | "confirm" | "prompt") => &DIALOG,
        _ => return,
    };
    look.add(rule, span, format!("`{}` is called", names.join("::")));
}
