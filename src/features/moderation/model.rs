//! Rows and states of moderation.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::features::contributions::Kind;
use crate::platform::db::{Json, UtcTime};
use crate::platform::i18n::Lang;
use crate::text_enum;

text_enum! {
    /// Why a case was opened.
    pub enum Cause {
        PreModeration = "pre_moderation",
        Report = "report",
        OwnMotion = "own_motion",
        /// It looked like something a program sent.
        Screening = "screening",
    }
}

text_enum! {
    pub enum CaseState {
        Open = "open",
        Decided = "decided",
    }
}

text_enum! {
    pub enum Decision {
        Approve = "approve",
        Reject = "reject",
        Hide = "hide",
        /// It stays as it is, and its author is told which rule it comes near to breaking.
        Warn = "warn",
        /// Passages are taken out of it; the rest is public.
        Redact = "redact",
        /// Its author may change it for a while, and is asked to.
        AskEdit = "ask_edit",
        /// A topic goes on in another forum.
        Move = "move",
        /// A topic goes on in another one, which asks the same.
        Merge = "merge",
        /// Nobody writes in a topic any more.
        Close = "close",
        /// What was decided last is undone: a warning is withdrawn, passages are put back.
        TakeBack = "take_back",
    }
}

impl Decision {
    /// Whether something is taken from the author, who is owed a published reason.
    pub fn needs_reason(self) -> bool {
        matches!(
            self,
            Self::Reject | Self::Hide | Self::Warn | Self::Redact | Self::AskEdit
        )
    }
}

text_enum! {
    /// What stands in the public log: a decision on a case or on an appeal.
    pub enum Logged {
        Approve = "approve",
        Reject = "reject",
        Hide = "hide",
        Warn = "warn",
        Redact = "redact",
        AskEdit = "ask_edit",
        Move = "move",
        Merge = "merge",
        Close = "close",
        TakeBack = "take_back",
        /// The appeal failed: the first decision stands.
        Upheld = "upheld",
        /// The appeal succeeded: what was decided is undone.
        Reversed = "reversed",
    }
}

impl Logged {
    /// Whether it cites a published reason against a text: it took something away, or warned.
    pub fn cites_reason(self) -> bool {
        matches!(
            self,
            Self::Reject | Self::Hide | Self::Warn | Self::Redact | Self::AskEdit
        )
    }
}

impl From<Decision> for Logged {
    fn from(decision: Decision) -> Self {
        match decision {
            Decision::Approve => Self::Approve,
            Decision::Reject => Self::Reject,
            Decision::Hide => Self::Hide,
            Decision::Warn => Self::Warn,
            Decision::Redact => Self::Redact,
            Decision::AskEdit => Self::AskEdit,
            Decision::Move => Self::Move,
            Decision::Merge => Self::Merge,
            Decision::Close => Self::Close,
            Decision::TakeBack => Self::TakeBack,
        }
    }
}

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Case {
    pub id: i64,
    pub contribution_id: i64,
    pub kind: Kind,
    pub cause: Cause,
    pub state: CaseState,
    pub open_for: Option<i64>,
    pub report_count: i64,
    pub opened_at: UtcTime,
    pub due_at: UtcTime,
    pub decision: Option<Decision>,
    pub reason_id: Option<i64>,
    pub explanation: String,
    pub decided_by: Option<i64>,
    pub decided_at: Option<UtcTime>,
    /// What its reports weigh together ([`super::readers`]).
    pub report_trust: i64,
    /// When its decision was reversed by an appeal, or taken back.
    pub undone_at: Option<UtcTime>,
}

/// A short text in every language of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translated(pub BTreeMap<String, String>);

impl Translated {
    pub fn new<'a>(texts: impl IntoIterator<Item = (Lang, &'a str)>) -> Self {
        let texts = texts
            .into_iter()
            .map(|(lang, text)| (lang.code().to_owned(), text.to_owned()));
        Self(texts.collect())
    }

    /// The text in `lang`, else in English, else in whatever language there is.
    pub fn in_lang(&self, lang: Lang) -> &str {
        self.0
            .get(lang.code())
            .or_else(|| self.0.get(Lang::En.code()))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
}

/// A published reason for taking something away. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Reason {
    pub id: i64,
    /// Stable name: 'personal-data'. Also the anchor on the page of rules.
    pub key: String,
    pub title: Json<Translated>,
    pub explanation: Json<Translated>,
    pub may_reject: bool,
    pub may_hide: bool,
    pub position: i64,
    pub active: bool,
}

/// A reader's report, as moderators see it.
#[derive(Clone, Debug, Queryable)]
pub struct Report {
    pub reason_id: Option<i64>,
    pub note: String,
    pub created_at: UtcTime,
}

/// A report about to be filed.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// Who reports, so that one reader counts once: an account, or a salted hash of a network.
    pub reporter_key: String,
    pub account_id: Option<i64>,
    /// Key of a published reason.
    pub reason: Option<String>,
    pub note: String,
}

/// What a moderator decides on a case.
#[derive(Clone, Debug)]
pub struct Ruling {
    pub decision: Decision,
    /// Key of a published reason; needed for rejecting and hiding.
    pub reason: Option<String>,
    /// The moderator's own words to the author; '' for none.
    pub explanation: String,
    /// What is taken out of the text, word for word; for [`Decision::Redact`].
    pub passages: Vec<String>,
    /// Address of the forum or topic in which a topic goes on; '' for every other decision.
    pub target: String,
}

impl Ruling {
    pub fn approve() -> Self {
        Self {
            decision: Decision::Approve,
            reason: None,
            explanation: String::new(),
            passages: Vec::new(),
            target: String::new(),
        }
    }

    /// A decision that cites a published reason, with words to the author.
    pub fn citing(decision: Decision, reason: &str, explanation: &str) -> Self {
        Self {
            decision,
            reason: Some(reason.to_owned()),
            explanation: explanation.to_owned(),
            ..Self::approve()
        }
    }
}

/// A decision about to be written into the public log.
#[derive(Clone, Copy, Debug)]
pub struct NewLogged {
    pub case_id: i64,
    pub appeal_id: Option<i64>,
    pub decision: Logged,
    pub reason_id: Option<i64>,
    /// Of the promise that it keeps.
    pub opened_at: UtcTime,
    pub due_at: UtcTime,
}

/// A decision as the public log lists it: nothing about persons.
#[derive(Clone, Debug, Queryable)]
pub struct LogRow {
    pub id: i64,
    pub case_id: i64,
    pub appeal_id: Option<i64>,
    pub decision: Logged,
    pub reason_id: Option<i64>,
    pub opened_at: UtcTime,
    pub due_at: UtcTime,
    pub decided_at: UtcTime,
    /// Of an appeal against a suspension: nothing of what follows may be said of it.
    pub suspension_id: Option<i64>,
    pub cause: Cause,
    pub report_count: i64,
    pub token: String,
    pub kind: Kind,
    pub place: String,
    pub place_title: String,
}
