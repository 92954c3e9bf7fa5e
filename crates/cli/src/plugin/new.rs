//! `mortise plugin new`: makes the folder of a new plugin, and asks for what it was not told.
//! Asks no server.

use std::io::{self, IsTerminal as _};

use anyhow::{Context as _, Result};
use contracts::ALL;
use dialoguer::theme::ColorfulTheme;
use dialoguer::{FuzzySelect, Input, Select};
use kit::scaffold::{self, DEFAULT_SLOT, Kind, Plan, ScaffoldError, Template, Wish};
use serde_json::json;

use crate::{
    args::scaffold::NewArgs,
    failure::Failure,
    near,
    output::{say, say_json},
};

pub(crate) fn run(args: &NewArgs, as_json: bool) -> Result<()> {
    let is_asking = !as_json && io::stdin().is_terminal() && io::stderr().is_terminal();
    let wish = complete(args, is_asking)?;
    let plan = scaffold::plan(&wish).map_err(|error| failure(&error))?;
    plan.write().map_err(|error| failure(&error))?;
    let missing = scaffold::missing(plan.template);
    if as_json {
        return say_json(&json!({
            "id": plan.id,
            "folder": plan.folder,
            "template": plan.template.as_str(),
            "slot": plan.slot(),
            "kind": plan.kind(),
            "missing": missing,
        }));
    }
    say(&told(&plan))?;
    for tool in missing {
        say(&format!("\n{} is needed for {}: {}", tool.what, tool.needed_for, tool.install))?;
    }
    Ok(())
}

/// What was made, and how to go on.
fn told(plan: &Plan) -> String {
    let what = match (plan.slot(), plan.kind()) {
        (Some(slot), Some(kind)) => format!("{}, {kind} in {slot}", plan.template),
        (None, _) | (_, None) => plan.template.to_string(),
    };
    let folder = plan.folder.display();
    format!(
        "{folder} is there ({what}).\n\n  \
         cd {folder}\n  \
         mortise plugin dev      build, watch, and show each change in the workbench\n  \
         mortise plugin check    look for mistakes\n  \
         mortise plugin push     pack it, and install it on a server"
    )
}

/// What is told already, and the answers to what is not.
fn complete(args: &NewArgs, is_asking: bool) -> Result<Wish> {
    if !is_asking {
        let missing: Vec<&str> = [
            ("NAME", args.name.is_none()),
            ("--template yew|js|react|theme", args.template.is_none()),
        ]
        .into_iter()
        .filter_map(|(name, is_missing)| is_missing.then_some(name))
        .collect();
        if !missing.is_empty() {
            let message = format!("missing: {}", missing.join(" and "));
            let hint = "without a terminal nothing is asked; for instance: \
                        mortise plugin new my-card --template js --slot profile-popover";
            return Err(Failure::usage(message).hint(hint).into());
        }
    }
    // Who tells name and template knows what they want; the rest has defaults.
    let asks_all = args.name.is_none() || args.template.is_none();
    let name = match &args.name {
        Some(name) => name.clone(),
        None => ask_name()?,
    };
    let template = match &args.template {
        Some(text) => text.parse().map_err(|error| failure(&error))?,
        None => ask_template()?,
    };
    let kind = args.kind.as_deref().map(read_kind).transpose()?;
    let mut wish = Wish {
        name,
        id: args.id.clone(),
        template,
        slot: args.slot.clone(),
        kind,
        parent: args.parent.clone().unwrap_or_default(),
    };
    if asks_all && template != Template::Theme {
        if wish.slot.is_none() {
            wish.slot = Some(ask_slot()?);
        }
        if wish.kind.is_none() {
            wish.kind = ask_kind(wish.slot.as_deref().unwrap_or(DEFAULT_SLOT))?;
        }
    }
    Ok(wish)
}

fn read_kind(text: &str) -> Result<Kind> {
    let found = Kind::ALL.into_iter().find(|kind| kind.as_str() == text);
    found.ok_or_else(|| {
        let names = Kind::ALL.map(Kind::as_str);
        let all = format!("there are {}", names.join(", "));
        let hint = near::hint(text, names.into_iter(), &all);
        Failure::usage(format!("there is no kind {text:?}")).hint(hint).into()
    })
}

fn ask_name() -> Result<String> {
    Input::with_theme(&ColorfulTheme::default())
        .with_prompt("Id of the plugin, such as my-card")
        .validate_with(|name: &String| match manifest::PluginId::try_from(name.trim()) {
            Ok(_) => Ok(()),
            Err(error) => Err(match scaffold::propose_id(name) {
                Some(proposal) => format!("{}; {proposal} would do", error.rule),
                None => error.rule.to_owned(),
            }),
        })
        .interact_text()
        .map(|name| name.trim().to_owned())
        .context("while asking for the name")
}

fn ask_template() -> Result<Template> {
    let lines = Template::ALL.map(|template| format!("{template:6} {}", template.summary()));
    let chosen = Select::with_theme(&ColorfulTheme::default())
        .with_prompt("Written in")
        .items(lines)
        .default(0)
        .interact()
        .context("while asking for the template")?;
    Template::ALL.get(chosen).copied().context("an answer that was not offered")
}

fn ask_slot() -> Result<String> {
    let width = ALL.iter().map(|slot| slot.id.len()).max().unwrap_or_default();
    let lines = ALL.iter().map(|slot| format!("{:width$}  {}", slot.id, slot.summary));
    let default = ALL.iter().position(|slot| slot.id == DEFAULT_SLOT).unwrap_or_default();
    let chosen = FuzzySelect::with_theme(&ColorfulTheme::default())
        .with_prompt("Slot (type to search)")
        .items(lines.collect::<Vec<_>>())
        .default(default)
        .max_length(10)
        .interact()
        .context("while asking for the slot")?;
    ALL.get(chosen).map(|slot| slot.id.to_owned()).context("an answer that was not offered")
}

/// The kinds that the slot takes; an unknown slot is refused later, in better words.
fn ask_kind(slot: &str) -> Result<Option<Kind>> {
    let Some(slot) = scaffold::find_slot(slot) else { return Ok(None) };
    let kinds: Vec<Kind> = slot.kinds().collect();
    let default = kinds.iter().position(|kind| *kind == scaffold::default_kind(slot));
    let lines = kinds.iter().map(|kind| format!("{:8} {}", kind.as_str(), in_words(*kind)));
    let chosen = Select::with_theme(&ColorfulTheme::default())
        .with_prompt("What it does there")
        .items(lines.collect::<Vec<_>>())
        .default(default.unwrap_or_default())
        .interact()
        .context("while asking for the kind")?;
    Ok(kinds.get(chosen).copied())
}

fn in_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Replace => "stands in place of the content",
        Kind::Wrap => "stands around the content",
        Kind::Before => "stands before the content",
        Kind::After => "stands after the content",
        Kind::Hide => "takes the content away",
        Kind::Item => "adds an entry, or shows a kind of its own",
    }
}

/// A refusal with what to do about it.
fn failure(error: &ScaffoldError) -> Failure {
    let message = error.to_string();
    match error {
        ScaffoldError::Name { proposal: Some(id), .. } => Failure::usage(message)
            .hint(format!("{id} would do; --in DIR names the folder around it")),
        ScaffoldError::Name { proposal: None, .. }
        | ScaffoldError::ThemeInSlot
        | ScaffoldError::KindNotAllowed { .. } => Failure::usage(message),
        ScaffoldError::UnknownTemplate(name) => {
            let names = Template::ALL.map(Template::as_str);
            Failure::usage(message).hint(near::hint(name, names.into_iter(), ""))
        }
        ScaffoldError::UnknownSlot(slot) => {
            let ids = ALL.iter().map(|slot| slot.id);
            let all: Vec<&str> = ids.clone().collect();
            let all = format!("there are {}", all.join(", "));
            Failure::usage(message).hint(near::hint(slot, ids, &all))
        }
        ScaffoldError::InTheWay { .. } => Failure::new(message)
            .hint("nothing of it was touched: choose another name, or another folder by --in DIR"),
        ScaffoldError::Unwritable { .. } => {
            Failure::new(message).hint("choose a folder in which you may write, by --in DIR")
        }
        ScaffoldError::NoPlugin(_) => {
            Failure::new(message).hint("name the folder, or make one with `mortise plugin new`")
        }
        ScaffoldError::Template(_) => Failure::new(message),
    }
}

/// `mortise plugin update` refuses in the same words.
pub(super) fn to_failure(error: &ScaffoldError) -> anyhow::Error {
    failure(error).into()
}
