//! Does the same with several things at once, as many as there are processors.
//! For programs that keep one processor busy each; Cargo and the compiler know by themselves.

use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

use anyhow::{Result, anyhow};

/// Returns what came out, in the order of `items`.
///
/// # Errors
/// The first failure in that order; the others are done nevertheless.
pub(crate) fn each<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R> + Sync,
) -> Result<Vec<R>> {
    let n_processors = thread::available_parallelism().map_or(1, NonZero::get);
    let next = Mutex::new(items.iter().enumerate());
    let done = thread::scope(|scope| {
        let worker = || {
            let mut done = Vec::new();
            // A statement of its own, so that the lock is open again while it works.
            while let Ok(Some((place, item))) = next.lock().map(|mut next| next.next()) {
                done.push((place, work(item)));
            }
            done
        };
        let workers: Vec<_> =
            (0..n_processors.min(items.len())).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().map(thread::ScopedJoinHandle::join).collect::<Vec<_>>()
    });
    let mut results = Vec::new();
    for one in done {
        results.extend(one.map_err(|_| anyhow!("what was done side by side panicked"))?);
    }
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use anyhow::bail;

    use super::*;

    #[test]
    fn what_comes_out_stands_in_the_order_of_what_went_in() {
        let items: Vec<usize> = (0..100).collect();
        let doubled = each(&items, |item| Ok(item * 2)).unwrap();
        assert_eq!(doubled, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        assert!(each(&[] as &[u8], |_| Ok(())).unwrap().is_empty());
    }

    #[test]
    fn a_failure_is_told_and_the_others_are_done() {
        let done = Mutex::new(Vec::new());
        let error = each(&[1, 2, 3, 4], |item| {
            if item % 2 == 0 {
                bail!("{item} is even");
            }
            done.lock().unwrap().push(*item);
            Ok(())
        });
        assert_eq!(error.unwrap_err().to_string(), "2 is even");
        let mut done = done.into_inner().unwrap();
        done.sort_unstable();
        assert_eq!(done, [1, 3]);
    }

    #[test]
    fn as_many_are_done_at_once_as_there_are_processors() {
        // Nobody gets through before all are there.
        let n_processors = thread::available_parallelism().map_or(1, NonZero::get);
        let barrier = Barrier::new(n_processors);
        each(&vec![(); n_processors], |()| Ok(barrier.wait())).unwrap();
    }
}
