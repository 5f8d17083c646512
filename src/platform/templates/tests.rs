use chrono_tz::Tz;
use serde_json::json;
use tera::context;

use super::*;

fn templates() -> Templates {
    Templates::load(Arc::new(I18n::load().unwrap()), Tz::Europe__Madrid).unwrap()
}

/// What the web layer gives every page.
fn page_context(lang: Lang) -> Context {
    let alternates = Lang::ALL.map(|l| {
        let url = format!("?lang={}", l.code());
        json!({"lang": l.code(), "name": l.native_name(), "current": l == lang, "url": url})
    });
    let nav = [
        "consultations",
        "petitions",
        "questions",
        "decisions",
        "calendar",
        "bodies",
    ]
    .map(|key| json!({"key": key, "url": format!("/{key}"), "current": key == "consultations"}));
    context! {
        lang => lang.code(),
        now => "2026-11-24T09:30:00",
        page => &json!({
            "title": "Harbour park", "description": "What shall become of the old harbour?",
            "canonical": "https://rivermouth.example/consultations/harbour-park",
            "alternates": alternates,
            "translations": [],
            "nav": nav,
            "site_name": "Rivermouth", "csrf": "token", "flash": null,
            "user": {"name": "Ana Ruiz", "initials": "AR", "desks": [
                {"key": "moderation", "url": "/desk/moderation"}, {"key": "questions", "url": "/desk/questions"},
            ]},
            "css_url": "/assets/site.css", "js_url": "/assets/site.js",
            "feed_url": "/feeds/site.atom", "feed_title": "News", "demo": true, "body_class": "",
        }),
    }
}

#[test]
fn an_error_page_is_whole_in_every_language() {
    let templates = templates();
    for (lang, title) in [
        (Lang::En, "This page is not here"),
        (Lang::Es, "Esta página no está aquí"),
    ] {
        let mut context = page_context(lang);
        context.insert(
            "error",
            &json!({"key": "not-found", "text": "", "reference": "7f3a"}),
        );
        let html = templates.render("errors/error.html", &context).unwrap();
        assert!(html.contains(title) && html.contains("7f3a"), "{html}");
        assert_eq!(html.matches("<h1").count(), 1);
        assert!(html.contains(r#"name="csrf" value="token""#));
        assert!(
            !html.contains(" style="),
            "the security policy forbids inline styles"
        );
    }
}

#[test]
fn anonymous_pages_have_no_sign_out_form() {
    let mut context = page_context(Lang::En);
    let mut page: serde_json::Value = serde_json::to_value(context.get("page").unwrap()).unwrap();
    page["user"] = json!(null);
    page["csrf"] = json!("");
    page["flash"] = json!({"kind": "success", "text": "Sent <b>on</b>."});
    context.insert("page", &page);
    context.insert(
        "error",
        &json!({"key": "forbidden", "text": "", "reference": ""}),
    );
    let html = templates().render("errors/error.html", &context).unwrap();
    assert!(!html.contains("/logout") && html.contains("/login"));
    assert!(html.contains("Sent &lt;b&gt;on&lt;/b&gt;."));
}

#[test]
fn the_sample_pages_are_whole_in_every_language() {
    let templates = templates();
    for (page, lang) in ["components", "home"]
        .into_iter()
        .flat_map(|page| Lang::ALL.map(|lang| (page, lang)))
    {
        let html = templates
            .render(&format!("dev/{page}.html"), &page_context(lang))
            .unwrap();
        assert_eq!(html.matches("<h1").count(), 1);
        assert!(!html.contains(" style=") && !html.contains(" onclick="));
        let mut ids: Vec<&str> = html
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id stands twice");
        // To look at the pages: FOLKMOOT_PAGES=dir cargo test, then serve the directory.
        if let Ok(folder) = std::env::var("FOLKMOOT_PAGES") {
            std::fs::write(format!("{folder}/{page}-{}.html", lang.code()), html).unwrap();
        }
    }
}
