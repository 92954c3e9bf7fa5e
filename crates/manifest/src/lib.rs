//! What a plugin says about itself: ids, versions, the web part, settings; parsing and validation without I/O.
