//! Errors of the API: RFC 9457 problem documents with stable types.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;

use crate::app::App;
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;

#[derive(Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// Address within the site that names the kind of problem, the same on every site
    /// (`/api/v1/problems/error.not-found`).
    #[serde(rename = "type")]
    pub kind: String,
    /// Its last part.
    pub key: String,
    /// What kind of problem it is, in the language of the request.
    pub title: String,
    /// What to do about it, where there is more to say than the title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
    pub status: u16,
    /// What was refused, field by field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemField>,
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct ProblemField {
    pub field: String,
    /// Stable key.
    pub key: String,
    pub text: String,
}

/// The `type` of problems with this key: a path, so that it is the same wherever a site stands.
pub fn kind(key: &str) -> String {
    format!("/api/v1/problems/{key}")
}

pub fn respond(app: &App, lang: Lang, error: &AppError) -> HttpResponse {
    let key = error.key();
    let errors = match error {
        AppError::Invalid(fields) => fields
            .0
            .iter()
            .map(|field| {
                let args: Vec<_> = field
                    .args
                    .iter()
                    .map(|(name, value)| (*name, value.as_str().into()))
                    .collect();
                ProblemField {
                    field: field.field.to_string(),
                    key: field.key.to_owned(),
                    text: app.i18n.text(lang, field.key, &args),
                }
            })
            .collect(),
        _ => Vec::new(),
    };
    let title = app.i18n.text(lang, key, &[]);
    let detail = super::errors::message(app, lang, error);
    let problem = Problem {
        kind: kind(key),
        key: key.to_owned(),
        detail: if detail == title {
            String::new()
        } else {
            detail
        },
        title,
        status: error.status(),
        errors,
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    if let AppError::TooManyRequests { retry_after } = error {
        response.insert_header(("retry-after", retry_after.to_string()));
    }
    if *error == AppError::Unauthenticated {
        response.insert_header(("www-authenticate", "Bearer"));
    }
    response
        .content_type("application/problem+json")
        .body(serde_json::to_string(&problem).unwrap_or_default())
}
