//! Signing and confirming: the hot path. A signature is one short transaction, a confirmation
//! another; nothing is rendered, and neither writes to the public log.
//!
//! Nobody may learn who has signed: for a new signature and for a repeated one the same statements
//! run and the same answer is given. Only the owner of the address gets another mail.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::model::{Gate, Known, NewSignature, Pending, SignatureState, State, Turning, zone_of};
use super::rules::{self, Wish};
use super::store::signatures::{self as store, NewRow};
use super::{counts, creators, sponsors, store as petitions, thresholds};
use crate::features::deadlines::rules::local_day;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::outbox::{self, Letter, Priority};
use crate::platform::tokens::{Purpose, TokenProblem, Tokens};

/// What the link in a confirmation mail says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub(super) petition: i64,
    pub(super) signature: i64,
}

impl Link {
    /// Reads the token of a link to confirm a signature under `petition_id`.
    ///
    /// # Errors
    /// [`TokenProblem`], also when it belongs to another petition.
    pub fn read(
        tokens: &Tokens,
        token: &str,
        petition_id: i64,
        now: UtcTime,
    ) -> Result<Self, TokenProblem> {
        let link: Self = tokens.check(Purpose::ConfirmSignature, token, now.naive())?;
        if link.petition == petition_id {
            Ok(link)
        } else {
            Err(TokenProblem::Invalid)
        }
    }
}

/// Signs: stores the signature and mails the link that confirms it. A repeated signature is
/// answered alike and mailed about at most once an hour.
///
/// # Errors
/// `NotFound` and `Closed` as [`rules::ensure_signable`] says; never about the signatory.
pub fn sign(
    tx: &mut Tx<'_>,
    tokens: &Tokens,
    new: &NewSignature,
    now: UtcTime,
) -> Result<(), AppError> {
    tx.go_by_indexes()?;
    // A second turn only when the same person signs twice at the same moment.
    for _ in 0..3 {
        let (gate, known) =
            store::find_gate(tx, new.petition_id, &new.email_key)?.ok_or(AppError::NotFound)?;
        ensure_may_sign(&gate, new, now)?;
        if rules::is_unread(gate.state) && gate.signature_count >= gate.terms.get().sponsors_most {
            ensure_takes_sponsor(tx, new.petition_id, &new.email_key)?;
        }
        let earlier = match rules::wish(&known, new) {
            Wish::New => None,
            Wish::Again(index) => known.get(index),
        };
        // For a repeated signature the key is taken and nothing is inserted.
        let key = earlier.map_or(&new.person_key, |known| &known.person_key);
        let inserted = store::insert(tx, NewRow::of(new, key, now))?;
        let letter = match (inserted, earlier) {
            (Some(id), _) => first_letter(new, id),
            (None, Some(known)) => repeated_letter(known, now),
            (None, None) => continue,
        };
        if !new.may_mail {
            return Ok(());
        }
        return mail(tx, tokens, new.petition_id, &gate.action, &letter, now);
    }
    Err(AppError::Unavailable)
}

/// # Errors
/// As [`sign`].
pub(super) fn ensure_may_sign(
    gate: &Gate,
    new: &NewSignature,
    now: UtcTime,
) -> Result<(), AppError> {
    if rules::is_unread(gate.state) {
        sponsors::ensure_sponsorable(gate, new.sponsor_key.as_deref(), now)?;
    } else {
        rules::ensure_signable(gate.state, gate.closes_at, now)?;
    }
    let terms = gate.terms.get();
    terms.ensure_resident(new.country, &new.postcode)
}

/// Greets nobody by name: until it is confirmed, the name is a stranger's text, and the mail ours.
const CONFIRM: &str = "petitions/confirm";

/// A mail about a signature.
pub(super) struct SignatureLetter<'a> {
    signature_id: i64,
    event_key: String,
    template: &'static str,
    to: &'a str,
    name: &'a str,
    lang: &'a str,
}

/// The event of the mail that asks for the confirmation of a signature.
pub(super) fn first_event(signature_id: i64) -> String {
    format!("petition-confirm:{signature_id}")
}

pub(super) fn first_letter(new: &NewSignature, id: i64) -> SignatureLetter<'_> {
    SignatureLetter {
        signature_id: id,
        event_key: first_event(id),
        template: CONFIRM,
        to: new.email.as_str(),
        name: "",
        lang: &new.lang,
    }
}

/// Written to the address as it signed then: what was typed now may be another spelling of it.
pub(super) fn repeated_letter(known: &Known, now: UtcTime) -> SignatureLetter<'_> {
    let (template, name) = match known.state {
        SignatureState::Pending => (CONFIRM, ""),
        SignatureState::Confirmed => ("petitions/signed-already", known.name.as_str()),
        // By no name: perhaps it is not theirs.
        SignatureState::Invalidated | SignatureState::Fraudulent => {
            ("petitions/signed-not-counted", "")
        }
    };
    SignatureLetter {
        signature_id: known.id,
        event_key: format!("petition-again:{}:{}", known.id, now.unix() / 3600),
        template,
        to: &known.email,
        name,
        lang: &known.lang,
    }
}

fn mail(
    tx: &mut Tx<'_>,
    tokens: &Tokens,
    petition_id: i64,
    title: &str,
    about: &SignatureLetter<'_>,
    now: UtcTime,
) -> Result<(), AppError> {
    let (letter, params) = write_letter(tokens, petition_id, title, about, now)?;
    outbox::post(tx, &letter, &params, now)
}

/// The letter with its link, and what it says.
///
/// # Errors
/// When the link cannot be signed.
pub(super) fn write_letter<'a>(
    tokens: &Tokens,
    petition_id: i64,
    title: &str,
    about: &SignatureLetter<'a>,
    now: UtcTime,
) -> Result<(Letter<'a>, Value), AppError> {
    let link = Link {
        petition: petition_id,
        signature: about.signature_id,
    };
    let lasting = chrono::Duration::days(rules::LINK_DAYS);
    let token = tokens
        .issue(Purpose::ConfirmSignature, link, now.naive(), lasting)
        .map_err(|error| AppError::Internal(error.to_string()))?;
    let letter = Letter {
        event_key: about.event_key.clone(),
        to: about.to,
        to_name: about.name,
        template: about.template,
        lang: about.lang,
        unsubscribe_url: None,
        priority: Priority::Confirmation,
    };
    let params = json!({
        "title": title,
        "petition_id": petition_id,
        "token": token,
        "days": rules::LINK_DAYS,
    });
    Ok((letter, params))
}

/// Counts a signature. Doing it again changes nothing and is no error.
///
/// # Errors
/// `NotFound` when there is none, `Closed` when it is too late or the address counts already.
pub fn confirm(tx: &mut Tx<'_>, link: Link, now: UtcTime) -> Result<(), AppError> {
    tx.go_by_indexes()?;
    let signature =
        store::find_pending(tx, link.petition, link.signature)?.ok_or(AppError::NotFound)?;
    match signature.state {
        SignatureState::Confirmed => return Ok(()),
        SignatureState::Pending => {}
        SignatureState::Invalidated | SignatureState::Fraudulent => {
            return Err(AppError::Closed("petitions.not-counted"));
        }
    }
    if rules::is_unread(signature.petition_state) {
        ensure_takes_sponsor(tx, link.petition, &signature.email_key)?;
    } else {
        ensure_confirmable(&signature, now)?;
    }
    // First the counter: where several transactions run at once, its row makes those of one
    // petition wait for each other, so that what is read next stays true.
    let counted = store::add_to_count(tx, link.petition, 1, now)?;
    let others = store::list_counted(tx, link.petition, &signature.email_key)?;
    let others: Vec<(&str, &str)> = others
        .iter()
        .map(|(name, postcode)| (name.as_str(), postcode.as_str()))
        .collect();
    if !store::set_confirmed(tx, link.signature, now)? {
        // Something was faster; what this click added is rolled back.
        let state = store::find_pending(tx, link.petition, link.signature)?.map(|now| now.state);
        return Err(match state {
            Some(SignatureState::Invalidated | SignatureState::Fraudulent) => {
                AppError::Closed("petitions.not-counted")
            }
            _ => AppError::Conflict(DOUBLE),
        });
    }
    if !rules::may_join(&others, &signature.name, &signature.postcode) {
        return Err(AppError::Closed("petitions.address-used"));
    }
    let day = local_day(now, zone_of(&signature.time_zone));
    store::add_to_day(tx, link.petition, day, 1)?;
    store::add_to_region(tx, link.petition, &signature.region, 1)?;
    let follows = match counted.turning(1) {
        Turning::No => false,
        Turning::Yes => true,
        Turning::Regions => {
            let added = BTreeMap::from([(signature.region.as_str(), 1)]);
            thresholds::may_complete(tx, link.petition, &added)?
        }
    };
    if follows {
        thresholds::count_changed(tx, link.petition, now)?;
    }
    tx.touch(counts(link.petition), now);
    Ok(())
}

/// A sponsor stands behind a petition that nobody has read.
fn ensure_takes_sponsor(tx: &mut Tx<'_>, id: i64, email_key: &str) -> Result<(), AppError> {
    let petition = petitions::find(tx, id)?.ok_or(AppError::NotFound)?;
    let most = petition.terms.get().sponsors_most;
    let is_own = creators::email_keys(tx, &petition)?.contains(&email_key.to_owned());
    if is_own || sponsors::count(tx, &petition)? < most {
        Ok(())
    } else {
        Err(AppError::Closed("petitions.sponsors-full"))
    }
}

/// # Errors
/// As [`rules::ensure_confirmable`].
pub(super) fn ensure_confirmable(signature: &Pending, now: UtcTime) -> Result<(), AppError> {
    let state = signature.petition_state;
    let ends_at = match state {
        State::Stopped => signature.closed_at,
        _ => signature.closes_at,
    };
    rules::ensure_confirmable(state, ends_at, signature.created_at, now)
}

/// Key of the conflict that a double click ends in: to the person it is a success.
pub const DOUBLE: &str = "petitions.confirmed-already";
