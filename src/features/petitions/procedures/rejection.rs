//! For what a petition may be rejected before it opens: published rules of moderation that its
//! procedure names. Each petition keeps those that were in use when it was started, and the version
//! in which their words stood; what is added or retired later changes nothing for it.

use serde::Serialize;

use super::Procedure;
use crate::features::contributions::{Contribution, Kind};
use crate::features::moderation::{self, Reason, rulebook};
use crate::features::petitions::store;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;

/// Those in use that a procedure names; all in use where it names none, or none that is left.
fn named<'a>(terms: &Procedure, in_use: &'a [Reason]) -> Vec<&'a Reason> {
    let names = |reason: &&Reason| terms.rejection_reasons.contains(&reason.key);
    let named: Vec<&Reason> = in_use.iter().filter(names).collect();
    if named.is_empty() {
        in_use.iter().collect()
    } else {
        named
    }
}

/// Writes into the terms of a petition for what it may be rejected from now on.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn fix(conn: &mut DbConn, terms: &mut Procedure) -> Result<(), AppError> {
    let in_use = moderation::list_rejection_reasons(conn, Kind::Petition)?;
    let keys = named(terms, &in_use).into_iter();
    terms.rejection_reasons = keys.map(|reason| reason.key.clone()).collect();
    terms.rulebook = rulebook::find_latest(conn)?.map_or(0, |version| version.number);
    Ok(())
}

/// Keys of the reasons that were fixed for a petition; None for other texts.
pub fn reasons_of(
    conn: &mut DbConn,
    contribution: &Contribution,
) -> Result<Option<Vec<String>>, AppError> {
    if contribution.kind != Kind::Petition {
        return Ok(None);
    }
    let Some(petition) = store::find_by_contribution(conn, contribution.id)? else {
        return Ok(None);
    };
    let keys = petition.terms.get().rejection_reasons.clone();
    Ok(Some(keys).filter(|keys| !keys.is_empty()))
}

/// A reason as people read it.
#[derive(Clone, Debug, Serialize)]
pub struct RejectionReason {
    pub key: String,
    pub title: String,
}

/// For what a petition may be rejected, and where that is written in full.
#[derive(Clone, Debug, Serialize)]
pub struct RejectionView {
    pub reasons: Vec<RejectionReason>,
    pub url: String,
}

impl RejectionView {
    /// What a procedure names now, among the reasons in use.
    pub fn of_procedure(terms: &Procedure, in_use: &[Reason], lang: Lang) -> Self {
        let reasons = named(terms, in_use).into_iter();
        Self {
            reasons: reasons
                .map(|reason| RejectionReason {
                    key: reason.key.clone(),
                    title: reason.title.get().in_lang(lang).to_owned(),
                })
                .collect(),
            url: "/moderation/rules".to_owned(),
        }
    }

    /// What was fixed for a petition, in the words of then; None where nothing was.
    pub fn of_petition(
        conn: &mut DbConn,
        terms: &Procedure,
        lang: Lang,
    ) -> Result<Option<Self>, AppError> {
        let Some(version) = rulebook::find(conn, terms.rulebook)? else {
            return Ok(None);
        };
        let rules = version.rules.get().iter();
        Ok(Some(Self {
            reasons: rules
                .filter(|rule| terms.rejection_reasons.contains(&rule.key))
                .map(|rule| RejectionReason {
                    key: rule.key.clone(),
                    title: rule.title.in_lang(lang).to_owned(),
                })
                .collect(),
            url: rulebook::url(version.number),
        }))
    }
}
