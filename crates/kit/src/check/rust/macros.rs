//! What stands in macros: their arguments are code, too, and `html!` holds elements.

use proc_macro2::TokenStream;
use syn::{
    Expr, Macro, Token, parse::Parser as _, punctuated::Punctuated, spanned::Spanned as _,
    visit::Visit,
};

use super::{Look, html};
use crate::check::uses::beside;

pub(super) fn check(look: &mut Look<'_, '_>, it: &Macro) {
    let Some(name) = it.path.segments.last().map(|segment| segment.ident.to_string()) else {
        return;
    };
    let span = it.path.span();
    match name.as_str() {
        "panic" | "unreachable" | "todo" | "unimplemented" => look.panic(&format!("{name}!"), span),
        "html" | "html_nested" => drop(html::check(look, it.tokens.clone())),
        "include_str" => {
            if let Ok(path) = syn::parse2::<syn::LitStr>(it.tokens.clone()) {
                look.sheets.extend(beside(&look.source.path, &path.value()));
            }
        }
        _ => {}
    }
    if !name.starts_with("html") {
        code(look, it.tokens.clone());
    }
}

/// Looks through tokens that are an expression, several, or statements; what is none of it is left.
pub(super) fn code(look: &mut Look<'_, '_>, tokens: TokenStream) {
    let list = Punctuated::<Expr, Token![,]>::parse_terminated;
    if let Ok(list) = list.parse2(tokens.clone()) {
        for expression in &list {
            look.visit_expr(expression);
        }
    } else if let Ok(statements) = syn::Block::parse_within.parse2(tokens) {
        for statement in &statements {
            look.visit_stmt(statement);
        }
    }
}
