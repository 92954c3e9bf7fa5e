//! From a plan to the files of the folder. Writes none of them.

use contracts::SlotInfo;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value as Filling;
use minijinja::{AutoEscape, Environment, context};
use serde::Serialize;
use serde_json::{Value, json};
use slots::{Kind, Shape};

use super::lent::{self, Part, TEMPLATES};
use super::lock;
use super::sketch::{Body, Sketch, item_key};
use super::{Plan, ScaffoldError, Template, name, sample};

/// The fixture's file in `fixtures/<slot>/`.
const FIXTURE: &str = "first.json";

/// A picture to be replaced by one's own.
const ICON: &str = "assets/icon.svg";

/// The version of the interface that the templates are tested with.
const MIN_SERVER_VERSION: &str = "11.1.0";

/// Which slots a theme is looked at in.
const SEEN_IN: [&str; 3] = ["profile-popover.v1", "sidebar.v1", "message-box.v1"];

/// One file of the new folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its place in the folder, with `/` between.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Every file of the new folder.
pub(super) fn files(plan: &Plan) -> Result<Vec<File>, ScaffoldError> {
    let environment = environment()?;
    let filling = filling(plan);
    let mut files = Vec::new();
    for (template, name) in sources(plan) {
        let text = environment.get_template(template)?.render(&filling)?;
        files.push(File { name, bytes: without_gaps(&text).into_bytes() });
    }
    if plan.template == Template::Yew {
        let lock = template_text("yew/Cargo.lock")?;
        let lock = lock::for_package(lock, &name::package(&plan.id), has_view(plan));
        files.push(File { name: "Cargo.lock".to_owned(), bytes: lock.into_bytes() });
    }
    let npm_lock = match plan.template {
        Template::Js => Some("js/npm-lock.json"),
        Template::React => Some("react/npm-lock.json"),
        Template::Yew | Template::Theme => None,
    };
    if let Some(npm_lock) = npm_lock {
        let lock = template_text(npm_lock)?;
        let lock = lock.replace("\"mortise-plugin\"", &format!("\"{}\"", npm_name(plan)));
        files.push(File { name: "package-lock.json".to_owned(), bytes: lock.into_bytes() });
    }
    files.push(json_file("plugin.json", &manifest(plan))?);
    files.extend(fixtures(plan)?);
    let part = if plan.template == Template::Yew { Part::Sdk } else { Part::Package };
    files.extend(lent::files(part)?.into_iter().map(|(name, bytes)| File { name, bytes }));
    Ok(files)
}

/// What a template leaves out leaves its empty lines behind: one is enough, and none at the ends.
fn without_gaps(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut is_after_gap = true;
    for line in text.lines() {
        let is_gap = line.trim().is_empty();
        let closes = line.trim_start().starts_with(['}', '`']);
        if closes && tidy.ends_with("\n\n") {
            tidy.pop();
        }
        if !(is_gap && is_after_gap) {
            tidy.push_str(line.trim_end());
            tidy.push('\n');
        }
        is_after_gap = is_gap || line.ends_with('{');
    }
    let end = tidy.trim_end().len();
    tidy.truncate(end);
    tidy.push('\n');
    tidy
}

/// Names of npm packages may not begin with a dot or an underscore.
fn npm_name(plan: &Plan) -> String {
    plan.id.as_str().trim_start_matches('_').to_owned()
}

fn has_view(plan: &Plan) -> bool {
    plan.place.is_some_and(|place| place.kind != Kind::Hide)
}

fn template_text(name: &str) -> Result<&'static str, ScaffoldError> {
    let found = TEMPLATES.iter().find(|(known, _)| *known == name);
    let text = found.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok());
    text.ok_or_else(|| ScaffoldError::Template(format!("there is no template {name}")))
}

/// The templates, with brackets that none of our languages uses.
fn environment() -> Result<Environment<'static>, ScaffoldError> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder()
        .block_delimiters("<%", "%>")
        .variable_delimiters("<{", "}>")
        .comment_delimiters("<#", "#>")
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()?;
    environment.set_syntax(syntax);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    for (name, bytes) in TEMPLATES.iter().filter(|(name, _)| name.ends_with(".jinja")) {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| ScaffoldError::Template(format!("{name} is no text")))?;
        environment.add_template(name, text)?;
    }
    Ok(environment)
}

/// Which template becomes which file.
fn sources(plan: &Plan) -> Vec<(&'static str, String)> {
    let mut sources = vec![
        ("all/gitignore.jinja", ".gitignore".to_owned()),
        ("all/LICENSE.jinja", "LICENSE".to_owned()),
        ("all/README.md.jinja", "README.md".to_owned()),
        ("all/icon.svg.jinja", ICON.to_owned()),
    ];
    match plan.template {
        Template::Yew => {
            sources.extend([
                ("yew/Cargo.toml.jinja", "Cargo.toml".to_owned()),
                ("yew/cargo-config.toml.jinja", ".cargo/config.toml".to_owned()),
                ("yew/src/lib.rs.jinja", "src/lib.rs".to_owned()),
                ("yew/tests/browser.rs.jinja", "tests/browser.rs".to_owned()),
            ]);
            if has_view(plan) {
                sources.push(("yew/src/view.rs.jinja", "src/view.rs".to_owned()));
                sources.push(("all/styles.css.jinja", "styles.css".to_owned()));
            }
        }
        Template::Js => sources.extend([
            ("js/package.json.jinja", "package.json".to_owned()),
            ("js/plugin.js.jinja", format!("webapp/{}.js", plan.id)),
            ("js/plugin.test.js.jinja", "test/plugin.test.js".to_owned()),
        ]),
        Template::React => {
            sources.extend([
                ("react/package.json.jinja", "package.json".to_owned()),
                ("react/mortise.toml.jinja", "mortise.toml".to_owned()),
                ("react/plugin.jsx.jinja", "src/plugin.jsx".to_owned()),
                ("js/plugin.test.js.jinja", "test/plugin.test.js".to_owned()),
            ]);
            if has_view(plan) {
                sources.push(("all/styles.css.jinja", "src/styles.css".to_owned()));
            }
        }
        Template::Theme => sources.extend([
            ("theme/package.json.jinja", "package.json".to_owned()),
            ("theme/plugin.js.jinja", format!("webapp/{}.js", plan.id)),
            ("theme/plugin.test.js.jinja", "test/plugin.test.js".to_owned()),
        ]),
    }
    sources
}

/// How much of a slot a new view shows.
fn mode(slot: &SlotInfo, kind: Kind, sketch: &Sketch) -> &'static str {
    let is_list = slot.shape == Shape::List;
    match kind {
        Kind::Hide => "none",
        Kind::Wrap => "wrap",
        Kind::Before | Kind::After => "strip",
        Kind::Item if is_list && sketch.press.is_some() => "button",
        Kind::Item | Kind::Replace if is_list => "strip",
        Kind::Item | Kind::Replace => "full",
    }
}

fn filling(plan: &Plan) -> Filling {
    let common = context! {
        id => plan.id.as_str(),
        title => name::for_people(&plan.id),
        package => name::package(&plan.id),
        npm_name => npm_name(plan),
        crate_name => name::package(&plan.id).replace('-', "_"),
        template => plan.template.as_str(),
        lent => if plan.template == Template::Yew { "the SDK's sources" }
            else { "declarations and a test harness" },
        wasm_bindgen => template_text("yew/Cargo.lock")
            .ok().and_then(|lock| lock::version_of(lock, "wasm-bindgen")).unwrap_or_default(),
        has_view => has_view(plan),
    };
    let Some(place) = plan.place else { return common };
    let (slot, kind, s) = (place.slot, place.kind, place.sketch);
    let mode = mode(slot, kind, &s);
    let is_full = mode == "full";
    let is_special = matches!(s.body, Body::SignIn | Body::Compose | Body::Setting);
    let uses_rows = is_full && matches!(s.body, Body::Rows { .. });
    let uses_press = s.press.is_some() && !(is_full && is_special) && mode != "none";
    let is_row = is_full && matches!(s.body, Body::Row);
    let uses_card = mode != "button" && mode != "none" && !is_row;
    let press = s.press.map(|press| press.action.rust).unwrap_or_default();
    let variant: &str = press.split([' ', '{']).next().unwrap_or_default();
    let action_used = uses_press || uses_rows || (is_full && is_special);
    let mut imports = vec![s.contract, s.props];
    imports.extend(s.action.filter(|_| action_used));
    if let Body::Rows { entry, .. } = s.body
        && uses_rows
    {
        imports.push(entry);
    }
    if uses_card && [s.title.rust, s.detail.rust].iter().any(|code| code.contains("UserProps::")) {
        imports.push("UserProps");
    }
    imports.sort_unstable();
    let names_people = [s.title.js, s.detail.js].iter().any(|code| code.contains("nameOf("));
    let special = context! {
        slot => slot.id,
        summary => slot.summary,
        kind => kind.as_str(),
        does => does(slot, kind),
        key => (kind == Kind::Item).then(|| item_key(slot, &plan.id)),
        s => Filling::from(minijinja::value::Serde(s)),
        mode => mode,
        body => body_name(&s.body),
        imports => imports.join(", "),
        uses_card => uses_card,
        uses_rows => uses_rows,
        uses_row => uses_rows || is_row,
        uses_field => is_full && is_special,
        uses_press => uses_press,
        uses_button => (uses_press && !is_row)
            || (is_full && matches!(s.body, Body::SignIn | Body::Compose)),
        press_takes_props => press.contains("props."),
        action_type => snake(variant),
        names_people => names_people && (uses_card || is_row),
    };
    context! { ..special, ..common }
}

fn body_name(body: &Body) -> &'static str {
    match body {
        Body::Card => "card",
        Body::Row => "row",
        Body::Rows { .. } => "rows",
        Body::SignIn => "sign_in",
        Body::Compose => "compose",
        Body::Setting => "setting",
    }
}

/// `OpenProfile` as it crosses to the host: `open_profile`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// What a plugin does with a slot, in words before the slot's name.
fn does(slot: &SlotInfo, kind: Kind) -> &'static str {
    match kind {
        Kind::Replace => "stands in the place of",
        Kind::Wrap => "stands around",
        Kind::Before => "stands before",
        Kind::After => "stands after",
        Kind::Hide => "takes away",
        Kind::Item if slot.shape == Shape::List => "adds an entry to",
        Kind::Item => "shows its own kind in",
    }
}

#[derive(Debug, Serialize)]
struct Manifest<'a> {
    id: &'a str,
    name: String,
    description: String,
    version: &'static str,
    icon_path: &'static str,
    min_server_version: &'static str,
    webapp: Webapp,
    #[serde(skip_serializing_if = "Value::is_null")]
    settings_schema: Value,
}

#[derive(Debug, Serialize)]
struct Webapp {
    bundle_path: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    slots: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    capabilities: Vec<&'static str>,
}

fn manifest(plan: &Plan) -> Manifest<'_> {
    let slot = plan.place.map(|place| place.slot);
    let description = match plan.place {
        Some(place) => {
            let mut words = does(place.slot, place.kind).to_owned();
            words.replace_range(..1, &words.get(..1).unwrap_or_default().to_uppercase());
            format!("{words} {}.", place.slot.id)
        }
        None => "Other colours, light and dark.".to_owned(),
    };
    let note = json!({
        "key": "Note",
        "display_name": "Note",
        "type": "custom",
        "help_text": "What everybody shall read.",
        "default": "",
    });
    Manifest {
        id: plan.id.as_str(),
        name: name::for_people(&plan.id),
        description,
        version: "0.1.0",
        icon_path: ICON,
        min_server_version: MIN_SERVER_VERSION,
        webapp: Webapp {
            bundle_path: format!("webapp/{}.js", plan.id),
            kind: "module",
            slots: slot.map(|slot| slot.id).into_iter().collect(),
            capabilities: if slot.is_none() { vec!["theme"] } else { Vec::new() },
        },
        settings_schema: match slot.map(|slot| slot.id) {
            Some("admin-console-setting.v1") => json!({ "settings": [note] }),
            Some("admin-section.v1") => json!({ "sections": [{
                "key": "main",
                "title": name::for_people(&plan.id),
                "custom": true,
                "settings": [note],
            }] }),
            _ => Value::Null,
        },
    }
}

#[derive(Debug, Serialize)]
struct Fixture {
    title: &'static str,
    state: &'static str,
    props: Value,
    key: Option<String>,
    answers: Value,
}

fn fixtures(plan: &Plan) -> Result<Vec<File>, ScaffoldError> {
    let slots: Vec<&str> = match plan.place {
        Some(place) => vec![place.slot.id],
        None => SEEN_IN.to_vec(),
    };
    let key = |slot: &str| {
        let slot = contracts::ALL.iter().find(|known| known.id == slot)?;
        (slot.shape == Shape::Keyed).then(|| item_key(slot, &plan.id))
    };
    let fixture = |slot: &str| {
        let fixture = Fixture {
            title: "The first one",
            state: "typical",
            props: sample::props(slot, &plan.id),
            key: key(slot),
            answers: json!({}),
        };
        json_file(&format!("fixtures/{slot}/{FIXTURE}"), &fixture)
    };
    slots.into_iter().map(fixture).collect()
}

fn json_file(name: &str, value: &impl Serialize) -> Result<File, ScaffoldError> {
    let text = serde_json::to_string_pretty(value).map_err(ScaffoldError::note)?;
    Ok(File { name: name.to_owned(), bytes: format!("{text}\n").into_bytes() })
}
