//! Things that come at the same time and are written together, in few statements.
//!
//! A counter is a row that everybody changes. A transaction holds it until its commit has reached
//! the disk, and the next one waits for that: a few hundred a second, however many connections
//! there are. So what names the same key is queued on each node; whoever finds nobody at it takes
//! the queue up and has all that has gathered written in one transaction, by a function that takes
//! many at once. What has different keys does not wait for each other, and never shares a
//! transaction: two nodes cannot each hold what the other waits for.

use std::any::Any;
use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use tokio::sync::oneshot::{self, Receiver, Sender};

use super::{Db, Tx, Writer};
use crate::platform::error::AppError;

/// Items of one key that wait at most.
const QUEUE: usize = 4096;
/// Items in one transaction at most.
const BATCH: usize = 128;

type Answer<O> = Result<O, AppError>;

/// An item, and whoever waits to hear what became of it.
struct Waiting<I, O> {
    item: I,
    answer: Sender<Answer<O>>,
}

/// What waits, by key. A key is there as long as somebody is at it.
#[derive(Default)]
pub(super) struct Gathered(Mutex<HashMap<String, VecDeque<Box<dyn Any + Send>>>>);

impl Gathered {
    fn queues(&self) -> std::sync::MutexGuard<'_, HashMap<String, VecDeque<Box<dyn Any + Send>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Queues an item; true when nobody is at its key, and the caller takes it up.
    fn push<I: Send + 'static, O: Send + 'static>(
        &self,
        key: &str,
        item: I,
    ) -> Result<(bool, Receiver<Answer<O>>), AppError> {
        let (answer, receive) = oneshot::channel();
        let waiting = Box::new(Waiting { item, answer });
        let mut queues = self.queues();
        if let Some(queue) = queues.get_mut(key) {
            if queue.len() >= QUEUE {
                return Err(AppError::Unavailable);
            }
            queue.push_back(waiting);
            return Ok((false, receive));
        }
        queues.insert(key.to_owned(), VecDeque::from([waiting as Box<_>]));
        Ok((true, receive))
    }

    /// What has gathered under a key; nothing when nothing has: then nobody is at it any more.
    fn next<I: 'static, O: 'static>(&self, key: &str) -> Vec<Waiting<I, O>> {
        let mut queues = self.queues();
        let Some(queue) = queues.get_mut(key) else {
            return Vec::new();
        };
        let taken = queue.drain(..queue.len().min(BATCH));
        // A key is always brought by the same function: there is nothing else in its queue.
        let batch: Vec<Waiting<I, O>> = taken
            .filter_map(|waiting| waiting.downcast().ok().map(|found| *found))
            .collect();
        if batch.is_empty() {
            queues.remove(key);
        }
        batch
    }
}

/// Whoever is at a key leaves it at the end, also in a panic: those who wait are then told that
/// nothing came of it, and the next one to come takes it up.
struct AtKey<'a> {
    gathered: &'a Gathered,
    key: &'a str,
    /// Nothing waited any more, and somebody else may be at it by now.
    is_left: bool,
}

impl Drop for AtKey<'_> {
    fn drop(&mut self) {
        if !self.is_left {
            self.gathered.queues().remove(self.key);
        }
    }
}

/// A single item; a refusal rolls back.
fn one<I, O>(
    tx: &mut Tx<'_>,
    item: &I,
    write: &impl Fn(&mut Tx<'_>, &[I]) -> Result<Vec<Answer<O>>, AppError>,
) -> Answer<O> {
    let mut results = write(tx, std::slice::from_ref(item))?;
    results.pop().unwrap_or(Err(AppError::Unavailable))
}

impl Db {
    /// Brings an item to what else comes under `key` at the same time on this node. `write` gets
    /// all of it in one transaction and says of each what became of it; of what it refuses it must
    /// not have written anything. Where it fails as a whole, and of a single item, it is called
    /// with each alone, and a refusal rolls back. One `key` is for one `write`. On SQLite each is
    /// written alone, and committed together with the others.
    ///
    /// # Errors
    /// What `write` says of this item; `Unavailable` when the commit failed or too much waits.
    pub async fn write_gathered<I, O, F>(&self, key: &str, item: I, write: F) -> Answer<O>
    where
        I: Clone + Send + 'static,
        O: Send + 'static,
        F: Fn(&mut Tx<'_>, &[I]) -> Result<Vec<Answer<O>>, AppError> + Clone + Send + 'static,
    {
        if let Writer::Group(_) = &self.0.writer {
            // Nothing travels to SQLite, and its writer commits together what is queued: prepared
            // statements for one cost less than others for many.
            return self.write(move |tx| one(tx, &item, &write)).await;
        }
        let (leads, receive) = self.0.gathered.push::<I, O>(key, item)?;
        if leads {
            let (db, key) = (self.clone(), key.to_owned());
            // It also does what others queue meanwhile, and nobody waits for its end.
            drop(tokio::task::spawn_blocking(move || {
                db.lead::<I, O, F>(&key, &write);
            }));
        }
        receive.await.map_err(|_| AppError::Unavailable)?
    }

    /// Writes what gathers under a key, batch by batch, until nothing does.
    fn lead<I, O, F>(&self, key: &str, write: &F)
    where
        I: Clone + Send + 'static,
        O: Send + 'static,
        F: Fn(&mut Tx<'_>, &[I]) -> Result<Vec<Answer<O>>, AppError> + Clone + Send + 'static,
    {
        let mut at_key = AtKey {
            gathered: &self.0.gathered,
            key,
            is_left: false,
        };
        loop {
            let batch = at_key.gathered.next::<I, O>(key);
            if batch.is_empty() {
                at_key.is_left = true;
                return;
            }
            let (items, answers): (Vec<I>, Vec<_>) = batch
                .into_iter()
                .map(|waiting| (waiting.item, waiting.answer))
                .unzip();
            let results = self.write_all(items, write);
            for (answer, result) in answers.into_iter().zip(results) {
                // The client may have gone; the write stands all the same.
                let _ = answer.send(result);
            }
        }
    }

    fn write_all<I, O, F>(&self, items: Vec<I>, write: &F) -> Vec<Answer<O>>
    where
        I: Clone + Send + 'static,
        O: Send + 'static,
        F: Fn(&mut Tx<'_>, &[I]) -> Result<Vec<Answer<O>>, AppError> + Clone + Send + 'static,
    {
        if items.len() > 1 {
            let (all, together) = (items.clone(), write.clone());
            let written = self.write_here(move |tx| together(tx, &all));
            if let Ok(results) = written
                && results.len() == items.len()
            {
                return results;
            }
        }
        let alone = |item: I| {
            let write = write.clone();
            self.write_here(move |tx| one(tx, &item, &write))
        };
        items.into_iter().map(alone).collect()
    }
}
