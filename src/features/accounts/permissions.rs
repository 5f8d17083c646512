//! Who may do what: one pure function of actor, action and subject.
//!
//! Whether it is the right *time* for an act (a closed consultation, a decided case) is for the
//! tool's own rules; this answers only whether this person may do it at all.

use crate::platform::actor::{Actor, Role};
use crate::platform::error::AppError;

/// Everything somebody can be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Comment, post, start a topic, ask, start a petition.
    Contribute,
    /// Tell a moderator about a contribution.
    Report,
    /// Be told what happens to something.
    Follow,
    /// Take back a contribution of one's own.
    Withdraw,
    /// Ask for a second look at a decision on a contribution of one's own.
    Appeal,
    /// See a contribution that is not public.
    SeeContribution,
    /// Open the moderation queue and decide its cases.
    Moderate,
    /// Answer a question put to a body.
    AnswerQuestion,
    /// Respond to a petition addressed to a body.
    RespondToPetition,
    /// Make and change consultations and their documents and forums.
    EditConsultation,
    /// Make and publish results.
    EditResults,
    /// Make and publish decision records.
    EditDecision,
    /// Say how far a commitment is.
    UpdateCommitment,
    /// Change bodies, officials, accounts, roles, rules; see jobs and mails that failed.
    Administer,
}

impl Action {
    pub const ALL: [Self; 14] = [
        Self::Contribute,
        Self::Report,
        Self::Follow,
        Self::Withdraw,
        Self::Appeal,
        Self::SeeContribution,
        Self::Moderate,
        Self::AnswerQuestion,
        Self::RespondToPetition,
        Self::EditConsultation,
        Self::EditResults,
        Self::EditDecision,
        Self::UpdateCommitment,
        Self::Administer,
    ];
}

/// What the act is done to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The body concerned, if any.
    pub body_id: Option<i64>,
    /// Whose it is, if anybody's.
    pub owner_id: Option<i64>,
}

impl Subject {
    /// Nothing in particular.
    pub const SITE: Self = Self {
        body_id: None,
        owner_id: None,
    };

    pub fn of_body(body_id: i64) -> Self {
        Self {
            body_id: Some(body_id),
            owner_id: None,
        }
    }

    pub fn of_owner(owner_id: Option<i64>) -> Self {
        Self {
            body_id: None,
            owner_id,
        }
    }
}

/// Whether `actor` may do `action` to `subject`.
pub fn may(actor: &Actor, action: Action, subject: &Subject) -> bool {
    let Some(account_id) = actor.account_id else {
        return action == Action::Report;
    };
    let is_owner = subject.owner_id == Some(account_id);
    let is_official = subject.body_id.is_some_and(|id| actor.is_official_of(id));
    let administers = actor.has(Role::Administrator);
    if actor.suspended {
        // What was said stays one's own.
        return match action {
            Action::Follow => true,
            Action::Withdraw | Action::Appeal | Action::SeeContribution => is_owner,
            _ => false,
        };
    }
    match action {
        Action::Contribute | Action::Report | Action::Follow => true,
        Action::Withdraw | Action::Appeal => is_owner,
        Action::SeeContribution => is_owner || actor.has(Role::Moderator) || administers,
        // Nobody judges their own words.
        Action::Moderate => actor.has(Role::Moderator) && !is_owner,
        // An administrator keeps the site running but does not speak for a body.
        Action::AnswerQuestion | Action::RespondToPetition => is_official,
        Action::EditConsultation | Action::EditResults | Action::EditDecision => {
            actor.has(Role::Editor) || administers
        }
        Action::UpdateCommitment => is_official || actor.has(Role::Editor) || administers,
        Action::Administer => administers,
    }
}

/// # Errors
/// `Unauthenticated` when signing in might help, otherwise `Forbidden`.
pub fn ensure(actor: &Actor, action: Action, subject: &Subject) -> Result<(), AppError> {
    if may(actor, action, subject) {
        Ok(())
    } else if actor.suspended {
        Err(AppError::Forbidden("accounts.suspended"))
    } else if actor.is_signed_in() {
        Err(AppError::Forbidden("error.forbidden-text"))
    } else {
        Err(AppError::Unauthenticated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::actor::Grant;

    const ME: i64 = 1;
    const MY_BODY: i64 = 10;
    const OTHER_BODY: i64 = 11;

    fn actor(role: Option<Role>) -> Actor {
        let body_id = (role == Some(Role::Official)).then_some(MY_BODY);
        let grants = role
            .into_iter()
            .map(|role| Grant { role, body_id })
            .collect();
        Actor {
            account_id: Some(ME),
            name: "Me".to_owned(),
            grants,
            suspended: false,
        }
    }

    /// Suspended, whatever else they were.
    fn suspended() -> Actor {
        let grants = Role::ALL.iter().map(|&role| Grant {
            role,
            body_id: (role == Role::Official).then_some(MY_BODY),
        });
        Actor {
            grants: grants.collect(),
            suspended: true,
            ..actor(None)
        }
    }

    /// The whole table. One line an action, one letter a role: Visitor, Citizen, Official,
    /// Moderator, Editor, Administrator, and X, suspended with every role. A capital letter: allowed;
    /// a small one: not.
    /// The three columns: nothing in particular, one's own (or one's own body's), another's.
    #[test]
    fn the_table() {
        let table: [(Action, &str, &str, &str); 14] = [
            (Action::Contribute, "vCOMEAx", "vCOMEAx", "vCOMEAx"),
            (Action::Report, "VCOMEAx", "VCOMEAx", "VCOMEAx"),
            (Action::Follow, "vCOMEAX", "vCOMEAX", "vCOMEAX"),
            (Action::Withdraw, "vcomeax", "vCOMEAX", "vcomeax"),
            (Action::Appeal, "vcomeax", "vCOMEAX", "vcomeax"),
            (Action::SeeContribution, "vcoMeAx", "vCOMEAX", "vcoMeAx"),
            (Action::Moderate, "vcoMeax", "vcomeax", "vcoMeax"),
            (Action::AnswerQuestion, "vcomeax", "vcOmeax", "vcomeax"),
            (Action::RespondToPetition, "vcomeax", "vcOmeax", "vcomeax"),
            (Action::EditConsultation, "vcomEAx", "vcomEAx", "vcomEAx"),
            (Action::EditResults, "vcomEAx", "vcomEAx", "vcomEAx"),
            (Action::EditDecision, "vcomEAx", "vcomEAx", "vcomEAx"),
            (Action::UpdateCommitment, "vcomEAx", "vcOmEAx", "vcomEAx"),
            (Action::Administer, "vcomeAx", "vcomeAx", "vcomeAx"),
        ];
        assert_eq!(
            table.map(|line| line.0),
            Action::ALL,
            "every action has its line"
        );
        let actors = [
            Actor::anonymous(),
            actor(None),
            actor(Some(Role::Official)),
            actor(Some(Role::Moderator)),
            actor(Some(Role::Editor)),
            actor(Some(Role::Administrator)),
            suspended(),
        ];
        for (action, nothing, own, other) in table {
            let subjects = [
                (nothing, Subject::SITE),
                (
                    own,
                    Subject {
                        body_id: Some(MY_BODY),
                        owner_id: Some(ME),
                    },
                ),
                (
                    other,
                    Subject {
                        body_id: Some(OTHER_BODY),
                        owner_id: Some(99),
                    },
                ),
            ];
            for (letters, subject) in subjects {
                for (actor, letter) in actors.iter().zip(letters.chars()) {
                    let expected = letter.is_uppercase();
                    assert_eq!(
                        may(actor, action, &subject),
                        expected,
                        "{letter} {action:?} {subject:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn refusal_tells_whether_signing_in_would_help() {
        let visitor = ensure(&Actor::anonymous(), Action::Contribute, &Subject::SITE);
        assert_eq!(visitor, Err(AppError::Unauthenticated));
        let citizen = ensure(&actor(None), Action::Moderate, &Subject::SITE);
        assert_eq!(citizen, Err(AppError::Forbidden("error.forbidden-text")));
        let barred = ensure(&suspended(), Action::Contribute, &Subject::SITE);
        assert_eq!(barred, Err(AppError::Forbidden("accounts.suspended")));
    }
}
