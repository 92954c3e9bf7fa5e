//! Tells when elements change size, before the browser paints.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Calls back on each change of size of the observed elements, until it is dropped.
#[derive(Debug)]
pub(super) struct SizeObserver {
    observer: Option<ResizeObserver>,
    /// The observer calls into it, so it must live as long.
    _on_change: Closure<dyn FnMut()>,
}

impl SizeObserver {
    /// Observes the elements. The first call comes before the next paint, changed or not.
    pub(super) fn new(elements: &[Element], on_change: impl FnMut() + 'static) -> Self {
        let on_change = Closure::<dyn FnMut()>::new(on_change);
        // Every browser that runs WebAssembly modules of ours has it; without, sizes stay as they
        // were first measured.
        let observer = ResizeObserver::new(on_change.as_ref().unchecked_ref()).ok();
        for element in elements {
            if let Some(observer) = &observer {
                observer.observe(element);
            }
        }
        Self { observer, _on_change: on_change }
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
