//! The body of a request: bounded in size and in time, and taken apart.

use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::web;
use futures_util::StreamExt;

use crate::platform::error::AppError;

/// A body that has not come by then is not waited for: it would hold a connection for ever.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// The whole body of a request.
///
/// # Errors
/// `TooLarge` as soon as more than `max` bytes have come, `TooSlow` when they take too long.
pub async fn read_body(payload: Payload, max: usize) -> Result<web::Bytes, AppError> {
    in_time(PATIENCE, collect(payload, max)).await
}

pub(super) async fn in_time<T>(
    limit: Duration,
    reading: impl Future<Output = Result<T, AppError>>,
) -> Result<T, AppError> {
    let outcome = tokio::time::timeout(limit, reading).await;
    outcome.unwrap_or(Err(AppError::TooSlow))
}

async fn collect(mut payload: Payload, max: usize) -> Result<web::Bytes, AppError> {
    let mut body = web::BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| AppError::BadRequest("error.bad-request"))?;
        if body.len() + chunk.len() > max {
            return Err(AppError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// Percent-decoded pairs; None when a name or value is not UTF-8.
pub(super) fn parse(body: &[u8]) -> Option<Vec<(String, String)>> {
    body.split(|&b| b == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let mut parts = pair.splitn(2, |&b| b == b'=');
            let name = decode(parts.next().unwrap_or_default())?;
            let value = decode(parts.next().unwrap_or_default())?;
            Some((name, value))
        })
        .collect()
}

fn decode(bytes: &[u8]) -> Option<String> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter();
    while let Some(&byte) = rest.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let digit = |b: Option<&u8>| char::from(*b?).to_digit(16);
                let (high, low) = (digit(rest.next())?, digit(rest.next())?);
                out.push(u8::try_from(high * 16 + low).ok()?);
            }
            other => out.push(other),
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_browsers_send_and_refuses_what_is_not_text() {
        let pairs = parse(b"a=1+2&b=%C3%A9&c=&d&e=x=y").unwrap();
        let expected = [("a", "1 2"), ("b", "é"), ("c", ""), ("d", ""), ("e", "x=y")];
        assert_eq!(pairs, expected.map(|(k, v)| (k.to_owned(), v.to_owned())));
        for bad in ["a=%FF", "a=%", "a=%4", "a=%zz", "%ff=1"] {
            assert_eq!(parse(bad.as_bytes()), None, "{bad}");
        }
    }

    #[actix_web::test]
    async fn a_body_that_does_not_come_is_not_waited_for() {
        let first = futures_util::stream::once(async { Ok(web::Bytes::from_static(b"a=")) });
        let stream = Box::pin(first.chain(futures_util::stream::pending()));
        let reading = collect(Payload::Stream { payload: stream }, 1024);
        let outcome = in_time(Duration::from_millis(5), reading).await;
        assert_eq!(outcome, Err(AppError::TooSlow));
        assert_eq!(AppError::TooSlow.status(), 408);
    }
}
