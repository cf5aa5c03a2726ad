//! What a field that names another record may mean: the records that the book has, offered below what is typed.

use super::entry::{Entry, Way};
use super::state::Form;
use crate::domain::Kind;
use crate::tui::msg::Ticket;

/// The most offers that are shown.
const MOST: usize = 5;

/// Sets off the role of an item of a list from its name.
const ROLE: &str = " as ";

/// The records that are offered to one input.
#[derive(Clone, Debug, Default)]
pub(crate) struct Offers {
    /// The input, once the cursor came to one.
    entry: Option<usize>,
    /// What stood in it when the cursor came to it.
    opened: String,
    /// What was asked for last.
    asked: Option<Wish>,
    /// The request that brings it, until it is here.
    awaits: Option<Ticket>,
    /// What there is.
    found: Vec<Offer>,
    /// Which of them was taken, and stands in the input now.
    taken: Option<usize>,
}

/// A record that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    /// What stands in the input when it is taken.
    pub(crate) word: String,
    /// What else tells which one it is.
    pub(crate) detail: String,
}

impl Offer {
    /// One of which nothing else needs to be told.
    pub(crate) const fn plain(word: String) -> Offer {
        Offer { word, detail: String::new() }
    }
}

/// Which records are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    /// Their kinds.
    pub(crate) kinds: Vec<Kind>,
    /// The words that find them.
    pub(crate) words: String,
    /// Of stages: the pipeline in which they are.
    pub(crate) pipeline: Option<String>,
    /// Of people: the company that is filled in, whose people are meant first.
    pub(crate) company: Option<String>,
}

/// What became of the wish to complete an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Completed {
    /// It holds the best offer now.
    Taken,
    /// There is nothing to complete.
    Nothing,
}

/// Whether a book has so few of a kind that one wants to see them all.
const fn is_few(kind: Kind) -> bool {
    match kind {
        Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => true,
        Kind::Contact | Kind::Company | Kind::Deal | Kind::Activity | Kind::Task => false,
    }
}

impl Form {
    /// The records that have to be asked for so that they can be offered; nothing if they are known or on their way.
    pub(crate) fn wish(&mut self) -> Option<Wish> {
        let entry = self.current()?;
        let (kinds, value) = (entry.subject.targets(), entry.value());
        let sought = entry.sought();
        if self.offers.entry != Some(self.focus) {
            self.offers = Offers { entry: Some(self.focus), opened: value.clone(), ..Offers::default() };
        }
        if kinds.is_empty() || self.offers.taken.is_some() {
            return None;
        }
        let is_untouched = kinds.iter().all(|kind| is_few(*kind)) && value == self.offers.opened;
        let words = if is_untouched { String::new() } else { sought };
        let pipeline = self.pipeline().filter(|_| kinds == [Kind::Stage]);
        let company = self.company().filter(|_| kinds == [Kind::Contact]);
        let wish = Wish { kinds, words, pipeline, company };
        (self.offers.asked.as_ref() != Some(&wish)).then_some(wish)
    }

    /// The pipeline that is filled in.
    fn pipeline(&self) -> Option<String> {
        let entry = self.entries.iter().find(|entry| entry.subject.targets() == [Kind::Pipeline])?;
        Some(entry.value()).filter(|value| !value.is_empty())
    }

    /// The company that is filled in before.
    fn company(&self) -> Option<String> {
        let entries = self.entries.iter().filter(|entry| entry.subject.targets() == [Kind::Company]);
        entries.map(Entry::sought).find(|company| !company.is_empty())
    }

    /// Says by which request they are asked for.
    pub(crate) fn ask(&mut self, ticket: Ticket, wish: Wish) {
        self.offers.awaits = Some(ticket);
        self.offers.asked = Some(wish);
    }

    /// What was asked for by this request, if it is waited for.
    pub(crate) fn asked_by(&self, ticket: Ticket) -> Option<&Wish> {
        self.offers.asked.as_ref().filter(|_| self.offers.awaits == Some(ticket))
    }

    /// Whether they are on their way to the input in which one types.
    pub(crate) fn awaits_offers(&self) -> bool {
        self.offers.awaits.is_some() && self.offers.entry == Some(self.focus)
    }

    /// They cannot be had.
    pub(crate) fn offer_nothing(&mut self) {
        self.offers.awaits = None;
        self.offers.found.clear();
    }

    /// Takes over what was found.
    pub(crate) fn offer(&mut self, found: Vec<Offer>) {
        self.offers.awaits = None;
        self.offers.found = found;
    }

    /// The words for which they were found.
    pub(crate) fn offers_for(&self) -> &str {
        self.offers.asked.as_ref().map_or("", |wish| &wish.words)
    }

    /// The offers to show, each with a sign that says whether it stands there; none where they would say nothing new.
    pub(crate) fn offers(&self) -> Vec<(&'static str, &Offer)> {
        let Offers { entry, found, .. } = &self.offers;
        let value = self.current().map(Entry::value).unwrap_or_default();
        let is_said = matches!(found.as_slice(), [only] if is_same(&only.word, &value));
        if *entry != Some(self.focus) || is_said {
            return Vec::new();
        }
        let (standing, first) = (self.standing(), self.first_shown());
        let all = found.iter().enumerate().map(|(at, offer)| (if Some(at) == standing { "> " } else { "  " }, offer));
        all.skip(first).take(MOST).collect()
    }

    /// Which offer is the first one that is shown.
    fn first_shown(&self) -> usize {
        self.standing().map_or(0, |at| (at + 1).saturating_sub(MOST))
    }

    /// Puts one of the offers that are shown into the input.
    pub(crate) fn take_shown(&mut self, at: usize) {
        self.take(self.first_shown() + at);
    }

    /// Which of the offers stands in the input.
    fn standing(&self) -> Option<usize> {
        let value = self.current().map(Entry::value).unwrap_or_default();
        let Offers { found, taken, .. } = &self.offers;
        taken.or_else(|| found.iter().position(|offer| is_same(&offer.word, &value)))
    }

    /// Puts the next or previous offer into the input.
    pub(crate) fn take_beside(&mut self, way: Way) {
        let count = self.offers.found.len();
        let Some(last) = count.checked_sub(1).filter(|_| self.offers.entry == Some(self.focus)) else { return };
        let at = match (way, self.standing()) {
            (Way::Next, None) => 0,
            (Way::Next, Some(at)) => (at + 1) % count,
            (Way::Previous, None | Some(0)) => last,
            (Way::Previous, Some(at)) => at - 1,
        };
        self.take(at);
    }

    /// Puts the best offer into the input, where that differs from what was typed.
    pub(crate) fn complete(&mut self) -> Completed {
        let value = self.current().map(Entry::value).unwrap_or_default();
        let Offers { entry, opened, found, taken, .. } = &self.offers;
        let is_typed = *entry == Some(self.focus) && taken.is_none() && value != *opened && !value.is_empty();
        if !is_typed || found.is_empty() || found.iter().any(|offer| is_same(&offer.word, &value)) {
            return Completed::Nothing;
        }
        self.take(0);
        Completed::Taken
    }

    /// Forgets which offer stands in the input, since something else was typed there.
    pub(crate) fn drop_taken(&mut self) {
        self.offers.taken = None;
    }

    fn take(&mut self, at: usize) {
        let Some(word) = self.offers.found.get(at).map(|offer| offer.word.clone()) else { return };
        if let Some(entry) = self.current_mut() {
            *entry = Entry::new(entry.subject.clone(), &word);
            self.offers.taken = Some(at);
        }
    }
}

impl Entry {
    /// The name of the record that is typed, without a role behind it.
    pub(crate) fn sought(&self) -> String {
        let value = self.value();
        match value.split_once(ROLE).filter(|_| self.subject.has_roles()) {
            Some((name, _)) => name.to_owned(),
            None => value,
        }
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
