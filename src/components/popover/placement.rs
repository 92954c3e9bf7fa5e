//! Where a popover stands: beside its anchor, on the wanted side or the opposite one, and always
//! inside the viewport. Pure arithmetic in CSS pixels.

use crate::components::anchor::AnchorRect;

/// Between anchor and popover.
const GAP_PX: f64 = 6.0;
/// Between popover and the viewport's edge.
const MARGIN_PX: f64 = 8.0;

/// The side of the anchor on which a popover stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Below, starts aligned. For menus.
    #[default]
    Below,
    /// After it in the direction of reading. For profiles.
    After,
    /// Before it in the direction of reading.
    Before,
}

/// The same side in the viewport's own terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Physical {
    BelowFromLeft,
    BelowFromRight,
    Left,
    Right,
}

impl Side {
    /// Resolves the side for a script that runs from right to left, or not.
    pub(super) const fn in_direction(self, rtl: bool) -> Physical {
        match (self, rtl) {
            (Self::Below, false) => Physical::BelowFromLeft,
            (Self::Below, true) => Physical::BelowFromRight,
            (Self::After, false) | (Self::Before, true) => Physical::Right,
            (Self::After, true) | (Self::Before, false) => Physical::Left,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Request {
    pub(super) anchor: AnchorRect,
    pub(super) popover: Size,
    pub(super) viewport: Size,
    pub(super) side: Physical,
}

/// The popover's left and top edge.
pub(super) fn place(request: &Request) -> (f64, f64) {
    let Request { anchor, popover, viewport, side } = *request;
    let (right, bottom) = (anchor.left + anchor.width, anchor.top + anchor.height);
    let (below, above) = (bottom + GAP_PX, anchor.top - GAP_PX - popover.height);
    let (after, before) = (right + GAP_PX, anchor.left - GAP_PX - popover.width);
    let (left, top) = match side {
        Physical::BelowFromLeft => {
            (anchor.left, pick(below, above, popover.height, viewport.height))
        }
        Physical::BelowFromRight => {
            (right - popover.width, pick(below, above, popover.height, viewport.height))
        }
        Physical::Right => (pick(after, before, popover.width, viewport.width), anchor.top),
        Physical::Left => (pick(before, after, popover.width, viewport.width), anchor.top),
    };
    (clamp(left, popover.width, viewport.width), clamp(top, popover.height, viewport.height))
}

/// The wanted start, unless only the other one fits.
fn pick(wanted: f64, other: f64, length: f64, available: f64) -> f64 {
    let fits = |start: f64| start >= MARGIN_PX && start + length <= available - MARGIN_PX;
    if !fits(wanted) && fits(other) { other } else { wanted }
}

/// Moves a span into the viewport; a span that is too long shows its start.
fn clamp(start: f64, length: f64, available: f64) -> f64 {
    start.min(available - MARGIN_PX - length).max(MARGIN_PX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEWPORT: Size = Size { width: 1000.0, height: 800.0 };
    const CARD: Size = Size { width: 320.0, height: 400.0 };

    fn check(left: f64, top: f64, side: Physical, expected: (f64, f64)) {
        let anchor = AnchorRect { left, top, width: 40.0, height: 20.0 };
        let request = Request { anchor, popover: CARD, viewport: VIEWPORT, side };
        assert_eq!(place(&request), expected);
    }

    #[test]
    fn stands_on_the_wanted_side_when_there_is_room() {
        check(100.0, 100.0, Physical::BelowFromLeft, (100.0, 126.0));
        check(100.0, 100.0, Physical::Right, (146.0, 100.0));
        check(500.0, 100.0, Physical::BelowFromRight, (220.0, 126.0));
        check(500.0, 100.0, Physical::Left, (174.0, 100.0));
    }

    #[test]
    fn turns_to_the_other_side_at_the_edge() {
        check(100.0, 700.0, Physical::BelowFromLeft, (100.0, 294.0));
        check(900.0, 100.0, Physical::Right, (574.0, 100.0));
        check(50.0, 100.0, Physical::Left, (96.0, 100.0));
    }

    #[test]
    fn stays_inside_the_viewport() {
        check(960.0, 790.0, Physical::Right, (634.0, 392.0));
        check(-50.0, -50.0, Physical::BelowFromLeft, (8.0, 8.0));
        let huge = Size { width: 2000.0, height: 2000.0 };
        let anchor = AnchorRect { left: 500.0, top: 500.0, width: 1.0, height: 1.0 };
        let request =
            Request { anchor, popover: huge, viewport: VIEWPORT, side: Physical::BelowFromLeft };
        assert_eq!(place(&request), (8.0, 8.0));
    }

    #[test]
    fn follows_the_direction_of_reading() {
        assert_eq!(Side::After.in_direction(true), Physical::Left);
        assert_eq!(Side::Below.in_direction(true), Physical::BelowFromRight);
        assert_eq!(Side::Before.in_direction(false), Physical::Left);
    }
}
