//! The one error of handlers and jobs. Features have error enums of their own with stable keys
//! (`petitions.not-open`), which are also translation keys, and turn them into this.

use std::borrow::Cow;

/// One field of a form that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the form field, '' for the form as a whole.
    pub field: Cow<'static, str>,
    /// Translation key such as `text.too-short`.
    pub key: &'static str,
    /// Values that the text names.
    pub args: Vec<(&'static str, String)>,
}

/// Everything that is wrong with a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    pub fn one(field: &'static str, key: &'static str) -> Self {
        let mut errors = Self::default();
        errors.add(field, key);
        errors
    }

    pub fn add(&mut self, field: &'static str, key: &'static str) {
        self.add_with(field, key, Vec::new());
    }

    pub fn add_with(
        &mut self,
        field: &'static str,
        key: &'static str,
        args: Vec<(&'static str, String)>,
    ) {
        self.0.push(FieldError {
            field: Cow::Borrowed(field),
            key,
            args,
        });
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// # Errors
    /// `Invalid` with all of them, unless there are none.
    pub fn into_result(self) -> Result<(), AppError> {
        if self.is_empty() {
            Ok(())
        } else {
            Err(AppError::Invalid(self))
        }
    }
}

/// What an act can end in, other than success. Each has one HTTP status.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppError {
    /// 404: there is nothing here, or nothing this person may know of.
    #[error("not found")]
    NotFound,
    /// 401: signing in would help.
    #[error("not signed in")]
    Unauthenticated,
    /// 403, with the key of the reason.
    #[error("forbidden: {0}")]
    Forbidden(&'static str),
    /// 422: the form comes back with its errors.
    #[error("invalid input: {0:?}")]
    Invalid(FieldErrors),
    /// 400: not a form of ours at all (wrong encoding, missing or stale protection).
    #[error("bad request: {0}")]
    BadRequest(&'static str),
    /// 405: the address is known, but not for this.
    #[error("wrong method")]
    WrongMethod,
    /// 409: somebody else was faster, or it was done already.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// 409: the time for it is over or has not come.
    #[error("closed: {0}")]
    Closed(&'static str),
    /// 410: it was here and is gone, with the key of the reason.
    #[error("gone: {0}")]
    Gone(&'static str),
    /// 408: the body did not come in time.
    #[error("too slow")]
    TooSlow,
    /// 413
    #[error("too large")]
    TooLarge,
    /// 429
    #[error("too many requests")]
    TooManyRequests {
        /// Seconds until it may work again.
        retry_after: u64,
    },
    /// 503: try again.
    #[error("unavailable")]
    Unavailable,
    /// 500: our mistake; the text goes to the log only.
    #[error("internal: {0}")]
    Internal(String),
}

impl AppError {
    pub fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Unauthenticated => 401,
            Self::Forbidden(_) => 403,
            Self::Invalid(_) => 422,
            Self::BadRequest(_) => 400,
            Self::WrongMethod => 405,
            Self::Conflict(_) | Self::Closed(_) => 409,
            Self::Gone(_) => 410,
            Self::TooSlow => 408,
            Self::TooLarge => 413,
            Self::TooManyRequests { .. } => 429,
            Self::Unavailable => 503,
            Self::Internal(_) => 500,
        }
    }

    /// Stable key: translation key of the message, and last part of the problem type.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "error.not-found",
            Self::Unauthenticated => "error.unauthenticated",
            Self::Invalid(_) => "error.invalid",
            Self::WrongMethod => "error.method",
            Self::Forbidden(key)
            | Self::BadRequest(key)
            | Self::Conflict(key)
            | Self::Closed(key)
            | Self::Gone(key) => key,
            Self::TooSlow => "error.too-slow",
            Self::TooLarge => "error.too-large",
            Self::TooManyRequests { .. } => "error.too-many-requests",
            Self::Unavailable => "error.unavailable",
            Self::Internal(_) => "error.internal",
        }
    }

    /// A refused form field.
    pub fn field(field: &'static str, key: &'static str) -> Self {
        Self::Invalid(FieldErrors::one(field, key))
    }
}

impl From<diesel::result::Error> for AppError {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind as Kind, Error};
        match error {
            Error::NotFound => Self::NotFound,
            Error::DatabaseError(Kind::UniqueViolation, _) => Self::Conflict("error.conflict"),
            Error::DatabaseError(Kind::SerializationFailure | Kind::ClosedConnection, _) => {
                Self::Unavailable
            }
            // Two transactions held what the other needed: PostgreSQL ends one of them.
            Error::DatabaseError(_, info) if info.message() == "deadlock detected" => {
                Self::Unavailable
            }
            // PostgreSQL takes no NUL in a text; nothing of ours is found by one.
            Error::DatabaseError(_, info) if info.message().contains("invalid byte sequence") => {
                Self::BadRequest("error.encoding")
            }
            other => Self::Internal(format!("database: {other}")),
        }
    }
}

impl From<serde_json::Error> for AppError {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(format!("JSON: {error}"))
    }
}
