//! The one place that knows what time it is. Rules get the time as an argument.

use std::sync::{Arc, Mutex};

use chrono::Duration;

use crate::platform::db::UtcTime;

/// Where the time comes from: the system, or a test's hand.
#[derive(Clone, Default)]
pub struct Clock(Option<Arc<Mutex<UtcTime>>>);

impl Clock {
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands still until it is moved.
    pub fn fixed(at: UtcTime) -> Self {
        Self(Some(Arc::new(Mutex::new(at))))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> UtcTime {
        match self
            .0
            .as_ref()
            .and_then(|fixed| fixed.lock().ok().map(|at| *at))
        {
            Some(at) => at,
            None => chrono::Utc::now().into(),
        }
    }

    /// Moves a fixed clock; the system's clock is not moved.
    pub fn advance(&self, span: Duration) {
        if let Some(Ok(mut at)) = self.0.as_ref().map(|fixed| fixed.lock()) {
            *at = at.plus(span);
        }
    }
}
