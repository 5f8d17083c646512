//! How a person's words lead to an element of the page, and a click to the page that follows.

use fantoccini::{Locator, elements::Element};
use serde_json::json;

use super::Browser;

impl Browser {
    pub(super) async fn field(&self, label: &str) -> Element {
        let quoted = quote(label);
        let control = "*[self::input or self::textarea or self::select]";
        let by = |test: &str| {
            format!(
                "//{control}[@id=//label[{test}]/@for] | //label[{test}]//{control} | \
                 //{control}[@id=//legend[{test}]/@for]"
            )
        };
        let exact = by(&format!("normalize-space(.)={quoted}"));
        let named = format!("//{control}[@aria-label={quoted}]");
        let begins = by(&format!("starts-with(normalize-space(.),{quoted})"));
        let within = by(&format!("contains(normalize-space(.),{quoted})"));
        let wanted = format!("find the field “{label}”");
        self.until(&wanted, async || {
            for xpath in [&exact, &named, &begins, &within] {
                if let Ok(field) = self.client.find(Locator::XPath(xpath)).await {
                    return Some(field);
                }
            }
            None
        })
        .await
    }

    /// The first visible element of the first expression that has one.
    pub(super) async fn shown(&self, wanted: &str, xpaths: &[&str]) -> Element {
        self.until(wanted, async || {
            for xpath in xpaths {
                for element in self
                    .client
                    .find_all(Locator::XPath(xpath))
                    .await
                    .unwrap_or_default()
                {
                    if element.is_displayed().await.unwrap_or(false) {
                        return Some(element);
                    }
                }
            }
            None
        })
        .await
    }

    pub(super) async fn click_on(&self, element: &Element, name: &str) {
        let leads_away = self.leads_away(element).await;
        if let Err(error) = self.answer(name, element.click()).await {
            self.fail(&format!("could not click “{name}”: {error}"))
                .await;
        }
        // A form is sent a moment after the click, and the driver waits only for what has begun:
        // whoever went on at once would act on the old page, or before the server had the form.
        if leads_away {
            self.until(&format!("leave the page by “{name}”"), async || {
                element.tag_name().await.err().map(drop)
            })
            .await;
        }
    }

    /// Whether a click on this ends in another document: a link to elsewhere, or the button of a
    /// form that the browser finds complete.
    async fn leads_away(&self, element: &Element) -> bool {
        let script = "const it = arguments[0], link = it.closest('a[href]'), form = it.form;\
            if (link) {\
                const page = (url) => url.split('#')[0];\
                return !link.hasAttribute('download') && !link.dataset.open && !link.target\
                    && (page(link.href) !== page(location.href) || !link.href.includes('#'));\
            }\
            return Boolean(form) && it.type === 'submit' && !form.target\
                && (form.noValidate || it.formNoValidate || form.checkValidity());";
        let element = serde_json::to_value(element).unwrap();
        self.run(script, vec![element]).await == json!(true)
    }
}

/// A string as XPath writes it, which has no escapes.
pub(super) fn quote(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    let parts: Vec<String> = text.split('\'').map(|part| format!("'{part}'")).collect();
    format!("concat({})", parts.join(",\"'\","))
}

#[test]
fn xpath_strings_may_hold_both_quotes() {
    assert_eq!(quote("Sign"), "'Sign'");
    assert_eq!(
        quote("Mayor's \"plan\""),
        "concat('Mayor',\"'\",'s \"plan\"')"
    );
}
