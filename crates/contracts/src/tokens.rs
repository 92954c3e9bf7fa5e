//! The design tokens of the page that plugins may set, by `Host.theme` or in their own sheets.

/// Every design token that a plugin may set on the page, in the order of the page's sheet.
///
/// All tokens but the layers: what stands over what is the host's, so that nothing covers the way
/// to safe mode.
pub const TOKENS: &[&str] = &[
    "--color-surface",
    "--color-surface-raised",
    "--color-surface-sunken",
    "--color-surface-hover",
    "--color-scrim",
    "--color-text",
    "--color-text-muted",
    "--color-border",
    "--color-border-strong",
    "--color-focus",
    "--color-accent",
    "--color-accent-hover",
    "--color-accent-soft",
    "--color-on-accent",
    "--color-danger",
    "--color-danger-soft",
    "--color-on-danger",
    "--color-warning",
    "--color-warning-soft",
    "--color-success",
    "--color-success-soft",
    "--color-mention",
    "--color-on-mention",
    "--color-new",
    "--color-code",
    "--color-on-code",
    "--color-online",
    "--color-away",
    "--color-dnd",
    "--color-offline",
    "--color-rail",
    "--color-rail-item",
    "--color-rail-text",
    "--color-rail-active",
    "--color-sidebar",
    "--color-sidebar-text",
    "--color-sidebar-strong",
    "--color-sidebar-muted",
    "--color-sidebar-hover",
    "--color-sidebar-active",
    "--color-sidebar-active-text",
    "--color-sidebar-border",
    "--color-badge",
    "--color-on-badge",
    "--color-tint-0",
    "--color-tint-1",
    "--color-tint-2",
    "--color-tint-3",
    "--color-tint-4",
    "--color-tint-5",
    "--color-tint-6",
    "--color-tint-7",
    "--color-on-tint",
    "--space-1",
    "--space-2",
    "--space-3",
    "--space-4",
    "--space-5",
    "--space-6",
    "--space-8",
    "--space-12",
    "--line-1",
    "--line-2",
    "--line-3",
    "--radius-1",
    "--radius-2",
    "--radius-3",
    "--radius-round",
    "--radius-avatar",
    "--font",
    "--font-code",
    "--font-size-xxs",
    "--font-size-xs",
    "--font-size-s",
    "--font-size-m",
    "--font-size-l",
    "--font-size-xl",
    "--font-size-xxl",
    "--line-height",
    "--line-height-tight",
    "--weight-normal",
    "--weight-medium",
    "--weight-strong",
    "--weight-heavy",
    "--size-rail",
    "--size-sidebar",
    "--size-right",
    "--size-right-step",
    "--size-right-max",
    "--size-top",
    "--size-go",
    "--size-header",
    "--size-text",
    "--size-control",
    "--size-control-s",
    "--size-icon",
    "--size-icon-s",
    "--size-mark",
    "--size-presence",
    "--size-presence-m",
    "--size-presence-l",
    "--size-avatar-xs",
    "--size-avatar-s",
    "--size-avatar-m",
    "--size-avatar-l",
    "--size-row",
    "--size-rail-item",
    "--size-menu",
    "--size-card",
    "--size-dialog",
    "--size-settings",
    "--size-settings-rail",
    "--size-settings-high",
    "--size-form",
    "--size-list",
    "--size-figure",
    "--size-chart",
    "--size-picture",
    "--size-picture-high",
    "--size-picture-small",
    "--size-message-max",
    "--size-code-max",
    "--size-bench-panel",
    "--size-bench-row",
    "--shadow-1",
    "--shadow-2",
    "--duration-1",
    "--duration-2",
    "--duration-pulse",
    "--duration-note",
];

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::TOKENS;

    #[test]
    fn every_token_of_the_page_but_the_layers_is_in_the_list_once() {
        let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/styles/tokens.css");
        let sheet = fs::read_to_string(sheet).unwrap();
        let mut declared: Vec<&str> = Vec::new();
        for line in sheet.lines() {
            let name = line.trim().split_once(':').map_or("", |(name, _)| name);
            // Colours of the person's own feed the tokens, and are none.
            let is_inner = name.starts_with("--layer-") || name.starts_with("--custom-");
            if name.starts_with("--") && !is_inner && !declared.contains(&name) {
                declared.push(name);
            }
        }
        assert_eq!(TOKENS, declared);
    }
}
