//! What comes in: a JSON body, and the key that makes it one act.

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::platform::error::{AppError, FieldError, FieldErrors};
use crate::platform::idempotency::Once;
use crate::platform::text::TextRule;
use crate::web::body::read_body;
use crate::web::forms;
use crate::web::visit::{Visit, network};

/// Most bytes of a JSON body.
const MAX_BYTES: usize = 256 * 1024;
/// Most characters of an `Idempotency-Key`.
const MAX_KEY: usize = 128;
/// Fields that are named in one answer, at most, and characters of their names.
const MAX_NAMED: usize = 20;
const MAX_NAME: usize = 60;

/// A JSON body with the digest of its bytes. All fields of `T` must have defaults: a missing one
/// is then refused by the rule that it breaks.
pub struct JsonBody<T> {
    pub value: T,
    bytes: web::Bytes,
}

impl<T> JsonBody<T> {
    /// What makes this request one act, by the `Idempotency-Key` that came with it.
    ///
    /// # Errors
    /// `BadRequest` when the key is too long or holds anything but visible ASCII: shortened or
    /// cleaned, two keys could become one.
    pub fn once(&self, visit: &Visit) -> Result<Once, AppError> {
        let key = match visit.request.headers().get("idempotency-key") {
            None => None,
            Some(key) => Some(read_key(key.as_bytes())?),
        };
        let who = visit.actor.account_id.map_or_else(
            || network(&visit.app, &visit.request),
            |id| format!("account:{id}"),
        );
        let scope = format!("{who} {} {}", visit.request.method(), visit.request.path());
        Ok(Once::new(scope, key, &self.bytes))
    }
}

fn read_key(bytes: &[u8]) -> Result<String, AppError> {
    let is_key = (1..=MAX_KEY).contains(&bytes.len())
        && bytes.iter().all(|byte| matches!(byte, b' '..=b'~'));
    let key = std::str::from_utf8(bytes).ok().filter(|_| is_key);
    key.map(ToOwned::to_owned)
        .ok_or(AppError::BadRequest("api.key-unreadable"))
}

impl<T: DeserializeOwned + 'static> FromRequest for JsonBody<T> {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_json = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.to_ascii_lowercase().starts_with("application/json"));
        let payload = payload.take();
        Box::pin(async move {
            if !is_json {
                return Err(AppError::BadRequest("api.not-json"));
            }
            let bytes = read_body(payload, MAX_BYTES).await?;
            let value = parse(&bytes)?;
            Ok(Self { value, bytes })
        })
    }
}

/// serde's message names what is wrong, but may quote what was sent: ours does not.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, AppError> {
    // serde takes a list for a structure, too: its fields by their places.
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(AppError::BadRequest("api.not-json"));
    }
    serde_json::from_slice(bytes).map_err(|_| match serde_json::from_slice(bytes) {
        Ok(Value::Object(fields)) => refused::<T>(fields),
        _ => AppError::BadRequest("api.not-json"),
    })
}

/// Names the fields that cannot be read, each tried by itself.
fn refused<T: DeserializeOwned>(fields: Map<String, Value>) -> AppError {
    let mut errors = FieldErrors::default();
    for (name, value) in fields {
        let field: String = name.chars().take(MAX_NAME).collect();
        let alone = Map::from_iter([(name, value)]);
        if let Err(error) = serde_json::from_value::<T>(Value::Object(alone)) {
            let is_unknown = error.to_string().starts_with("unknown field");
            errors.0.push(FieldError {
                field: Cow::Owned(field),
                key: if is_unknown {
                    "api.unknown-field"
                } else {
                    "api.wrong-type"
                },
                args: Vec::new(),
            });
        }
        if errors.0.len() == MAX_NAMED {
            break;
        }
    }
    if errors.is_empty() {
        // A field that stands there twice.
        AppError::BadRequest("api.not-json")
    } else {
        AppError::Invalid(errors)
    }
}

/// Checks a text of a JSON body as a form's field is checked.
pub fn text(errors: &mut FieldErrors, field: &'static str, value: &str, rule: TextRule) -> String {
    match rule.check(value) {
        Ok(text) => text,
        Err(problem) => {
            errors.add_with(field, problem.key(), forms::text_args(&problem));
            String::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, serde::Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Sent {
        text: String,
        count: i64,
    }

    fn problems(json: &str) -> Vec<(String, &'static str)> {
        match parse::<Sent>(json.as_bytes()) {
            Err(AppError::Invalid(errors)) => errors
                .0
                .into_iter()
                .map(|error| (error.field.into_owned(), error.key))
                .collect(),
            other => panic!("{json}: {other:?}"),
        }
    }

    #[test]
    fn fields_that_cannot_be_read_are_named() {
        let sent: Sent = parse(br#"{"text": "a", "count": 2}"#).unwrap();
        assert_eq!((sent.text.as_str(), sent.count), ("a", 2));
        assert_eq!(
            problems(r#"{"text": 5, "count": "x", "surprise": []}"#),
            [
                ("count".to_owned(), "api.wrong-type"),
                ("surprise".to_owned(), "api.unknown-field"),
                ("text".to_owned(), "api.wrong-type"),
            ]
        );
        let long = format!(r#"{{"{}": 1}}"#, "x".repeat(10_000));
        assert_eq!(problems(&long)[0].0.len(), MAX_NAME);
        for bad in ["", "[]", "{", "5", r#"{"text": "a", "text": "b"}"#] {
            let error = parse::<Sent>(bad.as_bytes()).unwrap_err();
            assert_eq!(error, AppError::BadRequest("api.not-json"), "{bad}");
        }
    }

    #[test]
    fn a_key_is_taken_as_it_is_or_refused() {
        assert_eq!(read_key(b"a b").unwrap(), "a b");
        assert_eq!(read_key(&[b'x'; MAX_KEY]).unwrap().len(), MAX_KEY);
        for bad in [
            &b""[..],
            &[b'x'; MAX_KEY + 1],
            b"a\tb",
            "é".as_bytes(),
            b"\xff",
        ] {
            assert!(read_key(bad).is_err(), "{bad:?}");
        }
    }
}
