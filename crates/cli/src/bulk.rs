//! `mortise import` and `mortise export`: the bulk format, straight into and out of the data folder.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::Path,
    time::Instant,
};

use anyhow::{Context, Result};
use serde_json::json;
use server::{
    Config,
    bulk::{self, BulkError, Count, ExportReport, ImportReport, Kind},
};

use crate::{
    args::bulk::{DatabaseArgs, ExportArgs, ImportArgs},
    failure::Failure,
    output::{Table, clean, say, say_json},
    progress::Steps,
};

pub(crate) fn import(args: &ImportArgs) -> Result<()> {
    let config = config(&args.database)?;
    let mut steps = Steps::default();
    let began = Instant::now();
    let mut tell = |progress| steps.tell(progress);
    let done = runtime()?.block_on(async {
        if args.validate {
            bulk::check_only(&config, &args.file, &mut tell).await
        } else {
            bulk::import(&config, &args.file, &mut tell).await
        }
    });
    steps.end();
    let report = done.map_err(|error| refused(error, args.validate))?;
    if args.database.json {
        return say_json(&report);
    }
    let seconds = began.elapsed().as_secs_f64();
    let lines = report.lines;
    if args.validate {
        say(&format!("{lines} lines, all in order; nothing was written ({seconds:.1} s)"))?;
    } else {
        say(&format!("{lines} lines imported in {seconds:.1} s"))?;
    }
    tell_report(&report, args.validate)
}

fn tell_report(report: &ImportReport, is_check: bool) -> Result<()> {
    let mut table = Table::new(if is_check { &["", "IN FILE"] } else { &["", "NEW", "THERE"] });
    for (kind, Count { read, added, there }) in &report.objects {
        let numbers = if is_check { vec![*read] } else { vec![*added, *there] };
        let mut cells = vec![word(*kind).to_owned()];
        cells.extend(numbers.iter().map(ToString::to_string));
        table.row(&cells);
    }
    table.say()?;
    if !report.skipped.is_empty() {
        say("left out, as this server does not keep it:")?;
        for (what, n_times) in &report.skipped {
            say(&format!("  {n_times} × {}", clean(what)))?;
        }
    }
    if report.moved > 0 {
        let n_posts = report.moved;
        say(&format!("{n_posts} posts moved on by milliseconds: others had the same time"))?;
    }
    if report.guests > 0 {
        let n_guests = report.guests;
        say(&format!(
            "{n_guests} guests come in deactivated, as guests here would see more than there; \
             `mortise user activate NAME` makes one a member"
        ))?;
    }
    if report.without_password > 0 {
        let n_accounts = report.without_password;
        say(&format!(
            "{n_accounts} new accounts have no password; `mortise user password NAME` gives one"
        ))?;
    }
    Ok(())
}

pub(crate) fn export(args: &ExportArgs) -> Result<()> {
    let config = config(&args.database)?;
    let began = Instant::now();
    let report = if args.file == Path::new("-") {
        // What is written there is the export, so nothing else is.
        let mut out = BufWriter::new(io::stdout().lock());
        run_export(&config, &mut out)?;
        return Ok(());
    } else {
        export_file(args, &config)?
    };
    if args.database.json {
        return say_json(&report);
    }
    let seconds = began.elapsed().as_secs_f64();
    say(&format!("{} lines written to {} in {seconds:.1} s", report.lines, args.file.display()))?;
    let mut table = Table::new(&["", "LINES"]);
    for (kind, n_objects) in &report.objects {
        table.row(&[word(*kind).to_owned(), n_objects.to_string()]);
    }
    table.say()
}

/// Complete or not at all: written beside its place, then moved there.
fn export_file(args: &ExportArgs, config: &Config) -> Result<ExportReport> {
    if args.file.exists() && !args.force {
        let failure = Failure::new(format!("{} is there already", args.file.display()));
        return Err(failure.hint("add --force to replace it").into());
    }
    let mut part = args.file.clone().into_os_string();
    part.push(".part");
    let done = (|| {
        let file = create_private(Path::new(&part))
            .with_context(|| format!("while creating {}", Path::new(&part).display()))?;
        let mut out = BufWriter::with_capacity(1 << 16, file);
        let report = run_export(config, &mut out)?;
        let file = out.into_inner().context("while writing")?;
        file.sync_all().context("while writing")?;
        fs::rename(&part, &args.file).context("while moving the file to its place")?;
        Ok(report)
    })();
    if done.is_err() {
        // It is incomplete; when it can not be taken away either, the first error matters more.
        let _: io::Result<()> = fs::remove_file(&part);
    }
    done
}

/// It holds what people said in private, so nobody else reads it.
fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn run_export(config: &Config, out: &mut dyn Write) -> Result<ExportReport> {
    let mut steps = Steps::default();
    let done = runtime()?.block_on(bulk::export(config, out, &mut |progress| steps.tell(progress)));
    steps.end();
    done.map_err(|error| refused(error, false))
}

fn config(args: &DatabaseArgs) -> Result<Config> {
    let mut config = Config::new(args.data_dir.path()?);
    config.database = args.database.clone().map(Into::into);
    Ok(config)
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("while starting the runtime")
}

/// Tells of problems line by line.
fn refused(error: BulkError, is_check: bool) -> anyhow::Error {
    let BulkError::Refused(report) = error else {
        return Failure::new(error.to_string()).into();
    };
    let problems = &report.problems;
    let n_all = problems.n_all;
    let places = if n_all == 1 { "one place" } else { &format!("{n_all} places") };
    let message = format!("the file breaks rules in {places}; nothing was imported");
    let mut lines: Vec<String> =
        problems.told.iter().map(|problem| clean(&problem.to_string())).collect();
    let n_more = n_all.saturating_sub(u64::try_from(lines.len()).unwrap_or(u64::MAX));
    if n_more > 0 {
        lines.push(format!("… and {n_more} more"));
    }
    let hint = if is_check { "" } else { "--validate checks a file without writing" };
    let data = json!(report);
    Failure { message, detail: lines.join("\n"), hint: hint.to_owned(), data, ..Failure::default() }
        .into()
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Team => "teams",
        Kind::Channel => "channels",
        Kind::User => "users",
        Kind::Bot => "bots",
        Kind::Post => "posts",
        Kind::Reply => "replies",
        Kind::DirectChannel => "direct channels",
        Kind::DirectPost => "direct posts",
    }
}
