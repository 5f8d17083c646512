//! What templates see of bodies and officials.

use serde::Serialize;

use super::model::{Body, Official};

/// Somebody in office. The account behind an official is nobody's business.
#[derive(Clone, Debug, Serialize)]
pub struct OfficialView {
    pub name: String,
    pub post: String,
    pub responsibilities: String,
    pub is_head: bool,
}

impl OfficialView {
    pub fn new(official: &Official) -> Self {
        Self {
            name: official.name.clone(),
            post: official.post.clone(),
            responsibilities: official.responsibilities.clone(),
            is_head: official.is_head,
        }
    }
}

/// A body, for lists and for its contact.
#[derive(Clone, Debug, Serialize)]
pub struct BodyView {
    pub id: i64,
    pub slug: String,
    pub url: String,
    pub name: String,
    pub purpose: String,
    /// Sanitised when it was stored.
    pub responsibilities_html: String,
    pub email: String,
    pub phone: String,
    /// What a telephone dials.
    pub phone_link: String,
    /// One entry a line.
    pub address_lines: Vec<String>,
    pub website: String,
    pub answer_working_days: i64,
    pub officials: Vec<OfficialView>,
}

impl BodyView {
    pub fn new<'a>(body: &Body, officials: impl IntoIterator<Item = &'a Official>) -> Self {
        Self {
            id: body.id,
            slug: body.slug.clone(),
            url: format!("/bodies/{}", body.slug),
            name: body.name.clone(),
            purpose: body.purpose.clone(),
            responsibilities_html: body.responsibilities_html.clone(),
            email: body.email.clone(),
            phone: body.phone.clone(),
            phone_link: dialled(&body.phone),
            address_lines: body
                .postal_address
                .lines()
                .map(|line| line.trim().to_owned())
                .filter(|line| !line.is_empty())
                .collect(),
            website: safe_website(&body.website),
            answer_working_days: body.answer_working_days,
            officials: officials.into_iter().map(OfficialView::new).collect(),
        }
    }
}

/// Digits and a leading plus: what `tel:` takes (RFC 3966).
fn dialled(phone: &str) -> String {
    phone
        .chars()
        .enumerate()
        .filter(|(at, c)| c.is_ascii_digit() || *c == '+' && *at == 0)
        .map(|(_, c)| c)
        .collect()
}

/// Only addresses of the web become links.
fn safe_website(address: &str) -> String {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    if is_web {
        address.to_owned()
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_dial_digits_only() {
        for (phone, link) in [
            ("+34 555 010 100", "+34555010100"),
            ("(0555) 010-100", "0555010100"),
            ("", ""),
        ] {
            assert_eq!(dialled(phone), link);
        }
    }

    #[test]
    fn a_website_is_of_the_web() {
        assert_eq!(safe_website("https://a.example"), "https://a.example");
        assert_eq!(safe_website("javascript:alert(1)"), "");
    }
}
