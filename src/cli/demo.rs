//! What a made-up book holds: so many of each kind. Whoever wants every record asks for a format.

use super::done::{flow, tell_way_back};
use super::halt::Halt;
use super::{Shell, done};
use crate::domain::Kind;
use crate::grammar::{Format, Show};
use crate::ops::{Client, Detail, Failure, Flow, Mode, Outcome, Request, Row, Talk};

/// Does the command and says what the book holds by that.
pub(super) fn print(
    shell: &mut Shell<'_>,
    client: &mut dyn Client,
    request: &Request,
    show: &Show,
) -> Result<(), Halt> {
    match show.format {
        None | Some(Format::Table) => {}
        Some(Format::Tsv | Format::Csv | Format::Json | Format::Ndjson | Format::Ids) => {
            return done::print(shell, client, request, show);
        }
    }
    let mut talk = Tally { shell, counts: Kind::ALL.iter().map(|kind| (*kind, 0)).collect() };
    let receipt = client.execute(request, &mut talk)?;
    let Tally { counts, .. } = talk;
    let counts = counts.into_iter().filter(|(_, count)| *count > 0).map(|(kind, count)| {
        shell.text.say("cli-demo-kind", &[("kind", kind.as_str().into()), ("count", count.into())])
    });
    let counts = shell.text.list(&counts.collect::<Vec<_>>());
    let id = if request.mode == Mode::Do { "cli-demo" } else { "cli-would-demo" };
    let said = shell.text.say(id, &[("counts", counts.into())]);
    shell.tell(&said)?;
    if request.mode == Mode::Do && shell.has_listener() {
        let said = shell.text.get("cli-demo-next");
        shell.tell(&said)?;
    }
    tell_way_back(shell, &receipt)
}

/// Counts what is made.
struct Tally<'a, 'b> {
    shell: &'a Shell<'b>,
    counts: Vec<(Kind, u64)>,
}

impl Talk for Tally<'_, '_> {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        None
    }

    fn detail(&self) -> Detail {
        Detail::Whole
    }

    fn outcome(&mut self, outcome: Outcome) {
        let kind = outcome.record.map(|record| record.id.kind);
        if let Some((_, count)) = self.counts.iter_mut().find(|(each, _)| Some(*each) == kind) {
            *count += 1;
        }
    }

    fn progress(&mut self, _rows: u64) -> Flow {
        flow(self.shell.stop)
    }
}
