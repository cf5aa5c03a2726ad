//! What is to be known of who is calling before one answers, the same in the shell and on the screen.

use jiff::tz::TimeZone;

use super::{Text, marked, visible};
use crate::domain::slot::Derived;
use crate::domain::{Kind, Record, Slot, deal};
use crate::ops::answer::Caller;

/// A caller in words. Nothing of it is fit for a terminal yet, but for the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallerTold {
    /// Their handle.
    pub handle: String,
    /// Who they are.
    pub name: String,
    /// Where they work.
    pub company: String,
    /// When and how somebody was last in touch.
    pub last: String,
    /// What there is to sell, for how much, and how far that is.
    pub deal: String,
    /// What was promised, until when.
    pub next: String,
}

impl Text {
    /// Tells of a caller. Moments are as clocks in `zone` show them.
    pub fn caller(&self, caller: &Caller, zone: &TimeZone) -> CallerTold {
        let Caller { record, deal } = caller;
        let touch = self.touch(record, zone);
        let told = |derived| {
            let label = self.label(Slot::Derived(derived));
            touch.iter().find(|(known, _)| *known == label).map(|(_, told)| told.clone()).unwrap_or_default()
        };
        let company = record.items("companies").first().map(|(key, _)| record.item_name(key).to_owned());
        CallerTold {
            handle: record.handle().to_owned(),
            name: marked(record),
            company: company.unwrap_or_default(),
            last: told(Derived::Last),
            deal: deal.as_ref().map(|deal| in_short(self, deal)).unwrap_or_default(),
            next: told(Derived::NextStep),
        }
    }
}

impl CallerTold {
    /// All of it in one line, safe to print.
    pub fn line(&self) -> String {
        let parts = [&self.name, &self.handle, &self.company, &self.last, &self.deal, &self.next];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        let line = parts.map(|part| part.replace("  ", " ")).collect::<Vec<_>>().join(" · ");
        visible(&line.replace(['\n', '\t'], " ")).into_owned()
    }
}

/// Its name, what it is worth, and where it stands.
fn in_short(text: &Text, deal: &Record) -> String {
    let value = deal::value(deal).map(|money| text.money(money)).unwrap_or_default();
    let stage = Slot::find(Kind::Deal, "stage").map(|slot| deal.texts(slot).concat()).unwrap_or_default();
    let parts = [deal.title(), value, stage];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
