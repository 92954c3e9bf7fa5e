//! The demo workspace: people, channels and talk to look around in.
//!
//! The content is data, in `demo/` beside this crate's `src/`; here it becomes rows.
//! Its passwords are known to everybody, so `serve` lets a demo listen on loopback addresses only.

use crate::{clock::now_ms, error::Result, store::Store};

mod history;
mod seed;
mod talk;
mod workspace;

/// Written once the workspace is there.
const FILLED: &str = "demo_filled_at";

/// The plugin that the demo shows from the start.
const PLUGIN: &str = "hovercard";

/// Fills an empty database; one that has accounts already stays as it is.
///
/// Then sees to it that `big-history` has `n_posts` posts.
pub(crate) async fn fill(store: &Store, n_posts: u32) -> Result<()> {
    let now = now_ms();
    let mut tx = store.write().await?;
    let is_filled = crate::store::facts::get(&mut *tx, FILLED).await?.is_some();
    if !is_filled {
        if crate::store::users::any(&mut *tx).await? {
            tracing::warn!("the data folder holds a workspace already: the demo is left out");
            return Ok(());
        }
        seed::fill(&mut tx, now).await?;
        crate::store::plugin_states::set(&mut *tx, PLUGIN, true, now).await?;
        crate::store::facts::set(&mut *tx, FILLED, &now.to_string()).await?;
    }
    if n_posts > 0 {
        history::fill(&mut tx, n_posts, now).await?;
    }
    tx.commit().await?;
    Ok(())
}
