//! Where replies go, and how they are shown there.

use std::io::Write;
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::halt::Halt;
use super::import::Import;
use super::whole::Existing;
use super::{
    Paint, Plain, agenda, apply, board, bulk, callers, card, demo, done, explain, export, files, import, list, past,
    plain, schema, status,
};
use crate::domain::Kind;
use crate::grammar::{Export, Format, Show, Source};
use crate::ops::{Answer, Client, Command, Content, Failure, Query, Quiet, Reference, Request, Row};
use crate::text::{Text, width, wrap};

/// The fewest cells in which a text goes on below itself.
const LEAST: usize = 20;

/// One of the two streams of a shell; the writer should be buffered.
pub struct Stream<'a> {
    /// What is written to.
    pub to: &'a mut dyn Write,
    /// Whether a person reads it.
    pub is_terminal: bool,
    /// Whether it is coloured.
    pub paint: Paint,
}

/// Prints replies.
pub struct Shell<'a> {
    /// Data.
    pub out: Stream<'a>,
    /// Talk.
    pub err: Stream<'a>,
    /// The sentences.
    pub text: &'a Text,
    /// How many cells a line of the terminal has; without it tables are as wide as they need to be.
    pub width: Option<usize>,
    /// No talk.
    pub quiet: bool,
    /// In which times are shown to people.
    pub zone: TimeZone,
    /// Set by Ctrl-C: a command that is being done is given up.
    pub stop: &'a AtomicBool,
}

impl Shell<'_> {
    /// Asks a query and prints the answer; a list is asked for page by page, so that any length fits into memory.
    pub fn query(&mut self, client: &mut dyn Client, query: &Query, show: &Show) -> Result<(), Failure> {
        let printed = self.print_answer(client, query, show);
        self.finish(printed)
    }

    /// Does a command and prints what became of the records, once it is durable.
    pub fn execute(&mut self, client: &mut dyn Client, request: &Request, show: &Show) -> Result<(), Failure> {
        // A bulk command may touch more records than fit into memory.
        let printed = match request.command.selection() {
            Some(_) => apply::print(self, client, request, &mut apply::NoRows, show),
            None if matches!(request.command, Command::Demo { .. }) => demo::print(self, client, request, show),
            None => done::print(self, client, request, show),
        };
        self.finish(printed)
    }

    /// How many records a command would touch that is about whatever a filter lets through, and the word for one of
    /// them; nothing for any other command. None at all is a failure.
    pub fn touched(
        &mut self,
        client: &mut dyn Client,
        command: &Command,
    ) -> Result<Option<(&'static str, usize)>, Failure> {
        bulk::touched(client, command)
    }

    /// Does a command that goes with another one, and tells only how many records it made.
    pub fn note(&mut self, client: &mut dyn Client, request: &Request) -> Result<(), Failure> {
        let count = client.execute(request, &mut Quiet::default())?.counts.created;
        if count == 0 {
            return Ok(());
        }
        let said = self.text.say("cli-despite", &[("count", count.into())]);
        let printed = self.tell(&said);
        self.finish(printed)
    }

    /// Says to whoever is there how many records a list leaves out since they are not to be contacted.
    pub(super) fn tell_left_out(&mut self, count: usize) -> Result<(), Halt> {
        if count == 0 {
            return Ok(());
        }
        let said = self.text.say("cli-not-contacted", &[("count", count.into())]);
        self.tell(&said)
    }

    /// Does a bulk command over these rows; rows that cannot be done are told at once, the others when all is durable.
    pub fn apply(
        &mut self,
        client: &mut dyn Client,
        request: &Request,
        mut rows: &mut dyn Iterator<Item = Result<Row, Failure>>,
        show: &Show,
    ) -> Result<(), Failure> {
        let printed = apply::print(self, client, request, &mut rows, show);
        self.finish(printed)
    }

    /// Does a bulk command over the rows of a table; those that cannot be done are written down where that is wanted.
    pub fn import(
        &mut self,
        client: &mut dyn Client,
        request: &Request,
        import: Import<'_>,
        show: &Show,
    ) -> Result<(), Failure> {
        let printed = import::print(self, client, request, import, show);
        self.finish(printed)
    }

    /// Writes records into a table, page by page.
    pub fn export(&mut self, client: &mut dyn Client, export: &Export, existing: Existing) -> Result<(), Failure> {
        let printed = export::print(self, client, export, existing);
        self.finish(printed)
    }

    /// Prints which files a record has.
    pub fn files(&mut self, client: &mut dyn Client, card: &Query, show: &Show) -> Result<(), Failure> {
        let printed = files::list(self, client, card, show);
        self.finish(printed)
    }

    /// The file of a record that is meant, with its content checked.
    pub fn file(
        &mut self,
        client: &mut dyn Client,
        reference: &Reference,
        name: Option<&str>,
    ) -> Result<Content, Failure> {
        files::find(client, reference, name)
    }

    /// Copies what a file holds to where it is wanted.
    pub fn save(&mut self, content: &Content, to: Option<&Source>, existing: Existing) -> Result<(), Failure> {
        let saved = files::save(self, content, to, existing);
        self.finish(saved)
    }

    /// Prints rows of what are no records.
    pub fn plain(&mut self, plain: &Plain<'_>, show: &Show) -> Result<(), Failure> {
        let printed = plain::print(self, plain, show);
        self.finish(printed)
    }

    /// Prints what the JSON of these kinds of record looks like.
    pub fn schema(&mut self, kinds: &[Kind], show: &Show) -> Result<(), Failure> {
        let printed = schema::print(self, kinds, show);
        self.finish(printed)
    }

    /// Says one sentence to the person, unless they want quiet. The sentence is shown as it is.
    pub fn say(&mut self, sentence: &str) -> Result<(), Failure> {
        Halt::settle(self.tell(sentence))
    }

    /// Prints one line of data as it is.
    pub fn data(&mut self, line: &str) -> Result<(), Failure> {
        Halt::settle(self.put(line))
    }

    fn print_answer(&mut self, client: &mut dyn Client, query: &Query, show: &Show) -> Result<(), Halt> {
        match query {
            Query::List(wanted) if callers::is_asked(wanted, show, self.format(show)) => {
                callers::print(self, client, wanted, show)
            }
            Query::List(wanted) => list::print(self, client, wanted, show),
            Query::Explain(_) => {
                let Answer::Explained(told) = client.query(query)? else { return Err(Halt::wrong_answer()) };
                explain::print(self, &told, show)
            }
            Query::Board(wanted) => board::print(self, client, wanted, show),
            Query::Agenda(_) => {
                let Answer::Agenda(found) = client.query(query)? else { return Err(Halt::wrong_answer()) };
                agenda::print(self, &found, show)
            }
            // No words ask for these: callers are a list that asks for a number, what rang is in the agenda, a segment alone is on the way to what it shows, and
            // fields are records.
            Query::Callers(_) | Query::Reminders(_) | Query::Segment(_) | Query::Fields => Err(Halt::wrong_answer()),
            Query::Show { now, .. } => {
                let Answer::Card(found) = client.query(query)? else { return Err(Halt::wrong_answer()) };
                card::print(self, client, &found, show, now.date())
            }
            Query::File { reference, name } => {
                let found = files::find(client, reference, name.as_deref())?;
                self.put(&found.path.display().to_string())
            }
            Query::History { reference, before, len } => {
                past::print(self, client, reference.as_ref(), (*before, *len), show)
            }
            Query::Status => {
                let Answer::Status(found) = client.query(query)? else { return Err(Halt::wrong_answer()) };
                status::print(self, &found, show)
            }
        }
    }

    /// The same shell on other writers.
    pub(super) fn onto<'s>(&'s self, data: &'s mut dyn Write, talk: &'s mut dyn Write) -> Shell<'s> {
        Shell {
            out: Stream { to: data, ..self.out },
            err: Stream { to: talk, ..self.err },
            text: self.text,
            width: self.width,
            quiet: self.quiet,
            zone: self.zone.clone(),
            stop: self.stop,
        }
    }

    pub(super) fn finish(&mut self, printed: Result<(), Halt>) -> Result<(), Failure> {
        let flushed = self.out.to.flush().and_then(|()| self.err.to.flush()).map_err(Halt::from);
        Halt::settle(printed).and(Halt::settle(flushed))
    }

    /// The format that was asked for, or the one that fits whoever reads.
    pub(super) fn format(&self, show: &Show) -> Format {
        show.format.unwrap_or(if self.out.is_terminal { Format::Table } else { Format::Tsv })
    }

    /// Writes a line of talk.
    pub(super) fn tell(&mut self, line: &str) -> Result<(), Halt> {
        if self.quiet {
            return Ok(());
        }
        // Whoever does not listen to the talk still gets the data.
        match writeln!(self.err.to, "{line}").map_err(Halt::from) {
            Ok(()) | Err(Halt::Closed) => Ok(()),
            Err(halt) => Err(halt),
        }
    }

    /// Writes a text behind what stands before it on a line of data. Where a terminal has no room for it, it goes on
    /// below its own beginning.
    pub(super) fn put_hanging(&mut self, before: &str, text: &str) -> Result<(), Halt> {
        let indent = width(before);
        let room = self.width.map(|cells| cells.saturating_sub(indent)).filter(|room| *room >= LEAST);
        let lines = room.map_or_else(|| vec![text.to_owned()], |room| wrap(text, room));
        let blanks = " ".repeat(indent);
        for (place, line) in lines.iter().enumerate() {
            let before = if place == 0 { before } else { &blanks };
            self.put(format!("{before}{line}").trim_end())?;
        }
        Ok(())
    }

    /// Writes a line of data.
    pub(super) fn put(&mut self, line: &str) -> Result<(), Halt> {
        writeln!(self.out.to, "{line}")?;
        Ok(())
    }

    /// Whether a person reads the talk.
    pub(super) const fn has_listener(&self) -> bool {
        self.err.is_terminal && !self.quiet
    }

    /// A time as the person's clock shows it.
    pub(super) fn moment(&self, at: Timestamp) -> String {
        self.text.moment(at, &self.zone)
    }
}

#[cfg(test)]
mod tests {
    use super::super::book::{Before, printed};
    use super::*;

    #[test]
    fn a_text_goes_on_below_itself_where_a_terminal_is_too_narrow() {
        let print = |before| {
            let text = "call: 跟进报价：冷却生产线改造 · Begoña Cifuentes, Alborán Sur Plásticos · 45min";
            printed(before, |shell| Halt::settle(shell.put_hanging("  09:00  t-7k2fq  ", text)))
        };
        insta::assert_snapshot!(print(Before::Person), @"
          09:00  t-7k2fq  call: 跟进报价：冷却生产线改造 · Begoña Cifuentes,
                          Alborán Sur Plásticos · 45min
        ----
        ");
        assert_eq!(print(Before::Script).lines().count(), 2, "{}", print(Before::Script));
    }
}
