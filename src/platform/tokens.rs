//! Signed tokens for links in mails and for the API: JSON Web Tokens (RFC 7519), HS256 only.
//!
//! Each purpose has its own key and its own audience, so a token made to confirm an address
//! cannot log anybody in. Time is an argument, never the machine's clock.

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::fmt;

use chrono::{DateTime, NaiveDateTime, TimeDelta};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::platform::crypto::{SecretKey, random_nonce};

/// Tolerated difference between the clocks of two nodes, in seconds.
const LEEWAY_SECONDS: i64 = 30;
/// Longer ones are not ours and not worth parsing, in bytes.
const MAX_LENGTH: usize = 8 * 1024;

/// What a token is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Proves that the address of a new account is read by its owner.
    ConfirmEmail,
    /// Logs in without a password.
    LogIn,
    /// Sets a forgotten password anew.
    ResetPassword,
    /// Proves that the new address of an account is read by its owner.
    ChangeEmail,
    /// Counts a signature under a petition.
    ConfirmSignature,
    /// Ends a subscription without logging in (RFC 8058).
    Unsubscribe,
    /// Authorises calls of the API.
    ApiToken,
    /// Sets the first password of an account made by an administrator.
    SetPassword,
    /// Asks the question that came in a mail.
    ConfirmQuestion,
    /// Joins those who started a petition.
    JoinPetition,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 10] = [
        Self::ConfirmEmail,
        Self::LogIn,
        Self::ResetPassword,
        Self::ChangeEmail,
        Self::ConfirmSignature,
        Self::Unsubscribe,
        Self::ApiToken,
        Self::SetPassword,
        Self::ConfirmQuestion,
        Self::JoinPetition,
    ];

    /// The `aud` claim.
    pub fn audience(self) -> &'static str {
        match self {
            Self::ConfirmEmail => "confirm-email",
            Self::LogIn => "log-in",
            Self::ResetPassword => "reset-password",
            Self::ChangeEmail => "change-email",
            Self::ConfirmSignature => "confirm-signature",
            Self::Unsubscribe => "unsubscribe",
            Self::ApiToken => "api-token",
            Self::SetPassword => "set-password",
            Self::ConfirmQuestion => "confirm-question",
            Self::JoinPetition => "join-petition",
        }
    }
}

/// Why a token is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenProblem {
    /// It was good once.
    #[error("the token has expired")]
    Expired,
    /// Not ours, for something else, altered, not yet valid, or not a token at all.
    #[error("the token is not valid")]
    Invalid,
}

impl TokenProblem {
    /// Stable key, also the key of the message shown to the person.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Expired => "token.expired",
            Self::Invalid => "token.invalid",
        }
    }
}

/// The token could not be made: its claims do not serialise, or its times are out of range.
#[derive(Debug, thiserror::Error)]
#[error("a token could not be issued: {0}")]
pub struct IssueError(String);

/// A fresh token with the identifier by which it can be revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The token itself: a secret of its owner.
    pub token: String,
    /// The `jti` claim: random, not secret.
    pub id: String,
    /// When it ceases to be good.
    pub expires_at: NaiveDateTime,
}

/// What an accepted token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked<C> {
    /// What the issuer put in.
    pub claims: C,
    /// The `jti` claim.
    pub id: String,
    /// When it was made (whole seconds).
    pub issued_at: NaiveDateTime,
    /// When it ceases to be good (whole seconds).
    pub expires_at: NaiveDateTime,
}

#[derive(Serialize, Deserialize)]
struct Envelope<C> {
    iss: String,
    aud: String,
    iat: i64,
    nbf: i64,
    exp: i64,
    jti: String,
    /// Nested, so that no claim of a feature can shadow a registered one.
    claims: C,
}

/// Issues and checks tokens.
#[derive(Clone)]
pub struct Tokens {
    keys: HashMap<Purpose, [u8; 32]>,
    issuer: String,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens")
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

impl Tokens {
    /// Keys derived from `key`; `issuer` is the site's base URL.
    pub fn new(key: &SecretKey, issuer: impl Into<String>) -> Self {
        let derive = |purpose: Purpose| key.derive(&format!("token/{}", purpose.audience()));
        Self {
            keys: Purpose::ALL
                .map(|purpose| (purpose, derive(purpose)))
                .into(),
            issuer: issuer.into(),
        }
    }

    /// A token for `purpose` that carries `claims` from `now` (UTC) on for `ttl`.
    ///
    /// # Errors
    /// [`IssueError`] if `claims` do not serialise to JSON or the end lies out of range.
    pub fn issue<C: Serialize>(
        &self,
        purpose: Purpose,
        claims: C,
        now: NaiveDateTime,
        ttl: TimeDelta,
    ) -> Result<String, IssueError> {
        self.issue_revocable(purpose, claims, now, ttl)
            .map(|issued| issued.token)
    }

    /// As [`Tokens::issue`], with the identifier to store where it must be revocable.
    ///
    /// # Errors
    /// As [`Tokens::issue`].
    pub fn issue_revocable<C: Serialize>(
        &self,
        purpose: Purpose,
        claims: C,
        now: NaiveDateTime,
        ttl: TimeDelta,
    ) -> Result<Issued, IssueError> {
        let expires_at = now
            .checked_add_signed(ttl)
            .ok_or_else(|| IssueError("its end is out of range".to_owned()))?;
        let id = random_nonce();
        let envelope = Envelope {
            iss: self.issuer.clone(),
            aud: purpose.audience().to_owned(),
            iat: now.and_utc().timestamp(),
            nbf: now.and_utc().timestamp(),
            exp: expires_at.and_utc().timestamp(),
            jti: id.clone(),
            claims,
        };
        let key = self
            .keys
            .get(&purpose)
            .ok_or_else(|| IssueError("no key".to_owned()))?;
        let key = EncodingKey::from_secret(key);
        let token = encode(&Header::new(Algorithm::HS256), &envelope, &key)
            .map_err(|error| IssueError(error.to_string()))?;
        Ok(Issued {
            token,
            id,
            expires_at,
        })
    }

    /// The claims of a token that is good for `purpose` at `now` (UTC).
    ///
    /// # Errors
    /// [`TokenProblem::Expired`] only for a token that is otherwise perfect, else
    /// [`TokenProblem::Invalid`].
    pub fn check<C: DeserializeOwned>(
        &self,
        purpose: Purpose,
        token: &str,
        now: NaiveDateTime,
    ) -> Result<C, TokenProblem> {
        self.inspect(purpose, token, now)
            .map(|checked| checked.claims)
    }

    /// As [`Tokens::check`], with the identifier and times: for one-time and revocable tokens.
    ///
    /// # Errors
    /// As [`Tokens::check`].
    pub fn inspect<C: DeserializeOwned>(
        &self,
        purpose: Purpose,
        token: &str,
        now: NaiveDateTime,
    ) -> Result<Checked<C>, TokenProblem> {
        let token = token.trim();
        if token.len() > MAX_LENGTH {
            return Err(TokenProblem::Invalid);
        }
        let mut validation = Validation::new(Algorithm::HS256);
        // The library would read the machine's clock; times are checked below by ours.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        validation.required_spec_claims =
            HashSet::from(["exp", "nbf", "aud", "iss"].map(str::to_owned));
        validation.set_audience(&[purpose.audience()]);
        validation.set_issuer(&[&self.issuer]);
        let key = self.keys.get(&purpose).ok_or(TokenProblem::Invalid)?;
        let key = DecodingKey::from_secret(key);
        let envelope = decode::<Envelope<C>>(token, &key, &validation)
            .map_err(|_| TokenProblem::Invalid)?
            .claims;
        let at = now.and_utc().timestamp();
        if envelope.nbf > at.saturating_add(LEEWAY_SECONDS) {
            return Err(TokenProblem::Invalid);
        }
        if at >= envelope.exp.saturating_add(LEEWAY_SECONDS) {
            return Err(TokenProblem::Expired);
        }
        Ok(Checked {
            claims: envelope.claims,
            id: envelope.jti,
            issued_at: instant(envelope.iat)?,
            expires_at: instant(envelope.exp)?,
        })
    }
}

fn instant(seconds: i64) -> Result<NaiveDateTime, TokenProblem> {
    DateTime::from_timestamp(seconds, 0)
        .map(|at| at.naive_utc())
        .ok_or(TokenProblem::Invalid)
}
