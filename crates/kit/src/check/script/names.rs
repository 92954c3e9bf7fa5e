//! Names and texts of a script: `window.document.body` as a dotted path, constants that hold a text.

#![expect(clippy::wildcard_enum_match_arm, reason = "a language has more forms than are looked at")]

use std::collections::BTreeMap;

use oxc_ast::ast::{BindingPattern, Expression, IdentifierReference, Program, VariableDeclarator};
use oxc_ast_visit::{Visit, walk};
use oxc_span::GetSpan as _;

use super::index;

/// Names that stand for the window itself.
const WINDOWS: [&str; 4] = ["window", "globalThis", "self", "frames"];

pub(super) fn is_window(path: &str) -> bool {
    WINDOWS.contains(&path)
}

/// `document.body` for `window.document.body`.
pub(super) fn without_window(path: &str) -> &str {
    match path.split_once('.') {
        Some((first, rest)) if is_window(first) => without_window(rest),
        _ => path,
    }
}

/// The dotted path of an expression: `a.b`, `a["b"]`, `a?.b`; nothing when something else is in it.
pub(super) fn path(expression: &Expression<'_>) -> Option<String> {
    match plain(expression) {
        Expression::Identifier(name) => Some(name.name.to_string()),
        Expression::ThisExpression(_) => Some(String::from("this")),
        other => {
            let member = other.get_member_expr()?;
            Some(format!("{}.{}", path(member.object())?, member.static_property_name()?))
        }
    }
}

/// The variable at the beginning of a path.
pub(super) fn root<'e, 'a>(expression: &'e Expression<'a>) -> Option<&'e IdentifierReference<'a>> {
    match plain(expression) {
        Expression::Identifier(name) => Some(name),
        other => root(other.get_member_expr()?.object()),
    }
}

/// Without parentheses, casts and `?.`.
fn plain<'e, 'a>(expression: &'e Expression<'a>) -> &'e Expression<'a> {
    expression.get_inner_expression()
}

/// A text that stands there as it is, and where its first letter is.
pub(super) fn text_of(expression: &Expression<'_>) -> Option<(String, usize)> {
    match expression {
        Expression::StringLiteral(literal) => {
            Some((literal.value.to_string(), index(literal.span.start) + 1))
        }
        Expression::TemplateLiteral(literal) if literal.expressions.is_empty() => {
            let quasi = literal.quasis.first()?;
            Some((quasi.value.raw.to_string(), index(literal.span().start) + 1))
        }
        _ => None,
    }
}

/// What constants hold: a text and its offset, by name.
pub(super) type Texts = BTreeMap<String, (String, usize)>;

/// The constants of a script that hold a text, and how those begin that are put together.
pub(super) fn collect(
    program: &Program<'_>,
    texts: &mut Texts,
    heads: &mut BTreeMap<String, String>,
) {
    Collect { texts, heads }.visit_program(program);
}

struct Collect<'t> {
    texts: &'t mut Texts,
    heads: &'t mut BTreeMap<String, String>,
}

impl<'a> Visit<'a> for Collect<'_> {
    fn visit_variable_declarator(&mut self, it: &VariableDeclarator<'a>) {
        if let (BindingPattern::BindingIdentifier(name), Some(init)) = (&it.id, &it.init) {
            let name = name.name.to_string();
            if let Some(text) = text_of(init) {
                self.texts.insert(name, text);
            } else if let Expression::TemplateLiteral(template) = init
                && let Some(quasi) = template.quasis.first()
            {
                self.heads.insert(name, quasi.value.raw.to_string());
            }
        }
        walk::walk_variable_declarator(self, it);
    }
}
