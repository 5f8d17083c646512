//! Writes to the same row, committed together on PostgreSQL, too.
//!
//! A counter is a row that everybody changes. A transaction holds it until its commit has reached
//! the disk, and the next one waits for that: a few hundred a second, however many connections
//! there are. So writes that name the same key are queued on each node; whoever finds nobody at it
//! takes the queue up and runs what has gathered, each write in a savepoint, in one transaction.
//! Writes with different keys do not wait for each other, and never share a transaction: two nodes
//! cannot each hold what the other waits for.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use super::writer::QueuedWrite;

/// Writes of one key that wait at most.
const QUEUE: usize = 4096;

/// What waits, by key. A key is there as long as somebody is at it.
#[derive(Default)]
pub(super) struct Together(Mutex<HashMap<String, VecDeque<QueuedWrite>>>);

/// What became of a write that was queued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Nobody is at this key: the caller takes it up.
    Lead,
    /// Somebody is, and comes to it.
    Wait,
    /// Too many wait already; the write was dropped.
    Full,
}

impl Together {
    fn queues(&self) -> std::sync::MutexGuard<'_, HashMap<String, VecDeque<QueuedWrite>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn push(&self, key: &str, write: QueuedWrite) -> Turn {
        let mut queues = self.queues();
        if let Some(queue) = queues.get_mut(key) {
            if queue.len() >= QUEUE {
                return Turn::Full;
            }
            queue.push_back(write);
            return Turn::Wait;
        }
        queues.insert(key.to_owned(), VecDeque::from([write]));
        Turn::Lead
    }

    /// The next write of a key, in the batch of whoever is at it.
    pub fn next(&self, key: &str) -> Option<QueuedWrite> {
        self.queues().get_mut(key)?.pop_front()
    }

    /// The first write of a further batch; None when nothing waits: then nobody is at it any more.
    pub fn next_batch(&self, key: &str) -> Option<QueuedWrite> {
        let mut queues = self.queues();
        let first = queues.get_mut(key).and_then(VecDeque::pop_front);
        if first.is_none() {
            queues.remove(key);
        }
        first
    }

    /// Nobody is at this key any more; what waits is dropped, which its callers notice.
    pub fn give_up(&self, key: &str) {
        self.queues().remove(key);
    }
}
