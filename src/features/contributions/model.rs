//! Rows, ids and states of contributions.

use chrono_tz::Tz;
use diesel::prelude::*;

use crate::platform::db::UtcTime;
use crate::text_enum;
use crate::web::FormMarks;

text_enum! {
    /// What a contribution is.
    pub enum Kind {
        Comment = "comment",
        Topic = "topic",
        Post = "post",
        Question = "question",
        Answer = "answer",
        Petition = "petition",
        Statement = "statement",
        SurveyAnswer = "survey_answer",
        Letter = "letter",
        /// News of a petition from those who started it.
        PetitionUpdate = "petition_update",
    }
}

text_enum! {
    /// By which way it came.
    pub enum Channel {
        Web = "web",
        Api = "api",
        Email = "email",
        Paper = "paper",
        Phone = "phone",
        Meeting = "meeting",
    }
}

text_enum! {
    /// `received → in_review → published | rejected | hidden | withdrawn | erased | merged_into`
    pub enum State {
        Received = "received",
        InReview = "in_review",
        Published = "published",
        Rejected = "rejected",
        Hidden = "hidden",
        Withdrawn = "withdrawn",
        Erased = "erased",
        MergedInto = "merged_into",
    }
}

text_enum! {
    /// In what capacity the author wrote; shown as a mark beside the name.
    pub enum AuthorRole {
        Citizen = "citizen",
        Official = "official",
        Moderator = "moderator",
        Editor = "editor",
        Guest = "guest",
    }
}

text_enum! {
    /// When a moderator reads what is sent to a place; the strictest first.
    pub enum Moderation {
        /// Nothing is taken in.
        Closed = "closed",
        /// Before it is published.
        Pre = "pre",
        /// Before it is published, of whoever has nothing public yet, lost something lately or is
        /// reported by trusted readers; after it otherwise.
        FirstTime = "first_time",
        /// After it is published, when a reader reports it.
        Post = "post",
    }
}

impl Moderation {
    /// The stricter of two rules.
    #[must_use]
    pub fn stricter(self, other: Self) -> Self {
        let place = |one: Self| Self::ALL.iter().position(|known| *known == one);
        if place(other) < place(self) {
            other
        } else {
            self
        }
    }
}

/// What is stored of a contribution. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Contribution {
    pub id: i64,
    pub token: String,
    pub kind: Kind,
    pub place: String,
    pub anchor: String,
    pub consultation_id: Option<i64>,
    pub body_id: Option<i64>,
    pub parent_id: Option<i64>,
    pub url: String,
    pub place_title: String,
    pub account_id: Option<i64>,
    pub author_name: String,
    pub author_role: AuthorRole,
    pub channel: Channel,
    pub lang: String,
    pub title: String,
    pub text: String,
    pub html: String,
    pub salt: String,
    pub state: State,
    pub submission_key: Option<String>,
    pub reply_count: i64,
    pub received_at: UtcTime,
    pub published_at: Option<UtcTime>,
    pub state_changed_at: UtcTime,
    /// Number of the text that stands now.
    pub version: i64,
    pub edited_at: Option<UtcTime>,
    /// For replies: the first-level contribution that the whole talk hangs on.
    pub root_id: Option<i64>,
    /// What it answers, where that is not what it stands under.
    pub answers_id: Option<i64>,
    /// How many agree.
    pub support_count: i64,
}

impl Contribution {
    pub fn is_public(&self) -> bool {
        self.state == State::Published
    }
}

/// A contribution about to be taken in.
#[derive(Clone, Debug)]
pub struct NewContribution {
    pub kind: Kind,
    /// 'document:12'
    pub place: String,
    /// '' for the whole place.
    pub anchor: String,
    pub consultation_id: Option<i64>,
    pub body_id: Option<i64>,
    /// What it answers. Where it then stands is for [`super::rules::standing`].
    pub parent_id: Option<i64>,
    /// Address of the page where it is read; the token is appended as a fragment (`#c-TOKEN`), or
    /// as the last part of the path where the address ends in '/' (it has a page of its own).
    pub url: String,
    pub place_title: String,
    pub account_id: Option<i64>,
    pub author_name: String,
    pub author_role: AuthorRole,
    pub channel: Channel,
    pub lang: String,
    pub title: String,
    /// As written, cleaned.
    pub text: String,
    /// Sanitised, made from `text`.
    pub html: String,
    /// From the form: the same one twice stores one contribution.
    pub submission_key: Option<String>,
    /// How the form was filled in; None where it came by other ways, or in a form that is not looked
    /// at for that.
    pub marks: Option<FormMarks>,
}

/// Where a reply stands: threads have three levels and are flat beyond.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub parent_id: Option<i64>,
    pub root_id: Option<i64>,
    pub answers_id: Option<i64>,
}

text_enum! {
    /// In what capacity a text was replaced.
    pub enum ReplacedAs {
        Author = "author",
        Moderator = "moderator",
    }
}

/// A text that was replaced by an edit. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Version {
    pub id: i64,
    pub contribution_id: i64,
    pub number: i64,
    pub title: String,
    pub text: String,
    pub html: String,
    pub salt: String,
    /// A moderator took something out of it: nobody reads it any more.
    pub is_redacted: bool,
    pub replaced_at: UtcTime,
    pub replaced_as: ReplacedAs,
}

/// A change of state, as tools hear of it.
#[derive(Clone, Debug)]
pub struct StateChange {
    pub contribution: Contribution,
    /// None: it was just taken in.
    pub from: Option<State>,
    pub to: State,
    /// On whose clocks days end.
    pub zone: Tz,
}

impl StateChange {
    /// It can be seen by the public now and could not be seen before.
    pub fn appears(&self) -> bool {
        self.to == State::Published && self.from != Some(State::Published)
    }

    /// Its title, if everybody may read it from now on.
    pub fn shown_title(&self) -> Option<&str> {
        (self.to == State::Published).then_some(self.contribution.title.as_str())
    }

    pub fn disappears(&self) -> bool {
        self.from == Some(State::Published) && self.to != State::Published
    }
}
