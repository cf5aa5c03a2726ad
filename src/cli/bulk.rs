//! Commands about whatever a filter lets through.

use crate::ops::{Answer, Client, Code, Command, Failure, Query, one_of};

/// How many records such a command would touch, and the word for one of them; none at all is a failure.
pub(super) fn touched(client: &mut dyn Client, command: &Command) -> Result<Option<(&'static str, usize)>, Failure> {
    let Some((kinds, life, selection)) = command.selection() else { return Ok(None) };
    let list = selection.counted(kinds.clone(), life);
    let Answer::Page(page) = client.query(&Query::List(list))? else {
        return Err(Failure::new(Code::Internal).fact("reason", "the answer belongs to another query"));
    };
    match page.total {
        0 => Err(selection.nothing(&kinds)),
        total => Ok(Some((one_of(&kinds), total))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::book::{Before, Book, people, printed, request, show};
    use super::*;
    use crate::domain::Kind;
    use crate::grammar::Format;
    use crate::ops::{Edit, Mode, Request, Selection, Targets};

    fn bulk(filter: &str) -> Request {
        let now = jiff::Timestamp::UNIX_EPOCH.to_zoned(jiff::tz::TimeZone::UTC);
        let targets = Targets::Where(Box::new(Selection {
            filter: filter.into(),
            now,
            week_start: jiff::civil::Weekday::Monday,
            me: "Kim".into(),
        }));
        let edits = vec![Edit::Clear("owner".into())];
        Request { command: Command::Edit { kind: Kind::Contact, targets, edits }, ..request(Mode::Do) }
    }

    #[test]
    fn it_is_known_how_many_records_would_be_touched() {
        let mut book = Book { records: people(), ..Book::default() };
        assert_eq!(touched(&mut book, &bulk("tag:vip").command), Ok(Some(("contact", 3))));
        assert_eq!(touched(&mut book, &request(Mode::Do).command), Ok(None));
        let failure = touched(&mut Book::default(), &bulk("tag:x").command).unwrap_err();
        assert_eq!((failure.kind().exit_code(), failure.facts["filter"].as_str()), (3, "tag:x"));
    }

    #[test]
    fn what_it_did_is_counted_for_people_and_listed_for_scripts() {
        let done = |format: Option<Format>| {
            let outcomes = vec![super::super::book::changed(), super::super::book::changed()];
            let mut book = Book { outcomes, ..Book::default() };
            printed(Before::Script, |shell| shell.execute(&mut book, &bulk("tag:vip"), &show(format)))
        };
        assert_eq!(done(None), "----\n2 changed\n");
        let ids = done(Some(Format::Ids));
        assert_eq!(ids.lines().count(), 4, "{ids}");
    }
}
