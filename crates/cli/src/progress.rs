//! Bars on standard error, while it is a terminal; nothing otherwise.

use indicatif::{ProgressBar, ProgressStyle};
use server::bulk::{Progress, Step};

/// For a transfer of known size.
pub(crate) fn bytes(what: &'static str, n_bytes: u64) -> ProgressBar {
    let template = "{msg} {wide_bar} {bytes} of {total_bytes}, {binary_bytes_per_sec}, {eta} left";
    bar(n_bytes, template).with_message(what)
}

fn bar(n_all: u64, template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template);
    let bar = ProgressBar::new(n_all);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// The bars of an import or export, one step after the other.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    current: Option<(Step, ProgressBar)>,
}

impl Steps {
    pub(crate) fn tell(&mut self, progress: Progress) {
        let is_new = self.current.as_ref().is_none_or(|(step, _)| *step != progress.step);
        if is_new {
            self.end();
            let template = "{msg} {wide_bar} {percent}%, {eta} left";
            self.current = Some((progress.step, bar(progress.all, template)));
        }
        if let Some((step, bar)) = &self.current {
            let what = match step {
                Step::Check => "checking",
                Step::Import => "importing",
                Step::Export => "exporting",
            };
            bar.set_message(format!("{what} {} lines", progress.lines));
            bar.set_length(progress.all);
            bar.set_position(progress.done);
        }
    }

    pub(crate) fn end(&mut self) {
        if let Some((_, bar)) = self.current.take() {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Steps {
    fn drop(&mut self) {
        self.end();
    }
}
