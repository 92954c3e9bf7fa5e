//! The steps of `cargo xtask test`, in the order that tells soonest what is wrong.

use std::fmt;

use anyhow::Result;
use clap::ValueEnum;

use super::{browser, clients, fuzz, native, stores, templates};
use crate::ctx::Ctx;
use crate::docs;
use crate::tidy;

/// One step. Its doc comment is its help text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Step {
    /// The format of all workspaces
    Fmt,
    /// The rules of the source tree
    Tidy,
    /// Lints, as compiled for this machine
    Clippy,
    /// Tests that need no browser, generated files and examples in the documentation included
    Native,
    /// The server's tests on PostgreSQL and a stand-in for S3
    Stores,
    /// The documentation, without a warning
    Doc,
    /// The site of the documentation: every snippet and every link
    Docs,
    /// Lints, as compiled for the browser, samples included
    ClippyWasm,
    /// Tests of the client and the runtime in headless Chromium
    Wasm,
    /// What `mortise plugin new` makes, for each slot in each language: compiled and run
    Templates,
    /// Hostile bytes for what reads foreign bytes, half a minute for each reader
    Fuzz,
    /// Clients that others wrote, from npm and `PyPI`, against a started server
    Clients,
    /// Flows in Chromium against a started server
    E2e,
}

impl Step {
    pub(super) const ALL: [Self; 13] = [
        Self::Fmt,
        Self::Tidy,
        Self::Clippy,
        Self::Native,
        Self::Stores,
        Self::Doc,
        Self::Docs,
        Self::ClippyWasm,
        Self::Wasm,
        Self::Templates,
        Self::Fuzz,
        Self::Clients,
        Self::E2e,
    ];

    /// Whether it is done before the flows' programs for the browser are begun.
    ///
    /// These are compiled as a whole, one processor at a time for minutes, so it is done beside the
    /// other steps; but not beside those that tell within minutes that all else is in vain.
    pub(super) fn is_early(self) -> bool {
        matches!(self, Self::Fmt | Self::Tidy | Self::Clippy)
    }

    /// Returns a few words on what was done, if there is something to count.
    pub(super) fn run(self, ctx: &Ctx) -> Result<Option<String>> {
        match self {
            Self::Fmt => native::fmt(ctx).map(|()| None),
            Self::Tidy => tidy::run(ctx).map(|()| None),
            Self::Clippy => native::clippy(ctx).map(|()| None),
            Self::Native => native::tests(ctx).map(Some),
            Self::Stores => stores::run(ctx).map(Some),
            Self::Doc => native::doc(ctx).map(|()| None),
            Self::Docs => docs::build(ctx).map(|_| None),
            Self::ClippyWasm => browser::clippy(ctx).map(|()| None),
            Self::Wasm => browser::tests(ctx).map(Some),
            Self::Templates => templates::run(ctx).map(Some),
            Self::Fuzz => fuzz::run(ctx).map(Some),
            Self::Clients => clients::run(ctx).map(Some),
            Self::E2e => browser::e2e(ctx).map(Some),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.to_possible_value().map(|value| value.get_name().to_owned());
        formatter.write_str(name.as_deref().unwrap_or_default())
    }
}
