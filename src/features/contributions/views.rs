//! What templates and JSON see of contributions.

use serde::Serialize;

use super::handlers::Found;
use super::model::{AuthorRole, Contribution, Kind, State};
use super::{Since, rules};
use crate::features::accounts::{Action, Subject, may};
use crate::features::files::FileView;
use crate::features::ledger::{Entry, EventView};
use crate::features::moderation::{self, AppealState};
use crate::platform::db::UtcTime;
use crate::platform::text::excerpt;
use crate::web::Visit;

/// Who may read the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shown {
    /// Everybody.
    Public,
    /// This person, as its author.
    Author,
    /// This person, as a moderator.
    Staff,
    /// Not this person.
    Not,
}

/// A contribution and its history.
#[derive(Serialize)]
pub struct TraceView {
    pub token: String,
    pub kind: &'static str,
    pub state: &'static str,
    pub shown: Shown,
    pub lang: String,
    pub title: String,
    pub html: String,
    pub files: Vec<FileView>,
    pub author: String,
    /// '' for a citizen and a guest.
    pub role: &'static str,
    pub body: Option<String>,
    pub channel: &'static str,
    pub received_at: UtcTime,
    /// By when a moderator reads it, while one has to.
    pub promised_at: Option<UtcTime>,
    pub is_late: bool,
    pub place_title: Option<String>,
    pub place_url: Option<String>,
    /// Why it was taken away.
    pub reason: Option<ReasonView>,
    pub steps: Vec<StepView>,
    /// What became of the text that it is about.
    pub since: Option<Since>,
    pub events: Vec<EventView>,
    pub url: String,
    pub can_report: bool,
    pub can_withdraw: bool,
    /// Until when this person may change the text.
    pub edit_until: Option<UtcTime>,
    pub edited_at: Option<UtcTime>,
    pub support_count: i64,
    pub can_moderate: bool,
    pub case_url: Option<String>,
    /// The second look that its author asked for.
    pub appeal: Option<AppealView>,
    /// What the author's button says: 'new' or 'see'; None where there is none.
    pub appeal_link: Option<&'static str>,
}

#[derive(Serialize)]
pub struct AppealView {
    pub state: &'static str,
    pub is_open: bool,
    pub due_at: UtcTime,
}

#[derive(Serialize)]
pub struct ReasonView {
    pub key: String,
    pub title: String,
}

/// A step of `flow.trace_line`.
#[derive(Serialize)]
pub struct StepView {
    pub key: &'static str,
    pub at: Option<UtcTime>,
    pub what: Option<String>,
    pub url: Option<String>,
}

impl TraceView {
    pub fn new(visit: &Visit, found: &Found) -> Self {
        let c = &found.contribution;
        let owner = Subject::of_owner(c.account_id);
        let is_author = c.account_id.is_some() && c.account_id == visit.actor.account_id;
        let shown = match c.state {
            State::Erased => Shown::Not,
            State::Published => Shown::Public,
            State::Rejected if is_harmless(found) => Shown::Public,
            _ if !found.may_read => Shown::Not,
            _ if is_author => Shown::Author,
            _ => Shown::Staff,
        };
        let is_shown = shown != Shown::Not;
        let text = |text: &str| {
            if is_shown {
                text.to_owned()
            } else {
                String::new()
            }
        };
        let open = found.case.as_ref().filter(|case| case.decided_at.is_none());
        let waits = matches!(c.state, State::Received | State::InReview);
        let promised_at = open.filter(|_| waits).map(|case| case.due_at);
        let moderates = may(&visit.actor, Action::Moderate, &owner);
        let events = found.entries.iter().rev();
        Self {
            token: c.token.clone(),
            kind: c.kind.as_str(),
            state: c.state.as_str(),
            shown,
            lang: c.lang.clone(),
            title: text(&c.title),
            html: text(&c.html),
            files: if is_shown {
                FileView::of(&found.files, c.id)
            } else {
                Vec::new()
            },
            author: text(&c.author_name),
            role: staff_role(c),
            body: Some(c.body_id)
                .filter(|_| is_shown && c.author_role == AuthorRole::Official)
                .and_then(|id| found.names.body(id))
                .map(ToOwned::to_owned),
            channel: c.channel.as_str(),
            received_at: c.received_at,
            is_late: promised_at.is_some_and(|at| at < visit.now),
            promised_at,
            place_title: place_title(c, is_shown).map(ToOwned::to_owned),
            place_url: c.is_public().then(|| c.url.clone()),
            reason: removed_for(visit, found),
            steps: steps(visit, found),
            since: found.since.clone(),
            events: events
                .map(|e| EventView::new(visit, e, &found.names))
                .collect(),
            url: visit.app.absolute(&format!("/c/{}", c.token)),
            can_report: c.is_public() && !is_author && !moderates,
            can_withdraw: is_author && rules::may_withdraw(c.kind, c.state),
            edit_until: is_author.then(|| edit_until(visit, found)).flatten(),
            edited_at: c.edited_at.filter(|_| c.is_public()),
            support_count: if c.is_public() { c.support_count } else { 0 },
            can_moderate: moderates && open.is_none() && is_decidable(c.state),
            case_url: open
                .filter(|_| moderates)
                .map(|case| format!("/desk/moderation/{}", case.id)),
            appeal: found.appeal.as_ref().map(|appeal| AppealView {
                state: appeal.state.as_str(),
                is_open: appeal.state == AppealState::Open,
                due_at: appeal.due_at,
            }),
            appeal_link: appeal_link(visit, found),
        }
    }
}

/// Whether its author may ask for a second look, or has asked for one.
fn appeal_link(visit: &Visit, found: &Found) -> Option<&'static str> {
    let owner = Subject::of_owner(found.contribution.account_id);
    if !may(&visit.actor, Action::Appeal, &owner) {
        return None;
    }
    if found.may_appeal {
        return Some("new");
    }
    found.appeal.as_ref().map(|_| "see")
}

/// Until when its author may change it.
fn edit_until(visit: &Visit, found: &Found) -> Option<UtcTime> {
    let (c, window) = (&found.contribution, visit.app.config.debate.edit_window());
    rules::ensure_editable(c, window, found.edit_until, visit.now).ok()?;
    let own = c.received_at.plus(window);
    Some(found.edit_until.map_or(own, |until| until.max(own)))
}

fn is_decidable(state: State) -> bool {
    matches!(state, State::Published | State::Hidden | State::Rejected)
}

fn staff_role(c: &Contribution) -> &'static str {
    match c.author_role {
        AuthorRole::Citizen | AuthorRole::Guest => "",
        role => role.as_str(),
    }
}

/// The name of the place. Where citizens name places, it goes when the text goes.
fn place_title(c: &Contribution, is_shown: bool) -> Option<&str> {
    if is_shown {
        Some(c.place_title.as_str()).filter(|title| !title.is_empty())
    } else {
        moderation::public_place(&c.place, &c.place_title)
    }
}

/// The key of the reason for which it was taken away last.
fn reason_key(found: &Found) -> Option<&str> {
    let newest = found.entries.iter().rev();
    let mut reasons = newest.map(|entry| entry.detail.get().text("reason"));
    reasons.find(|key| !key.is_empty())
}

/// A petition that was refused for what it asks, and not for how it is worded.
pub(super) fn is_harmless(found: &Found) -> bool {
    found.contribution.kind == Kind::Petition
        && reason_key(found).is_some_and(moderation::shows_text)
}

fn removed_for(visit: &Visit, found: &Found) -> Option<ReasonView> {
    if !matches!(found.contribution.state, State::Rejected | State::Hidden) {
        return None;
    }
    let key = reason_key(found)?;
    let title = found.names.reason(visit.lang, key)?;
    Some(ReasonView {
        key: key.to_owned(),
        title: title.to_owned(),
    })
}

/// The act by which a version of the text that it is about says what it made of it.
fn taken_up(found: &Found) -> Option<&Entry> {
    let outcome = found.since.as_ref()?.outcome.as_ref()?;
    found.entries.iter().rev().find(|entry| {
        let says = matches!(
            entry.action.as_str(),
            "taken-up" | "taken-up-partly" | "not-taken-up" | "answer-changed"
        );
        let version = entry.detail.get().0.get("version");
        says && version.and_then(serde_json::Value::as_i64) == Some(outcome.version)
    })
}

/// received → read → published → counted in → answered by
fn steps(visit: &Visit, found: &Found) -> Vec<StepView> {
    let c = &found.contribution;
    let find = |test: &dyn Fn(&Entry) -> bool| found.entries.iter().find(|entry| test(entry));
    // Keeping topics in order is no reading of what they say.
    let by_moderator =
        find(&|entry| entry.actor_role == "moderator" && !entry.action.starts_with("topic-"));
    let counted = find(&|entry| entry.action == "counted");
    let answered =
        find(&|entry| matches!(entry.action.as_str(), "answered" | "responded" | "cited"))
            .or_else(|| taken_up(found));
    let step = |key, at| StepView {
        key,
        at,
        what: None,
        url: None,
    };
    let led_to = |key, entry: Option<&Entry>| StepView {
        key,
        at: entry.map(|entry| entry.at),
        what: entry.and_then(|entry| {
            let title = entry.detail.get().text("title");
            let named = (!title.is_empty()).then(|| title.to_owned());
            named.or_else(|| found.names.body(entry.actor_body_id).map(ToOwned::to_owned))
        }),
        url: entry.and_then(|entry| EventView::new(visit, entry, &found.names).url),
    };
    let waits = matches!(c.state, State::Received | State::InReview);
    let goes_on = waits || c.state == State::Published;
    let mut steps = vec![step("received", Some(c.received_at))];
    if let Some(entry) = by_moderator {
        steps.push(step("read", Some(entry.at)));
    } else if waits {
        steps.push(step("read", None));
    }
    if c.published_at.is_some() || goes_on {
        steps.push(step("published", c.published_at));
    }
    if counted.is_some() || goes_on {
        steps.push(led_to("counted", counted));
    }
    if answered.is_some() || goes_on {
        steps.push(led_to("answered", answered));
    }
    // 'Read' before 'published' only where it was read before.
    steps.sort_by_key(|step| (step.at.is_none(), step.at));
    steps
}

/// A contribution in the list of one's own.
#[derive(Serialize)]
pub struct OwnView {
    pub token: String,
    pub kind: &'static str,
    pub state: &'static str,
    pub lang: String,
    pub words: String,
    pub place_title: String,
    pub received_at: UtcTime,
    pub reply_count: i64,
    pub can_withdraw: bool,
}

impl OwnView {
    pub fn new(c: &Contribution) -> Self {
        let words = if c.title.is_empty() {
            excerpt(&c.text, 160)
        } else {
            c.title.clone()
        };
        Self {
            token: c.token.clone(),
            kind: c.kind.as_str(),
            state: c.state.as_str(),
            lang: c.lang.clone(),
            words,
            place_title: c.place_title.clone(),
            received_at: c.received_at,
            reply_count: c.reply_count,
            can_withdraw: rules::may_withdraw(c.kind, c.state),
        }
    }
}
