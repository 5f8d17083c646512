//! Contributions, for machines: whatever its kind, a contribution has one form here.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::{Contribution, Kind, State};
use super::rules;
use crate::app::App;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::web::api::{After, List, PAGE};
use crate::web::{Data, Visit};

/// Most bytes of an anchor; ours are far shorter.
const MAX_ANCHOR: usize = 200;

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/api/v1/contributions").get(list_contributions))
        .service(web::resource("/api/v1/contributions/{token}").get(show_contribution));
}

/// What somebody sent. Text and author are empty unless it is published.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContributionItem {
    pub id: i64,
    pub token: String,
    /// `comment`, `topic`, `post`, `question`, `answer`, `petition` …
    pub kind: String,
    pub state: String,
    /// What it is about, such as `document:12`.
    pub place: String,
    /// Anchor of the section; empty for the whole.
    pub anchor: String,
    pub consultation_id: Option<i64>,
    pub body_id: Option<i64>,
    /// Id of the contribution that it replies to.
    pub parent_id: Option<i64>,
    /// Id of the first-level contribution that the whole talk hangs on.
    pub root_id: Option<i64>,
    /// Id of what it answers, where that is not `parent_id`: the third level is flat.
    pub answers_id: Option<i64>,
    /// Replies that the public can see.
    pub reply_count: i64,
    /// How many agree.
    pub support_count: i64,
    /// Number of the text that stands now; earlier ones are at `/c/TOKEN/history`.
    pub version: i64,
    pub edited_at: Option<UtcTime>,
    pub author_name: String,
    /// `citizen`, `official`, `moderator`, `editor` or `guest`.
    pub author_role: String,
    pub channel: String,
    pub lang: String,
    pub title: String,
    /// Markdown, as written.
    pub text: String,
    pub received_at: UtcTime,
    pub published_at: Option<UtcTime>,
    /// Page where it is read.
    pub url: String,
    /// Its permanent address.
    pub trace_url: String,
}

impl ContributionItem {
    /// A contribution as the public may see it.
    pub fn new(visit: &Visit, contribution: Contribution) -> Self {
        Self::of(&visit.app, contribution)
    }

    /// As [`ContributionItem::new`], inside a write.
    pub fn of(app: &App, contribution: Contribution) -> Self {
        let is_public = contribution.state == State::Published;
        let shown = |text: String| if is_public { text } else { String::new() };
        Self {
            url: app.absolute(&contribution.url),
            trace_url: app.absolute(&format!("/c/{}", contribution.token)),
            id: contribution.id,
            token: contribution.token,
            kind: contribution.kind.to_string(),
            state: contribution.state.to_string(),
            place: contribution.place,
            anchor: contribution.anchor,
            consultation_id: contribution.consultation_id,
            body_id: contribution.body_id,
            parent_id: contribution.parent_id,
            root_id: contribution.root_id,
            answers_id: contribution.answers_id,
            reply_count: contribution.reply_count,
            support_count: if is_public {
                contribution.support_count
            } else {
                0
            },
            version: contribution.version,
            edited_at: contribution.edited_at,
            author_name: shown(contribution.author_name),
            author_role: contribution.author_role.to_string(),
            channel: contribution.channel.to_string(),
            lang: contribution.lang,
            title: shown(contribution.title),
            text: shown(contribution.text),
            received_at: contribution.received_at,
            published_at: contribution.published_at,
        }
    }
}

/// Where to look. Either a place or a consultation must be named.
#[derive(Clone, Debug, Deserialize)]
pub struct Where {
    place: Option<String>,
    anchor: Option<String>,
    consultation_id: Option<i64>,
    kind: Option<String>,
    #[serde(flatten)]
    after: After,
}

/// Public contributions of a place (oldest first) or of a consultation (newest first).
#[utoipa::path(get, path = "/api/v1/contributions", tag = "contributions",
    params(
        ("place" = Option<String>, Query, description = "Such as `document:12` or `topic:3`"),
        ("anchor" = Option<String>, Query, description = "Section within the place"),
        ("consultation_id" = Option<i64>, Query, description = "Instead of a place"),
        ("kind" = Option<String>, Query, description = "With a consultation: only this kind"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, description = "A page of the list", body = List<ContributionItem>)))]
pub async fn list_contributions(
    visit: Visit,
    query: web::Query<Where>,
) -> Result<HttpResponse, AppError> {
    let query = query.into_inner();
    let after = query.after.id()?;
    let kinds = match query.kind.as_deref() {
        None => Kind::ALL.to_vec(),
        Some(word) => vec![Kind::parse(word).ok_or(AppError::field("kind", "form.choose"))?],
    };
    if query
        .anchor
        .as_ref()
        .is_some_and(|anchor| anchor.len() > MAX_ANCHOR)
    {
        return Err(AppError::field("anchor", "api.place"));
    }
    let topic = match (&query.place, query.consultation_id) {
        (Some(place), _) if rules::is_place(place) => place.clone(),
        (Some(_), _) => return Err(AppError::field("place", "api.place")),
        (None, Some(id)) => format!("consultation:{id}"),
        (None, None) => return Err(AppError::field("place", "form.choose")),
    };
    visit
        .public_data(
            move |conn| match (query.place, query.consultation_id) {
                (Some(place), _) => {
                    let anchor = query.anchor.as_deref();
                    super::list_of_place(conn, &place, anchor, after.unwrap_or(0), PAGE + 1)
                }
                (None, id) => {
                    let id = id.unwrap_or_default();
                    super::list_of_consultation(conn, id, &kinds, after, PAGE + 1)
                }
            },
            |visit, found| {
                let items = found
                    .into_iter()
                    .map(|c| ContributionItem::new(visit, c))
                    .collect();
                let list = List::new(items, |last: &ContributionItem| last.id.to_string());
                Ok(list.data(visit)?.topic(topic))
            },
        )
        .await
}

/// One contribution by its token.
#[utoipa::path(get, path = "/api/v1/contributions/{token}", tag = "contributions",
    params(("token" = String, Path, description = "As in `/c/TOKEN`")),
    responses((status = 200, description = "The contribution", body = ContributionItem),
        (status = 404, description = "No such contribution")))]
pub async fn show_contribution(
    visit: Visit,
    token: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let topic = format!("contribution:{token}");
    visit
        .public_data(
            move |conn| super::find_by_token(conn, &token)?.ok_or(AppError::NotFound),
            |visit, found| Ok(Data::json(&ContributionItem::new(visit, found))?.topic(topic)),
        )
        .await
}
