//! Reads a whole file without changing anything, and says what is wrong with it.

use super::{
    BulkError,
    line::{self, Kind, Object},
    names::Names,
    problem::LineProblems,
    report::{ImportReport, Progress, Step},
    source::Source,
    times::{Collected, Times},
};

mod people;
pub(super) mod talk;

/// What the first reading finds out.
#[derive(Debug, Default)]
pub(super) struct Checked {
    pub(super) report: ImportReport,
    pub(super) times: Times,
}

/// The state of the first reading.
#[derive(Debug)]
struct Check {
    names: Names,
    report: ImportReport,
    times: Collected,
    /// Nothing was said in the future; a day of grace for clocks that go wrong.
    latest: i64,
    stage: Stage,
    versioned: bool,
}

/// The order of the format, as far as one object needs another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Teams,
    Channels,
    Users,
    Posts,
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Reads all of `source`; `names` are those of the database.
pub(super) fn check(
    source: &Source,
    names: Names,
    now: i64,
    progress: &mut dyn FnMut(Progress),
) -> Result<Checked, BulkError> {
    let mut check = Check {
        names,
        report: ImportReport::default(),
        times: Collected::default(),
        latest: now + DAY_MS,
        stage: Stage::Teams,
        versioned: false,
    };
    let mut opened = source.open()?;
    let mut lines = opened.lines(source)?;
    while let Some(raw) = lines.next()? {
        check.report.lines += 1;
        let mut problems = std::mem::take(&mut check.report.problems);
        let mut of_line = LineProblems { line: raw.number, kind: "", problems: &mut problems };
        let object = line::read(&raw, &mut of_line, |field| check.report.skip(field, 1));
        if let Some(object) = object {
            check.object(object, &mut of_line);
        }
        check.report.problems = problems;
        if check.report.lines.is_multiple_of(256) {
            let (lines, done) = (check.report.lines, raw.n_bytes);
            progress(Progress { step: Step::Check, lines, done, all: source.n_bytes });
        }
        if raw.too_long {
            break;
        }
    }
    if check.report.lines == 0 {
        LineProblems { line: 1, kind: "", problems: &mut check.report.problems }.add(
            "line",
            "",
            "a file with at least its version, {\"type\":\"version\",\"version\":1}",
        );
    }
    let n_attachments = usize::try_from(source.n_attachments).unwrap_or(usize::MAX);
    check.report.skip("files in the archive", n_attachments);
    let (lines, all) = (check.report.lines, source.n_bytes);
    progress(Progress { step: Step::Check, lines, done: all, all });
    Ok(Checked { report: check.report, times: check.times.settle() })
}

impl Check {
    fn object(&mut self, object: Object, problems: &mut LineProblems<'_>) {
        let is_version = matches!(object, Object::Version);
        if is_version == self.versioned {
            let rule = "the version stands in the first line, and only there";
            problems.add("type", "", rule);
        }
        self.versioned = true;
        let (kind, stage) = match &object {
            Object::Version => return,
            Object::Other(kind) => {
                self.report.skip(format!("lines of type {kind}"), 1);
                return;
            }
            Object::Team(_) => (("team", Kind::Team), Stage::Teams),
            Object::Channel(_) => (("channel", Kind::Channel), Stage::Channels),
            Object::User(_) => (("user", Kind::User), Stage::Users),
            Object::Bot(_) => (("bot", Kind::Bot), Stage::Users),
            Object::Post(_) => (("post", Kind::Post), Stage::Posts),
            Object::DirectChannel(_) => (("direct_channel", Kind::DirectChannel), Stage::Posts),
            Object::DirectPost(_) => (("direct_post", Kind::DirectPost), Stage::Posts),
        };
        let (name, kind) = kind;
        if stage < self.stage {
            let rule = "teams first, then channels, users and bots, then the rest";
            problems.add("type", name, rule);
        }
        self.stage = self.stage.max(stage);
        self.report.count(kind).read += 1;
        let line = problems.line;
        let problems = &mut LineProblems { line, kind: name, problems: &mut *problems.problems };
        match object {
            Object::Version | Object::Other(_) => {}
            Object::Team(team) => self.team(&team, problems),
            Object::Channel(channel) => self.channel(&channel, problems),
            Object::User(user) => self.user(&user, problems),
            Object::Bot(bot) => self.bot(&bot, problems),
            Object::Post(post) | Object::DirectPost(post) => self.post(&post, problems),
            Object::DirectChannel(channel) => self.direct_channel(&channel, problems),
        }
    }

    /// Whether a user of that name is known, in the file or on the server.
    fn known_user(&self, field: &str, name: &str, problems: &mut LineProblems<'_>) {
        if !self.names.users.contains_key(&name.to_lowercase()) {
            problems.add(field, name, "a user of this file, or of the server");
        }
    }
}
