//! Opens an address of this machine in the person's browser.

/// Hands `address` to the system, and goes on at once.
///
/// # Errors
/// A sentence for people when there is nothing to open it with, as on a machine without a desktop.
pub(crate) fn open(address: &str) -> Result<(), String> {
    open::that_detached(address)
        .map_err(|error| format!("no browser was opened ({error}); go to {address} yourself"))
}
