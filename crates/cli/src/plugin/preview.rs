//! `mortise plugin preview`: looks at every cell of a plugin in a browser without a window; checks
//! them, compares their pictures, and writes a report.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    pin::pin,
    time::Duration,
};

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use kit::{
    browser::{self, Browser},
    check,
    preview::{
        self, Cell, Finding, Level, Plan, Seen, Visit, Wishes,
        finding::merge,
        machine::Machine,
        pictures::{self, Compared, Picture, Places},
        report::Report,
    },
    project::Project,
};
use serde::Serialize;

use crate::{
    args::workbench::PreviewArgs,
    failure::Failure,
    output::{clean, say, say_json},
    serve::wait_for_end,
    workbench::{Served, listen, runtime},
};

use super::prepared::{self, Prepared};

/// Two keep two processors busy; more make each other late.
const N_TABS: usize = 2;

/// What `mortise plugin check` calls a plugin that is too large.
const SIZE_RULE: &str = "size-budget";

/// Cells of one finding that are named on the terminal.
const MAX_CELLS: usize = 3;

/// What programs get.
#[derive(Debug, Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    report: &'a Report,
    errors: usize,
    warnings: usize,
    /// The page for people.
    page: &'a Path,
    accepted: Vec<Accepted>,
}

#[derive(Debug, Serialize)]
struct Accepted {
    file: PathBuf,
    /// Whether another picture stood there.
    replaced: bool,
}

pub(crate) fn run(args: &PreviewArgs, as_json: bool) -> Result<()> {
    // First what fails at once, then what takes long.
    let found = browser::find(args.browser.as_deref())?;
    let own = prepared::prepare(&args.folder)?;
    let Some(project) = own.project.clone() else {
        let message = format!("{} is no folder of a plugin", args.folder.display());
        return Err(Failure::usage(message).hint("packed plugins can be named by --with").into());
    };
    let with = args.with.iter().map(|folder| prepared::prepare(folder));
    let with = with.collect::<Result<Vec<Prepared>>>()?;
    let all: Vec<Prepared> = [own].into_iter().chain(with).collect();
    let seen = runtime()?.block_on(look(args, &project, &all, &found.program))?;
    finish(args, &project, seen, as_json)
}

/// What came of looking.
struct Looked {
    browser: String,
    notes: Vec<String>,
    plan: Plan,
    seen: Vec<Seen>,
}

async fn look(
    args: &PreviewArgs,
    project: &Project,
    all: &[Prepared],
    program: &Path,
) -> Result<Looked> {
    let mut plan = preview::plan(project, &wishes(args));
    let mut notes = Vec::new();
    // Nothing of what was built before is looked at: it is not what the sources say.
    let broken: Vec<Finding> = all.iter().flat_map(not_built).collect();
    if !broken.is_empty() {
        plan.findings.extend(broken);
        plan.cells.clear();
    }
    if plan.cells.is_empty() {
        return Ok(Looked { browser: "no browser".to_owned(), notes, plan, seen: Vec::new() });
    }
    let served = Served::start(listen(Some(0)).await?, &args.client, prepared::followed(all))?;
    // Heard from before the browser starts: without us nobody would end it.
    let mut ended = pin!(wait_for_end());
    let mut starting = pin!(Browser::start(program));
    let browser = tokio::select! {
        biased;
        ended = &mut ended => {
            if let Ok(browser) = starting.await {
                browser.close().await;
            }
            return Err(interrupted(ended));
        }
        browser = &mut starting => browser?,
    };
    if browser.is_unconfined() {
        notes.push("The browser ran without its sandbox, as root may not have one.".to_owned());
    }
    let version = browser.version().to_owned();
    let base = format!("http://{}", served.address);
    let ids: Vec<String> = all.iter().map(|one| one.id.clone()).collect();
    let visit = Visit {
        base: &base,
        plugins: &ids,
        limit: Duration::from_secs(args.limit),
        check: args.check,
        pictures: args.pictures,
        n_tabs: N_TABS,
    };
    let bar = bar(plan.cells.len());
    let looking = preview::visit(&browser, &visit, &plan.cells, |_| bar.inc(1));
    let looked = tokio::select! {
        seen = looking => seen.map_err(anyhow::Error::from),
        ended = &mut ended => Err(interrupted(ended)),
    };
    bar.finish_and_clear();
    browser.close().await;
    served.stop().await?;
    Ok(Looked { browser: version, notes, plan, seen: looked? })
}

/// Why nothing was looked at to its end.
fn interrupted(ended: Result<()>) -> anyhow::Error {
    ended.err().unwrap_or_else(|| Failure::new("ended before all was seen").into())
}

fn wishes(args: &PreviewArgs) -> Wishes {
    Wishes {
        slots: args.slots.clone(),
        fixtures: args.fixtures.clone(),
        themes: args.themes.clone(),
        widths: args.widths.clone(),
        langs: args.langs.clone(),
    }
}

fn not_built(one: &Prepared) -> Vec<Finding> {
    let id = &one.id;
    let of = |error: &server::workbench::Diagnostic| {
        let line = error.line.map(|line| format!(":{line}")).unwrap_or_default();
        Finding::new("not-built", Level::Error, format!("{id}: {}", error.message))
            .place(format!("{}{line}", error.file))
    };
    one.errors.iter().map(of).collect()
}

fn bar(n_cells: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(n_cells).unwrap_or(u64::MAX));
    let style = ProgressStyle::with_template("looking {wide_bar} {pos} of {len} cells, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Compares, reports, and says whether a build may go on.
fn finish(args: &PreviewArgs, project: &Project, looked: Looked, as_json: bool) -> Result<()> {
    let Looked { browser, mut notes, plan, mut seen } = looked;
    let output = preview::output(project);
    let of_cells = seen.iter().flat_map(|one| {
        let name = one.cell.name();
        one.findings.iter().map(move |finding| (Some(name.clone()), finding.clone()))
    });
    let of_plugin = plan.findings.iter().map(|finding| (None, finding.clone()));
    let sizes = if args.check { sizes(project) } else { Vec::new() };
    let findings =
        merge(of_plugin.chain(of_cells).chain(sizes.into_iter().map(|finding| (None, finding))));
    let mut accepted = Vec::new();
    let mut all = Vec::new();
    let mut stale = Vec::new();
    if args.pictures {
        let fonts = seen.iter().flat_map(|one| one.fonts.iter().cloned()).collect();
        let machine = Machine::here(&browser, fonts);
        all = compare(project, &output, &seen)?;
        let is_new = |picture: &Picture| picture.compared != Compared::Same;
        let folder = project.folder.join(pictures::FOLDER);
        if args.accept {
            accepted = accept(project, &output, &seen, &all)?;
            if !accepted.is_empty() {
                machine.write(&folder).context("while noting the machine")?;
            }
            all.iter_mut().for_each(|picture| picture.compared = Compared::Same);
        } else if all.iter().any(is_new) {
            let then = Machine::read(&folder);
            notes.extend(then.and_then(|then| machine.difference(&then)));
        }
        if wishes(args).is_all() {
            let names: BTreeSet<String> = plan.cells.iter().map(Cell::name).collect();
            stale = pictures::stale(&project.folder, &names);
        }
    }
    for one in &mut seen {
        one.picture = None;
    }
    let plugin = project.manifest.id.to_string();
    let report = Report { plugin, browser, findings, pictures: all, stale, notes, cells: seen };
    let page = output.join("report.html");
    fs::create_dir_all(&output)
        .and_then(|()| fs::write(&page, report.to_html()))
        .with_context(|| format!("while writing {}", page.display()))?;
    let errors = report.n_errors();
    let warnings = report.findings.len().saturating_sub(errors);
    if as_json {
        say_json(&Told { report: &report, errors, warnings, page: &page, accepted })?;
    } else {
        tell(&report, &accepted, &page)?;
    }
    if report.is_good() { Ok(()) } else { Err(Failure::told().into()) }
}

/// The budget is a matter of `mortise plugin check`; its answer belongs here, too.
fn sizes(project: &Project) -> Vec<Finding> {
    // A folder that can not be checked was not built either, which is told.
    let Ok(report) = check::check(&project.folder) else { return Vec::new() };
    let of_size = report.findings.into_iter().filter(|finding| finding.rule == SIZE_RULE);
    let told = of_size.map(|finding| {
        let level = match finding.level {
            check::Level::Error => Level::Error,
            check::Level::Warning => Level::Warning,
        };
        Finding::new(finding.rule, level, finding.message)
            .place(finding.place.file)
            .mend(finding.mend)
    });
    told.collect()
}

fn compare(project: &Project, output: &Path, seen: &[Seen]) -> Result<Vec<Picture>> {
    let old = output.join(pictures::FOLDER);
    // Of the last time; nothing of the author's lies there.
    if old.is_dir() {
        fs::remove_dir_all(&old).with_context(|| format!("while removing {}", old.display()))?;
    }
    let taken = seen.iter().filter_map(|one| Some((one.cell.name(), one.picture.as_ref()?)));
    taken
        .map(|(cell, png)| {
            let places = Places::of(&project.folder, output, &cell);
            let compared = pictures::compare(&places, png)?;
            Ok(Picture { cell, compared })
        })
        .collect()
}

fn accept(
    project: &Project,
    output: &Path,
    seen: &[Seen],
    all: &[Picture],
) -> Result<Vec<Accepted>> {
    let is_new: BTreeSet<&str> = all
        .iter()
        .filter(|picture| picture.compared != Compared::Same)
        .map(|picture| picture.cell.as_str())
        .collect();
    let new: Vec<(Places, &[u8])> = seen
        .iter()
        .filter(|one| is_new.contains(one.cell.name().as_str()))
        .filter_map(|one| {
            let places = Places::of(&project.folder, output, &one.cell.name());
            Some((places, one.picture.as_deref()?))
        })
        .collect();
    let accepted = pictures::accept(new.iter().map(|(places, png)| (places, *png)))?;
    Ok(accepted.into_iter().map(|(file, replaced)| Accepted { file, replaced }).collect())
}

fn tell(report: &Report, accepted: &[Accepted], page: &Path) -> Result<()> {
    for preview::Told { finding, cells } in &report.findings {
        let level = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
        };
        say(&format!("{level} {}: {}", clean(&finding.rule), clean(&finding.message)))?;
        for more in [&finding.place, &finding.mend] {
            if !more.is_empty() {
                say(&format!("    {}", clean(more)))?;
            }
        }
        for cell in cells.iter().take(MAX_CELLS) {
            say(&format!("    in {}", clean(cell)))?;
        }
        if cells.len() > MAX_CELLS {
            say(&format!("    and in {} more cells", cells.len().saturating_sub(MAX_CELLS)))?;
        }
    }
    for picture in &report.pictures {
        match &picture.compared {
            Compared::Same => {}
            Compared::Missing => say(&format!("picture {}: not accepted yet", picture.cell))?,
            Compared::Different { n_pixels, .. } => {
                say(&format!("picture {}: {n_pixels} pixels differ", picture.cell))?;
            }
        }
    }
    for Accepted { file, replaced } in accepted {
        let word = if *replaced { "replaced" } else { "accepted" };
        say(&format!("{word} {}", file.display()))?;
    }
    for name in &report.stale {
        say(&format!("the accepted picture {}.png belongs to no cell any more", clean(name)))?;
    }
    for note in &report.notes {
        say(&clean(note))?;
    }
    let n_warnings = report.findings.len().saturating_sub(report.n_errors());
    say(&format!(
        "{} cells, {} errors, {n_warnings} warnings, {} pictures not as accepted",
        report.cells.len(),
        report.n_errors(),
        report.n_unlike()
    ))?;
    if !report.is_good() && report.n_unlike() > 0 {
        say("`--accept` takes the new pictures over")?;
    }
    say(&format!("the report is {}", page.display()))
}
