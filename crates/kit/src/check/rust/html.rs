//! A small reader of `html!`: tags, attributes and children, as the rules of markup need them.
//!
//! Yew's own parser is part of its macros and can not be called. This one only has to know where
//! tags begin and end; what it does not understand it passes over.

use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree, token_stream::IntoIter};

use super::{Look, macros::code, place};
use crate::check::markup::{self, Attribute, Element, Value};

type Tokens = Peekable<IntoIter>;

/// Looks through the children that stand between tags, or in the macro itself.
/// Says whether any of it is, or may be, words.
pub(super) fn check(look: &mut Look<'_, '_>, tokens: TokenStream) -> bool {
    let mut tokens = tokens.into_iter().peekable();
    children(look, &mut tokens, None)
}

/// Reads up to the closing tag of `parent`, or to the end.
fn children(look: &mut Look<'_, '_>, tokens: &mut Tokens, parent: Option<&str>) -> bool {
    let mut says_something = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => match tokens.peek() {
                Some(TokenTree::Punct(next)) if next.as_char() == '/' => {
                    skip_tag(tokens);
                    if parent.is_some() {
                        return says_something;
                    }
                }
                Some(TokenTree::Punct(next)) if next.as_char() == '>' => {
                    tokens.next();
                    says_something |= children(look, tokens, Some(""));
                }
                Some(_) => says_something |= element(look, tokens, punct.span()),
                None => {}
            },
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                says_something = true;
                value(look, &group);
            }
            TokenTree::Ident(word) if word == "if" || word == "for" || word == "match" => {
                let is_match = word == "match";
                if let Some(block) = condition(look, tokens) {
                    if is_match {
                        code(
                            look,
                            TokenStream::from_iter([
                                TokenTree::Ident(word),
                                dummy(),
                                TokenTree::Group(block),
                            ]),
                        );
                        says_something = true;
                    } else {
                        says_something |= check(look, block.stream());
                    }
                }
            }
            TokenTree::Ident(word) if word == "else" => {
                if let Some(TokenTree::Group(block)) =
                    tokens.next_if(|next| matches!(next, TokenTree::Group(_)))
                {
                    says_something |= check(look, block.stream());
                }
            }
            // An expression without braces.
            TokenTree::Literal(_) | TokenTree::Ident(_) | TokenTree::Group(_) => {
                says_something = true;
            }
            TokenTree::Punct(_) => {}
        }
    }
    says_something
}

/// Stands for what is matched, which was looked at already.
fn dummy() -> TokenTree {
    TokenTree::Ident(proc_macro2::Ident::new("it", Span::call_site()))
}

/// Passes over a condition, in which `<` is no tag, up to its block.
fn condition(look: &mut Look<'_, '_>, tokens: &mut Tokens) -> Option<Group> {
    let mut before = Vec::new();
    for token in tokens.by_ref() {
        match &token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let group = group.clone();
                code(look, without_pattern(before));
                return Some(group);
            }
            TokenTree::Group(_)
            | TokenTree::Ident(_)
            | TokenTree::Punct(_)
            | TokenTree::Literal(_) => {
                before.push(token);
            }
        }
    }
    None
}

/// `let pattern = value` and `pattern in value` without the pattern.
fn without_pattern(tokens: Vec<TokenTree>) -> TokenStream {
    let ends = |token: &TokenTree| match token {
        TokenTree::Ident(word) => word == "in",
        TokenTree::Punct(punct) => punct.as_char() == '=',
        TokenTree::Group(_) | TokenTree::Literal(_) => false,
    };
    let starts_with_let = matches!(tokens.first(), Some(TokenTree::Ident(word)) if word == "let");
    let is_for = tokens.iter().any(|token| matches!(token, TokenTree::Ident(word) if word == "in"));
    if starts_with_let || is_for {
        tokens.into_iter().skip_while(|token| !ends(token)).skip(1).collect()
    } else {
        tokens.into_iter().collect()
    }
}

/// A group of Rust among the children or as an attribute: `{ expression }`, `{ for iterator }`.
fn value(look: &mut Look<'_, '_>, group: &Group) {
    let tokens = group.stream().into_iter().peekable();
    let is_for = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "for");
    let mut tokens = tokens;
    tokens.next_if(is_for);
    code(look, tokens.collect());
}

/// Passes over the rest of a tag.
fn skip_tag(tokens: &mut Tokens) {
    for token in tokens.by_ref() {
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '>') {
            return;
        }
    }
}

/// Reads an element behind its `<`; says whether it is, or may be, words.
fn element(look: &mut Look<'_, '_>, tokens: &mut Tokens, span: Span) -> bool {
    let mut element = Element { tag: tag(look, tokens), ..Element::default() };
    let is_closed = attributes(look, tokens, &mut element);
    let place = place(&look.source.path, span);
    let in_label = look.n_labels > 0;
    if !is_closed {
        let is_label = usize::from(element.tag == "label");
        look.n_labels += is_label;
        element.has_content = children(look, tokens, Some(&element.tag));
        look.n_labels -= is_label;
    }
    let text = look.source.text.as_str();
    markup::check(&element, in_label, text, &place, look.findings);
    element.is_component() || element.is_named() || element.has_content || element.is_open
}

/// The name of a tag; components and `@{…}` are `Component`.
fn tag(look: &mut Look<'_, '_>, tokens: &mut Tokens) -> String {
    match tokens.next() {
        Some(TokenTree::Ident(first)) => {
            let mut name = first.to_string();
            while let Some(dash) =
                tokens.next_if(|it| matches!(it, TokenTree::Punct(punct) if punct.as_char() == '-'))
            {
                name.push_str(&dash.to_string());
                if let Some(next) =
                    tokens.next_if(|it| matches!(it, TokenTree::Ident(_) | TokenTree::Literal(_)))
                {
                    name.push_str(&next.to_string());
                }
            }
            let is_path = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), ':' | '<'));
            if is_path {
                generics(tokens);
                return String::from("Component");
            }
            name
        }
        Some(TokenTree::Punct(at)) if at.as_char() == '@' => {
            if let Some(TokenTree::Group(group)) =
                tokens.next_if(|it| matches!(it, TokenTree::Group(_)))
            {
                value(look, &group);
            }
            String::from("Component")
        }
        _ => String::from("Component"),
    }
}

/// Passes over `::path::<Of<Types>>` behind the first word of a component's name.
fn generics(tokens: &mut Tokens) {
    let mut depth = 0_usize;
    while let Some(token) = tokens.peek() {
        match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                '<' => depth += 1,
                '>' if depth > 0 => depth -= 1,
                ':' | ',' => {}
                _ if depth > 0 => {}
                _ => return,
            },
            // `::` is followed by a word; a word alone is an attribute.
            TokenTree::Ident(_) if depth == 0 => {
                tokens.next();
                if !matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), ':' | '<'))
                {
                    return;
                }
                continue;
            }
            TokenTree::Ident(_) | TokenTree::Group(_) | TokenTree::Literal(_) if depth > 0 => {}
            TokenTree::Ident(_) | TokenTree::Group(_) | TokenTree::Literal(_) => return,
        }
        tokens.next();
    }
}

/// Reads attributes up to `>`; says whether the tag closes itself.
fn attributes(look: &mut Look<'_, '_>, tokens: &mut Tokens, element: &mut Element) -> bool {
    let mut is_slash = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                '>' => return is_slash,
                '/' => {
                    is_slash = true;
                    continue;
                }
                '.' => element.is_open = true,
                _ => {}
            },
            TokenTree::Ident(first) => {
                let name = attribute_name(&first.to_string(), tokens);
                let value = attribute_value(look, tokens);
                element.attributes.push(Attribute { name, value });
            }
            // `{name}` for `name={name}`.
            TokenTree::Group(group) => {
                let name: String = group.stream().to_string().split_whitespace().collect();
                code(look, group.stream());
                element
                    .attributes
                    .push(Attribute { name: name.to_ascii_lowercase(), value: Value::Code });
            }
            TokenTree::Literal(_) => {}
        }
        is_slash = false;
    }
    // The macro ends within a tag, which its compiler refuses.
    true
}

fn attribute_name(first: &str, tokens: &mut Tokens) -> String {
    let mut name = first.trim_start_matches("r#").to_owned();
    let joins = |it: &TokenTree| matches!(it, TokenTree::Punct(punct) if matches!(punct.as_char(), '-' | ':'));
    while let Some(join) = tokens.next_if(joins) {
        name.push_str(&join.to_string());
        if let Some(next) =
            tokens.next_if(|it| matches!(it, TokenTree::Ident(_) | TokenTree::Literal(_)))
        {
            name.push_str(&next.to_string());
        }
    }
    name.to_ascii_lowercase()
}

fn attribute_value(look: &mut Look<'_, '_>, tokens: &mut Tokens) -> Value {
    let is_sign = |it: &TokenTree| matches!(it, TokenTree::Punct(punct) if punct.as_char() == '=');
    if tokens.next_if(is_sign).is_none() {
        return Value::Bare;
    }
    match tokens.next() {
        Some(TokenTree::Literal(literal)) => text(&literal.to_string()),
        Some(TokenTree::Group(group)) => {
            code(look, group.stream());
            let mut inner = group.stream().into_iter();
            match (inner.next(), inner.next()) {
                (Some(TokenTree::Literal(literal)), None) => text(&literal.to_string()),
                _ => Value::Code,
            }
        }
        _ => Value::Code,
    }
}

/// A literal as the attribute has it.
fn text(literal: &str) -> Value {
    let text =
        syn::parse_str::<syn::LitStr>(literal).map_or_else(|_| literal.to_owned(), |it| it.value());
    Value::Text(text)
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

    fn found(html: &str) -> Vec<&'static str> {
        let text = format!("fn view() -> Html {{ html! {{ {html} }} }}");
        let source = Source { path: "src/lib.rs".into(), text, language: Language::Rust };
        let (mut uses, mut findings) = (Uses::default(), Findings::default());
        super::super::check(&source, &mut uses, &mut findings);
        let report = findings.settle(&Options::default());
        report.findings.iter().map(|finding| finding.rule).collect()
    }

    #[track_caller]
    fn finds(html: &str, expected: &[&str]) {
        assert_eq!(found(html), expected, "{html}");
    }

    #[test]
    fn missing_names_are_found() {
        finds(r#"<button onclick={f}></button>"#, &["button-name"]);
        finds(r#"<button><Icon /></button>"#, &[]);
        finds(r#"<button><svg viewBox="0 0 1 1"><path d="M0" /></svg></button>"#, &["button-name"]);
        finds(r#"<button aria-label="Close"><svg /></button>"#, &[]);
        finds(r#"<button {title} />"#, &[]);
        finds(r#"<button ..props />"#, &[]);
        finds(r#"<img src={url} />"#, &["image-alt"]);
        finds(r#"<img src={url} alt="" />"#, &[]);
        finds(r#"<a href="/x"><img src="x" alt="" /></a>"#, &["link-name"]);
        finds(r#"<input type="text" />"#, &["label"]);
        finds(r#"<input type="hidden" />"#, &[]);
        finds(r#"<label>{ "Name" }<input /></label>"#, &[]);
        finds(r#"<><label for="n">{ "Name" }</label><input id="n" /></>"#, &[]);
        finds(r#"<div onclick={f}>{ "x" }</div>"#, &["clickable"]);
        finds(r#"<div role="button" tabindex="0" onclick={f}>{ "x" }</div>"#, &[]);
        finds(r#"<p tabindex={3} role="buton">{ "x" }</p>"#, &["aria-roles", "tabindex"]);
    }

    #[test]
    fn conditions_and_nested_macros_are_looked_into() {
        finds(
            r#"if a < b { <img src="x" /> } else if let Some(c) = d { <img /> } else { <p /> }"#,
            &["image-alt", "image-alt"],
        );
        finds(r#"for row in rows.iter() { <img src="x" /> }"#, &["image-alt"]);
        finds(
            r#"<ul>{ for rows.iter().map(|row| html! { <img src="x" /> }) }</ul>"#,
            &["image-alt"],
        );
        finds(r#"<p>{ match a { 1 => html! { <img /> }, _ => html! {} } }</p>"#, &["image-alt"]);
        finds(r#"<p>{ Html::from_html_unchecked(text) }</p>"#, &["html-injection"]);
        finds(
            r#"<button onclick={move |_| window.alert_with_message("x")}>{ a }</button>"#,
            &["browser-dialog"],
        );
        finds(r#"<List<Row> rows={a}><img src="x" /></List<Row>>"#, &["image-alt"]);
        finds(r#"<icons::Close size=3 /><@{tag}>{ "x" }</@><img />"#, &["image-alt"]);
    }

    proptest! {
        #[test]
        fn any_tokens_are_settled(html in "((<|</|>|/>|=|\\.\\.|@|:|-|\\{ ?|\\} ?)|(a|img|if|for|else|match|b|\"x\"|1) ?){0,30}") {
            found(&html);
        }

        #[test]
        fn any_text_is_settled(html in ".{0,60}") {
            found(&html);
        }
    }
}
