//! A question that is answered with a line of text.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tui_input::Input;

use crate::domain::{When, task};
use crate::grammar::Plain;
use crate::keymap::{Action, Context, show_keys};
use crate::ops::Failure;
use crate::text::wrap;
use crate::tui::draft::Unsaved;
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::widgets::calendar::Calendar;
use crate::tui::widgets::line_input::{self, Caret};
use crate::tui::widgets::{cells, popup};

/// The widest question.
const WIDTH: u16 = 60;

/// From this height of the screen on, a calendar is seen before one goes into it.
const ROOMY: u16 = 20;

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
        let input = Input::default();
        Prompt { question, about, input, words, place, needed: None, flags: &[], due: None, calendar: None, told: None }
    }

    /// The command with what was typed; nothing as long as something is needed that was not.
    pub(crate) fn answered(&self) -> Option<Vec<String>> {
        let is_lacking = self.needed.is_some() && self.plain().text.is_empty();
        (!is_lacking).then(|| self.so_far())
    }

    /// What was typed, with the words of the command that it is part of.
    pub(crate) fn unsaved(&self) -> Option<Unsaved> {
        (!self.input.value().trim().is_empty()).then(|| Unsaved::Line { words: self.so_far() })
    }

    /// The command with what was typed so far.
    pub(crate) fn so_far(&self) -> Vec<String> {
        let plain = self.plain();
        let mut words = self.words.clone();
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

    fn plain(&self) -> Plain {
        let line = self.input.value();
        if self.flags.is_empty() {
            return Plain { text: line.trim().to_owned(), flags: Vec::new() };
        }
        Plain::read(line)
    }

    /// The days and moments in what was typed, each with its flag.
    fn dated(&self) -> Vec<(&'static str, String)> {
        let plain = self.plain();
        let of_flags = DATED.iter().filter_map(|flag| Some((*flag, plain.value(flag)?.to_owned())));
        let whole = self.day().map(|flag| (flag, plain.text.clone()));
        whole.into_iter().chain(of_flags).filter(|(_, text)| !text.is_empty()).collect()
    }
}

/// Draws the question.
pub(crate) fn draw(frame: &mut Frame<'_>, prompt: &Prompt, model: &Model, caret: Caret) {
    let (inside, below) = laid(prompt, model);
    let room = usize::from(inside.width);
    let about = cells::fit(&cells::shown(&prompt.about), room);
    popup::draw(frame, inside, &prompt.question, &model.theme);
    frame.render_widget(Span::raw(about), line(inside, 0));
    line_input::draw(frame, line(inside, 1), &prompt.input, model.theme.strong, caret);
    for (text, at) in below.into_iter().zip(2..) {
        frame.render_widget(text, line(inside, at));
    }
}

/// Where the text is typed.
pub(crate) fn typed(prompt: &Prompt, model: &Model) -> Rect {
    line(laid(prompt, model).0, 1)
}

fn line(inside: Rect, at: u16) -> Rect {
    Rect { y: inside.y.saturating_add(at), height: u16::from(at < inside.height), ..inside }
}

/// Where the question stands, and the lines below what is typed.
fn laid<'a>(prompt: &Prompt, model: &Model) -> (Rect, Vec<Line<'a>>) {
    let width = WIDTH.min(model.size.width.saturating_sub(8));
    let room = usize::from(width);
    let mut below = Vec::new();
    if !prompt.flags.is_empty() {
        below.push(Line::styled(cells::fit(&also(prompt, model), room), model.theme.faint));
    }
    below.extend(dates(prompt, model).into_iter().map(|date| Line::raw(cells::fit(&date, room))));
    let told = prompt.told.as_deref().map(|told| wrap(told, room)).unwrap_or_default();
    below.extend(told.into_iter().map(|told| Line::styled(told, model.theme.bad)));
    if prompt.is_dated() {
        let calendar = Calendar::of(prompt.input.value(), &model.reading()).lines(&model.text, &model.theme);
        let is_seen = prompt.calendar.is_some() || model.size.height >= ROOMY;
        below.extend(calendar.into_iter().filter(|_| is_seen));
    }
    let height = u16::try_from(2 + below.len()).unwrap_or(u16::MAX);
    (layout::popup(model.size, width, height), below)
}

/// What may follow, and the key that brings it.
fn also(prompt: &Prompt, model: &Model) -> String {
    let keys = model.keymap.chord(&[Context::Prompt.into()], Action::Complete).map(show_keys).unwrap_or_default();
    let flags: Vec<String> = prompt.flags.iter().map(|flag| format!("--{}", flag.trim_end_matches('='))).collect();
    format!("{keys}  {} {}", model.text.get("screen-also"), flags.join(" ")).trim_start().to_owned()
}

/// How the days and moments are understood that were typed.
fn dates(prompt: &Prompt, model: &Model) -> Vec<String> {
    let read = |(flag, typed): (&str, String)| {
        let when = match When::read(&typed, &model.reading()) {
            Ok(to) if flag == TO => {
                let zone = model.now.time_zone();
                model.text.when(&task::put_off(prompt.due.as_ref(), &to, zone), zone)
            }
            Ok(when) => model.text.when(&when, model.now.time_zone()),
            Err(invalid) if invalid.choices.is_empty() => model.text.get("screen-read-not"),
            Err(invalid) => model.text.tell(&Failure::from(invalid)).message,
        };
        model.text.say("screen-read-as", &[("flag", flag.into()), ("when", when.into())])
    };
    prompt.dated().into_iter().map(read).collect()
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
