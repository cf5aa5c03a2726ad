//! Every action has its words, and every word that the screen says exists.

use crate::keymap::{Action, Context};
use crate::text::Text;

#[test]
fn every_action_and_context_has_its_words() {
    let text = Text::english();
    for action in Action::ALL {
        for id in [format!("action-{}", action.as_str()), format!("action-{}.short", action.as_str())] {
            assert!(text.find(&id, &[]).is_some(), "no message {id}");
        }
    }
    for context in Context::ALL {
        let id = format!("context-{}", context.as_str());
        assert!(text.find(&id, &[]).is_some(), "no message {id}");
    }
}

#[test]
fn every_message_that_the_screen_names_exists() {
    let text = Text::english();
    let mut named = 0;
    for source in sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui")) {
        for id in source.split('"').filter(|piece| {
            piece.starts_with("screen-")
                && piece.chars().all(|char| char.is_ascii_lowercase() || char == '-')
                && piece.len() > 7
        }) {
            named += 1;
            assert!(text.find(id, &[]).is_some(), "no message {id}");
        }
    }
    assert!(named > 30, "only {named} messages were found");
}

fn sources(folder: &std::path::Path) -> Vec<String> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else {
            all.push(std::fs::read_to_string(path).unwrap());
        }
    }
    all
}
