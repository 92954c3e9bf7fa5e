//! Finding the plugin that causes a trouble: half of those that run are turned off, the person says
//! whether the trouble is still there, and half of the suspects are left. Pure.
//!
//! One question more than halving needs is asked when nothing has gone away so far: the last suspect
//! may be innocent, too. So `n` plugins need at most `⌈log2 n⌉ + 1` questions.

use serde::{Deserialize, Serialize};

/// What came of a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// This plugin causes it.
    Guilty(String),
    /// No plugin does: it is there with each of them turned off.
    Nobody,
}

/// A search on its way. It is kept over reloads, so it holds ids and nothing of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// Who may be guilty.
    suspects: Vec<String>,
    /// Suspects that are off while the question stands.
    off: Vec<String>,
    /// Whether the trouble went away once: then one of the suspects is guilty for sure.
    is_certain: bool,
    n_answers: u32,
    verdict: Option<Verdict>,
}

impl Search {
    /// A search among the plugins that run; none when there are none.
    #[must_use]
    pub fn among(mut running: Vec<String>) -> Option<Self> {
        running.sort();
        running.dedup();
        if running.is_empty() {
            return None;
        }
        let mut search = Self {
            suspects: running,
            off: Vec::new(),
            is_certain: false,
            n_answers: 0,
            verdict: None,
        };
        search.ask();
        Some(search)
    }

    /// Plugins that must be off for the question that stands, or by the verdict.
    #[must_use]
    pub fn off(&self) -> &[String] {
        &self.off
    }

    /// What came of it; none while a question stands.
    #[must_use]
    pub fn verdict(&self) -> Option<&Verdict> {
        self.verdict.as_ref()
    }

    /// The number of the question that stands, from 1.
    #[must_use]
    pub fn question(&self) -> u32 {
        self.n_answers + 1
    }

    /// How many may be guilty still.
    #[must_use]
    pub fn n_suspects(&self) -> usize {
        self.suspects.len()
    }

    /// The person looked: is the trouble still there, with [`Search::off`] turned off?
    pub fn answer(&mut self, is_still_there: bool) {
        if self.verdict.is_some() {
            return;
        }
        self.n_answers += 1;
        if is_still_there {
            let off = std::mem::take(&mut self.off);
            self.suspects.retain(|suspect| !off.contains(suspect));
        } else {
            self.is_certain = true;
            self.suspects = std::mem::take(&mut self.off);
        }
        self.ask();
    }

    /// Turns the next half off, or ends the search.
    fn ask(&mut self) {
        self.off = match self.suspects.as_slice() {
            [] => {
                self.verdict = Some(Verdict::Nobody);
                Vec::new()
            }
            [one] if self.is_certain => {
                self.verdict = Some(Verdict::Guilty(one.clone()));
                vec![one.clone()]
            }
            many => many.iter().take(many.len().div_ceil(2)).cloned().collect(),
        };
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plugins(count: usize) -> Vec<String> {
        (0..count).map(|number| format!("plugin-{number:03}")).collect()
    }

    /// Answers as the trouble itself would, with a reload between the questions.
    fn search(count: usize, culprit: Option<&str>) -> (Verdict, u32) {
        let mut search = Search::among(plugins(count)).unwrap();
        let mut n_questions = 0;
        loop {
            if let Some(verdict) = search.verdict() {
                return (verdict.clone(), n_questions);
            }
            n_questions += 1;
            assert_eq!(search.question(), n_questions);
            assert!(!search.off().is_empty(), "a question turns something off");
            let is_still_there =
                culprit.is_none_or(|culprit| !search.off().iter().any(|it| it == culprit));
            search.answer(is_still_there);
            let kept = serde_json::to_string(&search).unwrap();
            search = serde_json::from_str(&kept).unwrap();
        }
    }

    fn most(count: usize) -> u32 {
        count.next_power_of_two().ilog2() + 1
    }

    proptest! {
        #[test]
        fn any_single_culprit_is_named_in_few_questions(count in 1_usize..200, number in 0_usize..200) {
            let culprit = format!("plugin-{:03}", number % count);
            let (verdict, n_questions) = search(count, Some(&culprit));
            prop_assert_eq!(verdict, Verdict::Guilty(culprit));
            prop_assert!(n_questions <= most(count), "{} questions for {}", n_questions, count);
        }

        #[test]
        fn that_nobody_is_guilty_is_said(count in 1_usize..200) {
            let (verdict, n_questions) = search(count, None);
            prop_assert_eq!(verdict, Verdict::Nobody);
            prop_assert!(n_questions <= most(count), "{} questions for {}", n_questions, count);
        }
    }

    #[test]
    fn who_is_guilty_stays_off_and_nobody_else() {
        let mut search = Search::among(plugins(2)).unwrap();
        assert_eq!((search.off(), search.n_suspects()), (&["plugin-000".to_owned()][..], 2));
        search.answer(false);
        assert_eq!(search.verdict(), Some(&Verdict::Guilty("plugin-000".to_owned())));
        assert_eq!(search.off(), ["plugin-000"]);
        search.answer(true);
        assert_eq!(search.off(), ["plugin-000"], "an answer after the verdict changes nothing");
    }

    #[test]
    fn without_plugins_there_is_nothing_to_search() {
        assert_eq!(Search::among(Vec::new()), None);
    }
}
