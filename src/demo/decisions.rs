//! The decision on the park along the old river: four themes, five commitments, each in another
//! state.

use chrono::{Days, Duration, NaiveDate};
use chrono_tz::Tz;

use super::Town;
use crate::features::contributions::{self, AuthorRole, Contribution, Kind};
use crate::features::deadlines::rules::local_day;
use crate::features::decisions::{
    self, CommitmentState, NewCommitment, NewDecision, NewTheme, Publisher,
};
use crate::features::ledger::ActingAs;
use crate::features::results;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// Days before today on which it was decided.
const DECIDED: i64 = 35;
/// Contributions behind a theme.
const CITED: usize = 7;

struct Theme {
    title: &'static str,
    /// Sections of the document whose comments stand behind it.
    anchors: &'static [&'static str],
    said: &'static str,
    decided: &'static str,
    why: &'static str,
}

const THEMES: [Theme; 4] = [
    Theme {
        title: "Water before anything else, and banks that stay wild",
        anchors: &["water-and-banks"],
        said: "The old bed smells in August, and people want it to move before benches are \
            bought. Those who know the banks ask for more than a third without a path, and for \
            tests of the mud near the former tannery before anybody stirs it.",
        decided: "The inlet at the weir is built first. Forty in a hundred metres of bank stay \
            without a path instead of a third. At the two points where chromium was found, \
            nothing is dug or planted.",
        why: "Without moving water the rest of the park would be built beside a ditch. The wider \
            banks cost nothing but a shorter path, and the tests showed that leaving the two \
            points alone is safer than clearing them.",
    },
    Theme {
        title: "A path firm enough for wheelchairs and slow enough for grandmothers",
        anchors: &["paths"],
        said: "Two and a half metres are wide enough for almost everybody. Many fear bicycles \
            at speed. Some would not go there after dark without lamps; others point to the bats.",
        decided: "The eastern path is built as planned, with a surface that stays firm in \
            winter and narrows at both bridges so that bicycles slow down. There are lamps at \
            the entrances only.",
        why: "A wider path would invite the traffic that people want to avoid. We did not follow \
            the wish for lamps along the water: five kinds of bats hunt there, and a lit way to \
            the station exists three hundred metres further on.",
    },
    Theme {
        title: "Dogs, children, and the meadow in the middle",
        anchors: &["dogs"],
        said: "People who live alone with a dog ask for somewhere to let it run. Parents ask for \
            a meadow where nobody has to be afraid. Both sides wrote kindly of each other.",
        decided: "Without a lead before nine and after six on the meadow, and at any time in a \
            fenced piece of it by the western gate. Bags and bins stand at both entrances and \
            are emptied daily.",
        why: "Fixed hours were the one proposal that found friends on both sides. The fenced \
            piece was added because of those who work when the hours are.",
    },
    Theme {
        title: "Play, rest, and the toilet that was missing",
        anchors: &["play-sport-and-rest", "looking-after-it"],
        said: "Logs and water find favour as a playground, in the shade if possible. Benches \
            should have arms. A toilet was missed by nearly everybody who wrote on this \
            section. Barbecues worry some and are loved by others.",
        decided: "A toilet is built at the southern entrance, the playground moves under the \
            willows, and every second bench gets arms. One barbecue place stays, on stone, next \
            to a tap; the second one is given up.",
        why: "The toilet costs as much as one of the two barbecue places and the lamps that we \
            do not build. Shade costs nothing when it is already there.",
    },
];

struct Promise {
    body: &'static str,
    text: &'static str,
    /// Days from today by which it is due; negative: it was.
    due: i64,
    /// Reports, as days before today, state and note.
    reports: &'static [(i64, CommitmentState, &'static str)],
}

const PROMISES: [Promise; 5] = [
    Promise {
        body: "parks",
        text: "Publish the results of the mud tests at all nine points, with a map",
        due: -20,
        reports: &[(
            24,
            CommitmentState::Done,
            "The map and the laboratory’s report are among the documents of the consultation.",
        )],
    },
    Promise {
        body: "parks",
        text: "Let water from the weir into the old bed",
        due: 120,
        reports: &[(
            9,
            CommitmentState::InProgress,
            "The pipe under the towpath is laid. The sluice itself is ordered and comes in eight weeks.",
        )],
    },
    Promise {
        body: "parks",
        text: "Put up bag holders and bins at both entrances",
        due: -6,
        reports: &[(
            15,
            CommitmentState::InProgress,
            "The northern entrance has them. The contractor for the southern one is late.",
        )],
    },
    Promise {
        body: "roads",
        text: "Build the eastern path and both bridges",
        due: 290,
        reports: &[],
    },
    Promise {
        body: "parks",
        text: "Try a ferry punt across the old lock in the first summer",
        due: 200,
        reports: &[(
            4,
            CommitmentState::Dropped,
            "No insurer would cover a punt without a ferryman. The bridge by the lock is built first instead.",
        )],
    },
];

/// # Errors
/// When a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let missing = || AppError::NotFound;
    let consultation_id = *town.consultations.get("river-park").ok_or_else(missing)?;
    let body_id = *town.bodies.get("parks").ok_or_else(missing)?;
    let editor = town.accounts.get("editor").map(|account| account.id);
    let zone = town.app.config.site.time_zone.0;
    let today = local_day(town.now, zone);
    let decided_on = local_day(town.ago(DECIDED, 0), zone);
    let published_at = town.ago(DECIDED, 0);
    let drafted_at = published_at.minus(Duration::days(3));
    let mut promises = Vec::new();
    for promise in &PROMISES {
        let keeper = *town.bodies.get(promise.body).ok_or_else(missing)?;
        let reports: Vec<_> = (0..)
            .zip(promise.reports)
            .map(|(n, (days, state, note))| (town.ago(*days, n), *state, *note))
            .collect();
        promises.push((promise, keeper, reports));
    }
    let new = NewDecision {
        consultation_id,
        body_id,
        title: "The park along the old river is built, water first".to_owned(),
        asked: "Should two kilometres of the old river bed become a park, and how wild, how \
            walkable and how lively should it be?"
            .to_owned(),
        summary: "The city council decided with 31 votes to 4 to build the park along the old \
            river in two steps: **water and banks** in the coming year, **paths and play** in \
            the year after.\n\n\
            The plan was changed in five places because of what people wrote: wilder banks, a \
            narrower path at the bridges, hours and a fenced piece for dogs, a toilet, and one \
            barbecue place less."
            .to_owned(),
        decided_on,
        created_by: editor,
        submission_key: None,
    };
    let by = Publisher {
        account_id: editor,
        acting_as: ActingAs::Editor,
    };
    town.app.db.write_here(move |tx| {
        let record = decisions::create(tx, &new, drafted_at)?;
        let published = results::find_published_of_consultation(tx, consultation_id)?;
        let cited: Vec<i64> = published.iter().map(|result| result.id).collect();
        decisions::set_results(tx, record.id, &cited)?;
        add_themes(tx, record.id, consultation_id)?;
        for (promise, keeper, _) in &promises {
            let new = NewCommitment {
                body_id: *keeper,
                text: promise.text.to_owned(),
                due_on: later(today, promise.due),
            };
            decisions::add_commitment(tx, record.id, &new, drafted_at)?;
        }
        decisions::publish(tx, record.id, &by, zone, published_at)?;
        let made = decisions::list_commitments(tx, record.id)?;
        for (commitment, (_, _, reports)) in made.into_iter().zip(&promises) {
            report(tx, commitment, reports, zone)?;
        }
        Ok(())
    })
}

fn later(today: NaiveDate, days: i64) -> NaiveDate {
    let span = Days::new(days.unsigned_abs());
    let day = if days < 0 {
        today.checked_sub_days(span)
    } else {
        today.checked_add_days(span)
    };
    day.unwrap_or(today)
}

fn add_themes(tx: &mut Tx<'_>, id: i64, consultation_id: i64) -> Result<(), AppError> {
    let kinds = [Kind::Comment, Kind::Topic, Kind::Post];
    let heard = contributions::list_of_consultation(tx, consultation_id, &kinds, None, 500)?;
    for (number, theme) in THEMES.iter().enumerate() {
        let new = NewTheme {
            title: theme.title.to_owned(),
            said: theme.said.to_owned(),
            decided: theme.decided.to_owned(),
            why: theme.why.to_owned(),
            contribution_ids: behind(&heard, theme.anchors, number),
        };
        decisions::add_theme(tx, id, &new)?;
    }
    Ok(())
}

/// Comments on those sections; where there are none, some that nothing else is made of.
fn behind(heard: &[Contribution], anchors: &[&str], number: usize) -> Vec<i64> {
    let citizens = || {
        heard
            .iter()
            .rev()
            .filter(|one| matches!(one.author_role, AuthorRole::Citizen | AuthorRole::Guest))
    };
    let on_theme: Vec<i64> = citizens()
        .filter(|one| anchors.contains(&one.anchor.as_str()))
        .take(CITED)
        .map(|one| one.id)
        .collect();
    if on_theme.is_empty() {
        let others = citizens().skip(number).step_by(THEMES.len());
        others.take(CITED).map(|one| one.id).collect()
    } else {
        on_theme
    }
}

fn report(
    tx: &mut Tx<'_>,
    mut seen: decisions::Commitment,
    reports: &[(UtcTime, CommitmentState, &str)],
    zone: Tz,
) -> Result<(), AppError> {
    let by = Publisher {
        account_id: None,
        acting_as: ActingAs::Official {
            body_id: seen.body_id,
        },
    };
    for (at, state, note) in reports {
        decisions::update_commitment(tx, &seen, *state, note, &by, (zone, *at))?;
        seen.state = *state;
        seen.updated_at = *at;
    }
    Ok(())
}
