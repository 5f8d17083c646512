//! The description of the API, made from the code.

use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

use super::{describe, problems};
use crate::features::{
    bodies, consultations, contributions, deadlines, decisions, documents, forums, moderation,
    petitions, questions, records, results, search,
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
    servers((url = "/", description = "The site that gave out this description")),
    paths(
        bodies::api::list_bodies,
        bodies::api::show_body,
        consultations::api::list_consultations,
        consultations::api::show_consultation,
        contributions::api::list_contributions,
        contributions::api::show_contribution,
        documents::api::list_documents,
        documents::api::show_document,
        documents::api_dispositions::list_dispositions,
        documents::api_explained::show_translation,
        documents::api_explained::list_terms,
        documents::api_versions::list_versions,
        documents::api_versions::show_version,
        documents::api_comments::list_comments,
        documents::api_comments::create_comment,
        forums::api::list_forums,
        forums::api::show_forum,
        forums::api::list_topics,
        forums::api::show_topic,
        moderation::api::list_log,
        petitions::api::list_petitions,
        petitions::api::show_petition,
        petitions::api::sign_petition,
        questions::api::list_questions,
        questions::api::list_similar,
        questions::api::show_question,
        questions::api::create_question,
        records::api::show_record,
        records::api::list_answers,
        records::api::list_promises,
        results::api::list_results,
        results::api::show_result,
        deadlines::api::compute_deadline,
        decisions::api::list_decisions,
        decisions::api::show_decision,
        search::api::find,
        problems::list_problems,
        problems::show_problem,
        show_openapi,
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
    let mut description = serde_json::to_value(Description::openapi())?;
    describe::complete(&mut description);
    Ok(serde_json::to_string_pretty(&description)?)
}

/// This description.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "description",
    responses((status = 200, description = "OpenAPI 3.1", body = Object)))]
pub async fn show_openapi(visit: crate::web::Visit) -> Result<actix_web::HttpResponse, AppError> {
    visit
        .public_data(
            |_| openapi_json(),
            |_, json| Ok(crate::web::Data::new("application/json", json)),
        )
        .await
}
