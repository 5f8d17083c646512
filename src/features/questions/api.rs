//! Questions, for machines; and asking with a key.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asking::{TEXT, TITLE};
use super::model::{Ask, Summary, TurnKind};
use super::showing::load;
use super::tracker::Chosen;
use super::views::Parts;
use super::{rules, similar};
use crate::features::accounts::{self, Action, Scope};
use crate::features::bodies;
use crate::features::contributions::api::ContributionItem;
use crate::features::contributions::{Channel, Contribution, Spine};
use crate::features::deadlines;
use crate::features::files::FileItem;
use crate::features::search::Typed;
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
        .service(web::resource("/api/v1/questions/similar").get(list_similar))
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
    /// The matter of the body that it is about.
    pub topic_id: Option<i64>,
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
        is_overdue: rules::is_late(row.state, row.due_at, visit.now),
        id: row.id,
        token: row.token,
        state: row.state.to_string(),
        title: row.title,
        author_name: row.author_name,
        lang: row.lang,
        body_id: row.body_id,
        consultation_id: row.consultation_id,
        topic_id: row.topic_id,
        working_days: row.working_days,
        asked_at: row.asked_at,
        due_at: row.due_at,
        answered_at: row.answered_at,
    }
}

/// Public questions, what was asked last first.
#[utoipa::path(get, path = "/api/v1/questions", tag = "questions",
    params(
        ("body_id" = Option<i64>, Query, description = "Only to this body"),
        ("body" = Option<String>, Query, description = "The same, by its slug"),
        ("consultation" = Option<String>, Query, description = "Only within this consultation (slug)"),
        ("topic" = Option<i64>, Query, description = "Only on this topic (number)"),
        ("state" = Option<String>, Query,
            description = "running, overdue, clarifying, answered or refused"),
        ("from" = Option<String>, Query, description = "Asked on this day or later (YYYY-MM-DD)"),
        ("to" = Option<String>, Query, description = "Asked on this day or earlier (YYYY-MM-DD)"),
        ("q" = Option<String>, Query, description = "Words; the 200 best hits are looked at"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, description = "A page of the list", body = List<QuestionItem>)))]
pub async fn list_questions(
    visit: Visit,
    query: super::tracker::Query,
    after: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let chosen = Chosen::read(&query, None);
    let body_id: Option<i64> = query.get("body_id").and_then(|text| text.parse().ok());
    let before = after.id()?;
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    visit
        .public_data(
            move |conn| {
                let mut filter = chosen.filter(conn, zone, now)?;
                if let Some(id) = body_id {
                    filter.of_body(conn, id)?;
                }
                filter.before = before;
                super::list(conn, &filter, PAGE + 1, now)
            },
            |visit, rows| {
                let items = rows.into_iter().map(|row| item(visit, row)).collect();
                let list = List::new(items, |last: &QuestionItem| last.id.to_string());
                Ok(list.data(visit)?.topic("questions"))
            },
        )
        .await
}

#[derive(Clone, Debug, Deserialize)]
pub struct SimilarQuery {
    #[serde(default)]
    q: String,
}

/// At most five answered questions like the one given, the most similar first; a word or two may
/// be misspelt, and the last may be unfinished.
#[utoipa::path(get, path = "/api/v1/questions/similar", tag = "questions",
    params(("q" = String, Query, description = "The question, or its beginning")),
    responses((status = 200, description = "Similar questions", body = List<QuestionItem>)))]
pub async fn list_similar(
    visit: Visit,
    query: web::Query<SimilarQuery>,
) -> Result<HttpResponse, AppError> {
    let (q, now) = (Typed::new(&visit, &query.q)?.text, visit.now);
    let found = visit
        .app
        .db
        .read(move |conn| similar::find_similar(conn, &q, now, similar::OFFERED))
        .await?;
    let items: Vec<QuestionItem> = found.into_iter().map(|row| item(&visit, row)).collect();
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "no-store"));
    Ok(response.json(List { items, next: None }))
}

/// A question with its words and its answer.
#[derive(Serialize, ToSchema)]
pub struct QuestionText {
    #[serde(flatten)]
    question: QuestionItem,
    /// Markdown; empty when it was taken away.
    text: String,
    /// Empty when it was taken away.
    files: Vec<FileItem>,
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
    files: Vec<FileItem>,
    url: String,
}

/// One question with its text and its answer.
#[utoipa::path(get, path = "/api/v1/questions/{id}", tag = "questions",
    params(("id" = i64, Path, description = "Number of the question")),
    responses((status = 200, description = "The question", body = QuestionText),
        (status = 404, description = "No such question")))]
pub async fn show_question(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let zone = visit.app.config.site.time_zone.0;
    visit
        .public_data(
            // As somebody unknown sees it, whoever asks.
            move |conn| load(conn, id, &Actor::default(), zone),
            |visit, parts| {
                let topics = [
                    parts.question.topic(),
                    format!("contribution:{}", parts.asked.token),
                    "bodies".to_owned(),
                    deadlines::ACCOUNTS.to_owned(),
                ];
                let data = Data::json(&whole(visit, parts))?;
                Ok(topics.into_iter().fold(data, Data::topic))
            },
        )
        .await
}

fn whole(visit: &Visit, parts: Parts) -> QuestionText {
    let files_of = |contribution: &Contribution| match contribution.is_public() {
        true => FileItem::of(&visit.app, &parts.files, contribution.id),
        false => Vec::new(),
    };
    let files = files_of(&parts.asked);
    let ending = parts
        .turns
        .into_iter()
        .find(|(row, _)| matches!(row.kind, TurnKind::Answer | TurnKind::Refusal));
    let (question, asked) = (parts.question, ContributionItem::new(visit, parts.asked));
    let official = parts.official;
    let answer = ending.map(|(_, answer)| {
        let files = FileItem::of(&visit.app, &parts.files, answer.id);
        let files = if answer.is_public() {
            files
        } else {
            Vec::new()
        };
        let answer = ContributionItem::new(visit, answer);
        AnswerItem {
            id: answer.id,
            token: answer.token,
            state: answer.state,
            text: answer.text,
            lang: answer.lang,
            answered_by: official.map(|official| official.name),
            answered_at: question.answered_at,
            files,
            url: answer.url,
        }
    });
    QuestionText {
        text: asked.text,
        files,
        answer,
        question: QuestionItem {
            url: visit.app.absolute(&question.url()),
            is_overdue: rules::is_late(question.state, question.due_at, visit.now),
            id: question.id,
            token: asked.token,
            state: question.state.to_string(),
            title: asked.title,
            author_name: asked.author_name,
            lang: asked.lang,
            body_id: question.body_id,
            consultation_id: question.consultation_id,
            topic_id: question.topic_id,
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
                    channel: Channel::Api,
                    lang,
                    title,
                    text: words,
                    ..Ask::by_account(account_id, &name, now)
                };
                let asked = super::ask(tx, &spine, &ask, zone, now)?;
                let item = ContributionItem::of(&site, asked.contribution);
                Ok((201, serde_json::to_string(&item)?))
            })
        })
        .await?;
    Ok(answer(&visit, made, "/api/v1/contributions/"))
}
