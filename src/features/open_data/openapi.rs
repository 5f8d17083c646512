//! The description of the API, made from the code.

use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

use crate::features::{
    bodies, consultations, contributions, decisions, documents, petitions, questions, results,
    search,
};
use crate::platform::error::AppError;
use crate::web::problem::Problem;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Folkmoot",
        description = "Everything public, as JSON, and taking part with a key. Reads need no key. \
            Writes take `Authorization: Bearer`, with a key made under `/account/tokens`. Errors \
            are problem documents (RFC 9457). Lists are continued with `?after=`. Reads carry an \
            `ETag`. `Idempotency-Key` makes a repeated write one act.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    paths(
        bodies::api::list_bodies,
        bodies::api::show_body,
        consultations::api::list_consultations,
        consultations::api::show_consultation,
        contributions::api::list_contributions,
        contributions::api::show_contribution,
        documents::api::list_documents,
        documents::api::show_document,
        documents::api::create_comment,
        petitions::api::list_petitions,
        petitions::api::sign_petition,
        questions::api::list_questions,
        questions::api::create_question,
        results::api::list_results,
        decisions::api::list_decisions,
        search::api::find,
    ),
    components(schemas(Problem)),
    modifiers(&Key),
)]
struct Description;

/// The one way to be known to the API.
struct Key;

impl utoipa::Modify for Key {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .build();
        let components = description.components.get_or_insert_with(Default::default);
        components.add_security_scheme("key", SecurityScheme::Http(scheme));
    }
}

/// OpenAPI 3.1, as JSON.
///
/// # Errors
/// `Internal` when the description has no JSON form.
pub fn openapi_json() -> Result<String, AppError> {
    Ok(Description::openapi().to_pretty_json()?)
}

/// `/api/v1/openapi.json`
pub async fn show_openapi(visit: crate::web::Visit) -> Result<actix_web::HttpResponse, AppError> {
    visit
        .public_data(
            |_| openapi_json(),
            |_, json| Ok(crate::web::Data::new("application/json", json)),
        )
        .await
}
