//! The browser runtime for any Yew app: slots, loading, mounting, isolation, quarantine.
