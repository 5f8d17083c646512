//! Passwords: judged, hashed and verified away from the request threads, a few at a time.

use actix_web::web;

use super::model::Account;
use crate::app::App;
use crate::platform::crypto::{
    dummy_verify, hash_password, needs_rehash, password_problems, verify_password,
};
use crate::platform::error::AppError;
use crate::web::PostForm;

/// Longer ones are not hashed: no password of ours has that many bytes.
const MAX_BYTES: usize = 2000;

/// What became of trying a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Wrong,
    Right {
        /// The same password at today's cost, where it was hashed at another.
        renewed: Option<String>,
    },
}

async fn on_hashing_thread<T: Send + 'static>(
    app: &web::Data<App>,
    f: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    let permit = app.hashing.clone().acquire_owned().await;
    let permit = permit.map_err(|_| AppError::Unavailable)?;
    tokio::task::spawn_blocking(move || {
        let done = f();
        drop(permit);
        done
    })
    .await
    .map_err(|_| AppError::Internal("hashing a password panicked".to_owned()))
}

/// Tries a password. Without a hash to try it on (no account, or one without a password) it takes
/// as long and is wrong.
///
/// # Errors
/// `Internal` when the thread fails.
pub async fn verify(
    app: &web::Data<App>,
    password: &str,
    hash: Option<String>,
) -> Result<Verdict, AppError> {
    let password = if password.len() > MAX_BYTES {
        String::new()
    } else {
        password.to_owned()
    };
    let cost = app.config.security.password_cost();
    on_hashing_thread(app, move || match hash {
        Some(hash) if verify_password(&password, &hash) => Verdict::Right {
            renewed: needs_rehash(&hash, cost)
                .then(|| hash_password(&password, cost).ok())
                .flatten(),
        },
        Some(_) => Verdict::Wrong,
        None => {
            dummy_verify(&password, cost);
            Verdict::Wrong
        }
    })
    .await
}

/// Hashes a new password.
///
/// # Errors
/// `Internal` when there is no memory for it.
pub async fn hash(app: &web::Data<App>, password: &str) -> Result<String, AppError> {
    let password = password.to_owned();
    let cost = app.config.security.password_cost();
    on_hashing_thread(app, move || hash_password(&password, cost))
        .await?
        .map_err(|error| AppError::Internal(error.to_string()))
}

/// Judges the new password in `field`; a refusal is noted beside it.
pub fn judge(app: &App, form: &mut PostForm, field: &'static str, name: &str, email: &str) {
    let personal = [name, email, app.config.site.name.as_str()];
    if let Err(problem) = password_problems(form.get(field), &personal) {
        form.refuse(field, problem.key());
    }
}

/// Whoever changes something weighty says their password again, if they have one.
///
/// # Errors
/// `Internal` when the thread fails; a wrong password is noted in the form.
pub async fn confirm(
    app: &web::Data<App>,
    form: &mut PostForm,
    account: &Account,
) -> Result<(), AppError> {
    let Some(hash) = account.password_hash.clone() else {
        return Ok(());
    };
    if verify(app, form.get("current_password"), Some(hash)).await? == Verdict::Wrong {
        form.refuse("current_password", "accounts.current-password-wrong");
    }
    Ok(())
}
