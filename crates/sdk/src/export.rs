//! `export_plugin!` and what its expansion calls. Packing the result is the host's tool's part.

/// Makes a function the entry of the plugin.
///
/// The function registers everything: `fn(&Registry, &Host) -> Result<(), E>`, where `E` displays
/// itself. Say `export_plugin!(async function)` for `async fn(Registry, Host) -> Result<(), E>`; the
/// host waits for it for a limited time.
///
/// The function may run more than once in the life of the module: each time an admin turns the
/// plugin on again. A second function after a comma runs when it is turned off, for what the host
/// can not undo; contributions and subscriptions are taken down without it.
///
/// ```
/// use sdk::contracts::CenterToast;
/// use sdk::{Host, Options, RegisterError, Registry, export_plugin};
///
/// fn initialize(registry: &Registry, _host: &Host) -> Result<(), RegisterError> {
///     registry.hide::<CenterToast>(Options::new())?;
///     Ok(())
/// }
///
/// export_plugin!(initialize);
/// ```
#[macro_export]
macro_rules! export_plugin {
    (async $initialize:path $(, $uninitialize:path)? $(,)?) => {
        #[doc(hidden)]
        #[$crate::wasm_bindgen::prelude::wasm_bindgen(
            js_name = "initialize",
            wasm_bindgen = $crate::wasm_bindgen
        )]
        pub fn __mortise_initialize(
            registry: $crate::wasm_bindgen::JsValue,
            host: $crate::wasm_bindgen::JsValue,
        ) -> ::core::result::Result<$crate::wasm_bindgen::JsValue, $crate::wasm_bindgen::JsValue> {
            let (registry, host) = $crate::exports::enter(registry, host)?;
            Ok($crate::exports::later($initialize(registry, host)))
        }
        $crate::export_plugin!(@uninitialize $($uninitialize)?);
    };
    (@uninitialize $($uninitialize:path)?) => {
        #[doc(hidden)]
        #[$crate::wasm_bindgen::prelude::wasm_bindgen(
            js_name = "uninitialize",
            wasm_bindgen = $crate::wasm_bindgen
        )]
        pub fn __mortise_uninitialize() {
            $($uninitialize();)?
        }
    };
    ($initialize:path $(, $uninitialize:path)? $(,)?) => {
        #[doc(hidden)]
        #[$crate::wasm_bindgen::prelude::wasm_bindgen(
            js_name = "initialize",
            wasm_bindgen = $crate::wasm_bindgen
        )]
        pub fn __mortise_initialize(
            registry: $crate::wasm_bindgen::JsValue,
            host: $crate::wasm_bindgen::JsValue,
        ) -> ::core::result::Result<(), $crate::wasm_bindgen::JsValue> {
            let (registry, host) = $crate::exports::enter(registry, host)?;
            $initialize(&registry, &host).map_err($crate::exports::error)
        }
        $crate::export_plugin!(@uninitialize $($uninitialize)?);
    };
}

/// What the expansion of [`export_plugin!`](crate::export_plugin) calls. Not for plugin authors.
#[doc(hidden)]
pub mod exports {
    use std::fmt::Display;

    use wasm_bindgen::JsValue;

    use crate::{Host, Registry, panic};

    /// Installs the panic hook and gives the two objects of the host their types.
    ///
    /// # Errors
    ///
    /// When this instance panicked before.
    pub fn enter(registry: JsValue, host: JsValue) -> Result<(Registry, Host), JsValue> {
        panic::install();
        panic::check()?;
        let host = Host::from_js(host);
        Ok((Registry::from_js(registry, host.clone()), host))
    }

    /// The promise that the host waits for.
    pub fn later<E: Display>(initialize: impl Future<Output = Result<(), E>> + 'static) -> JsValue {
        wasm_bindgen_futures::future_to_promise(async move {
            initialize.await.map(|()| JsValue::UNDEFINED).map_err(error)
        })
        .into()
    }

    /// An error as JavaScript knows it.
    pub fn error<E: Display>(error: E) -> JsValue {
        js_sys::Error::new(&error.to_string()).into()
    }
}
