//! Bodies, for machines.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::model::{Body, Official};
use crate::platform::error::AppError;
use crate::web::api::{After, List};
use crate::web::{Data, Visit};

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/api/v1/bodies").get(list_bodies))
        .service(web::resource("/api/v1/bodies/{slug}").get(show_body));
}

/// A public body.
#[derive(Serialize, ToSchema)]
pub struct BodyItem {
    pub id: i64,
    /// Always `active`.
    pub state: &'static str,
    pub slug: String,
    pub name: String,
    pub purpose: String,
    /// Markdown.
    pub responsibilities: String,
    pub email: String,
    pub phone: String,
    pub postal_address: String,
    pub website: String,
    /// Working days within which it promises an answer to a question.
    pub answer_working_days: i64,
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officials: Option<Vec<OfficialItem>>,
}

/// Somebody who holds a post.
#[derive(Serialize, ToSchema)]
pub struct OfficialItem {
    pub id: i64,
    pub name: String,
    pub post: String,
    pub responsibilities: String,
    pub is_head: bool,
}

fn item(visit: &Visit, body: Body, officials: Option<Vec<Official>>) -> BodyItem {
    BodyItem {
        url: visit.app.absolute(&format!("/bodies/{}", body.slug)),
        id: body.id,
        state: "active",
        slug: body.slug,
        name: body.name,
        purpose: body.purpose,
        responsibilities: body.responsibilities,
        email: body.email,
        phone: body.phone,
        postal_address: body.postal_address,
        website: body.website,
        answer_working_days: body.answer_working_days,
        officials: officials.map(|officials| {
            let today = visit.now.naive().date();
            officials
                .into_iter()
                .filter(|official| official.until_on.is_none_or(|until| until >= today))
                .map(|official| OfficialItem {
                    id: official.id,
                    name: official.name,
                    post: official.post,
                    responsibilities: official.responsibilities,
                    is_head: official.is_head,
                })
                .collect()
        }),
    }
}

/// All bodies, in the order in which they were added.
#[utoipa::path(get, path = "/api/v1/bodies", tag = "bodies",
    params(("after" = Option<String>, Query, description = "Cursor: `next` of the page before")),
    responses((status = 200, description = "A page of the list", body = List<BodyItem>)))]
pub async fn list_bodies(visit: Visit, query: web::Query<After>) -> Result<HttpResponse, AppError> {
    let after = query.id()?.unwrap_or(0);
    visit
        .public_data(super::list, |visit, mut bodies| {
            bodies.sort_by_key(|body| body.id);
            let items = bodies
                .into_iter()
                .filter(|body| body.id > after)
                .map(|body| item(visit, body, None))
                .collect();
            let list = List::new(items, |last: &BodyItem| last.id.to_string());
            Ok(list.data(visit)?.topic("bodies"))
        })
        .await
}

/// One body with its officials.
#[utoipa::path(get, path = "/api/v1/bodies/{slug}", tag = "bodies",
    params(("slug" = String, Path, description = "Slug of the body")),
    responses((status = 200, description = "The body", body = BodyItem),
        (status = 404, description = "No such body")))]
pub async fn show_body(visit: Visit, slug: web::Path<String>) -> Result<HttpResponse, AppError> {
    visit
        .public_data(
            move |conn| {
                let body = super::find_by_slug(conn, &slug)?.ok_or(AppError::NotFound)?;
                let officials = super::list_officials(conn, body.id)?;
                Ok((body, officials))
            },
            |visit, (body, officials)| {
                Ok(Data::json(&item(visit, body, Some(officials)))?.topic("bodies"))
            },
        )
        .await
}
