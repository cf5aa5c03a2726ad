//! A question that is answered with a line of text.

use tui_input::Input;

use super::offers::Offers;
use crate::domain::When;
use crate::grammar::Plain;
use crate::tui::draft::Unsaved;

/// The flags that hold a day or a moment.
const DATED: &[&str] = &["due", "at"];

/// The flag that holds the day on which tasks are put.
pub(crate) const TO: &str = "to";

/// The flags whose value is a day when it is all that is asked.
const DAYS: &[&str] = &[TO, "close"];

/// A question.
#[derive(Clone, Debug)]
pub(crate) struct Prompt {
    /// What is asked.
    pub(crate) question: String,
    /// What it is about.
    pub(crate) about: String,
    /// What was typed.
    pub(crate) input: Input,
    /// What stood there before anything was.
    pub(crate) proposed: String,
    /// The command that is run.
    pub(crate) words: Vec<String>,
    /// Where what was typed goes in it.
    pub(crate) place: Place,
    /// What to say when nothing was typed; nothing where that is an answer, too.
    pub(crate) needed: Option<&'static str>,
    /// What may follow the text, in the order in which it is offered; without any, the whole line is the text.
    pub(crate) flags: &'static [&'static str],
    /// When the task is due that gets another day, whose hour it keeps.
    pub(crate) due: Option<When>,
    /// What was typed before one went into the calendar; nothing outside of it.
    pub(crate) calendar: Option<String>,
    /// What is wrong with what was typed; nothing until somebody tried.
    pub(crate) told: Option<String>,
    /// How far it is.
    pub(crate) stage: Stage,
    /// What the value at the end of the line may be.
    pub(crate) offers: Offers,
}

/// How far an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It is being typed.
    Typed,
    /// Its command is tried, since there is something to ask about it.
    Tried,
}

/// Where a text goes in a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// It is a word of its own.
    Word,
    /// It is the value of a flag.
    Flag(&'static str),
}

impl Prompt {
    /// A question whose answer is a text with nothing behind it.
    pub(crate) fn new(question: String, about: String, words: Vec<String>, place: Place) -> Prompt {
        Prompt {
            question,
            about,
            input: Input::default(),
            proposed: String::new(),
            words,
            place,
            needed: None,
            flags: &[],
            due: None,
            calendar: None,
            told: None,
            stage: Stage::Typed,
            offers: Offers::default(),
        }
    }

    /// The same with an answer that stands there already.
    pub(crate) fn proposing(self, answer: String) -> Prompt {
        Prompt { input: Input::new(answer.clone()), proposed: answer, ..self }
    }

    /// Makes way for what is typed next, unless somebody took up what stands there.
    pub(crate) fn drop_proposal(&mut self) {
        let is_at_end = self.input.cursor() == self.input.value().chars().count();
        if is_at_end && self.input.value() == self.proposed {
            self.input = Input::default();
        }
    }

    /// The command with what was typed; nothing as long as something is needed that was not.
    pub(crate) fn answered(&self) -> Option<Vec<String>> {
        let is_lacking = self.needed.is_some() && self.plain().text.is_empty();
        (!is_lacking).then(|| self.so_far())
    }

    /// What was typed, with the words of the command that it is part of.
    pub(crate) fn unsaved(&self) -> Option<Unsaved> {
        let typed = self.input.value().trim();
        (!typed.is_empty() && typed != self.proposed).then(|| Unsaved::Line { words: self.so_far() })
    }

    /// The command with what was typed so far.
    pub(crate) fn so_far(&self) -> Vec<String> {
        let mut plain = self.plain();
        // A flag to which nothing was typed says nothing.
        let takes_value = |name: &str| self.flags.iter().any(|flag| flag.strip_suffix('=') == Some(name));
        plain.flags.retain(|(name, value)| !value.is_empty() || !takes_value(name));
        let mut words = self.words.clone();
        // What is typed counts, not what was there before.
        let is_typed = |word: &String| plain.flags.iter().any(|(name, _)| takes_value(name) && is_of(word, name));
        words.retain(|word| !is_typed(word));
        let is_like_a_flag = plain.text.starts_with('-');
        match self.place {
            _ if plain.text.is_empty() => {}
            Place::Flag(flag) => words.push(format!("--{flag}={}", plain.text)),
            Place::Word if !is_like_a_flag => {
                let at = words.iter().position(|word| word.starts_with("--")).unwrap_or(words.len());
                words.insert(at, plain.text.clone());
            }
            Place::Word => {}
        }
        words.extend(plain.flag_words());
        if self.place == Place::Word && is_like_a_flag {
            words.extend(["--".to_owned(), plain.text]);
        }
        words
    }

    /// Whether all of it is a day.
    pub(crate) fn is_dated(&self) -> bool {
        self.day().is_some()
    }

    /// The flag behind which the whole line is a day.
    fn day(&self) -> Option<&'static str> {
        match self.place {
            Place::Flag(flag) => Some(flag).filter(|flag| DAYS.contains(flag)),
            Place::Word => None,
        }
    }

    /// Goes on to the next flag that may follow, in place of one to which nothing was typed; behind the last comes none.
    pub(crate) fn offer_flag(&mut self) {
        let line = self.input.value();
        let plain = Plain::read(line);
        let empty = plain.flags.last().filter(|(_, value)| value.is_empty()).map(|(name, _)| name.clone());
        let name = |flag: &str| flag.split('=').next().unwrap_or_default().to_owned();
        let last = plain.flags.last().map(|(name, _)| name.as_str());
        let after = self.flags.iter().position(|flag| Some(name(flag).as_str()) == last);
        let round = self.flags.iter().cycle().skip(after.map_or(0, |at| at + 1)).take(self.flags.len());
        let next = round.into_iter().find(|flag| plain.flags.iter().all(|(known, _)| *known != name(flag)));
        let kept = match &empty {
            Some(empty) => line.rfind(&format!("--{empty}")).and_then(|at| line.get(..at)).unwrap_or(line),
            None => line,
        };
        let kept = kept.trim_end();
        let blank = if kept.is_empty() { "" } else { " " };
        let next = next.map(|next| format!("{blank}--{next}")).unwrap_or_default();
        self.input = Input::new(format!("{kept}{next}"));
    }

    pub(super) fn plain(&self) -> Plain {
        let line = self.input.value();
        if self.flags.is_empty() {
            return Plain { text: line.trim().to_owned(), flags: Vec::new() };
        }
        Plain::read(line)
    }

    /// The days and moments in what was typed, each with its flag.
    pub(super) fn dated(&self) -> Vec<(&'static str, String)> {
        let plain = self.plain();
        let of_flags = DATED.iter().filter_map(|flag| Some((*flag, plain.value(flag)?.to_owned())));
        let whole = self.day().map(|flag| (flag, plain.text.clone()));
        whole.into_iter().chain(of_flags).filter(|(_, text)| !text.is_empty()).collect()
    }
}

/// Whether a word is a flag of this name with its value.
fn is_of(word: &str, name: &str) -> bool {
    word.strip_prefix("--").and_then(|word| word.strip_prefix(name)).is_some_and(|rest| rest.starts_with('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompt(place: Place, typed: &str) -> Prompt {
        let words = ["log", "call", "c-00001"].map(str::to_owned).to_vec();
        let prompt = Prompt::new(String::new(), String::new(), words, place);
        Prompt { input: Input::new(typed.to_owned()), flags: &["outcome=", "direction=in", "due="], ..prompt }
    }

    fn words(place: Place, typed: &str) -> String {
        prompt(place, typed).answered().unwrap().get(3..).unwrap().join(" | ")
    }

    #[test]
    fn what_is_typed_becomes_words_of_the_command() {
        let flag = Place::Flag("outcome");
        assert_eq!(words(Place::Word, "doesn't want it --due next fri"), "doesn't want it | --due=next fri");
        assert_eq!(words(Place::Word, "-5% --due=fri"), "--due=fri | -- | -5%");
        assert_eq!(words(flag, "order placed"), "--outcome=order placed");
        assert_eq!(words(flag, " "), "");
    }

    #[test]
    fn what_may_follow_is_gone_through() {
        let mut prompt = prompt(Place::Word, "he's in");
        for line in [" --outcome=", " --direction=in", " --direction=in --due=", " --direction=in --outcome="] {
            prompt.offer_flag();
            assert_eq!(prompt.input.value(), format!("he's in{line}"));
        }
        prompt.input = Input::new("he's in --direction=in --outcome=yes".to_owned());
        for line in [" --due=", "", " --due="] {
            prompt.offer_flag();
            assert_eq!(prompt.input.value(), format!("he's in --direction=in --outcome=yes{line}"));
        }
    }
}
