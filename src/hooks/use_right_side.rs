//! `use_right_side`: opens and closes the right-hand side.

use std::rc::Rc;

use yew::prelude::*;

use super::use_store;
use crate::state::{Action, RightSide, Store};

/// Opens and closes the right-hand side.
#[derive(Debug, Clone, PartialEq)]
pub struct RightSideLink(Store);

impl RightSideLink {
    /// Shows `side` in place of what is shown.
    pub fn open(&self, side: RightSide) {
        self.0.dispatch(Action::ShowRight(side));
    }

    /// Shows `side`, or closes it when it is what is shown: for buttons that are pressed or not.
    pub fn toggle(&self, side: RightSide) {
        let is_shown = self.0.read(|state| state.view.right.as_ref() == Some(&side));
        self.0.dispatch(if is_shown { Action::CloseRight } else { Action::ShowRight(side) });
    }

    /// Shows a post with its replies.
    pub fn thread(&self, root_id: &str) {
        self.open(RightSide::Thread(Rc::from(root_id)));
    }

    /// Back to what was shown before.
    pub fn back(&self) {
        self.0.dispatch(Action::RightBack);
    }

    /// Closes it.
    pub fn close(&self) {
        self.0.dispatch(Action::CloseRight);
    }
}

/// How to open and close the right-hand side.
#[hook]
pub fn use_right_side() -> RightSideLink {
    RightSideLink(use_store())
}
