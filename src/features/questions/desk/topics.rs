//! The topics of a body: by which words a question is recognised, and who answers it.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::views::{body_choices, official_choices};
use super::{bodies_of, chosen, desk, load_bodies, number, today};
use crate::features::bodies::{self, Body, Official};
use crate::features::questions::model::Topic;
use crate::features::questions::routing::{self, Presence};
use crate::features::questions::rules::{desk as desk_rules, routing as rules};
use crate::features::questions::store;
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::platform::text::{TextRule, fold};
use crate::web::{FormView, PostForm, Visit};

const NAME: TextRule = TextRule::line(2, 80);
const WORDS: TextRule = TextRule::text(2, 3_000);

#[derive(Serialize)]
struct TopicView {
    id: i64,
    name: String,
    words: String,
    body: String,
    /// Who is responsible; '' for nobody.
    who: String,
    /// Whoever is responsible cannot do it today, and nobody stands in.
    is_lost: bool,
    stands_in: String,
}

struct Loaded {
    bodies: Vec<Body>,
    topics: Vec<Topic>,
    presence: Presence,
}

fn load(conn: &mut DbConn, actor: &Actor, today: chrono::NaiveDate) -> Result<Loaded, AppError> {
    let bodies = load_bodies(conn, actor)?;
    let ids: Vec<i64> = bodies.iter().map(|body| body.id).collect();
    Ok(Loaded {
        topics: store::topics::list(conn, &ids)?,
        presence: Presence::of_bodies(conn, &ids, today)?,
        bodies,
    })
}

async fn page(visit: &Visit, form: &FormView) -> Result<HttpResponse, AppError> {
    let (actor, today) = (visit.actor.clone(), today(visit));
    let loaded = visit
        .app
        .db
        .read(move |conn| load(conn, &actor, today))
        .await?;
    let official = |id: Option<i64>| {
        let mut all = loaded.presence.officials.iter();
        all.find(|one| Some(one.id) == id)
    };
    let topics: Vec<TopicView> = loaded
        .topics
        .iter()
        .map(|topic| {
            let worker = topic
                .official_id
                .and_then(|id| loaded.presence.stand_in(id, today));
            let body = loaded.bodies.iter().find(|one| one.id == topic.body_id);
            let name = |one: &Official| one.name.clone();
            TopicView {
                id: topic.id,
                name: topic.name.clone(),
                words: topic.words.clone(),
                body: body.map_or(String::new(), |one| one.name.clone()),
                who: official(topic.official_id).map_or(String::new(), name),
                is_lost: topic.official_id.is_some() && worker.is_none(),
                stands_in: official(worker.filter(|_| worker != topic.official_id))
                    .map_or(String::new(), name),
            }
        })
        .collect();
    desk(
        "questions/desk/topics.html",
        visit.text("questions-topics-title"),
    )
    .with("topics", &topics)
    .with("bodies", &body_choices(&loaded.bodies))
    .with(
        "officials",
        &official_choices(&loaded.presence.officials, &loaded.bodies),
    )
    .form(form)
    .respond(visit)
}

pub async fn list_topics(visit: Visit) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    page(&visit, &FormView::default()).await
}

/// What is typed about a topic, without its body.
struct Typed {
    name: String,
    words: String,
    official_id: Option<i64>,
}

fn read(form: &mut PostForm) -> Result<Typed, AppError> {
    let name = form.text("name", NAME);
    let words = form.text("words", WORDS);
    let official_id = chosen(form, "official");
    form.check()?;
    Ok(Typed {
        name,
        words: rules::ensure_words(&words)?,
        official_id,
    })
}

fn checked(
    conn: &mut DbConn,
    actor: &Actor,
    id: i64,
    body_id: i64,
    typed: Typed,
) -> Result<Topic, AppError> {
    if !desk_rules::may_arrange(actor, body_id) {
        return Err(AppError::Forbidden("error.forbidden-text"));
    }
    if let Some(official_id) = typed.official_id {
        bodies::find_official(conn, official_id)?
            .filter(|one| one.body_id == body_id && one.until_on.is_none())
            .ok_or_else(|| AppError::field("official", "questions.choose-official"))?;
    }
    let named_so = store::topics::list(conn, &[body_id])?;
    let mut others = named_so.iter().filter(|one| one.id != id);
    if others.any(|one| fold(&one.name) == fold(&typed.name)) {
        return Err(AppError::field("name", "questions.topic-exists"));
    }
    Ok(Topic {
        id,
        body_id,
        name: typed.name,
        words: typed.words,
        official_id: typed.official_id,
    })
}

/// The body that a form names, or the only one there is to choose from.
pub(super) fn body_of(form: &mut PostForm, actor: &Actor) -> Result<i64, AppError> {
    let given = chosen(form, "body");
    let own = bodies_of(actor)?;
    let body_id = match (given, own.as_deref()) {
        (Some(id), _) => Some(id),
        (None, Some([only])) => Some(*only),
        (None, _) => None,
    };
    body_id.ok_or_else(|| AppError::field("body", "questions.choose-body-of-desk"))
}

pub async fn create_topic(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    let actor = visit.actor.clone();
    let typed = body_of(&mut form, &actor).and_then(|body_id| Ok((body_id, read(&mut form)?)));
    let done = match typed {
        Ok((body_id, typed)) => {
            visit.limit(Limited::Write)?;
            let insert = move |tx: &mut Tx<'_>| {
                bodies::find(tx, body_id)?
                    .ok_or_else(|| AppError::field("body", "questions.choose-body-of-desk"))?;
                let new = checked(tx, &actor, 0, body_id, typed)?;
                routing::add_topic(tx, &new)
            };
            visit.app.db.write(insert).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(visit.redirect("/desk/questions/topics", Some("questions-topic-saved"))),
        Err(AppError::Invalid(errors)) => page(&visit, &form.view(&visit, &errors)).await,
        Err(other) => Err(other),
    }
}

fn find(conn: &mut DbConn, id: i64, actor: &Actor) -> Result<Topic, AppError> {
    let topic = store::topics::find(conn, id)?.ok_or(AppError::NotFound)?;
    if desk_rules::may_arrange(actor, topic.body_id) {
        Ok(topic)
    } else {
        Err(AppError::Forbidden("error.forbidden-text"))
    }
}

async fn topic_page(
    visit: &Visit,
    id: i64,
    form: Option<FormView>,
) -> Result<HttpResponse, AppError> {
    let actor = visit.actor.clone();
    let (topic, officials) = visit
        .app
        .db
        .read(move |conn| {
            let topic = find(conn, id, &actor)?;
            let officials = bodies::list_officials(conn, topic.body_id)?;
            Ok((topic, officials))
        })
        .await?;
    let form = form.unwrap_or_else(|| {
        let official = topic.official_id.map_or(String::new(), |id| id.to_string());
        FormView::filled([
            ("name", topic.name.clone()),
            ("words", topic.words.clone()),
            ("official", official),
        ])
    });
    desk("questions/desk/topic.html", topic.name.clone())
        .with("id", &id)
        .with("officials", &official_choices(&officials, &[]))
        .form(&form)
        .respond(visit)
}

pub async fn show_topic(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    topic_page(&visit, number(&path)?, None).await
}

pub async fn change_topic(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    let id = number(&path)?;
    let is_removed = form.get("do") == "remove";
    let typed = if is_removed {
        Ok(None)
    } else {
        read(&mut form).map(Some)
    };
    let done = match typed {
        Ok(typed) => {
            visit.limit(Limited::Write)?;
            let actor = visit.actor.clone();
            let change = move |tx: &mut Tx<'_>| {
                let topic = find(tx, id, &actor)?;
                match typed {
                    Some(typed) => {
                        let new = checked(tx, &actor, id, topic.body_id, typed)?;
                        store::topics::set(tx, &new)?;
                    }
                    None => {
                        store::topics::delete(tx, id)?;
                    }
                }
                Ok(())
            };
            visit.app.db.write(change).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => {
            let flash = if is_removed {
                "questions-topic-removed"
            } else {
                "questions-topic-saved"
            };
            Ok(visit.redirect("/desk/questions/topics", Some(flash)))
        }
        Err(AppError::Invalid(errors)) => refused(&visit, id, &form, &errors).await,
        Err(other) => Err(other),
    }
}

async fn refused(
    visit: &Visit,
    id: i64,
    form: &PostForm,
    errors: &FieldErrors,
) -> Result<HttpResponse, AppError> {
    topic_page(visit, id, Some(form.view(visit, errors))).await
}
