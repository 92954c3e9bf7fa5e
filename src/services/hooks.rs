//! Runs the handlers of a hook, one after the other, each with what the one before left.
//!
//! A handler that fails or is late is skipped, and what it got goes on unchanged. Knows no browser:
//! calling a handler and waiting are handed in.

use std::{future::Future, pin::pin};

use futures_util::future::{Either, select};

/// What a handler answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer<V> {
    /// Everything stays as it is.
    Unchanged,
    /// It goes on with this.
    Changed(V),
    /// It shall not happen; why, for the person.
    Refused(String),
    /// It was done already, and nobody else is asked.
    Done,
}

/// Why a handler is skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault<E> {
    /// It threw, or answered what is no answer.
    Failed(E),
    /// It took too long.
    Late,
}

/// How a hook ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ending<V, H> {
    /// It goes on with this.
    Value(V),
    /// One of them refused.
    Refused {
        /// Who.
        by: H,
        /// Why, for the person.
        reason: String,
    },
    /// One of them did it already.
    Done,
}

/// Runs handlers that may take their time, up to a limit for each.
pub(super) async fn run<V, H, E, W: Future<Output = ()>>(
    mut value: V,
    handlers: Vec<H>,
    call: impl AsyncFn(&H, &V) -> Result<Answer<V>, E>,
    limit: impl Fn() -> W,
    skipped: impl Fn(&H, Fault<E>),
) -> Ending<V, H> {
    for handler in handlers {
        let answer = {
            let called = pin!(call(&handler, &value));
            match select(called, pin!(limit())).await {
                Either::Left((answer, _)) => answer.map_err(Fault::Failed),
                Either::Right(((), _)) => Err(Fault::Late),
            }
        };
        match answer {
            Ok(Answer::Unchanged) => {}
            Ok(Answer::Changed(next)) => value = next,
            Ok(Answer::Refused(reason)) => return Ending::Refused { by: handler, reason },
            Ok(Answer::Done) => return Ending::Done,
            Err(fault) => skipped(&handler, fault),
        }
    }
    Ending::Value(value)
}

/// How long handlers may take that answer at once, and what measures it.
pub(super) struct Watch<N> {
    /// The time in milliseconds.
    pub(super) now_ms: N,
    /// For one handler.
    pub(super) limit_ms: f64,
}

/// Runs handlers that answer at once. What a slow one answered still counts: it was waited for
/// anyway, and the next time it is off.
pub(super) fn run_at_once<V, H, E>(
    mut value: V,
    handlers: &[H],
    call: impl Fn(&H, &V) -> Result<Option<V>, E>,
    watch: Watch<impl Fn() -> f64>,
    skipped: impl Fn(&H, Fault<E>),
) -> V {
    let Watch { now_ms, limit_ms } = watch;
    for handler in handlers {
        let begun_ms = now_ms();
        match call(handler, &value) {
            Ok(Some(next)) => value = next,
            Ok(None) => {}
            Err(error) => {
                skipped(handler, Fault::Failed(error));
                continue;
            }
        }
        if now_ms() - begun_ms > limit_ms {
            skipped(handler, Fault::Late);
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use std::{
        cell::{Cell, RefCell},
        future::{pending, ready},
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use super::*;

    /// The future is done at the first look, or waits for ever.
    fn now<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("it waits"),
        }
    }

    type Handler = (&'static str, fn(&str) -> Result<Answer<String>, &'static str>);

    fn shout(text: &str) -> Result<Answer<String>, &'static str> {
        Ok(Answer::Changed(text.to_uppercase()))
    }

    fn sign(text: &str) -> Result<Answer<String>, &'static str> {
        Ok(Answer::Changed(format!("{text} – Ada")))
    }

    fn fail(_: &str) -> Result<Answer<String>, &'static str> {
        Err("thrown")
    }

    fn refuse(_: &str) -> Result<Answer<String>, &'static str> {
        Ok(Answer::Refused("no".to_owned()))
    }

    /// What came out, and who was skipped.
    fn ran(handlers: &[Handler]) -> (Ending<String, Handler>, Vec<&'static str>) {
        let skipped = RefCell::default();
        let ending = now(run(
            "hello".to_owned(),
            handlers.to_vec(),
            async |handler: &Handler, text: &String| handler.1(text),
            pending,
            |handler, _| RefCell::<Vec<_>>::borrow_mut(&skipped).push(handler.0),
        ));
        (ending, skipped.into_inner())
    }

    #[test]
    fn each_gets_what_the_one_before_left() {
        let (ending, skipped) = ran(&[("a", sign), ("b", shout), ("c", sign)]);
        assert_eq!(ending, Ending::Value("HELLO – ADA – Ada".to_owned()));
        assert!(skipped.is_empty());
    }

    #[test]
    fn who_throws_is_skipped_and_loses_nothing() {
        let (ending, skipped) = ran(&[("a", shout), ("b", fail), ("c", sign)]);
        assert_eq!(ending, Ending::Value("HELLO – Ada".to_owned()));
        assert_eq!(skipped, ["b"]);
    }

    #[test]
    fn a_refusal_ends_it_and_names_who_refused() {
        let (ending, _) = ran(&[("a", shout), ("b", refuse), ("c", fail)]);
        let Ending::Refused { by, reason } = ending else { panic!("{ending:?}") };
        assert_eq!((by.0, reason.as_str()), ("b", "no"));
    }

    #[test]
    fn who_says_it_is_done_is_the_last() {
        let (ending, skipped) = ran(&[("a", |_| Ok(Answer::Done)), ("b", fail)]);
        assert_eq!((ending, skipped.len()), (Ending::Done, 0));
    }

    #[test]
    fn who_never_answers_is_late_and_the_text_goes_on() {
        let late = Cell::new(0);
        let ending = now(run(
            "hello".to_owned(),
            vec!["hangs", "shouts"],
            async |handler: &&str, text: &String| {
                if *handler == "hangs" {
                    pending::<()>().await;
                }
                Ok::<_, ()>(Answer::Changed(text.to_uppercase()))
            },
            // The limit is over at once for who waits; who answers at once is asked first.
            || ready(()),
            |handler, fault| {
                assert_eq!((*handler, fault), ("hangs", Fault::Late));
                late.set(late.get() + 1);
            },
        ));
        assert_eq!((ending, late.get()), (Ending::Value("HELLO".to_owned()), 1));
    }

    #[test]
    fn what_answers_at_once_is_timed() {
        let clock_ms = Cell::new(0.0);
        let skipped = RefCell::new(Vec::new());
        let text = run_at_once(
            "hello".to_owned(),
            &["quick", "slow", "broken"],
            |handler, text: &String| {
                clock_ms.set(clock_ms.get() + if *handler == "slow" { 9.0 } else { 1.0 });
                if *handler == "broken" { Err("thrown") } else { Ok(Some(format!("{text}!"))) }
            },
            Watch { now_ms: || clock_ms.get(), limit_ms: 8.0 },
            |handler, fault| skipped.borrow_mut().push((*handler, fault)),
        );
        assert_eq!(text, "hello!!");
        assert_eq!(*skipped.borrow(), [("slow", Fault::Late), ("broken", Fault::Failed("thrown"))]);
    }
}
