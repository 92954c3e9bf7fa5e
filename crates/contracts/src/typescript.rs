//! Writes `types/mortise.d.ts`: the hand-kept frame, the types of this crate, and the map from slot
//! ids to them. A test compares the file; `UPDATE_EXPECT=1` rewrites it.
//!
//! The types come from `ts-rs`, which reads the same serde attributes that decide what crosses to
//! plugins. It is a dev-dependency: the derive stands behind `cfg(test)`, and nobody else builds it.

use std::marker::PhantomData;

use expect_test::expect_file;
use slots::{Contract, NoAction, Shape};
use ts_rs::{Config, TS};

use crate::*;

const FRAME: &str = include_str!("typescript/frame.d.ts");

/// Times are whole milliseconds, far below 2^53, so a plain number holds them.
fn config() -> Config {
    Config::new().with_large_int("number")
}

/// The actions of a slot. A slot has either a type that declares itself or none at all; the method
/// of the value is found before that of its reference, so no list of the types is needed.
struct Actions<T>(PhantomData<T>);

/// Name and declaration of an action type.
struct Declared {
    name: String,
    declaration: Option<String>,
}

trait Present {
    fn actions(&self, config: &Config) -> Declared;
}

impl<T: TS> Present for Actions<T> {
    fn actions(&self, config: &Config) -> Declared {
        Declared { name: T::name(config), declaration: Some(declaration::<T>(config)) }
    }
}

trait Absent {
    fn actions(&self, config: &Config) -> Declared;
}

impl Absent for &Actions<NoAction> {
    fn actions(&self, _: &Config) -> Declared {
        Declared { name: "never".to_owned(), declaration: None }
    }
}

/// Collects declarations, each once, in the order of first use.
struct Writer {
    declarations: Vec<String>,
    map: String,
}

impl Writer {
    fn declare(&mut self, declaration: String) {
        if !self.declarations.contains(&declaration) {
            self.declarations.push(declaration);
        }
    }

    fn slot<C: Contract<Props: TS>>(&mut self, config: &Config, actions: Declared) {
        self.declare(declaration::<C::Props>(config));
        if let Some(declaration) = actions.declaration {
            self.declare(declaration);
        }
        let summary = ALL.iter().find(|slot| slot.id == C::ID).unwrap().summary;
        let (id, shape) = (C::ID, C::SHAPE);
        let (props, action) = (C::Props::name(config), actions.name);
        self.map.push_str(&format!(
            "  /** {summary} */\n  \"{id}\": {{ shape: \"{shape}\"; props: {props}; action: {action} }};\n"
        ));
    }
}

fn declaration<T: TS>(config: &Config) -> String {
    let docs = T::docs().unwrap_or_default();
    let body = T::decl(config);
    tidy(&format!("{docs}export {body}"))
}

/// Puts every member on a line of its own, indented by its depth.
fn tidy(source: &str) -> String {
    let mut text = String::new();
    let mut depth = 0usize;
    let mut angles = 0usize;
    let mut in_comment = false;
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        let mut taken = letter.len_utf8();
        if rest.starts_with("/**") {
            in_comment = true;
        }
        if in_comment {
            if rest.starts_with("*/") {
                in_comment = false;
                text.push_str("*/\n");
                taken = 2;
            } else {
                text.push(letter);
            }
        } else {
            match letter {
                '{' => {
                    depth += 1;
                    text.push_str("{\n");
                }
                '}' => {
                    depth -= 1;
                    text.push_str("\n}");
                }
                ',' if depth > 0 && angles == 0 => text.push_str(";\n"),
                other => {
                    angles += usize::from(other == '<');
                    angles -= usize::from(other == '>');
                    text.push(other);
                }
            }
        }
        rest = &rest[taken..];
    }
    indent(&text)
}

/// Indents by depth, and brings comments of one sentence onto one line.
fn indent(text: &str) -> String {
    let mut depth = 0usize;
    let mut indented = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let is_comment = line.starts_with('*') || line.starts_with("/**");
        if !is_comment && line.starts_with('}') {
            depth -= 1;
        }
        let lead = if line.starts_with('*') { " " } else { "" };
        indented.push_str(&format!("{}{lead}{line}\n", "  ".repeat(depth)));
        if !is_comment && line.ends_with('{') {
            depth += 1;
        }
    }
    let mut short = String::new();
    let mut rest = indented.as_str();
    while let Some((before, comment)) = rest.split_once("/**\n") {
        let (body, after) = comment.split_once("*/").unwrap();
        let lines: Vec<&str> = body
            .lines()
            .map(|line| line.trim().trim_start_matches("* "))
            .filter(|line| !line.is_empty())
            .collect();
        short.push_str(before);
        match lines.as_slice() {
            [line] => short.push_str(&format!("/** {line} */")),
            _ => short.push_str(&format!("/**\n{body}*/")),
        }
        rest = after;
    }
    short + rest
}

fn declarations() -> String {
    let config = config();
    let mut writer = Writer { declarations: Vec::new(), map: String::new() };
    writer.declare(declaration::<UserProps>(&config));
    writer.declare(declaration::<Presence>(&config));
    writer.declare(declaration::<TeamProps>(&config));
    writer.declare(declaration::<ChannelKind>(&config));
    writer.declare(declaration::<ChannelProps>(&config));
    writer.declare(declaration::<PostProps>(&config));
    writer.declare(declaration::<EmbedProps>(&config));
    writer.declare(declaration::<ReactionProps>(&config));
    writer.declare(declaration::<FileProps>(&config));
    writer.declare(declaration::<RightHandSideKind>(&config));
    writer.declare(declaration::<DialogName>(&config));
    writer.declare(declaration::<ErrorPageKind>(&config));
    writer.declare(declaration::<SidebarCategoryKind>(&config));
    writer.declare(declaration::<ChannelIconPlace>(&config));
    writer.declare(declaration::<AutocompleteKind>(&config));
    writer.declare(declaration::<AutocompleteItem>(&config));
    writer.declare(declaration::<SidebarSection>(&config));
    writer.declare(declaration::<TeamSidebarEntry>(&config));
    writer.declare(declaration::<AdminSectionSetting>(&config));
    macro_rules! write {
        ($($contract:ident $about:tt)*) => {$(
            let actions = Actions(PhantomData::<<$contract as Contract>::Action>);
            writer.slot::<$contract>(&config, (&actions).actions(&config));
        )*};
    }
    each_slot!(write);
    writer.declare(declaration::<OutgoingPost>(&config));
    writer.declare(declaration::<PostUpdate>(&config));
    writer.declare(declaration::<PostAnswer>(&config));
    writer.declare(declaration::<PostText>(&config));
    writer.declare(declaration::<SlashCommand>(&config));
    writer.declare(declaration::<SlashCommandAnswer>(&config));
    writer.declare(declaration::<DesktopNote>(&config));
    writer.declare(declaration::<CreatedChannel>(&config));
    writer.declare(declaration::<NewChannelForm>(&config));
    writer.declare(declaration::<NewChannelAnswer>(&config));
    writer.declare(declaration::<DesktopNoteAnswer>(&config));
    let types = writer.declarations.join("\n");
    let map = writer.map;
    let tokens: String = TOKENS.iter().map(|token| format!("\n  | \"{token}\"")).collect();
    format!(
        "// @generated by the tests of crates/contracts. Do not edit: change the Rust types or\n\
         // src/typescript/frame.d.ts, then run the tests with UPDATE_EXPECT=1.\n\n\
         {FRAME}\n\
         /** Every slot of the chat: its shape, what it hands out and what its content may ask for. */\n\
         export interface SlotMap {{\n{map}}}\n\n\
         /** A design token of the page that plugins may set. */\n\
         export type Token ={tokens};\n\n{types}"
    )
}

#[test]
fn declarations_are_fresh() {
    let declarations = declarations();
    for slot in ALL {
        assert!(declarations.contains(&format!("\"{}\":", slot.id)), "{} is missing", slot.id);
    }
    expect_file!["../types/mortise.d.ts"].assert_eq(&declarations);
}

#[test]
fn every_id_passes_the_rule_of_manifests() {
    for slot in ALL {
        assert!(manifest::SlotId::try_from(slot.id).is_ok(), "{}", slot.id);
    }
}

#[test]
fn shapes_in_the_frame_are_the_shapes_that_exist() {
    for shape in [Shape::Region, Shape::List, Shape::Keyed] {
        assert!(FRAME.contains(&format!("\"{shape}\"")), "{shape}");
    }
}

/// What the language itself brings.
const BUILT_IN: [&str; 4] = ["Array", "Error", "Promise", "Record"];

/// The text without comments and without what stands in quotes.
fn code_of(declarations: &str) -> String {
    let mut code = String::new();
    for (idx, part) in declarations.split("/**").enumerate() {
        code.push_str(if idx == 0 { part } else { part.split_once("*/").unwrap().1 });
    }
    code.split('"').step_by(2).collect()
}

#[test]
fn every_type_that_is_named_is_declared() {
    let declarations = declarations();
    let (_, types) = declarations.split_once("export type Token").unwrap();
    let code = code_of(types);
    let words = code.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let names = words.filter(|word| word.starts_with(|letter: char| letter.is_ascii_uppercase()));
    // A single letter stands for any type.
    for name in names.filter(|name| name.len() > 1 && !BUILT_IN.contains(name)) {
        let is_declared = ["type", "interface"]
            .iter()
            .any(|kind| declarations.contains(&format!("export {kind} {name} ")));
        assert!(is_declared, "«{name}» is used and not declared: declare it above");
    }
}
