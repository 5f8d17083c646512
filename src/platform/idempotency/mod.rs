//! `Idempotency-Key`: the same request sent twice is one act, and is answered the same.

pub mod store;

use super::crypto::sha256_hex;
use super::db::{Tx, UtcTime};
use super::error::AppError;

/// A request that may come twice.
#[derive(Clone, Debug)]
pub struct Once {
    /// Whose key it is, and for which address: keys of others do not meet.
    pub scope: String,
    /// As the client sent it; None: the request makes no such promise.
    pub key: Option<String>,
    /// SHA-256 of the body: the same key with another body is a mistake of the client.
    pub request_digest: String,
}

impl Once {
    pub fn new(scope: String, key: Option<String>, body: &[u8]) -> Self {
        Self {
            scope,
            key,
            request_digest: sha256_hex(body),
        }
    }
}

/// Runs `act` unless the same request was answered before; then that answer is given again.
/// The answer is a status and a JSON text.
///
/// # Errors
/// `Conflict` when the key was used with another body; what `act` returns (and then the key is
/// free again, because the transaction is rolled back).
pub fn run(
    tx: &mut Tx<'_>,
    once: &Once,
    now: UtcTime,
    act: impl FnOnce(&mut Tx<'_>) -> Result<(u16, String), AppError>,
) -> Result<(u16, String), AppError> {
    let Some(key) = &once.key else { return act(tx) };
    // On PostgreSQL a second request waits here until the first is committed.
    if store::insert(tx, &once.scope, key, &once.request_digest, now)? {
        let (status, body) = act(tx)?;
        store::set_answer(tx, &once.scope, key, i32::from(status), &body)?;
        return Ok((status, body));
    }
    let earlier = store::find(tx, &once.scope, key)?.ok_or(AppError::Unavailable)?;
    if earlier.request_digest != once.request_digest {
        return Err(AppError::Conflict("api.key-reused"));
    }
    let status = u16::try_from(earlier.status).unwrap_or(500);
    Ok((status, earlier.body))
}
