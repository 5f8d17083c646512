//! The topics of a body: by which words a question is recognised, and who answers it.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::views::{body_choices, official_choices};
use super::{
    bodies_of, body_of, chosen, desk, ensure_arranges, ensure_may_arrange, load_bodies, number,
    put_in_list, today, typed_or_removed,
};
use crate::features::bodies::{self, Body, Official};
use crate::features::questions::model::Topic;
use crate::features::questions::routing::{self, Presence};
use crate::features::questions::rules::routing as rules;
use crate::features::questions::store;
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx};
use crate::platform::error::AppError;
use crate::platform::text::{TextRule, fold};
use crate::web::{FormView, PostForm, Visit};

const LIST: &str = "/desk/questions/topics";
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

fn checked(conn: &mut DbConn, id: i64, body_id: i64, typed: Typed) -> Result<Topic, AppError> {
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

pub async fn create_topic(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    let (actor, now) = (visit.actor.clone(), visit.now);
    let typed = body_of(&mut form, &actor).and_then(|body_id| Ok((body_id, read(&mut form)?)));
    let insert = move |tx: &mut Tx<'_>, (body_id, typed)| {
        ensure_arranges(tx, &actor, body_id)?;
        let new = checked(tx, 0, body_id, typed)?;
        routing::add_topic(tx, &new)?;
        tx.touch("questions", now);
        Ok(())
    };
    let goes_on = (LIST, "questions-topic-saved");
    put_in_list(&visit, &form, typed, insert, goes_on, async |view| {
        page(&visit, &view).await
    })
    .await
}

fn find(conn: &mut DbConn, id: i64, actor: &Actor) -> Result<Topic, AppError> {
    let topic = store::topics::find(conn, id)?.ok_or(AppError::NotFound)?;
    ensure_may_arrange(actor, topic.body_id)?;
    Ok(topic)
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
    let (id, actor, now) = (number(&path)?, visit.actor.clone(), visit.now);
    let typed = typed_or_removed(&mut form, read);
    let flash = match typed {
        Ok(None) => "questions-topic-removed",
        _ => "questions-topic-saved",
    };
    let change = move |tx: &mut Tx<'_>, typed| {
        let topic = find(tx, id, &actor)?;
        match typed {
            Some(typed) => {
                let new = checked(tx, id, topic.body_id, typed)?;
                store::topics::set(tx, &new)?;
            }
            None => {
                store::topics::delete(tx, id)?;
            }
        }
        // Its name stands beside the questions about it.
        tx.touch("questions", now);
        Ok(())
    };
    put_in_list(&visit, &form, typed, change, (LIST, flash), async |view| {
        topic_page(&visit, id, Some(view)).await
    })
    .await
}
