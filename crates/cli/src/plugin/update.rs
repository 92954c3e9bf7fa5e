//! `mortise plugin update`: brings what the kit lends to a plugin's folder up to this program's
//! version. Asks no server.

use anyhow::Result;
use kit::scaffold::{self, LENT_FOLDER, Updated};
use serde_json::json;

use super::new::to_failure;
use crate::{
    args::scaffold::UpdateArgs,
    output::{say, say_json},
};

pub(crate) fn run(args: &UpdateArgs, as_json: bool) -> Result<()> {
    let updated = scaffold::update(&args.folder).map_err(|error| to_failure(&error))?;
    if as_json {
        return say_json(&json!({ "before": updated.before, "after": updated.after }));
    }
    say(&told(&updated))
}

fn told(Updated { before, after }: &Updated) -> String {
    match before {
        Some(before) if before == after => {
            format!("{LENT_FOLDER}/ is written anew; it was at {after} already")
        }
        Some(before) => format!("{LENT_FOLDER}/ is at {after} now; it was at {before}"),
        None => format!("{LENT_FOLDER}/ is at {after} now"),
    }
}
