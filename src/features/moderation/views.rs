//! What templates see of moderation.

use std::collections::HashSet;

use serde::Serialize;

use super::claims::Note;
use super::context::Context;
use super::model::{Case, CaseState, Cause, Decision, Reason, Report};
use super::rules;
use super::spam::Sign;
use super::words::Offers;
use crate::features::contributions::{Contribution, Kind, State};
use crate::features::deadlines::{Account, AccountView, Calendar};
use crate::features::files::{File, FileView};
use crate::platform::db::UtcTime;
use crate::platform::i18n::Lang;
use crate::platform::text::excerpt;
use crate::web::Visit;

/// A promised date, for `ui.due`.
#[derive(Serialize)]
pub struct DueView {
    pub at: UtcTime,
    pub state: &'static str,
    pub days: i64,
    /// By its own terms.
    pub is_nearly_overdue: bool,
}

impl DueView {
    pub fn new(due_at: UtcTime, is_near: bool, now: UtcTime, calendar: &Calendar) -> Self {
        let (state, days) = rules::due_state(due_at, is_near, now, calendar);
        Self {
            at: due_at,
            state,
            days,
            is_nearly_overdue: is_near && state == "soon",
        }
    }
}

/// A published reason in the language of the visit.
#[derive(Serialize)]
pub struct ReasonView {
    /// Its key; named so for the components that choose.
    pub value: String,
    pub text: String,
    pub explanation: String,
}

impl ReasonView {
    pub fn new(reason: &Reason, lang: Lang) -> Self {
        Self {
            value: reason.key.clone(),
            text: reason.title.get().in_lang(lang).to_owned(),
            explanation: reason.explanation.get().in_lang(lang).to_owned(),
        }
    }
}

/// A row of the queue.
#[derive(Serialize)]
pub struct QueueRow {
    pub id: i64,
    pub token: String,
    pub kind: &'static str,
    pub cause: &'static str,
    pub lang: String,
    pub words: String,
    pub place_title: String,
    pub report_count: i64,
    /// Some of them by readers who were often right.
    pub is_trusted: bool,
    pub opened_at: UtcTime,
    pub due: DueView,
    /// Another moderator has to decide it.
    pub is_own: bool,
    pub holder: Option<HolderView>,
}

/// Who works on a case.
#[derive(Serialize)]
pub struct HolderView {
    pub name: String,
    pub is_me: bool,
}

/// Case, account and name of those who work on cases.
pub type Holders = [(i64, i64, String)];

/// What is known of the cases of a page besides themselves.
pub struct Marks {
    pub holders: Vec<(i64, i64, String)>,
    /// Cases that are nearly overdue.
    pub near: HashSet<i64>,
    /// By which the site counts.
    pub calendar: Calendar,
}

impl HolderView {
    fn of(visit: &Visit, case_id: i64, holders: &Holders) -> Option<Self> {
        let (_, account_id, name) = holders.iter().find(|(id, ..)| *id == case_id)?;
        Some(Self {
            name: name.clone(),
            is_me: Some(*account_id) == visit.actor.account_id,
        })
    }
}

impl QueueRow {
    pub fn new(visit: &Visit, case: &Case, contribution: &Contribution, marks: &Marks) -> Self {
        Self {
            id: case.id,
            token: contribution.token.clone(),
            kind: contribution.kind.as_str(),
            cause: case.cause.as_str(),
            lang: contribution.lang.clone(),
            words: words_of(contribution, 140),
            place_title: contribution.place_title.clone(),
            report_count: case.report_count,
            is_trusted: case.report_trust > 0,
            opened_at: case.opened_at,
            due: DueView::new(
                case.due_at,
                marks.near.contains(&case.id),
                visit.now,
                &marks.calendar,
            ),
            is_own: is_own(visit, contribution),
            holder: HolderView::of(visit, case.id, &marks.holders),
        }
    }
}

/// By what lists name a contribution: its title, or how its text begins.
pub fn words_of(contribution: &Contribution, most: usize) -> String {
    let words = if contribution.title.is_empty() {
        &contribution.text
    } else {
        &contribution.title
    };
    excerpt(words, most)
}

/// Whether this person wrote it.
pub fn is_own(visit: &Visit, contribution: &Contribution) -> bool {
    contribution.account_id.is_some() && contribution.account_id == visit.actor.account_id
}

/// Everything a moderator needs for deciding.
pub struct CaseData {
    pub case: Case,
    pub contribution: Contribution,
    pub context: Context,
    pub offers: Offers,
    /// Why it was held back when it came in.
    pub signs: Vec<Sign>,
    pub reports: Vec<Report>,
    pub reasons: Vec<Reason>,
    /// Keys of those for which it may be rejected, where its tool fixed them.
    pub rejection_reasons: Option<Vec<String>>,
    /// What moderators decided on this author before.
    pub earlier: Vec<(Option<Decision>, i64)>,
    /// How many cases are open, this one included.
    pub open_count: i64,
    pub files: Vec<File>,
    pub holders: Vec<(i64, i64, String)>,
    /// Oldest first.
    pub notes: Vec<Note>,
    pub accounts: Vec<Account>,
    /// It is nearly overdue.
    pub is_near: bool,
    /// An earlier decision can be taken back.
    pub stands: bool,
    /// By which the site counts.
    pub calendar: Calendar,
    pub may_suspend: bool,
}

#[derive(Serialize)]
pub struct CaseView {
    pub id: i64,
    pub token: String,
    pub kind: &'static str,
    pub cause: &'static str,
    pub state: &'static str,
    pub lang: String,
    pub title: String,
    pub html: String,
    pub files: Vec<FileView>,
    pub author: String,
    pub role: &'static str,
    pub channel: &'static str,
    pub received_at: UtcTime,
    pub opened_at: UtcTime,
    pub due: DueView,
    /// How the promised day came about.
    pub accounts: Vec<AccountView>,
    pub place_title: String,
    /// None while the place does not show it.
    pub place_url: Option<String>,
    pub report_count: i64,
    pub signs: Vec<&'static str>,
    pub reports: Vec<ReportView>,
    pub earlier: Option<EarlierView>,
    pub choices: Vec<ChoiceView>,
    /// Passages can be named, and where it goes on.
    pub can_redact: bool,
    pub can_warn: bool,
    pub can_arrange: bool,
    pub reasons: Vec<ReasonView>,
    pub decided: Option<DecidedView>,
    pub is_own: bool,
    pub others_open: i64,
    /// Its author can be suspended, if another moderator agrees.
    pub may_suspend: bool,
    pub holder: Option<HolderView>,
    pub notes: Vec<NoteView>,
}

/// What a moderator noted for the others.
#[derive(Serialize)]
pub struct NoteView {
    pub text: String,
    pub author: Option<String>,
    pub at: UtcTime,
}

#[derive(Serialize)]
pub struct ReportView {
    pub at: UtcTime,
    pub reason: String,
    pub note: String,
}

/// Earlier decisions on the same author, as counts.
#[derive(Default, Serialize)]
pub struct EarlierView {
    pub approved: i64,
    pub rejected: i64,
    pub hidden: i64,
    pub warned: i64,
}

/// A decision to choose, with the key that chooses it.
#[derive(Serialize)]
pub struct ChoiceView {
    pub value: &'static str,
    /// Part of the text's key: what the decision means for this contribution.
    pub key: &'static str,
    pub access_key: &'static str,
}

#[derive(Serialize)]
pub struct DecidedView {
    pub at: UtcTime,
    /// None: closed without a decision.
    pub decision: Option<&'static str>,
    pub reason: Option<String>,
    pub explanation: String,
}

impl CaseView {
    pub fn new(visit: &Visit, data: &CaseData) -> Self {
        let (case, c) = (&data.case, &data.contribution);
        let title_of = |id: Option<i64>| {
            let reason = data.reasons.iter().find(|reason| Some(reason.id) == id);
            reason.map(|reason| reason.title.get().in_lang(visit.lang).to_owned())
        };
        let reports = data.reports.iter().map(|report| ReportView {
            at: report.created_at,
            reason: title_of(report.reason_id).unwrap_or_default(),
            note: report.note.clone(),
        });
        let taking_away = rules::taking_away(c.state);
        let fixed = data.rejection_reasons.as_deref();
        let reasons = data
            .reasons
            .iter()
            .filter(|reason| rules::may_cite(reason, c.kind, taking_away, fixed));
        let is_open = case.state == CaseState::Open;
        let possible = rules::possible_decisions(c.kind, c.state, data.stands);
        let can = |decision| possible.contains(&decision);
        Self {
            id: case.id,
            token: c.token.clone(),
            kind: c.kind.as_str(),
            cause: case.cause.as_str(),
            state: c.state.as_str(),
            lang: c.lang.clone(),
            title: c.title.clone(),
            html: c.html.clone(),
            files: FileView::of(&data.files, c.id),
            author: c.author_name.clone(),
            role: c.author_role.as_str(),
            channel: c.channel.as_str(),
            received_at: c.received_at,
            opened_at: case.opened_at,
            due: DueView::new(case.due_at, data.is_near, visit.now, &data.calendar),
            accounts: AccountView::list(&data.accounts),
            place_title: c.place_title.clone(),
            place_url: c.is_public().then(|| c.url.clone()),
            report_count: case.report_count,
            signs: data.signs.iter().map(|sign| sign.as_str()).collect(),
            reports: reports.collect(),
            earlier: c.account_id.map(|_| earlier(&data.earlier)),
            can_redact: can(Decision::Redact),
            can_warn: can(Decision::Warn),
            can_arrange: can(Decision::Merge),
            choices: if is_open {
                choices(c.kind, c.state, data.stands)
            } else {
                Vec::new()
            },
            reasons: reasons
                .map(|reason| ReasonView::new(reason, visit.lang))
                .collect(),
            decided: case.decided_at.map(|at| DecidedView {
                at,
                decision: case.decision.map(Decision::as_str),
                reason: title_of(case.reason_id),
                explanation: case.explanation.clone(),
            }),
            is_own: is_own(visit, c),
            may_suspend: data.may_suspend,
            others_open: data.open_count - i64::from(is_open),
            holder: HolderView::of(visit, case.id, &data.holders),
            notes: data
                .notes
                .iter()
                .map(|note| NoteView {
                    text: note.text.clone(),
                    author: note.author.clone(),
                    at: note.created_at,
                })
                .collect(),
        }
    }
}

fn earlier(counts: &[(Option<Decision>, i64)]) -> EarlierView {
    let of = |decision| {
        let found = counts.iter().find(|(known, _)| *known == Some(decision));
        found.map_or(0, |(_, count)| *count)
    };
    EarlierView {
        approved: of(Decision::Approve),
        rejected: of(Decision::Reject),
        hidden: of(Decision::Hide),
        warned: of(Decision::Warn),
    }
}

fn choices(kind: Kind, state: State, stands: bool) -> Vec<ChoiceView> {
    let possible = rules::possible_decisions(kind, state, stands).into_iter();
    let with_keys = possible.map(|decision| {
        let key = match (state, decision) {
            (State::Published, Decision::Approve) => "keep",
            (State::Hidden | State::Rejected, Decision::Approve) => "restore",
            (_, Decision::Approve) => "publish",
            (State::Hidden | State::Rejected, _) => "uphold",
            (_, Decision::Reject) => "reject",
            (_, Decision::Hide) => "hide",
            (_, Decision::Warn) => "warn",
            (_, Decision::Redact) => "redact",
            (State::Published, Decision::AskEdit) => "ask-edit",
            (_, Decision::AskEdit) => "ask-edit-first",
            (_, Decision::Move) => "move",
            (_, Decision::Merge) => "merge",
            (_, Decision::Close) => "close",
            (_, Decision::TakeBack) => "take-back",
        };
        ChoiceView {
            value: decision.as_str(),
            key,
            access_key: match decision {
                Decision::Approve => "a",
                Decision::Reject | Decision::Hide => "r",
                Decision::Warn => "w",
                Decision::Redact => "p",
                Decision::AskEdit => "e",
                Decision::Move => "m",
                Decision::Merge => "j",
                Decision::Close => "c",
                Decision::TakeBack => "b",
            },
        }
    });
    with_keys.collect()
}

/// Causes and kinds to filter the queue by.
pub fn causes() -> Vec<&'static str> {
    Cause::ALL.iter().map(|cause| cause.as_str()).collect()
}
