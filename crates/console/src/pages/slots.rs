//! Who comes first in which slot.

use std::rc::Rc;

use api_types::{ManagedPlugin, SlotOrders};
use client::{
    components::{EmptyState, ErrorView, icons},
    hooks::use_toasts,
    pages::error_words,
    services::{ApiError, browser},
    t,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    components::{Note, Page, SlotCard, button_id},
    hooks::{Fetched, use_fetched, use_plugins, use_viewer},
    route::Route,
    rules::{
        news::Topic,
        slots::{SlotView, Step, moved, silent, slots},
    },
    services::oversight,
};

/// Who comes first in which slot.
#[component]
pub fn Slots() -> Html {
    let plugins = use_plugins();
    let orders = use_fetched((), &[Topic::Slots], |()| oversight::slot_orders());
    let content = match (&plugins.answer, &orders.answer) {
        (Fetched::Failed(error), _) => html! {
            <ErrorView title={t!("slots-failed")} text={error_words(error)}
                on_retry={plugins.reload.clone()} />
        },
        (_, Fetched::Failed(error)) => html! {
            <ErrorView title={t!("slots-failed")} text={error_words(error)}
                on_retry={orders.reload.clone()} />
        },
        (Fetched::Ready(plugins), Fetched::Ready(orders)) => html! {
            <Orders plugins={Rc::clone(plugins)} fetched={Rc::clone(orders)} />
        },
        (Fetched::Loading, _) | (_, Fetched::Loading) => html! {
            <div class="settings__waiting" role="status" aria-busy="true" aria-label={t!("loading")}>
                for nth in 0..3 { <div class="skeleton settings__skeleton" key={nth}></div> }
            </div>
        },
    };
    html! {
        <Page title={t!("nav-slots")} intro={t!("slots-intro")}>{ content }</Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OrdersProps {
    plugins: Rc<Vec<ManagedPlugin>>,
    fetched: Rc<SlotOrders>,
}

/// What is to be done with a slot.
enum Wish {
    Move(usize, Step),
    Forget,
}

#[component]
fn Orders(props: &OrdersProps) -> Html {
    let viewer = use_viewer();
    let toasts = use_toasts();
    // What was asked for shows at once; what the server answers or tells later stays.
    let orders = use_state_eq(|| Rc::clone(&props.fetched));
    let said = use_state_eq(AttrValue::default);
    let moved_button = use_state_eq(|| None::<String>);
    {
        let orders = orders.setter();
        use_effect_with(Rc::clone(&props.fetched), move |fetched| orders.set(Rc::clone(fetched)));
    }
    use_effect_with(((*orders).clone(), (*moved_button).clone()), |(_, button)| {
        // A row that changes its place loses the focus.
        let element = button.as_deref().and_then(|id| browser::document()?.get_element_by_id(id));
        if let Some(element) = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            // Fails for no button.
            let _ = element.focus();
        }
    });
    let views = slots(&props.plugins, &orders);
    let on_wish = {
        let (orders, said, moved_button) = (orders, said.setter(), moved_button.setter());
        let fetched = Rc::clone(&props.fetched);
        let on_ended = viewer.on_ended.clone();
        Callback::from(move |(view, wish): (SlotView, Wish)| {
            let old = orders.get(&view.id).cloned().unwrap_or_default();
            let Some((order, words, button)) = granted(&view, &old, &wish) else { return };
            let mut next = (**orders).clone();
            if order.is_empty() {
                next.remove(&view.id);
            } else {
                next.insert(view.id.clone(), order.clone());
            }
            orders.set(Rc::new(next));
            said.set(words);
            moved_button.set(button);
            let (setter, fetched) = (orders.setter(), Rc::clone(&fetched));
            let (toasts, on_ended) = (toasts.clone(), on_ended.clone());
            spawn_local(async move {
                match oversight::set_slot_order(&view.id, &order).await {
                    Ok(all) => setter.set(Rc::new(all)),
                    Err(ApiError::Unauthorized) => on_ended.emit(()),
                    Err(error) => {
                        setter.set(fetched);
                        toasts.failed(error_words(&error));
                    }
                }
            });
        })
    };
    let on_move = on_wish.reform(|(view, idx, step)| (view, Wish::Move(idx, step)));
    let on_forget = on_wish.reform(|view| (view, Wish::Forget));
    let silent: Vec<&ManagedPlugin> = silent(&props.plugins);
    html! {
        <>
            <p class="visually-hidden" role="status" aria-live="polite">{ (*said).clone() }</p>
            if views.is_empty() {
                <EmptyState icon={icons::layers()} title={t!("slots-empty")} text={t!("slots-empty-text")}>
                    <Link<Route> to={Route::Management} classes="button">{ t!("nav-management") }</Link<Route>>
                </EmptyState>
            }
            <div class="slots">
                for view in &views {
                    <SlotCard key={view.id.as_str()} view={view.clone()}
                        may_change={viewer.rights.may_write()}
                        on_move={on_move.clone()} on_forget={on_forget.clone()} />
                }
            </div>
            if !silent.is_empty() {
                <Note title={t!("slots-silent")}>
                    { t!("slots-silent-text",
                        names = silent.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ")) }
                </Note>
            }
        </>
    }
}

/// The new order of the slot, what to say aloud, and which button to go on with.
fn granted(
    view: &SlotView,
    old: &[String],
    wish: &Wish,
) -> Option<(Vec<String>, AttrValue, Option<String>)> {
    match wish {
        Wish::Forget => Some((Vec::new(), t!("slots-said-forgotten"), None)),
        Wish::Move(idx, step) => {
            let order = moved(view, old, *idx, *step)?;
            let contributor = view.contributors.get(*idx)?;
            let place = order.iter().position(|id| *id == contributor.id)? + 1;
            let words = t!(
                "slots-said-moved",
                name = contributor.name,
                place = place,
                count = view.contributors.len()
            );
            Some((order, words, Some(button_id(&view.id, &contributor.id, *step))))
        }
    }
}
