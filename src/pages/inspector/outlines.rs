//! The outlines over the page: one frame for each slot. Nothing of it takes the pointer.

use runtime::Inspected;
use yew::prelude::*;

use super::spots::{Filled, Rect, Spot};

/// How far the frame of what is chosen stands off, in CSS pixels.
const GAP: f64 = 2.0;

/// All frames; `chosen` and `pointed` (an id) stand out.
pub(super) fn outlines(spots: &[Spot], chosen: Option<&Inspected>, pointed: Option<&str>) -> Html {
    html! {
        <svg class="inspector-outlines" aria-hidden="true">
            for (idx, spot) in spots.iter().enumerate() {
                if let Some(rect) = spot.rect {
                    { frame(idx, rect, class_of(spot, chosen, pointed)) }
                }
            }
        </svg>
    }
}

fn class_of(spot: &Spot, chosen: Option<&Inspected>, pointed: Option<&str>) -> Classes {
    let filled = match spot.filled() {
        Filled::Default => "inspector-outline--default",
        Filled::Plugin => "inspector-outline--plugin",
        Filled::Failed => "inspector-outline--failed",
    };
    let is_chosen = chosen == Some(&spot.place);
    let is_pointed = pointed == Some(spot.id());
    classes!(
        "inspector-outline",
        filled,
        is_chosen.then_some("inspector-outline--chosen"),
        is_pointed.then_some("inspector-outline--pointed"),
    )
}

fn frame(idx: usize, rect: Rect, class: Classes) -> Html {
    let px = |number: f64| format!("{number:.1}");
    html! {
        <rect key={idx} {class} x={px(rect.left - GAP)} y={px(rect.top - GAP)}
            width={px(rect.right - rect.left + 2.0 * GAP)}
            height={px(rect.bottom - rect.top + 2.0 * GAP)} rx="4" />
    }
}
