//! What a person does in a browser.

use std::{path::PathBuf, time::Duration};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::{Client, Locator, elements::Element, error::CmdError, key::Key};
use serde_json::{Value, json};

use super::finding::quote;
use super::stage::{Look, pictures};

const PATIENCE: Duration = Duration::from_secs(10);
/// A command that the driver never answers would hang the test without a word.
const ANSWER: Duration = Duration::from_secs(35);
const GLANCE: Duration = Duration::from_millis(40);

/// One person's browser. Ends with its [`super::Stage`].
#[derive(Debug)]
pub struct Browser {
    pub client: Client,
    pub look: Look,
    site: String,
    test: String,
}

impl Browser {
    pub(super) fn new(client: Client, site: &str, look: Look, test: &str) -> Self {
        let site = site.trim_end_matches('/').to_owned();
        Self {
            client,
            look,
            site,
            test: test.to_owned(),
        }
    }

    /// Goes to a path of the site, or to a full address.
    pub async fn open(&self, path: &str) {
        let address = if path.contains("://") {
            path.to_owned()
        } else {
            format!("{}{path}", self.site)
        };
        if let Err(error) = self.answer("open", self.client.goto(&address)).await {
            panic!("could not open {address}: {error}");
        }
    }

    pub async fn reload(&self) {
        self.answer("reload", self.client.refresh()).await.unwrap();
    }

    pub async fn back(&self) {
        self.answer("back", self.client.back()).await.unwrap();
    }

    /// Path, query and fragment of the page.
    pub async fn current_path(&self) -> String {
        let url = self.client.current_url().await.unwrap();
        let url = url.as_str();
        url.strip_prefix(&self.site).unwrap_or(url).to_owned()
    }

    /// Waits until the path (without query and fragment) is this one.
    pub async fn at(&self, path: &str) {
        self.until(&format!("be at {path}"), async || {
            let now = self.current_path().await;
            (now.split(['?', '#']).next() == Some(path)).then_some(())
        })
        .await;
    }

    /// The HTTP status that the page came with.
    pub async fn status(&self) -> u16 {
        let script = "return performance.getEntriesByType('navigation')[0].responseStatus";
        let status = self.run(script, vec![]).await;
        u16::try_from(status.as_u64().unwrap_or_default()).unwrap_or_default()
    }

    pub async fn title(&self) -> String {
        self.client.title().await.unwrap()
    }

    /// The visible text of the page, white space folded.
    pub async fn text(&self) -> String {
        match self.client.find(Locator::Css("body")).await {
            Ok(body) => fold(&body.text().await.unwrap_or_default()),
            Err(_) => String::new(),
        }
    }

    /// Waits until the page shows this text.
    pub async fn see(&self, text: &str) {
        let wanted = fold(text);
        self.until(&format!("see “{text}”"), async || {
            self.text().await.contains(&wanted).then_some(())
        })
        .await;
    }

    /// The page, as it is now, does not show this text.
    pub async fn see_nothing_of(&self, text: &str) {
        if self.text().await.contains(&fold(text)) {
            self.fail(&format!("should not see “{text}”")).await;
        }
    }

    /// Clicks a link, button or summary by its text or accessible name: the exact one, else the
    /// first that contains it. Returns when the page that follows has loaded.
    pub async fn click(&self, name: &str) {
        let quoted = quote(name);
        let by = |test: &dyn Fn(&str) -> String| {
            let (own, label, value) = (
                test("normalize-space(.)"),
                test("@aria-label"),
                test("@value"),
            );
            format!(
                "//*[self::a[@href] or self::button or self::summary or @role='button']\
                 [{own} or {label}] | //input[@type='submit' or @type='button'][{value} or {label}]"
            )
        };
        let exact = by(&|what| format!("{what}={quoted}"));
        let within = by(&|what| format!("contains({what},{quoted})"));
        let element = self
            .shown(&format!("click “{name}”"), &[&exact, &within])
            .await;
        self.click_on(&element, name).await;
    }

    pub async fn click_css(&self, css: &str) {
        let element = self.find(css).await;
        self.click_on(&element, css).await;
    }

    /// Ticks or unticks a checkbox, or picks a radio button, by its label.
    pub async fn choose(&self, label: &str) {
        let field = self.field(label).await;
        // A styled control may be hidden behind its label, which can then be clicked instead.
        if self.answer(label, field.click()).await.is_err() {
            let xpath = format!("//label[contains(normalize-space(.),{})]", quote(label));
            let label_element = self.shown(&format!("choose “{label}”"), &[&xpath]).await;
            self.click_on(&label_element, label).await;
        }
    }

    /// Puts a value in a field found by its label, in place of what is there.
    /// A `select` takes the text of an option; dates and times are given as in HTML.
    pub async fn fill(&self, label: &str, value: &str) {
        let field = self.field(label).await;
        let tag = field.tag_name().await.unwrap();
        let kind = field.attr("type").await.unwrap().unwrap_or_default();
        let filling = async {
            match (tag.as_str(), kind.as_str()) {
                ("select", _) => field.select_by_label(value).await,
                (
                    "input",
                    "date" | "time" | "datetime-local" | "month" | "week" | "color" | "range",
                ) => {
                    let script = "arguments[0].value = arguments[1];\
                    for (const name of ['input', 'change'])\
                        arguments[0].dispatchEvent(new Event(name, {bubbles: true}));";
                    let element = serde_json::to_value(&field).unwrap();
                    self.run(script, vec![element, json!(value)]).await;
                    Ok(())
                }
                ("input", "file") => field.send_keys(value).await,
                _ => match field.clear().await {
                    Ok(()) => field.send_keys(value).await,
                    failed => failed,
                },
            }
        };
        let done: Result<(), CmdError> = self.answer(label, filling).await;
        if let Err(error) = done {
            self.fail(&format!("could not fill “{label}”: {error}"))
                .await;
        }
    }

    /// What the field with this label holds.
    pub async fn value_of(&self, label: &str) -> String {
        self.field(label)
            .await
            .prop("value")
            .await
            .unwrap()
            .unwrap_or_default()
    }

    /// Submits the form that has the focus, or the page's first form in `main`, as Enter would.
    pub async fn submit(&self) {
        // Nobody reaches the field that programs fall into.
        let inputs = "form:focus-within input:not([type=hidden], [tabindex=\"-1\"]), \
             main form input:not([type=hidden], [tabindex=\"-1\"])";
        match self.client.find(Locator::Css(inputs)).await {
            Ok(input) => input.send_keys("\u{e007}").await.unwrap(),
            Err(_) => {
                self.click_css("main form [type=submit], main form button:not([type])")
                    .await
            }
        }
    }

    /// Presses a key on whatever has the focus: a character, or one of the named keys below.
    pub async fn press(&self, key: &str) {
        let key: String = match key {
            "Enter" => char::from(Key::Enter).into(),
            "Tab" => char::from(Key::Tab).into(),
            "Shift+Tab" => format!("{}{}", char::from(Key::Shift), char::from(Key::Tab)),
            "Escape" => char::from(Key::Escape).into(),
            "Space" => " ".into(),
            "Up" => char::from(Key::Up).into(),
            "Down" => char::from(Key::Down).into(),
            "Left" => char::from(Key::Left).into(),
            "Right" => char::from(Key::Right).into(),
            "Home" => char::from(Key::Home).into(),
            "End" => char::from(Key::End).into(),
            "Backspace" => char::from(Key::Backspace).into(),
            other => other.into(),
        };
        let focus = self.client.active_element().await.unwrap();
        if let Err(error) = focus.send_keys(&key).await {
            self.fail(&format!("could not press a key: {error}")).await;
        }
    }

    /// Presses keys together, as on a keyboard: `Alt+s`, `Tab`, `Shift+Tab`, `Space`, `x`.
    pub async fn press_keys(&self, keys: &str) {
        let keys: Vec<char> = keys
            .split('+')
            .map(|key| match key {
                "Alt" => Key::Alt.into(),
                "Shift" => Key::Shift.into(),
                "Tab" => Key::Tab.into(),
                "Enter" => Key::Enter.into(),
                "Space" => ' ',
                other => other.chars().next().unwrap(),
            })
            .collect();
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in &keys {
            actions = actions.then(KeyAction::Down { value });
        }
        for &value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        let pressed = self.client.perform_actions(actions);
        if let Err(error) = self.answer("press keys", pressed).await {
            self.fail(&format!("could not press keys: {error}")).await;
        }
    }

    /// Presses Tab until what has the focus is called so: by its text, its label, or what its label
    /// begins with.
    pub async fn tab_to(&self, name: &str) {
        let script = "const e = document.activeElement; if (!e || e === document.body) return '';\
            const label = e.labels && e.labels[0] ? e.labels[0].textContent : '';\
            return (e.getAttribute('aria-label') || label || e.textContent || '').trim()";
        let mut passed = Vec::new();
        for _ in 0..150 {
            self.press_keys("Tab").await;
            let focused = self.run(script, vec![]).await;
            let focused = fold(focused.as_str().unwrap_or_default());
            if focused.starts_with(name) {
                return;
            }
            passed.push(focused);
        }
        self.fail(&format!("Tab does not lead to “{name}”, but to {passed:?}"))
            .await;
    }

    /// Types on the keyboard into whatever has the focus.
    pub async fn type_text(&self, text: &str) {
        let focus = self.client.active_element().await.unwrap();
        if let Err(error) = focus.send_keys(text).await {
            self.fail(&format!("could not type: {error}")).await;
        }
    }

    /// The visible text of what has the focus.
    pub async fn focus(&self) -> String {
        fold(
            &self
                .client
                .active_element()
                .await
                .unwrap()
                .text()
                .await
                .unwrap(),
        )
    }

    /// Waits for the first element that matches.
    pub async fn find(&self, css: &str) -> Element {
        self.until(&format!("find {css}"), async || {
            self.client.find(Locator::Css(css)).await.ok()
        })
        .await
    }

    pub async fn count(&self, css: &str) -> usize {
        self.client
            .find_all(Locator::Css(css))
            .await
            .map_or(0, |all| all.len())
    }

    /// The page is not wider than the window: nobody has to scroll sideways.
    pub async fn fits(&self) {
        let script = "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]";
        let sizes = self.run(script, vec![]).await;
        if sizes[0].as_u64() > sizes[1].as_u64() {
            self.fail(&format!(
                "{} pixels wide in a window of {}",
                sizes[0], sizes[1]
            ))
            .await;
        }
    }

    /// Runs script from outside the page (its Content-Security-Policy does not apply, nor does
    /// switched-off script); `arguments` holds `args`, and what it returns comes back.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Value {
        match self.answer("run", self.client.execute(script, args)).await {
            Ok(value) => value,
            Err(error) => {
                self.fail(&format!("script failed: {error}\n{script}"))
                    .await
            }
        }
    }

    /// A picture of the window: `NAME.png` in the pictures' folder.
    pub async fn picture(&self, name: &str) -> PathBuf {
        let file = pictures().join(format!("{name}.png"));
        let bytes = self.client.screenshot().await.unwrap();
        std::fs::write(&file, bytes).unwrap();
        file
    }

    /// Ends this browser before its stage ends.
    pub async fn close(self) {
        let _ = self.client.close().await;
    }

    pub(super) async fn answer<T>(&self, what: &str, command: impl Future<Output = T>) -> T {
        match tokio::time::timeout(ANSWER, command).await {
            Ok(answer) => answer,
            Err(_) => panic!("the browser did not answer in {ANSWER:?}: {what}"),
        }
    }

    /// Tries until it succeeds or patience ends.
    pub async fn until<T>(&self, wanted: &str, mut attempt: impl AsyncFnMut() -> Option<T>) -> T {
        let end = tokio::time::Instant::now() + PATIENCE;
        loop {
            if let Some(done) = self.answer(wanted, attempt()).await {
                return done;
            }
            if tokio::time::Instant::now() > end {
                self.fail(&format!("waited in vain to {wanted}")).await
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Fails the test with what the person would tell: where they were and what they saw.
    pub async fn fail(&self, what: &str) -> ! {
        let path = self.current_path().await;
        let text = self.text().await;
        let shown: String = text.chars().take(2000).collect();
        let picture = self
            .picture(&format!("failed-{}", self.test.replace("::", "-")))
            .await;
        panic!(
            "{what}\n  at {path}\n  picture: {}\n  the page says: {shown}",
            picture.display()
        );
    }
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
