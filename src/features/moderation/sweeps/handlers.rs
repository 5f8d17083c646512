//! The pages of clean-ups.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::model::{Item, Sweep, SweepState};
use super::views::{Counts, ItemRow, SweepRow, SweepView, kinds, states};
use super::{forms, rules, store};
use crate::features::accounts;
use crate::features::contributions::Contribution;
use crate::features::moderation::desk::ensure_moderator;
use crate::features::moderation::model::Reason;
use crate::features::moderation::store::list_reasons;
use crate::features::moderation::views::ReasonView;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::{FormView, Page, PostForm, Visit};

/// Clean-ups, and posts of one, on a page.
const SWEEPS: i64 = 30;
const POSTS: i64 = 50;
const LIST: &str = "/desk/moderation/sweeps";

type Query = web::Query<HashMap<String, String>>;

fn number(query: &Query, name: &str) -> Option<i64> {
    query.get(name).and_then(|text| text.parse().ok())
}

pub async fn list(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let before = number(&query, "before").unwrap_or(i64::MAX);
    let read = move |conn: &mut DbConn| {
        let found = store::list(conn, before, SWEEPS + 1)?;
        let ids: Vec<i64> = found.iter().map(|sweep| sweep.id).collect();
        let mut counts: HashMap<i64, Counts> = HashMap::new();
        for (id, state, count) in store::items::count_items(conn, &ids)? {
            counts.entry(id).or_default().insert(state, count);
        }
        Ok((found, counts))
    };
    let (mut found, counts) = visit.app.db.read(read).await?;
    let page = usize::try_from(SWEEPS).unwrap_or(usize::MAX);
    let has_more = found.len() > page;
    found.truncate(page);
    let next = found
        .last()
        .filter(|_| has_more)
        .map(|last| format!("{LIST}?before={}", last.id));
    let none = Counts::new();
    let rows: Vec<_> = found
        .iter()
        .map(|sweep| SweepRow::new(&visit, sweep, counts.get(&sweep.id).unwrap_or(&none)))
        .collect();
    Page::new(
        "moderation/sweeps.html",
        visit.text("moderation-sweeps-title"),
    )
    .with("desk_key", &"moderation")
    .with("rows", &rows)
    .with("next", &next)
    .respond(&visit)
}

fn ask_page(visit: &Visit, form: &FormView) -> Result<HttpResponse, AppError> {
    Page::new(
        "moderation/sweep_new.html",
        visit.text("moderation-sweep-new-title"),
    )
    .with("desk_key", &"moderation")
    .with("kinds", &kinds(visit))
    .with("states", &states(visit))
    .form(form)
    .respond(visit)
}

/// The form; with `?author=TOKEN`, for everything by whoever wrote that.
pub async fn ask(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let given = query.get("author").filter(|token| token.len() <= 40);
    let form = FormView::filled(given.map(|token| ("author", token.clone())));
    ask_page(&visit, &form)
}

pub async fn create(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let made = match forms::criteria(&visit, &mut form) {
        Ok(criteria) => {
            let (app, actor, now) = (visit.app.clone(), visit.actor.clone(), visit.now);
            let zone = app.config.site.time_zone.0;
            let draw_up = move || super::draw_up(&app.db, &actor, &criteria, zone, now);
            web::block(draw_up)
                .await
                .unwrap_or(Err(AppError::Unavailable))
        }
        Err(error) => Err(error),
    };
    match made {
        Ok(id) => Ok(visit.redirect(&format!("{LIST}/{id}"), None)),
        Err(AppError::Invalid(errors)) => ask_page(&visit, &form.view(&visit, &errors)),
        Err(error) => Err(error),
    }
}

struct Loaded {
    sweep: Sweep,
    counts: Counts,
    posts: Vec<(Item, Contribution)>,
    reasons: Vec<Reason>,
    names: HashMap<i64, String>,
}

fn load(conn: &mut DbConn, id: i64, after: i64) -> Result<Loaded, AppError> {
    let sweep = super::find(conn, id)?;
    if sweep.state == SweepState::Collecting {
        return Err(AppError::NotFound);
    }
    let mut names = HashMap::new();
    for person in sweep.people().into_iter().chain(sweep.undone_by) {
        if let Some(account) = accounts::find(conn, person)? {
            names.insert(person, account.name);
        }
    }
    Ok(Loaded {
        counts: super::counts(conn, id)?,
        posts: store::items::list_items(conn, id, after, POSTS + 1)?,
        reasons: list_reasons(conn)?,
        names,
        sweep,
    })
}

async fn sweep_page(
    visit: &Visit,
    id: i64,
    after: i64,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let read = move |conn: &mut DbConn| load(conn, id, after);
    let Loaded {
        sweep,
        counts,
        mut posts,
        reasons,
        names,
    } = visit.app.db.read(read).await?;
    let page = usize::try_from(POSTS).unwrap_or(usize::MAX);
    let has_more = posts.len() > page;
    posts.truncate(page);
    let next = posts
        .last()
        .filter(|_| has_more)
        .map(|(item, _)| format!("{LIST}/{id}?after={}", item.contribution_id));
    let view = SweepView::new(visit, &sweep, &counts, &reasons, &names);
    let fitting: Vec<_> = reasons
        .iter()
        .filter(|reason| rules::is_for_all(reason))
        .map(|reason| ReasonView::new(reason, visit.lang))
        .collect();
    let rows: Vec<_> = posts.into_iter().map(ItemRow::new).collect();
    let title = visit.text_with("moderation-sweep-title", &[("id", id.to_string().into())]);
    Page::new("moderation/sweep.html", title)
        .with("desk_key", &"moderation")
        .with("s", &view)
        .with("rows", &rows)
        .with("reasons", &fitting)
        .with("max_explanation", &rules::EXPLANATION.max)
        .with("after", &after)
        .with("next", &next)
        .form(form)
        .respond(visit)
}

pub async fn show(
    visit: Visit,
    path: web::Path<i64>,
    query: Query,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let after = number(&query, "after").unwrap_or_default();
    sweep_page(&visit, path.into_inner(), after, &FormView::default()).await
}

/// The buttons of the page.
#[derive(Clone, Copy)]
enum Do {
    LeaveOut,
    Confirm,
    Second,
    Decline,
    Discard,
    Undo,
    GoOn,
}

fn parse_do(word: &str) -> Option<Do> {
    Some(match word {
        "leave-out" => Do::LeaveOut,
        "confirm" => Do::Confirm,
        "second" => Do::Second,
        "decline" => Do::Decline,
        "discard" => Do::Discard,
        "undo" => Do::Undo,
        "go-on" => Do::GoOn,
        _ => return None,
    })
}

pub async fn act(
    visit: Visit,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let id = path.into_inner();
    let act = parse_do(form.get("do")).ok_or(AppError::BadRequest("error.not-a-form"))?;
    let after = form.get("after").parse::<i64>().unwrap_or_default();
    let done = carry_out(&visit, id, act, &mut form).await;
    let place = format!("{LIST}/{id}");
    match (done, act) {
        (Ok(flash), Do::LeaveOut) if after > 0 => {
            Ok(visit.redirect(&format!("{place}?after={after}"), Some(flash)))
        }
        (Ok(_), Do::Discard) => Ok(visit.redirect(LIST, Some("moderation-sweep-discarded"))),
        (Ok(flash), _) => Ok(visit.redirect(&place, Some(flash))),
        (Err(AppError::Invalid(errors)), _) => {
            sweep_page(&visit, id, 0, &form.view(&visit, &errors)).await
        }
        (Err(error), _) => Err(error),
    }
}

/// Does what the button says; returns the text that is shown then.
async fn carry_out(
    visit: &Visit,
    id: i64,
    act: Do,
    form: &mut PostForm,
) -> Result<&'static str, AppError> {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let alone_up_to = i64::from(visit.app.config.spam.sweep_second_moderator_above);
    let confirmation = match act {
        Do::Confirm => Some(forms::confirmation(form)?),
        _ => None,
    };
    let (shown, out) = (forms::ids(form, "shown"), forms::ids(form, "out"));
    visit
        .app
        .db
        .write(move |tx| {
            let flash = match act {
                Do::LeaveOut => {
                    super::leave_out(tx, &actor, id, &shown, &out)?;
                    "moderation-sweep-left-out"
                }
                Do::Confirm => {
                    let new = confirmation.ok_or(AppError::BadRequest("error.not-a-form"))?;
                    match super::confirm(tx, &actor, id, &new, alone_up_to, now)? {
                        SweepState::Waiting => "moderation-sweep-waits",
                        _ => "moderation-sweep-begun",
                    }
                }
                Do::Second => {
                    super::second(tx, &actor, id, now)?;
                    "moderation-sweep-begun"
                }
                Do::Decline => {
                    super::decline(tx, &actor, id)?;
                    "moderation-sweep-declined"
                }
                Do::Discard => {
                    super::discard(tx, &actor, id)?;
                    "moderation-sweep-discarded"
                }
                Do::Undo => {
                    super::undo(tx, &actor, id, now)?;
                    "moderation-sweep-undoing"
                }
                Do::GoOn => {
                    super::go_on(tx, &actor, id, now)?;
                    "moderation-sweep-begun"
                }
            };
            Ok(flash)
        })
        .await
}
