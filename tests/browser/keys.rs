//! What a person does with the keyboard alone: real keys, one after the other, on whatever has the
//! focus.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

use super::Browser;

/// Nobody presses Tab more often than this on one page.
const MOST_TABS: usize = 400;

impl Browser {
    /// Presses and releases keys, each in its turn.
    async fn stroke(&self, what: &str, keys: impl IntoIterator<Item = KeyAction>) {
        let mut strokes = KeyActions::new("keyboard".to_owned());
        for key in keys {
            strokes = strokes.then(key);
        }
        let done = self
            .answer(what, self.client.perform_actions(strokes))
            .await;
        if let Err(error) = done {
            self.fail(&format!("could not press {what}: {error}")).await;
        }
    }

    /// Types a text into what has the focus, or the key of a shortcut: `j`, or `\n` for Enter.
    pub async fn types(&self, text: &str) {
        let keys = text.chars().flat_map(|letter| {
            let value = match letter {
                '\n' => char::from(Key::Enter),
                '\t' => char::from(Key::Tab),
                other => other,
            };
            [KeyAction::Down { value }, KeyAction::Up { value }]
        });
        self.stroke(&format!("“{text}”"), keys).await;
    }

    /// Presses the key with which the page offers something, together with those the browser wants.
    pub async fn access_key(&self, letter: char) {
        let alt = char::from(Key::Alt);
        let keys = [
            KeyAction::Down { value: alt },
            KeyAction::Down { value: letter },
            KeyAction::Up { value: letter },
            KeyAction::Up { value: alt },
        ];
        self.stroke(&format!("Alt+{letter}"), keys).await;
    }

    /// Presses Tab until the focus is on what bears this name: its label, or what it says.
    pub async fn reach(&self, name: &str) {
        let script = "const it = document.activeElement, name = arguments[0];\
            if (!it || it === document.body) return false;\
            const texts = [it.getAttribute('aria-label') || '', it.textContent,\
                ...[...(it.labels || [])].map((label) => label.textContent)];\
            return texts.some((text) => text.trim().replace(/\\s+/g, ' ').startsWith(name));";
        self.tab_until(&format!("reach “{name}”"), script, name)
            .await;
    }

    /// Presses Tab until the focus is on what matches.
    pub async fn reach_css(&self, css: &str) {
        let script = "return document.activeElement.matches(arguments[0])";
        self.tab_until(&format!("reach {css}"), script, css).await;
    }

    async fn tab_until(&self, wanted: &str, script: &str, argument: &str) {
        for _ in 0..MOST_TABS {
            self.types("\t").await;
            if self.run(script, vec![json!(argument)]).await == json!(true) {
                return;
            }
        }
        self.fail(&format!("{wanted} with the Tab key")).await;
    }

    /// The id of what has the focus.
    pub async fn focus_id(&self) -> String {
        let id = self.run("return document.activeElement.id", vec![]).await;
        id.as_str().unwrap_or_default().to_owned()
    }

    /// The page has the focus where a person would see it: on something that is shown.
    pub async fn sees_focus(&self) {
        let script = "const it = document.activeElement, box = it.getBoundingClientRect();\
            return it !== document.body && box.width > 0 && box.height > 0\
                && it.matches(':focus-visible')";
        if self.run(script, vec![]).await != json!(true) {
            self.fail("the focus cannot be seen").await;
        }
    }
}
