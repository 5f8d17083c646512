//! What templates see of clean-ups.

use std::collections::HashMap;

use serde::Serialize;

use super::model::{Criteria, Item, ItemState, Sweep, SweepState};
use super::rules;
use crate::features::contributions::{Contribution, Kind};
use crate::features::moderation::model::Reason;
use crate::features::moderation::views::words_of;
use crate::platform::db::UtcTime;
use crate::platform::i18n::format::long_date;
use crate::web::Visit;

/// A choice of a list.
#[derive(Serialize)]
pub struct OptionView {
    pub value: &'static str,
    pub text: String,
}

/// Kinds that can be cleaned up.
pub fn kinds(visit: &Visit) -> Vec<OptionView> {
    let kinds = rules::KINDS.iter().map(|kind| OptionView {
        value: kind.as_str(),
        text: visit.text(&format!("contributions-kind-{kind}")),
    });
    kinds.collect()
}

/// States in which something can be taken away.
pub fn states(visit: &Visit) -> Vec<OptionView> {
    let states = rules::STATES.iter().map(|state| OptionView {
        value: state.as_str(),
        text: visit.text(&format!("status-{state}")),
    });
    states.collect()
}

/// One thing that is looked for.
#[derive(Serialize)]
pub struct Line {
    /// Part of the text's key.
    pub key: &'static str,
    pub value: String,
}

/// What is looked for, line by line.
pub fn lines(visit: &Visit, criteria: &Criteria) -> Vec<Line> {
    let day = |day: Option<chrono::NaiveDate>| {
        day.map(|day| long_date(visit.lang, day))
            .unwrap_or_default()
    };
    let kind = |kind: Kind| visit.text(&format!("contributions-kind-{kind}"));
    let state = criteria
        .state
        .map(|state| visit.text(&format!("status-{state}")));
    let all = [
        ("words", criteria.words.clone()),
        ("domain", criteria.domain.clone()),
        ("author", criteria.author_of.clone()),
        ("since", day(criteria.accounts_since)),
        ("page", criteria.page.clone()),
        ("kind", criteria.kind.map(kind).unwrap_or_default()),
        ("state", state.unwrap_or_default()),
        ("from", day(criteria.from)),
        ("until", day(criteria.until)),
    ];
    let given = all.into_iter().filter(|(_, value)| !value.is_empty());
    given.map(|(key, value)| Line { key, value }).collect()
}

/// A clean-up in the list.
#[derive(Serialize)]
pub struct SweepRow {
    pub id: i64,
    pub state: &'static str,
    pub made_at: UtcTime,
    pub post_count: i64,
    pub swept: i64,
    pub restored: i64,
    pub lines: Vec<Line>,
}

/// How many posts stand how.
pub type Counts = HashMap<ItemState, i64>;

fn of(counts: &Counts, state: ItemState) -> i64 {
    counts.get(&state).copied().unwrap_or_default()
}

impl SweepRow {
    pub fn new(visit: &Visit, sweep: &Sweep, counts: &Counts) -> Self {
        Self {
            id: sweep.id,
            state: sweep.state.as_str(),
            made_at: sweep.made_at,
            post_count: sweep.post_count,
            swept: of(counts, ItemState::Swept),
            restored: of(counts, ItemState::Restored),
            lines: lines(visit, sweep.criteria.get()),
        }
    }
}

/// Somebody did something.
#[derive(Serialize)]
pub struct Act {
    pub what: &'static str,
    pub name: String,
    pub at: UtcTime,
}

/// A clean-up on its own page.
#[derive(Serialize)]
pub struct SweepView {
    pub id: i64,
    pub state: &'static str,
    pub lines: Vec<Line>,
    pub post_count: i64,
    pub author_count: i64,
    pub listed: i64,
    pub left_out: i64,
    pub swept: i64,
    pub skipped: i64,
    pub restored: i64,
    pub kept: i64,
    /// Tried so far, and to be tried in all.
    pub done: i64,
    pub all: i64,
    pub reason: Option<String>,
    pub explanation: String,
    pub acts: Vec<Act>,
    pub may_second: bool,
    pub may_undo: bool,
    pub needs_two: bool,
}

impl SweepView {
    /// `names`: of those who did something, by account.
    pub fn new(
        visit: &Visit,
        sweep: &Sweep,
        counts: &Counts,
        reasons: &[Reason],
        names: &HashMap<i64, String>,
    ) -> Self {
        let count = |state| of(counts, state);
        let name = |id: Option<i64>| {
            id.and_then(|id| names.get(&id))
                .cloned()
                .unwrap_or_default()
        };
        let acts = [
            ("made", Some(sweep.made_by), Some(sweep.made_at)),
            ("confirmed", sweep.confirmed_by, sweep.confirmed_at),
            ("seconded", sweep.seconded_by, sweep.seconded_at),
            ("done", None, sweep.done_at),
            ("undone", sweep.undone_by, sweep.undone_at),
        ];
        let acts = acts.into_iter().filter_map(|(what, by, at)| {
            Some(Act {
                what,
                name: name(by),
                at: at?,
            })
        });
        let reason = reasons.iter().find(|one| Some(one.id) == sweep.reason_id);
        let listed = count(ItemState::Listed);
        let (done, left) = match sweep.state {
            SweepState::Undoing | SweepState::Undone => (
                count(ItemState::Restored) + count(ItemState::Kept),
                count(ItemState::Swept),
            ),
            _ => (count(ItemState::Swept) + count(ItemState::Skipped), listed),
        };
        let alone_up_to = i64::from(visit.app.config.spam.sweep_second_moderator_above);
        let me = visit.actor.account_id;
        Self {
            id: sweep.id,
            state: sweep.state.as_str(),
            lines: lines(visit, sweep.criteria.get()),
            post_count: sweep.post_count,
            author_count: sweep.author_count,
            listed,
            left_out: count(ItemState::LeftOut),
            swept: count(ItemState::Swept),
            skipped: count(ItemState::Skipped),
            restored: count(ItemState::Restored),
            kept: count(ItemState::Kept),
            done,
            all: done + left,
            reason: reason.map(|one| one.title.get().in_lang(visit.lang).to_owned()),
            explanation: sweep.explanation.clone(),
            acts: acts.collect(),
            may_second: sweep.state == SweepState::Waiting && sweep.confirmed_by != me,
            may_undo: rules::may_undo(sweep.state),
            needs_two: rules::state_confirmed(listed, alone_up_to) == SweepState::Waiting,
        }
    }
}

/// A post of a clean-up.
#[derive(Serialize)]
pub struct ItemRow {
    pub id: i64,
    pub token: String,
    pub kind: &'static str,
    pub lang: String,
    pub words: String,
    pub place_title: String,
    pub author: String,
    pub received_at: UtcTime,
    /// Where the text stands now.
    pub state: &'static str,
    /// What the clean-up did with it.
    pub item: &'static str,
    pub is_left_out: bool,
    pub case_id: Option<i64>,
}

impl ItemRow {
    pub fn new((item, one): (Item, Contribution)) -> Self {
        Self {
            id: one.id,
            kind: one.kind.as_str(),
            words: words_of(&one, 200),
            lang: one.lang,
            token: one.token,
            place_title: one.place_title,
            author: one.author_name,
            received_at: one.received_at,
            state: one.state.as_str(),
            item: item.state.as_str(),
            is_left_out: item.state == ItemState::LeftOut,
            case_id: item.back_case_id.or(item.case_id),
        }
    }
}
