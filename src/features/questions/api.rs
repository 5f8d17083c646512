//! Questions, for machines; and asking with a key.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::handlers::{TEXT, TITLE, load};
use super::model::{Ask, Filter, Summary};
use super::views::Parts;
use crate::features::accounts::{self, Action, Scope};
use crate::features::bodies;
use crate::features::contributions::api::ContributionItem;
use crate::features::contributions::{Channel, Spine};
use crate::platform::actor::Actor;
use crate::platform::db::UtcTime;
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::idempotency;
use crate::platform::limits::Limited;
use crate::web::api::{After, JsonBody, List, PAGE, answer, text};
use crate::web::{Data, Visit};

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(
            web::resource("/api/v1/questions")
                .get(list_questions)
                .post(create_question),
        )
        .service(web::resource("/api/v1/questions/{id:\\d+}").get(show_question));
}

/// A question, and how its promise stands.
#[derive(Serialize, ToSchema)]
pub struct QuestionItem {
    pub id: i64,
    pub token: String,
    pub state: String,
    pub title: String,
    pub author_name: String,
    pub lang: String,
    pub body_id: i64,
    pub consultation_id: Option<i64>,
    /// What the body promised.
    pub working_days: i64,
    pub asked_at: UtcTime,
    /// End of the last working day in time.
    pub due_at: UtcTime,
    pub answered_at: Option<UtcTime>,
    /// Not answered, and the day is over.
    pub is_overdue: bool,
    pub url: String,
}

fn item(visit: &Visit, row: Summary) -> QuestionItem {
    QuestionItem {
        url: visit.app.absolute(&row.url()),
        is_overdue: row.answered_at.is_none() && row.due_at < visit.now,
        id: row.id,
        token: row.token,
        state: row.state.to_string(),
        title: row.title,
        author_name: row.author_name,
        lang: row.lang,
        body_id: row.body_id,
        consultation_id: row.consultation_id,
        working_days: row.working_days,
        asked_at: row.asked_at,
        due_at: row.due_at,
        answered_at: row.answered_at,
    }
}

#[derive(Clone, Debug, Deserialize)]
pub struct Query {
    body_id: Option<i64>,
    #[serde(flatten)]
    after: After,
}

/// Public questions, what was asked last first.
#[utoipa::path(get, path = "/api/v1/questions", tag = "questions",
    params(
        ("body_id" = Option<i64>, Query, description = "Only to this body"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, description = "A page of the list", body = List<QuestionItem>)))]
pub async fn list_questions(
    visit: Visit,
    query: web::Query<Query>,
) -> Result<HttpResponse, AppError> {
    let filter = Filter {
        body_id: query.body_id,
        standing: None,
        before: query.after.id()?,
    };
    let now = visit.now;
    visit
        .public_data(
            move |conn| super::list(conn, &filter, PAGE + 1, now),
            |visit, rows| {
                let items = rows.into_iter().map(|row| item(visit, row)).collect();
                let list = List::new(items, |last: &QuestionItem| last.id.to_string());
                Ok(list.data(visit)?.topic("questions"))
            },
        )
        .await
}

/// A question with its words and its answer.
#[derive(Serialize, ToSchema)]
pub struct QuestionText {
    #[serde(flatten)]
    question: QuestionItem,
    /// Markdown; empty when it was taken away.
    text: String,
    answer: Option<AnswerItem>,
}

/// What a body answered.
#[derive(Serialize, ToSchema)]
pub struct AnswerItem {
    id: i64,
    token: String,
    state: String,
    /// Markdown; empty unless it is published.
    text: String,
    lang: String,
    /// Name of the official who answered.
    answered_by: Option<String>,
    answered_at: Option<UtcTime>,
    url: String,
}

/// One question with its text and its answer.
#[utoipa::path(get, path = "/api/v1/questions/{id}", tag = "questions",
    params(("id" = i64, Path, description = "Number of the question")),
    responses((status = 200, description = "The question", body = QuestionText),
        (status = 404, description = "No such question")))]
pub async fn show_question(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    visit
        .public_data(
            // As somebody unknown sees it, whoever asks.
            move |conn| load(conn, id, &Actor::default()),
            |visit, parts| {
                let topics = [
                    parts.question.topic(),
                    format!("contribution:{}", parts.asked.token),
                    "bodies".to_owned(),
                ];
                let data = Data::json(&whole(visit, parts))?;
                Ok(topics.into_iter().fold(data, Data::topic))
            },
        )
        .await
}

fn whole(visit: &Visit, parts: Parts) -> QuestionText {
    let (question, asked) = (parts.question, ContributionItem::new(visit, parts.asked));
    let official = parts.official;
    let answer = parts.answer.map(|answer| {
        let answer = ContributionItem::new(visit, answer);
        AnswerItem {
            id: answer.id,
            token: answer.token,
            state: answer.state,
            text: answer.text,
            lang: answer.lang,
            answered_by: official.map(|official| official.name),
            answered_at: question.answered_at,
            url: answer.url,
        }
    });
    QuestionText {
        text: asked.text,
        answer,
        question: QuestionItem {
            url: visit.app.absolute(&question.url()),
            is_overdue: question.answered_at.is_none() && question.due_at < visit.now,
            id: question.id,
            token: asked.token,
            state: question.state.to_string(),
            title: asked.title,
            author_name: asked.author_name,
            lang: asked.lang,
            body_id: question.body_id,
            consultation_id: question.consultation_id,
            working_days: question.working_days,
            asked_at: question.asked_at,
            due_at: question.due_at,
            answered_at: question.answered_at,
        },
    }
}

/// A question to be asked.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct QuestionRequest {
    /// Slug of the body.
    body: String,
    /// One sentence of 10 to 150 characters.
    title: String,
    /// Markdown, 20 to 3,000 characters.
    text: String,
}

/// Asks a body; the answer falls due by its promise.
#[utoipa::path(post, path = "/api/v1/questions", tag = "questions",
    request_body = QuestionRequest, security(("key" = [])),
    responses((status = 201, description = "Asked", body = ContributionItem),
        (status = 401, description = "No key, or a bad one"),
        (status = 403, description = "The key is not for this"),
        (status = 409, description = "The Idempotency-Key had another body"),
        (status = 422, description = "Some fields were refused")))]
pub async fn create_question(
    visit: Visit,
    spine: web::Data<Spine>,
    body: JsonBody<QuestionRequest>,
) -> Result<HttpResponse, AppError> {
    accounts::ensure_scope(visit.signed_in.as_ref(), Scope::Contribute)?;
    accounts::ensure(&visit.actor, Action::Contribute, &accounts::Subject::SITE)?;
    visit.limit(Limited::Api)?;
    let account_id = visit.account_id()?;
    let once = body.once(&visit)?;
    let mut errors = FieldErrors::default();
    let title = text(&mut errors, "title", &body.value.title, TITLE);
    let words = text(&mut errors, "text", &body.value.text, TEXT);
    errors.into_result()?;
    let (slug, name) = (body.value.body, visit.actor.name.clone());
    let lang = visit.lang.code().to_owned();
    let (zone, now) = (visit.app.config.site.time_zone.0, visit.now);
    let site = visit.app.clone();
    let made = visit
        .app
        .db
        .write(move |tx| {
            idempotency::run(tx, &once, now, |tx| {
                let body = bodies::find_by_slug(tx, &slug)?
                    .ok_or(AppError::field("body", "form.choose"))?;
                let ask = Ask {
                    body_id: body.id,
                    consultation_id: None,
                    account_id,
                    author_name: name,
                    channel: Channel::Api,
                    lang,
                    title,
                    text: words,
                    submission_key: None,
                };
                let asked = super::ask(tx, &spine, &ask, zone, now)?;
                let item = ContributionItem::of(&site, asked.contribution);
                Ok((201, serde_json::to_string(&item)?))
            })
        })
        .await?;
    Ok(answer(&visit, made, "/api/v1/contributions/"))
}
