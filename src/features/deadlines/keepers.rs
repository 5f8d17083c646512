//! What the engine must know of those who gave a promise: the name of its subject, who owes it,
//! and what they keep of its due date. Tools register themselves in `routes.rs`.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::NaiveDate;

use super::model::{OwedBy, Promise, PromiseKind};
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
/// Which of these subjects are owed by the same people, given their body: of each its number, and any
/// number that those of the same people share.
type Share = fn(&mut DbConn, &[i64]) -> Result<Vec<(i64, i64)>, AppError>;
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

/// How a kind whose subjects are owed by people of their own says which of them are the same.
#[derive(Clone, Copy)]
pub struct Sharing {
    pub kind: PromiseKind,
    pub share: Share,
}

/// All of them. Built once, in `routes.rs`.
#[derive(Clone, Default)]
pub struct Keepers {
    all: Vec<Keeper>,
    sharing: Vec<Sharing>,
}

/// Who owes promises, asked once for all that the same people owe.
#[derive(Default)]
pub struct KnownOwers(HashMap<(PromiseKind, Option<i64>, Among), Vec<i64>>);

/// With which others of its kind and body a promise is owed by the same people.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Among {
    /// With all of them.
    Body,
    /// With those of this number, as its keeper says.
    Share(i64),
    /// With none.
    Subject(i64),
}

impl Keepers {
    pub fn new(all: Vec<Keeper>, sharing: Vec<Sharing>) -> Self {
        Self { all, sharing }
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Keeper> {
        self.all.iter()
    }

    pub fn of(&self, kind: PromiseKind) -> Option<&Keeper> {
        self.iter().find(|keeper| keeper.kind == kind)
    }

    /// Accounts of those who owe each of these promises on a day, by the number of the promise. How
    /// often the database is asked depends on how many different people owe them, not on how many
    /// promises there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn people(
        &self,
        conn: &mut DbConn,
        promises: &[Promise],
        today: NaiveDate,
        known: &mut KnownOwers,
    ) -> Result<HashMap<i64, Vec<i64>>, AppError> {
        let mut shared = HashMap::new();
        for one in &self.sharing {
            let ids: Vec<i64> = promises
                .iter()
                .filter(|promise| promise.kind == one.kind)
                .map(|promise| promise.subject_id)
                .collect();
            if !ids.is_empty() {
                for (subject, share) in (one.share)(conn, &ids)? {
                    shared.insert((one.kind, subject), share);
                }
            }
        }
        let mut people = HashMap::new();
        for promise in promises {
            let subject = (promise.kind, promise.subject_id);
            let among = match (promise.kind.owed_by(), shared.get(&subject)) {
                (OwedBy::Body, _) => Among::Body,
                (OwedBy::Subject, Some(&share)) => Among::Share(share),
                (OwedBy::Subject, None) => Among::Subject(promise.subject_id),
            };
            let key = (promise.kind, promise.body_id, among);
            let owers = match known.0.entry(key) {
                Entry::Occupied(known) => known.get().clone(),
                Entry::Vacant(unknown) => {
                    let owers = match self.of(promise.kind) {
                        Some(keeper) => (keeper.owers)(conn, promise, today)?.people,
                        None => Vec::new(),
                    };
                    unknown.insert(owers).clone()
                }
            };
            people.insert(promise.id, owers);
        }
        Ok(people)
    }

    /// Names of the subjects of these promises, by kind and number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn names(
        &self,
        conn: &mut DbConn,
        promises: &[Promise],
    ) -> Result<HashMap<(PromiseKind, i64), About>, AppError> {
        let mut names = HashMap::new();
        for keeper in &self.all {
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
