//! Which rows show: those with news, or those that match what was typed. Pure.

use sdk::contracts::{SidebarRowProps, SidebarSection};

/// What the viewer asked to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Channels with something new, and the open one.
    #[default]
    Unread,
    /// Every channel.
    All,
}

/// One section with the rows that show; never empty.
#[derive(Debug, PartialEq)]
pub(crate) struct Shown<'a> {
    pub(crate) section: &'a SidebarSection,
    pub(crate) rows: Vec<&'a SidebarRowProps>,
}

/// The rows to show. Typed text looks through all channels, whatever the scope.
pub(crate) fn choose<'a>(
    sections: &'a [SidebarSection],
    scope: Scope,
    typed: &str,
) -> Vec<Shown<'a>> {
    let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let shows = |row: &SidebarRowProps| {
        if words.is_empty() {
            scope == Scope::All || row.active || has_news(row)
        } else {
            let name = row.channel.display_name.to_lowercase();
            words.iter().all(|word| name.contains(word))
        }
    };
    sections
        .iter()
        .map(|section| Shown {
            section,
            rows: section.rows.iter().filter(|row| shows(row)).collect(),
        })
        .filter(|shown| !shown.rows.is_empty())
        .collect()
}

/// Whether the viewer missed anything there.
pub(crate) fn has_news(row: &SidebarRowProps) -> bool {
    row.unread > 0 || row.mentions > 0
}

/// Number of channels with news.
pub(crate) fn n_unread(sections: &[SidebarSection]) -> usize {
    sections.iter().flat_map(|section| &section.rows).filter(|row| has_news(row)).count()
}

#[cfg(test)]
mod tests {
    use sdk::contracts::ChannelProps;

    use super::*;

    fn row(name: &str, unread: u32, active: bool) -> SidebarRowProps {
        let channel = ChannelProps { display_name: name.into(), ..ChannelProps::default() };
        SidebarRowProps { channel, unread, active, ..SidebarRowProps::default() }
    }

    fn section(rows: Vec<SidebarRowProps>) -> SidebarSection {
        SidebarSection { rows, ..SidebarSection::default() }
    }

    #[test]
    fn rows_follow_scope_and_words() {
        let sections = [
            section(vec![row("Town Square", 0, true), row("Off-Topic", 0, false)]),
            section(vec![row("Élise Martin", 2, false), row("Square Dance", 0, false)]),
        ];
        for (scope, typed, expected) in [
            (Scope::Unread, "", "Town Square|Élise Martin"),
            (Scope::All, " ", "Town Square|Off-Topic|Élise Martin|Square Dance"),
            (Scope::Unread, "SQUARE", "Town Square|Square Dance"),
            (Scope::Unread, "square to", "Town Square"),
            (Scope::All, "él", "Élise Martin"),
            (Scope::All, "nowhere", ""),
        ] {
            let names: Vec<_> = choose(&sections, scope, typed)
                .into_iter()
                .flat_map(|shown| shown.rows)
                .map(|row| row.channel.display_name.as_str())
                .collect();
            assert_eq!(names.join("|"), expected, "{scope:?} {typed:?}");
        }
        assert_eq!(choose(&sections, Scope::All, "dance").len(), 1);
        assert_eq!(n_unread(&sections), 1);
    }
}
