//! Entries of the host's menus and bars, as Yew content: they look, and are reached by keys, like
//! the host's own. A view that uses them brings no styles, since those cut it off from the page's.

use yew::prelude::*;

/// An entry of a menu.
///
/// ```
/// use sdk::entry;
/// use sdk::yew::Callback;
///
/// let pin = entry::menu_item("Pin to the board", "📌", &Callback::noop());
/// # let _ = pin;
/// ```
pub fn menu_item(
    label: impl Into<AttrValue>,
    icon: impl Into<AttrValue>,
    on_choose: &Callback<()>,
) -> Html {
    let (label, icon) = (label.into(), icon.into());
    let onclick = on_choose.reform(|_: MouseEvent| ());
    html! {
        <button type="button" class="menu__item" role="menuitem" tabindex="-1" {onclick}>
            if !icon.is_empty() {
                <span class="menu__icon" aria-hidden="true">{ icon }</span>
            }
            <span class="menu__text" dir="auto">{ label }</span>
        </button>
    }
}

/// A button of a bar, with an icon instead of words; `label` is what it is called. `pressed` makes
/// it one that is in or out.
pub fn toolbar_button(
    label: impl Into<AttrValue>,
    icon: Html,
    pressed: Option<bool>,
    on_choose: &Callback<()>,
) -> Html {
    let label = label.into();
    let onclick = on_choose.reform(|_: MouseEvent| ());
    html! {
        <button type="button" class="icon-button" aria-label={label.clone()} title={label}
            aria-pressed={pressed.map(|it| it.to_string())} {onclick}>
            { icon }
        </button>
    }
}
