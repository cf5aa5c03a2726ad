//! Warnings in words.

use super::Text;
use super::safe::visible;
use super::told::show_candidate;
use crate::domain::consent::Refusal;
use crate::domain::field::Unit;
use crate::ops::Warning;

impl Text {
    /// Puts a warning into words. What others wrote is made safe to print.
    pub fn warn(&self, warning: &Warning) -> String {
        match warning {
            Warning::Unwanted { handle, title, refusal } => {
                let facts = [("handle", safe(handle).into()), ("title", safe(title).into())];
                let [handle, title] = facts;
                self.say("warning-unwanted", &[handle, title, ("refusal", self.refusal(refusal).into())])
            }
            Warning::SameName { kind, handle, title } => {
                let facts =
                    [("kind", kind.as_str().into()), ("handle", safe(handle).into()), ("title", safe(title).into())];
                self.say("warning-same-name", &facts)
            }
            Warning::Alike { kind, title, others } => {
                let others: Vec<String> = others.iter().map(|other| show_candidate(other)).collect();
                let facts = [
                    ("kind", kind.as_str().into()),
                    ("title", safe(title).into()),
                    ("others", safe(&self.list(&others)).into()),
                ];
                self.say("warning-alike", &facts)
            }
            Warning::Overwritten { handle, title, theirs } => {
                let mut fields: Vec<String> = theirs.set.keys().map(|path| self.label_at(theirs, path)).collect();
                fields.dedup();
                let facts = [
                    ("handle", safe(handle).into()),
                    ("title", safe(title).into()),
                    ("fields", safe(&self.list(&fields)).into()),
                ];
                self.say("warning-overwritten", &facts)
            }
            Warning::MovesDropped { handle, title, moves } => {
                let moves: Vec<String> = moves.iter().map(|moved| safe(moved)).collect();
                let facts = [
                    ("handle", safe(handle).into()),
                    ("title", safe(title).into()),
                    ("count", moves.len().into()),
                    ("moves", self.list(&moves).into()),
                ];
                self.say("warning-moves-dropped", &facts)
            }
            Warning::LeadDropped { handle, title, minutes } => {
                let lead = Unit::Minutes.shown(u64::from(*minutes));
                let facts = [("handle", safe(handle).into()), ("title", safe(title).into()), ("lead", lead.into())];
                self.say("warning-lead-dropped", &facts)
            }
        }
    }

    /// What somebody does not want.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Contact => self.get("refusal-contact"),
            Refusal::Channels(channels) => {
                let channels: Vec<String> =
                    channels.iter().map(|channel| self.get(&format!("channel-{}", channel.as_str()))).collect();
                self.say("refusal-channels", &[("channels", self.list(&channels).into())])
            }
        }
    }
}

fn safe(text: &str) -> String {
    visible(&text.replace(['\n', '\t'], " ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consent::{CHANNELS, Channel};
    use crate::domain::id::Uuid128;
    use crate::domain::{Change, Kind, RecordId};
    use crate::ops::Candidate;

    #[test]
    fn every_warning_has_its_words() {
        let text = Text::english();
        let all = Refusal::Channels(CHANNELS.iter().filter_map(|word| Channel::find(word)).collect());
        for refusal in [Refusal::Contact, all] {
            let (handle, title) = ("c-7k2fq".to_owned(), "Jane".to_owned());
            text.warn(&Warning::Unwanted { handle, title, refusal });
        }
        let (handle, title) = ("o-7k2fq".to_owned(), "Acme".to_owned());
        text.warn(&Warning::SameName { kind: Kind::Company, handle: handle.clone(), title: title.clone() });
        let other = Candidate { handle: handle.clone(), title: "Acme GmbH".to_owned(), detail: String::new() };
        text.warn(&Warning::Alike { kind: Kind::Company, title: title.clone(), others: vec![other] });
        let theirs = Change::of(RecordId { kind: Kind::Company, uuid: Uuid128(1) });
        text.warn(&Warning::Overwritten { handle: handle.clone(), title: title.clone(), theirs });
        let moves = vec!["2026-02-20 Lead".to_owned()];
        assert_eq!(
            text.warn(&Warning::MovesDropped { handle, title, moves }),
            "warning: Acme (o-7k2fq) came there before a later move, which is gone by that: 2026-02-20 Lead"
        );
        let (handle, title) = ("t-7k2fq".to_owned(), "call Ann".to_owned());
        assert_eq!(
            text.warn(&Warning::LeadDropped { handle, title, minutes: 1440 }),
            "warning: call Ann (t-7k2fq) rings at its time: 1d before is over already"
        );
        assert_eq!(text.missing(), [""; 0]);
        assert_eq!(text.unasked("warnings"), [""; 0]);
    }
}
