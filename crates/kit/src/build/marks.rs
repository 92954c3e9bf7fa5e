//! Gives Yew's marks in the JavaScript glue a private prefix.
//!
//! Yew marks elements with properties such as `__yew_listener_id`, numbered from the start in
//! every wasm instance. Two instances on one page would take each other's marks for their own and
//! call each other's handlers. The names stand as plain property names in the glue that
//! wasm-bindgen writes, so renaming them there ends it.

const YEW_MARK: &str = "__yew_";

/// The glue with every mark renamed for `owner`, any name that is unique on a page.
#[must_use]
pub fn privatise(glue: &str, owner: &str) -> String {
    let owner: String =
        owner.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    glue.replace(YEW_MARK, &format!("__{owner}_yew_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_owner_gets_its_own_marks() {
        let glue = "arg0.__yew_listener_id = arg1 >>> 0; const r = arg0.__yew_subtree_id;";
        assert_eq!(
            privatise(glue, "com.example.hover-card"),
            "arg0.__com_example_hover_card_yew_listener_id = arg1 >>> 0; \
             const r = arg0.__com_example_hover_card_yew_subtree_id;"
        );
        assert_ne!(privatise(glue, "one"), privatise(glue, "two"));
    }

    #[test]
    fn twice_is_like_once() {
        let once = privatise("x.__yew_listener_id", "mortise");
        assert_eq!(once, "x.__mortise_yew_listener_id");
        assert_eq!(privatise(&once, "mortise"), once);
    }

    #[test]
    fn other_names_stay() {
        let glue = "__wbg_set_yew_1 = imports.wbg.__wbindgen_init_externref_table;";
        assert_eq!(privatise(glue, "mortise"), glue);
    }
}
