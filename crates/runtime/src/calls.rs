//! The imported JavaScript functions. See `js/plugin_calls.js` for what each one does.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot};

#[wasm_bindgen(module = "/js/plugin_calls.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = importModule)]
    pub(crate) fn import_module(url: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_name = mountView)]
    pub(crate) fn mount_view(
        view: &JsValue,
        element: &Element,
        props: &JsValue,
        identity: &JsValue,
        children: &JsValue,
        dispatch: &Function,
        outlet: u32,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = isBadView)]
    pub(crate) fn is_bad_view(error: &JsValue) -> bool;

    #[wasm_bindgen(catch, js_name = updateView)]
    pub(crate) fn update_view(mounted: &JsValue, props: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_name = unmountView)]
    pub(crate) fn unmount_view(mounted: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = styleSheet)]
    pub(crate) fn style_sheet(css: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = adoptStyles)]
    pub(crate) fn adopt_styles(root: &ShadowRoot, sheet: &JsValue);

    /// `state` counts as `Default`, `Plugin`, `Failed`; `identity` is that of the view that took the
    /// middle, or undefined.
    #[wasm_bindgen(js_name = labelOutlet)]
    pub(crate) fn label_outlet(element: &Element, state: u32, identity: &JsValue);

    #[wasm_bindgen(catch, js_name = adoptPageStyles)]
    pub(crate) fn adopt_page_styles() -> Result<(), JsValue>;
}
