//! The rail at the edge with the teams; at its foot stands the person's own avatar, which is the page's.

use std::rc::Rc;

use yew::prelude::*;

use super::sidebar::badge;
use crate::t;

/// One team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamRailItem {
    /// Identifies the team.
    pub id: AttrValue,
    /// Its name for people.
    pub name: AttrValue,
    /// Address of its picture; initials without.
    pub picture: Option<AttrValue>,
    /// Whether something in it is unread.
    pub unread: bool,
    /// How many unread posts mention the person.
    pub n_mentions: u32,
}

/// Properties of [`TeamRail`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TeamRailProps {
    /// The teams in the order to show.
    pub teams: Rc<[TeamRailItem]>,
    /// The open one.
    #[prop_or_default]
    pub active_id: Option<AttrValue>,
    /// A team was chosen.
    pub on_choose: Callback<AttrValue>,
    /// At the foot, above the person's own avatar.
    #[prop_or_default]
    pub children: Html,
}

/// Shows the teams.
#[component]
pub fn TeamRail(props: &TeamRailProps) -> Html {
    html! {
        <nav class="team-rail" aria-label={t!("team-rail")}>
            <ul class="team-rail__list">
                for team in props.teams.iter() {
                    <li key={team.id.as_str()} class="team-rail__item">
                        { team_button(team, props) }
                    </li>
                }
            </ul>
            <div class="team-rail__end">{ props.children.clone() }</div>
        </nav>
    }
}

fn team_button(team: &TeamRailItem, props: &TeamRailProps) -> Html {
    let active = props.active_id.as_ref() == Some(&team.id);
    let on_click = {
        let (id, on_choose) = (team.id.clone(), props.on_choose.clone());
        move |_: MouseEvent| on_choose.emit(id.clone())
    };
    let label = if team.n_mentions > 0 {
        t!("team-rail-mentions", team = team.name, count = team.n_mentions)
    } else if team.unread {
        t!("team-rail-unread", team = team.name)
    } else {
        team.name.clone()
    };
    html! {
        <>
            if team.unread && !active {
                <span class="team-rail__dot"></span>
            }
            <button type="button" class="team-rail__button" aria-label={label}
                title={team.name.clone()} aria-current={active.then_some("true")} onclick={on_click}>
                if let Some(src) = team.picture.clone() {
                    <img class="team-rail__picture" {src} alt="" />
                } else {
                    { short_name(&team.name) }
                }
            </button>
            if team.n_mentions > 0 {
                <span class="badge team-rail__badge" aria-hidden="true">{ badge(team.n_mentions) }</span>
            }
        </>
    }
}

/// Up to two letters: those that begin the first two words, else the first two of the one word.
fn short_name(name: &str) -> String {
    let mut words = name.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    match second {
        Some(second) => first
            .chars()
            .take(1)
            .chain(second.chars().take(1))
            .flat_map(char::to_uppercase)
            .collect(),
        None => {
            let mut letters = first.chars();
            let start = letters.next().into_iter().flat_map(char::to_uppercase);
            start.chain(letters.take(1)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn teams_are_known_by_two_letters() {
        assert_eq!(short_name("Acme Corporation"), "AC");
        assert_eq!(short_name("mortise"), "Mo");
        assert_eq!(short_name(""), "");
    }
}
