//! One page for each act on a question: its fields, and what it does.

mod asker;
mod body;

use actix_web::{HttpResponse, web};

use super::acts::Acting;
use crate::features::contributions::Spine;
use crate::platform::db::{DbConn, Tx};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::platform::text::TextRule;
use crate::web::{FormView, Page, PostForm, Visit};

/// What is said in a turn.
const TEXT: TextRule = TextRule::text(10, 10_000);
/// Why something is done; everybody reads it.
const REASON: TextRule = TextRule::text(10, 1_000);
/// Law and clause.
const GROUND: TextRule = TextRule::line(3, 200);

/// Addresses of the acts.
pub fn routes(config: &mut web::ServiceConfig) {
    let (asker, body) = ("/questions/{id}/{act}", "/desk/questions/{id}/{act}");
    config
        .route(asker, web::get().to(show::<asker::AskerAct>))
        .route(asker, web::post().to(carry_out::<asker::AskerAct>))
        .route(body, web::get().to(show::<body::BodyAct>))
        .route(body, web::post().to(carry_out::<body::BodyAct>));
}

/// The acts of one side: how each is shown, read and carried out.
trait Form: Copy + Send + 'static {
    /// What the page shows besides its fields.
    type Seen: Send + 'static;
    /// What was filled in.
    type Filled: Send + 'static;

    /// The act by the last part of the address.
    fn named(word: &str) -> Option<Self>;
    /// Whether the act is for this person, and what its page shows.
    fn load(self, conn: &mut DbConn, id: i64, by: &Acting) -> Result<Self::Seen, AppError>;
    /// What the fields begin with.
    fn begun(seen: &Self::Seen) -> FormView;
    fn page(self, visit: &Visit, seen: &Self::Seen, form: &FormView) -> Page;
    fn read(self, form: &mut PostForm) -> Result<Self::Filled, AppError>;
    fn carry_out(
        tx: &mut Tx<'_>,
        spine: &Spine,
        id: i64,
        filled: &Self::Filled,
        by: &Acting,
    ) -> Result<(), AppError>;
    /// Where it goes on, and what is said there.
    fn done(self, id: i64, form: &PostForm) -> (String, String);
}

async fn load<A: Form>(
    visit: &Visit,
    id: i64,
    act: A,
    by: Acting,
) -> Result<<A as Form>::Seen, AppError> {
    let read = move |conn: &mut DbConn| act.load(conn, id, &by);
    visit.app.db.read(read).await
}

async fn show<A: Form>(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (id, act) = read_path::<A>(&path)?;
    let by = acting(&visit, None)?;
    let seen = load(&visit, id, act, by).await?;
    act.page(&visit, &seen, &A::begun(&seen)).respond(&visit)
}

async fn carry_out<A: Form>(
    visit: Visit,
    spine: web::Data<Spine>,
    path: web::Path<(String, String)>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let (id, act) = read_path::<A>(&path)?;
    let by = acting(&visit, Some(&form))?;
    let outcome = match act.read(&mut form) {
        Ok(filled) => {
            visit.limit(Limited::Write)?;
            let owned = by.clone();
            let write = move |tx: &mut Tx<'_>| A::carry_out(tx, &spine, id, &filled, &owned);
            visit.app.db.write(write).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => {
            let (to, flash) = act.done(id, &form);
            Ok(visit.redirect(&to, Some(&flash)))
        }
        Err(AppError::Invalid(errors)) => {
            let seen = load(&visit, id, act, by).await?;
            let view = form.view(&visit, &errors);
            act.page(&visit, &seen, &view).respond(&visit)
        }
        Err(other) => Err(other),
    }
}

/// Number of a question and name of an act in an address.
fn read_path<A: Form>(path: &(String, String)) -> Result<(i64, A), AppError> {
    let id = path.0.parse().map_err(|_| AppError::NotFound)?;
    let act = A::named(&path.1).ok_or(AppError::NotFound)?;
    Ok((id, act))
}

/// # Errors
/// `Unauthenticated`
fn acting(visit: &Visit, form: Option<&PostForm>) -> Result<Acting, AppError> {
    let account_id = visit.account_id()?;
    Ok(Acting {
        actor: visit.actor.clone(),
        account_id,
        lang: visit.lang.code().to_owned(),
        submission_key: form.and_then(|form| form.submission_key(account_id)),
        zone: visit.app.config.site.time_zone.0,
        now: visit.now,
    })
}
