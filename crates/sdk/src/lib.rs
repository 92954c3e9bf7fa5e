//! What plugin authors use: typed slots, registration, Yew views.
