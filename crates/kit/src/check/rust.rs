//! Reads Rust with a real parser, `html!` included: forbidden calls, panics, slots and elements.

mod calls;
mod html;
mod macros;

use proc_macro2::Span;
use syn::{
    Attribute, ExprCall, ExprMethodCall, ImplItemFn, ItemFn, ItemImpl, ItemMod, Macro, Path,
    UseTree,
    spanned::Spanned as _,
    visit::{self, Visit},
};

use super::{
    finding::{Findings, Place},
    folder::{DOES_NOT_PARSE, Source},
    forbidden::{PANIC, REQUEST, STORAGE},
    rules::Rule,
    slots,
    uses::Uses,
};

/// Looks through one file.
pub(super) fn check(source: &Source, uses: &mut Uses, findings: &mut Findings) {
    let file = match syn::parse_file(&source.text) {
        Ok(file) => file,
        Err(error) => {
            let place = place(&source.path, error.span());
            findings.add(&DOES_NOT_PARSE, place, error.to_string());
            return;
        }
    };
    let mut look =
        Look { source, uses, findings, gives_styles: false, sheets: Vec::new(), n_labels: 0 };
    look.visit_file(&file);
    let Look { gives_styles, sheets, uses, .. } = look;
    if gives_styles {
        uses.shadow_sheets.extend(sheets);
    }
}

fn place(path: &str, span: Span) -> Place {
    let start = span.start();
    Place::at(path, (start.line.max(1), start.column + 1))
}

/// One walk through a file.
struct Look<'s, 'u> {
    source: &'s Source,
    uses: &'u mut Uses,
    findings: &'u mut Findings,
    /// Some `.styles(…)` is called.
    gives_styles: bool,
    /// Sheets that `include_str!` names.
    sheets: Vec<String>,
    /// How many `<label>` stand around this place.
    n_labels: usize,
}

impl Look<'_, '_> {
    fn add(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>) {
        self.findings.add(rule, place(&self.source.path, span), message);
    }
}

/// Whether it is only there in tests.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let path = attribute.path();
        let is_cfg_test = path.is_ident("cfg")
            && attribute.parse_args::<Path>().is_ok_and(|condition| condition.is_ident("test"));
        let last = path.segments.last();
        is_cfg_test
            || last.is_some_and(|last| last.ident == "test" || last.ident == "wasm_bindgen_test")
    })
}

impl<'ast> Visit<'ast> for Look<'_, '_> {
    fn visit_item_mod(&mut self, it: &'ast ItemMod) {
        if !is_test(&it.attrs) {
            visit::visit_item_mod(self, it);
        }
    }

    fn visit_item_fn(&mut self, it: &'ast ItemFn) {
        if !is_test(&it.attrs) {
            visit::visit_item_fn(self, it);
        }
    }

    fn visit_item_impl(&mut self, it: &'ast ItemImpl) {
        calls::view(self, it);
        visit::visit_item_impl(self, it);
    }

    fn visit_impl_item_fn(&mut self, it: &'ast ImplItemFn) {
        if !is_test(&it.attrs) {
            visit::visit_impl_item_fn(self, it);
        }
    }

    fn visit_expr_method_call(&mut self, it: &'ast ExprMethodCall) {
        calls::method(self, it);
        visit::visit_expr_method_call(self, it);
    }

    fn visit_expr_call(&mut self, it: &'ast ExprCall) {
        calls::function(self, it);
        visit::visit_expr_call(self, it);
    }

    fn visit_path(&mut self, it: &'ast Path) {
        let names: Vec<String> =
            it.segments.iter().map(|segment| segment.ident.to_string()).collect();
        for slot in names.iter().filter_map(|name| slots::of_type(name)) {
            self.uses.mentioned.insert(slot.to_owned());
        }
        if let Some(first) = names.first().filter(|_| names.len() > 1) {
            self.library(first, it.span());
        }
        visit::visit_path(self, it);
    }

    fn visit_use_tree(&mut self, it: &'ast UseTree) {
        let name = match it {
            UseTree::Path(path) => Some(&path.ident),
            UseTree::Name(name) => Some(&name.ident),
            UseTree::Rename(rename) => Some(&rename.ident),
            UseTree::Glob(_) | UseTree::Group(_) => None,
        };
        if let Some(name) = name {
            self.library(&name.to_string(), name.span());
        }
        visit::visit_use_tree(self, it);
    }

    fn visit_macro(&mut self, it: &'ast Macro) {
        macros::check(self, it);
    }
}

impl Look<'_, '_> {
    /// Libraries that go around the host.
    fn library(&mut self, name: &str, span: Span) {
        match name {
            "gloo_net" | "reqwasm" | "reqwest" => {
                self.add(&REQUEST, span, format!("`{name}` asks servers directly"));
            }
            "gloo_storage" => self.add(&STORAGE, span, "`gloo_storage` is used"),
            _ => {}
        }
    }

    fn panic(&mut self, what: &str, span: Span) {
        self.add(&PANIC, span, format!("`{what}` can end the plugin"));
    }
}
