//! What is noted of calls, visits, meetings and mail. `{p}` stands for the product, `{n}` for the person.

mod chinese;
mod english;

/// What an activity is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scene {
    /// Somebody asks for the first time.
    First,
    /// What they need is found out.
    Need,
    /// An offer goes out.
    Offer,
    /// It is talked about.
    Haggle,
    /// They order.
    Won,
    /// They do not.
    Lost,
    /// A customer is visited.
    Visit,
    /// A customer is called.
    Call,
    /// Somebody writes, or is written to.
    Mail,
    /// Something is worth remembering.
    Note,
}

/// What is said of a scene.
pub(super) struct Said {
    /// What happened.
    pub(super) texts: &'static [&'static str],
    /// What else was said, some of the time.
    pub(super) more: &'static [&'static str],
    /// What came of it.
    pub(super) outcomes: &'static [&'static str],
}

impl Scene {
    /// What is said of it in English.
    pub(super) const fn english(self) -> Said {
        match self {
            Scene::First => english::FIRST,
            Scene::Need => english::NEED,
            Scene::Offer => english::OFFER,
            Scene::Haggle => english::HAGGLE,
            Scene::Won => english::WON,
            Scene::Lost => english::LOST,
            Scene::Visit => english::VISIT,
            Scene::Call => english::CALL,
            Scene::Mail => english::MAIL,
            Scene::Note => english::NOTE,
        }
    }

    /// What is said of it in Chinese.
    pub(super) const fn chinese(self) -> Said {
        match self {
            Scene::First => chinese::FIRST,
            Scene::Need => chinese::NEED,
            Scene::Offer => chinese::OFFER,
            Scene::Haggle => chinese::HAGGLE,
            Scene::Won => chinese::WON,
            Scene::Lost => chinese::LOST,
            Scene::Visit => chinese::VISIT,
            Scene::Call => chinese::CALL,
            Scene::Mail => chinese::MAIL,
            Scene::Note => chinese::NOTE,
        }
    }
}

/// A text with the product and the person in it.
pub(super) fn filled(text: &str, product: &str, person: &str) -> String {
    let text = text.replace("{p}", product).replace("{n}", person);
    // A product that begins the sentence is written large, one within it is not.
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => text,
    }
}
