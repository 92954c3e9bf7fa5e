//! How much memory answers with large files may take together.
//!
//! Files are checked against their pins before the first byte leaves, so each waits in memory until
//! its client has taken it. Small ones are not counted; large ones share a budget, and queue.

use axum::body::Bytes;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Files up to this size are not counted: ordinary pages never wait for a flood of large files.
const FREE_BYTES: u64 = 1 << 20;

/// One permit of the budget.
const UNIT_BYTES: u64 = 64 << 10;

/// Large files in memory at once: four of the largest.
const BUDGET_BYTES: u64 = 256 << 20;

static BUDGET: Semaphore = Semaphore::const_new((BUDGET_BYTES / UNIT_BYTES) as usize);

/// A part of the budget, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Share(Option<SemaphorePermit<'static>>);

/// Waits until a file of this size may be read.
pub(super) async fn share(n_bytes: u64) -> Share {
    if n_bytes <= FREE_BYTES {
        return Share(None);
    }
    let n_units = n_bytes.min(BUDGET_BYTES).div_ceil(UNIT_BYTES);
    // Nobody closes the semaphore.
    Share(BUDGET.acquire_many(u32::try_from(n_units).unwrap_or(u32::MAX)).await.ok())
}

/// The content, whose share goes back when the last part of it was sent or given up.
pub(super) fn hold(content: Vec<u8>, share: Share) -> Bytes {
    match share {
        Share(None) => Bytes::from(content),
        share @ Share(Some(_)) => Bytes::from_owner(Held { content, _share: share }),
    }
}

struct Held {
    content: Vec<u8>,
    _share: Share,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.content
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    const LARGE: u64 = BUDGET_BYTES / 2;

    #[tokio::test]
    async fn large_files_queue_until_an_answer_is_taken_and_small_ones_pass() {
        let first = hold(vec![1; 10], share(LARGE).await);
        let second = hold(vec![2; 10], share(LARGE).await);
        let mut third = Box::pin(share(LARGE));
        assert!((&mut third).now_or_never().is_none());
        assert_eq!(hold(vec![3], share(FREE_BYTES).await), [3][..]);

        // A clone of a part still holds all of it.
        let part = first.slice(2..4);
        drop(first);
        assert!((&mut third).now_or_never().is_none());
        assert_eq!(part, [1, 1][..]);
        drop(part);
        assert!((&mut third).now_or_never().is_some());
        drop(second);
    }
}
