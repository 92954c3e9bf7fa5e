//! Forgetting files that nobody needs: of deleted posts, and uploads that no post took.

use crate::{clock::now_ms, error::Result, state::AppState, store};

/// How many at once, so that a large cleaning holds nobody up.
const AT_ONCE: i64 = 200;

/// Forgets what is due; what fails is tried at the next time.
pub(crate) async fn run(state: &AppState) {
    if let Err(error) = forget(state).await {
        tracing::warn!(%error, "while forgetting files that nobody needs");
    }
}

async fn forget(state: &AppState) -> Result<()> {
    let kept_ms = i64::try_from(state.config.timings.uploads_kept.as_millis()).unwrap_or(i64::MAX);
    loop {
        let due = now_ms().saturating_sub(kept_ms);
        let ids = store::files::unneeded(state.store.read(), due, AT_ONCE).await?;
        if ids.is_empty() {
            return Ok(());
        }
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut tx = state.store.write().await?;
        let forgotten = store::files::forget(&mut *tx, &ids).await?;
        tx.commit().await?;
        for id in &forgotten {
            // Content without a row is reached by nobody, hence this order.
            if let Err(error) = state.blobs.remove_file(id).await {
                tracing::warn!(%error, file.id = %id, "content of a file not removed");
            }
        }
        if forgotten.is_empty() {
            return Ok(());
        }
    }
}
