//! A registry with three slots, filled from short lines, and a resolution as text.

use std::fmt::Write;

use slots::{Content, ContributionId, Kind, NewContribution, Registry, Resolution, Shape, SlotId};

pub(crate) const REGION: &str = "sidebar.v1";
pub(crate) const LIST: &str = "buttons.v1";
pub(crate) const KEYED: &str = "post-body.v1";

pub(crate) fn slot(id: &str) -> SlotId {
    SlotId::try_from(id).unwrap()
}

pub(crate) fn registry() -> Registry {
    let mut registry = Registry::default();
    for (id, shape) in [(REGION, Shape::Region), (LIST, Shape::List), (KEYED, Shape::Keyed)] {
        registry.define(&slot(id), shape).unwrap();
    }
    registry
}

/// `plugin kind slot [key] [order]`, such as `hovercard replace sidebar.v1 40`.
pub(crate) fn parse(line: &str) -> NewContribution {
    let mut words = line.split_whitespace();
    let mut word = || words.next().unwrap_or_default().to_owned();
    let plugin = word().try_into().unwrap();
    let kind_name = word();
    let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == kind_name).unwrap();
    let slot = slot(&word());
    let key = (kind == Kind::Item).then(&mut word);
    let order = word();
    let order = if order.is_empty() { slots::DEFAULT_ORDER } else { order.parse().unwrap() };
    NewContribution { plugin, slot, kind, key, order }
}

pub(crate) fn fill(registry: &mut Registry, lines: &[&str]) -> Vec<ContributionId> {
    lines.iter().map(|line| registry.add(parse(line)).unwrap().0).collect()
}

/// The resolution as lines: wraps, what shows in order, then who lost and why.
pub(crate) fn explain(resolution: &Resolution) -> String {
    let mut text = String::new();
    let mut line = |what: String| writeln!(text, "{what}").unwrap();
    for wrap in &resolution.wraps {
        line(format!("wrap {}", wrap.plugin));
    }
    let name = |c: &slots::Contribution| {
        format!(
            "{} {}{}",
            c.kind,
            c.plugin,
            c.key.as_ref().map(|k| format!(" {k}")).unwrap_or_default()
        )
    };
    for entry in &resolution.leading {
        line(name(entry));
    }
    line(match &resolution.content {
        Content::Default => "default".to_owned(),
        Content::Replaced(winner) => name(winner),
        Content::Hidden(winner) => format!("nothing, by {}", winner.plugin),
    });
    for entry in &resolution.trailing {
        line(name(entry));
    }
    for loser in &resolution.losers {
        line(format!("lost: {}: {}", name(&loser.contribution), loser.reason));
    }
    text
}

#[track_caller]
pub(crate) fn check(
    lines: &[&str],
    slot_id: &str,
    key: Option<&str>,
    expected: &expect_test::Expect,
) {
    let mut registry = registry();
    fill(&mut registry, lines);
    expected.assert_eq(&explain(&registry.resolve(&slot(slot_id), key)));
}
