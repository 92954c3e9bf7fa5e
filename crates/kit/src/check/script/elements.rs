//! JSX as elements that the rules of markup understand.

#![expect(clippy::wildcard_enum_match_arm, reason = "a language has more forms than are looked at")]

use oxc_ast::ast::{
    Expression, JSXAttributeItem, JSXAttributeName, JSXAttributeValue, JSXChild, JSXElement,
    JSXElementName, JSXExpression,
};

use crate::check::markup::{Attribute, Element, Value};

/// Attributes that React calls otherwise than HTML.
const RENAMED: [(&str, &str); 2] = [("htmlfor", "for"), ("classname", "class")];

pub(super) fn name_of<'e>(name: &'e JSXAttributeName<'_>) -> &'e str {
    match name {
        JSXAttributeName::Identifier(name) => name.name.as_str(),
        JSXAttributeName::NamespacedName(name) => name.name.name.as_str(),
    }
}

pub(super) fn read(it: &JSXElement<'_>) -> Element {
    let opening = &it.opening_element;
    let mut element = Element { tag: tag(&opening.name), ..Element::default() };
    for item in &opening.attributes {
        match item {
            JSXAttributeItem::Attribute(it) => {
                let name = name_of(&it.name).to_ascii_lowercase();
                let renamed = RENAMED.iter().find(|(from, _)| *from == name);
                let name = renamed.map_or(name, |(_, to)| (*to).to_owned());
                element.attributes.push(Attribute { name, value: value(it.value.as_ref()) });
            }
            JSXAttributeItem::SpreadAttribute(_) => element.is_open = true,
        }
    }
    element.has_content = it.children.iter().any(says_something);
    element
}

/// Components and names with a dot are `Upper`: nothing is known of what they render.
fn tag(name: &JSXElementName<'_>) -> String {
    match name {
        JSXElementName::Identifier(name) => name.name.to_string(),
        JSXElementName::IdentifierReference(name) => name.name.to_string(),
        JSXElementName::NamespacedName(_)
        | JSXElementName::MemberExpression(_)
        | JSXElementName::ThisExpression(_) => String::from("Component"),
    }
}

fn value(value: Option<&JSXAttributeValue<'_>>) -> Value {
    match value {
        None => Value::Bare,
        Some(JSXAttributeValue::StringLiteral(text)) => Value::Text(text.value.to_string()),
        Some(JSXAttributeValue::ExpressionContainer(code)) => match &code.expression {
            JSXExpression::StringLiteral(text) => Value::Text(text.value.to_string()),
            JSXExpression::NumericLiteral(number) => Value::Text(number.value.to_string()),
            JSXExpression::UnaryExpression(it) => match &it.argument {
                Expression::NumericLiteral(number) => Value::Text(format!("-{}", number.value)),
                _ => Value::Code,
            },
            _ => Value::Code,
        },
        Some(JSXAttributeValue::Element(_) | JSXAttributeValue::Fragment(_)) => Value::Code,
    }
}

/// Whether a child is, or may be, words.
fn says_something(child: &JSXChild<'_>) -> bool {
    match child {
        JSXChild::Text(text) => !text.value.trim().is_empty(),
        JSXChild::Element(element) => {
            let read = read(element);
            read.is_component() || read.is_named() || read.has_content || read.is_open
        }
        JSXChild::Fragment(fragment) => fragment.children.iter().any(says_something),
        JSXChild::ExpressionContainer(code) => {
            !matches!(code.expression, JSXExpression::EmptyExpression(_))
        }
        JSXChild::Spread(_) => true,
    }
}
