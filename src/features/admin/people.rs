//! People: finding them, their roles, suspending and inviting them.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::views::{OptionView, PersonView};
use super::{desk, ensure_administrator, refused, rules};
use crate::features::accounts::{self, Account, AccountState, Granting, Invitation};
use crate::features::bodies::{self, Body};
use crate::features::ledger::ActingAs;
use crate::platform::actor::Role;
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::platform::text::TextRule;
use crate::web::{FormView, Page, PostForm, Visit};

/// Shown at most; whoever looks for more names more of the name.
const SHOWN: i64 = 100;

type Found = (Vec<Account>, Vec<accounts::RoleGrant>, Vec<Body>);

fn people(visit: &Visit, found: Found) -> Vec<PersonView> {
    let (accounts, grants, bodies) = found;
    accounts
        .into_iter()
        .map(|account| PersonView::new(visit, account, &grants, &bodies))
        .collect()
}

/// Without a question: whoever has a role.
pub async fn list_people(
    visit: Visit,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let asked: String = query
        .get("q")
        .map(|asked| asked.trim().chars().take(100).collect())
        .unwrap_or_default();
    let part = asked.clone();
    let found = visit.app.db.read(move |conn| {
        let list = if part.is_empty() {
            accounts::list_staff(conn, SHOWN)?
        } else {
            accounts::list_matching(conn, &part, SHOWN)?
        };
        let ids: Vec<_> = list.iter().map(|account| account.id).collect();
        Ok((
            list,
            accounts::list_grants_of(conn, &ids)?,
            bodies::list(conn)?,
        ))
    });
    let people = people(&visit, found.await?);
    desk("admin/people.html", visit.text("admin-people"))
        .with("people", &people)
        .with("q", &asked)
        .respond(&visit)
}

async fn find_person(visit: &Visit, id: i64) -> Result<(Account, PersonView), AppError> {
    let found = visit.app.db.read(move |conn| {
        // Of a closed account nothing is left to be seen.
        let account = accounts::find(conn, id)?
            .filter(|account| account.state != AccountState::Closed)
            .ok_or(AppError::NotFound)?;
        Ok((
            account,
            accounts::list_grants_of(conn, &[id])?,
            bodies::list(conn)?,
        ))
    });
    let (account, grants, bodies) = found.await?;
    let view = PersonView::new(visit, account.clone(), &grants, &bodies);
    Ok((account, view))
}

fn roles(visit: &Visit, fit: fn(Role) -> bool) -> Vec<OptionView> {
    Role::ALL
        .iter()
        .filter(|role| fit(**role))
        .map(|role| OptionView {
            value: role.as_str().to_owned(),
            text: visit.text(&format!("admin-role-{role}")),
        })
        .collect()
}

fn person_page(visit: &Visit, person: &PersonView) -> Page {
    let held: Vec<_> = person.roles.iter().map(|role| role.role).collect();
    let grantable: Vec<_> = roles(visit, rules::is_grantable)
        .into_iter()
        .filter(|option| !held.iter().any(|role| role.as_str() == option.value))
        .collect();
    desk("admin/person.html", person.name.clone())
        .with("person", person)
        .with("grantable", &grantable)
        .with("is_me", &(visit.actor.account_id == Some(person.id)))
}

pub async fn show_person(visit: Visit, id: web::Path<i64>) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let (_, person) = find_person(&visit, *id).await?;
    person_page(&visit, &person)
        .form(&FormView::default())
        .respond(&visit)
}

/// `do`: grant or revoke.
pub async fn change_role(
    visit: Visit,
    id: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let (account, person) = find_person(&visit, *id).await?;
    let granted = form.get("do") != "revoke";
    let role = form.choice("role", |word| {
        Role::parse(word).filter(|role| rules::is_grantable(*role))
    });
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, person_page(&visit, &person));
    }
    let role = role.ok_or(AppError::BadRequest("error.bad-request"))?;
    if !granted && role == Role::Administrator {
        rules::ensure_another(by, account.id)?;
    }
    let now = visit.now;
    visit
        .app
        .db
        .write(move |tx| {
            let change = Granting {
                account_id: account.id,
                role,
                body_id: None,
                by: Some(by),
            };
            accounts::change_role(tx, &change, granted, now)
        })
        .await?;
    let flash = if granted {
        "admin-role-granted"
    } else {
        "admin-role-revoked"
    };
    Ok(visit.redirect(&format!("/admin/people/{}", person.id), Some(flash)))
}

/// `do`: suspend or restore.
pub async fn change_state(
    visit: Visit,
    id: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let (account, person) = find_person(&visit, *id).await?;
    let suspended = form.get("do") != "restore";
    rules::ensure_another(by, account.id)?;
    let reason = if suspended {
        form.text("reason", rules::REASON)
    } else {
        form.optional_text("reason", rules::REASON)
    };
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, person_page(&visit, &person));
    }
    let now = visit.now;
    visit
        .app
        .db
        .write(move |tx| {
            let how = accounts::Suspending {
                reason: &reason,
                until: None,
                appeal: None,
                acting_as: ActingAs::Administrator,
                by: Some(by),
            };
            accounts::set_suspended(tx, &account, suspended, &how, now)
        })
        .await?;
    let flash = if suspended {
        "admin-suspended"
    } else {
        "admin-restored"
    };
    Ok(visit.redirect(&format!("/admin/people/{}", person.id), Some(flash)))
}

async fn invite_page(visit: &Visit) -> Result<Page, AppError> {
    let bodies = visit.app.db.read(bodies::list).await?;
    let bodies: Vec<_> = bodies
        .into_iter()
        .map(|body| OptionView {
            value: body.id.to_string(),
            text: body.name,
        })
        .collect();
    let languages: Vec<_> = Lang::ALL
        .iter()
        .map(|lang| OptionView {
            value: lang.code().to_owned(),
            text: lang.native_name().to_owned(),
        })
        .collect();
    Ok(desk("admin/invite.html", visit.text("admin-invite"))
        .with("roles", &roles(visit, |_| true))
        .with("bodies", &bodies)
        .with("languages", &languages))
}

pub async fn show_invite(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let form = FormView::filled([("lang", visit.lang.code().to_owned())]);
    invite_page(&visit).await?.form(&form).respond(&visit)
}

pub async fn invite(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let email = form.email("email");
    let name = form.text("name", TextRule::line(2, 80));
    let lang = form.choice("lang", Lang::parse);
    let role = match form.get("role") {
        "" => None,
        _ => form.choice("role", Role::parse),
    };
    let body_id: Option<i64> = form.get("body").parse().ok();
    if role == Some(Role::Official) && body_id.is_none() {
        form.refuse("body", "accounts.body-missing");
    }
    let post = form.optional_text("post", rules::LINE);
    if let Err(error) = form.check() {
        let page = invite_page(&visit).await?;
        return refused(&visit, &form, error, page);
    }
    let email = email.ok_or(AppError::BadRequest("error.bad-request"))?;
    let post = if post.is_empty() {
        visit.text("role-official")
    } else {
        post
    };
    let invitation = Invitation {
        email,
        name,
        lang: lang.unwrap_or(visit.lang).code().to_owned(),
        role,
        body_id,
        post,
        by: Some(by),
    };
    let (app, now) = (visit.app.clone(), visit.now);
    let account = visit.app.db.write(move |tx| {
        let (account, token) = accounts::invite(tx, &app.tokens, &invitation, now)?;
        accounts::send_invitation(&app, tx, &account, &token, now)?;
        Ok(account)
    });
    let account = account.await?;
    Ok(visit.redirect(
        &format!("/admin/people/{}", account.id),
        Some("admin-invited"),
    ))
}
