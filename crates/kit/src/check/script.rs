//! Reads JavaScript and TypeScript with a real parser, so that names in strings, comments and local
//! variables are not taken for the browser's.

mod calls;
mod elements;
mod listeners;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    AssignmentExpression, CallExpression, Expression, IdentifierReference, ImportDeclaration,
    ImportDeclarationSpecifier, ImportExpression, JSXAttribute, JSXElement, MemberExpression,
    NewExpression, ObjectProperty, Program, StringLiteral, TSInterfaceDeclaration, TSType,
    TSTypeAliasDeclaration, TSTypeParameterInstantiation,
};
use oxc_ast_visit::{Visit, walk};
use oxc_parser::Parser;
use oxc_semantic::{IsGlobalReference as _, Scoping, SemanticBuilder};
use oxc_span::{GetSpan as _, SourceType, Span};

use self::listeners::Listeners;
use super::{
    finding::{Findings, Place},
    folder::{DOES_NOT_PARSE, Source},
    forbidden::{self, EVAL, HTML, REMOTE_CODE},
    place::Lines,
    rules::Rule,
    sheet,
    uses::{Reach, Uses, beside},
};

/// Looks through one script.
pub(super) fn check(source: &Source, uses: &mut Uses, findings: &mut Findings) {
    let lines = Lines::new(&source.text);
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, &source.text, source_type(&source.path)).parse();
    let first = parsed.diagnostics.errors().next();
    if let Some(error) = first {
        let offset = error.labels.first().map_or(0, |label| index(label.offset()));
        let place = Place::offset(&source.path, &lines, offset);
        findings.add(&DOES_NOT_PARSE, place, error.message.to_string());
        return;
    }
    let program: &Program<'_> = &parsed.program;
    let semantic = SemanticBuilder::new().build(program).semantic;
    let mut look = Look {
        source,
        lines,
        scoping: semantic.scoping(),
        uses,
        findings,
        texts: BTreeMap::new(),
        heads: BTreeMap::new(),
        style_names: BTreeSet::new(),
        imported_sheets: Vec::new(),
        listeners: Listeners::default(),
        n_labels: 0,
    };
    // Constants may stand below their use.
    names::collect(program, &mut look.texts, &mut look.heads);
    look.visit_program(program);
    look.finish();
}

/// The dialect by the file's name; JSX is understood everywhere but where TypeScript's casts stand.
fn source_type(path: &str) -> SourceType {
    let known = SourceType::from_path(path).unwrap_or_else(|_| SourceType::mjs());
    if known.is_typescript() { known } else { known.with_jsx(true) }
}

/// Offsets are 32 bits; files are far smaller.
fn index(offset: impl TryInto<usize>) -> usize {
    offset.try_into().unwrap_or_default()
}

/// One walk through a script.
struct Look<'s, 'u> {
    source: &'s Source,
    lines: Lines<'s>,
    scoping: &'s Scoping,
    uses: &'u mut Uses,
    findings: &'u mut Findings,
    /// What constants hold: the text, and where it stands.
    texts: BTreeMap<String, (String, usize)>,
    /// How constants begin that are put together from pieces.
    heads: BTreeMap<String, String>,
    /// Constants that are given as `styles`.
    style_names: BTreeSet<String>,
    /// Local name and path of each imported sheet.
    imported_sheets: Vec<(Option<String>, String)>,
    listeners: Listeners,
    /// How many `<label>` stand around this place.
    n_labels: usize,
}

impl Look<'_, '_> {
    fn place(&self, span: Span) -> Place {
        Place::offset(&self.source.path, &self.lines, index(span.start))
    }

    fn add(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>) {
        let place = self.place(span);
        self.findings.add(rule, place, message);
    }

    /// A name of the browser, where it is used.
    fn global(&mut self, name: &str, span: Span) {
        if let Some(rule) = forbidden::of_global(name) {
            self.add(rule, span, format!("`{name}` is used directly"));
        }
    }

    /// The dotted name of what stands for something of the browser: `document.body.append`.
    fn global_path(&self, expression: &Expression<'_>) -> Option<String> {
        let path = names::path(expression)?;
        let is_global = names::root(expression)?.is_global_reference(self.scoping);
        is_global.then(|| names::without_window(&path).to_owned())
    }

    fn remote(&mut self, literal: &StringLiteral<'_>) {
        let address = literal.value.as_str();
        if ["http://", "https://", "//"].iter().any(|start| address.starts_with(start)) {
            self.add(&REMOTE_CODE, literal.span, format!("code is imported from {address:?}"));
        }
    }

    /// CSS that the plugin hands to the host: it lives in a shadow root.
    fn styles(&mut self, value: &Expression<'_>) {
        if let Expression::Identifier(name) = value {
            self.style_names.insert(name.name.to_string());
        } else if let Some((text, offset)) = names::text_of(value) {
            sheet::check(self.source, &text, offset, Reach::Shadow, self.findings);
        }
    }

    fn finish(mut self) {
        for name in &self.style_names {
            if let Some((text, offset)) = self.texts.get(name) {
                sheet::check(self.source, text, *offset, Reach::Shadow, self.findings);
            }
        }
        for (name, path) in &self.imported_sheets {
            let is_shadow = name.as_ref().is_some_and(|name| self.style_names.contains(name));
            let sheets =
                if is_shadow { &mut self.uses.shadow_sheets } else { &mut self.uses.page_sheets };
            sheets.insert(path.clone());
        }
        for span in std::mem::take(&mut self.listeners).left() {
            self.add(&forbidden::LISTENER, span, "nothing in this file takes this listener away");
        }
    }
}

impl<'a> Visit<'a> for Look<'_, '_> {
    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        if it.is_global_reference(self.scoping) {
            self.global(it.name.as_str(), it.span);
        }
    }

    fn visit_member_expression(&mut self, it: &MemberExpression<'a>) {
        if let (Some(root), Some(name)) = (names::root(it.object()), it.static_property_name())
            && root.is_global_reference(self.scoping)
        {
            let object = names::path(it.object()).unwrap_or_default();
            if names::is_window(&object) {
                self.global(name, it.span());
            } else if names::without_window(&object) == "document" && name == "cookie" {
                self.add(&forbidden::COOKIE, it.span(), "`document.cookie` is used");
            }
        }
        walk::walk_member_expression(self, it);
    }

    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        calls::call(self, it);
        walk::walk_call_expression(self, it);
    }

    fn visit_new_expression(&mut self, it: &NewExpression<'a>) {
        if self.global_path(&it.callee).as_deref() == Some("Function") {
            self.add(&EVAL, it.span, "`new Function` makes code of text");
        }
        walk::walk_new_expression(self, it);
    }

    fn visit_assignment_expression(&mut self, it: &AssignmentExpression<'a>) {
        calls::assignment(self, it);
        walk::walk_assignment_expression(self, it);
    }

    fn visit_import_declaration(&mut self, it: &ImportDeclaration<'a>) {
        self.remote(&it.source);
        let path = it.source.value.as_str();
        let is_sheet = path.ends_with(".css") && path.starts_with('.');
        if let Some(path) = beside(&self.source.path, path).filter(|_| is_sheet) {
            let specifiers = it.specifiers.iter().flatten();
            let mut names = specifiers.filter_map(|specifier| match specifier {
                ImportDeclarationSpecifier::ImportDefaultSpecifier(it) => {
                    Some(it.local.name.to_string())
                }
                ImportDeclarationSpecifier::ImportSpecifier(_)
                | ImportDeclarationSpecifier::ImportNamespaceSpecifier(_) => None,
            });
            self.imported_sheets.push((names.next(), path));
        }
        walk::walk_import_declaration(self, it);
    }

    fn visit_import_expression(&mut self, it: &ImportExpression<'a>) {
        if let Expression::StringLiteral(literal) = &it.source {
            self.remote(literal);
        }
        walk::walk_import_expression(self, it);
    }

    fn visit_object_property(&mut self, it: &ObjectProperty<'a>) {
        match it.key.static_name().as_deref() {
            Some("dangerouslySetInnerHTML") => {
                self.add(&HTML, it.span, "`dangerouslySetInnerHTML` makes HTML of text");
            }
            Some("styles") => self.styles(&it.value),
            _ => {}
        }
        walk::walk_object_property(self, it);
    }

    fn visit_string_literal(&mut self, it: &StringLiteral<'a>) {
        if manifest::SlotId::try_from(it.value.as_str()).is_ok() {
            self.uses.mentioned.insert(it.value.to_string());
        }
    }

    fn visit_jsx_attribute(&mut self, it: &JSXAttribute<'a>) {
        if elements::name_of(&it.name) == "dangerouslySetInnerHTML" {
            self.add(&HTML, it.span, "`dangerouslySetInnerHTML` makes HTML of text");
        }
        walk::walk_jsx_attribute(self, it);
    }

    fn visit_jsx_element(&mut self, it: &JSXElement<'a>) {
        let element = elements::read(it);
        let place = self.place(it.opening_element.span);
        super::markup::check(&element, self.n_labels > 0, &self.source.text, &place, self.findings);
        let is_label = usize::from(element.tag == "label");
        self.n_labels += is_label;
        walk::walk_jsx_element(self, it);
        self.n_labels -= is_label;
    }

    // Types name the browser's things without using them.
    fn visit_ts_type(&mut self, _: &TSType<'a>) {}
    fn visit_ts_interface_declaration(&mut self, _: &TSInterfaceDeclaration<'a>) {}
    fn visit_ts_type_alias_declaration(&mut self, _: &TSTypeAliasDeclaration<'a>) {}
    fn visit_ts_type_parameter_instantiation(&mut self, _: &TSTypeParameterInstantiation<'a>) {}
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check::{
        finding::Findings,
        folder::{Language, Source},
        options::Options,
        uses::Uses,
    };

    fn found(path: &str, text: &str) -> Vec<&'static str> {
        let source = Source { path: path.into(), text: text.into(), language: Language::Script };
        let (mut uses, mut findings) = (Uses::default(), Findings::default());
        super::check(&source, &mut uses, &mut findings);
        let report = findings.settle(&Options::default());
        report.findings.iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn types_are_no_uses() {
        let text = "let a: WebSocket | null = null; interface B { c: EventSource } f<XMLHttpRequest>(a as Storage);";
        assert_eq!(found("a.ts", text), [""; 0]);
        assert_eq!(found("a.ts", "const a = <WebSocket>(new WebSocket('x'));"), ["direct-request"]);
    }

    #[test]
    fn listeners_that_end_are_fine() {
        for text in [
            "addEventListener('a', f); removeEventListener('a', f);",
            "document.addEventListener(name, f); document.removeEventListener(name, f);",
            "window.addEventListener('a', f, { once: true });",
            "element.addEventListener('a', f);",
        ] {
            assert_eq!(found("a.js", text), [""; 0], "{text}");
        }
        let text = "window.addEventListener('a', f); window.removeEventListener('b', f);";
        assert_eq!(found("a.js", text), ["global-listener"]);
    }

    proptest! {
        #[test]
        fn any_text_is_settled(text in prop_oneof![
            ".{0,60}",
            "((window|document|body|location|innerHTML|eval|a|=|\\.|\\(|\\)|\\[|\\]|\\{|\\}|'x'|`|\\$|=>|<|/>|>|;|,|\\?|:) ?){0,24}",
        ]) {
            found("a.js", &text);
            found("a.tsx", &text);
        }
    }
}
