//! What the engine must know of those who gave a promise: the name of its subject, who owes it,
//! and what they keep of its due date. Tools register themselves in `routes.rs`.

use chrono::NaiveDate;

use super::model::{Promise, PromiseKind};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// A subject as people know it.
#[derive(Clone, Debug)]
pub struct About {
    pub subject_id: i64,
    /// '' when its title is not shown.
    pub title: String,
    /// Its title is for those who deal with it, and leaves the site in no feed.
    pub is_confidential: bool,
    pub url: String,
    /// Where those who owe it work on it.
    pub desk_url: String,
}

/// Accounts of those who owe something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owers {
    /// Reminded.
    pub people: Vec<i64>,
    /// Told when the day has passed.
    pub heads: Vec<i64>,
}

type Name = fn(&mut DbConn, &[i64]) -> Result<Vec<About>, AppError>;
type Owe = fn(&mut DbConn, &Promise, NaiveDate) -> Result<Owers, AppError>;
type Moved = fn(&mut Tx<'_>, &[i64], UtcTime, UtcTime) -> Result<(), AppError>;

/// One tool's promises of one kind.
#[derive(Clone, Copy)]
pub struct Keeper {
    pub kind: PromiseKind,
    /// Names of subjects by their numbers.
    pub about: Name,
    /// Who owes it on a day.
    pub owers: Owe,
    /// These subjects are due at another time now; the last argument is now.
    pub moved: Moved,
}

/// All of them. Built once, in `routes.rs`.
#[derive(Clone, Default)]
pub struct Keepers(pub Vec<Keeper>);

impl Keepers {
    pub fn of(&self, kind: PromiseKind) -> Option<&Keeper> {
        self.0.iter().find(|keeper| keeper.kind == kind)
    }

    /// Names of the subjects of these promises, by kind and number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn names(
        &self,
        conn: &mut DbConn,
        promises: &[Promise],
    ) -> Result<std::collections::HashMap<(PromiseKind, i64), About>, AppError> {
        let mut names = std::collections::HashMap::new();
        for keeper in &self.0 {
            let ids: Vec<i64> = promises
                .iter()
                .filter(|promise| promise.kind == keeper.kind)
                .map(|promise| promise.subject_id)
                .collect();
            if !ids.is_empty() {
                for about in (keeper.about)(conn, &ids)? {
                    names.insert((keeper.kind, about.subject_id), about);
                }
            }
        }
        Ok(names)
    }
}
