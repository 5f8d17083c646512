//! Lists in pages, each continued behind the last item of the one before.

use serde::{Deserialize, Serialize};

use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::web::{Data, Visit};

/// Items of a list, at most.
pub const PAGE: i64 = 100;

/// One page of a list. `next` is the value of `?after=` for the next page.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct List<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
}

impl<T: Serialize> List<T> {
    /// A page made of up to `PAGE + 1` items, of which the surplus one shows that there is more.
    pub fn new(items: Vec<T>, cursor: impl FnOnce(&T) -> String) -> Self {
        Self::of(PAGE, items, cursor)
    }

    /// As [`List::new`], with pages of `size` items.
    pub fn of(size: i64, mut items: Vec<T>, cursor: impl FnOnce(&T) -> String) -> Self {
        let limit = usize::try_from(size).unwrap_or(usize::MAX);
        let has_more = items.len() > limit;
        items.truncate(limit);
        let next = items.last().filter(|_| has_more).map(cursor);
        Self { items, next }
    }

    /// The list as data, with the address of its next page in the `Link` header.
    ///
    /// # Errors
    /// When an item has no JSON form.
    pub fn data(&self, visit: &Visit) -> Result<Data, AppError> {
        let link = match &self.next {
            Some(next) => next_link(visit, "after", next),
            None => String::new(),
        };
        Ok(Data::json(self)?.link(link))
    }
}

/// Value of the `Link` header (RFC 8288) that leads from this address to the one with
/// `parameter=cursor`.
pub fn next_link(visit: &Visit, parameter: &str, cursor: &str) -> String {
    let start = format!("{parameter}=");
    let query = visit.request.query_string();
    let kept = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with(&start))
        .map(plain);
    let pairs: Vec<String> = kept.chain([format!("{start}{cursor}")]).collect();
    let path = plain(visit.request.path());
    let url = visit.app.absolute(&format!("{path}?{}", pairs.join("&")));
    format!("<{url}>; rel=\"next\"")
}

/// Percent-encodes what would end the address in a header, or is no text there.
fn plain(part: &str) -> String {
    part.bytes()
        .map(|byte| match byte {
            b'<' | b'>' | b'"' | b'\\' => format!("%{byte:02X}"),
            byte if byte.is_ascii_graphic() => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

/// The last item of a page: by what the list is sorted, and its number. Behind it the next page
/// begins, whatever came and went before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub key: i64,
    pub id: i64,
}

impl Cursor {
    pub fn at(time: Option<UtcTime>, id: i64) -> Self {
        Self {
            key: time.map_or(0, |time| time.utc().timestamp_micros()),
            id,
        }
    }

    pub fn text(self) -> String {
        format!("{}-{}", self.key, self.id)
    }

    /// The key as a time.
    ///
    /// # Errors
    /// `Invalid` when it is none.
    pub fn time(self) -> Result<UtcTime, AppError> {
        let time = chrono::DateTime::from_timestamp_micros(self.key);
        time.map(Into::into).ok_or_else(refused)
    }
}

/// `?after=`, a cursor that a list gave out. No cursor, or an empty one, is the beginning.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct After {
    after: Option<String>,
}

impl After {
    pub fn text(&self) -> Option<&str> {
        self.after.as_deref().filter(|text| !text.is_empty())
    }

    /// A cursor that is the number of an item.
    ///
    /// # Errors
    /// `Invalid` when it is none of ours; so for all that follow.
    pub fn id(&self) -> Result<Option<i64>, AppError> {
        self.text()
            .map(|text| number(text).ok_or_else(refused))
            .transpose()
    }

    /// A cursor that is a time and the number of an item.
    pub fn time_and_id(&self) -> Result<Option<(UtcTime, i64)>, AppError> {
        let read = |cursor: Cursor| Ok((cursor.time()?, cursor.id));
        self.cursor()?.map(read).transpose()
    }

    /// A cursor of two numbers.
    pub fn cursor(&self) -> Result<Option<Cursor>, AppError> {
        let parse = |text: &str| {
            let (key, id) = text.split_once('-')?;
            Some(Cursor {
                key: number(key)?,
                id: number(id)?,
            })
        };
        self.text()
            .map(|text| parse(text).ok_or_else(refused))
            .transpose()
    }
}

/// Digits alone: neither a sign nor a space.
fn number(text: &str) -> Option<i64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// What every list answers to a cursor that it did not give out.
pub fn refused() -> AppError {
    AppError::field("after", "api.cursor")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str) -> After {
        After {
            after: Some(text.to_owned()),
        }
    }

    #[test]
    fn cursors_come_back_as_they_were_given_out() {
        let cursor = Cursor { key: 512, id: 7 };
        assert_eq!(after(&cursor.text()).cursor(), Ok(Some(cursor)));
        assert_eq!(after("7").id(), Ok(Some(7)));
        assert_eq!(after("").id(), Ok(None));
        let at: UtcTime = chrono::DateTime::from_timestamp_micros(1_764_000_000_000_001)
            .unwrap()
            .into();
        assert_eq!(Cursor::at(Some(at), 3).time(), Ok(at));
    }

    #[test]
    fn whatever_else_is_refused_alike() {
        for bad in [
            "junk",
            "-5",
            "+5",
            " 5",
            "1-",
            "-1-2",
            "1-2-3",
            "99999999999999999999",
        ] {
            assert_eq!(after(bad).id(), Err(refused()), "{bad}");
            assert_eq!(after(bad).cursor(), Err(refused()), "{bad}");
        }
        assert_eq!(after("1-2").id(), Err(refused()));
        assert_eq!(after("7").cursor(), Err(refused()));
        let far = Cursor {
            key: i64::MAX,
            id: 1,
        };
        assert_eq!(far.time(), Err(refused()));
    }

    #[test]
    fn a_page_is_followed_by_another_when_there_is_more() {
        let list = List::of(2, vec![1, 2, 3], ToString::to_string);
        assert_eq!((list.items, list.next), (vec![1, 2], Some("2".to_owned())));
        let list = List::of(2, vec![1, 2], ToString::to_string);
        assert_eq!(list.next, None);
    }

    #[test]
    fn nothing_ends_the_address_in_a_header() {
        assert_eq!(plain("q=a%20b>;\"é"), "q=a%20b%3E;%22%C3%A9");
    }
}
