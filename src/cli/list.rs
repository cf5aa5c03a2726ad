//! Lists, asked for and printed page by page.

use super::Shell;
use super::cells::{Reader, cell, default_columns, heading, is_number};
use super::halt::Halt;
use super::sheet::{Form, Sheet};
use crate::domain::deal::Totals;
use crate::domain::{Kind, Record, Slot};
use crate::exchange::json;
use crate::grammar::{Format, Show};
use crate::ops::{Answer, Client, Code, Failure, List, Page, Query};

/// How many rows are asked for at once.
pub(super) const PAGE: usize = 1_000;

/// Prints a list.
pub(super) fn print(shell: &mut Shell<'_>, client: &mut dyn Client, list: &List, show: &Show) -> Result<(), Halt> {
    let mut printer = Printer::new(shell, list.kinds.first().copied().unwrap_or(Kind::Contact), &list.words, show);
    let mut shown = 0;
    let (total, left_out) = loop {
        let left = if show.count { 0 } else { show.limit.unwrap_or(usize::MAX).saturating_sub(shown) };
        let page = page(client, list, list.start + shown, left.min(PAGE))?;
        if !show.count {
            printer.rows(shell, &page.rows)?;
        }
        shown += page.rows.len();
        if page.rows.is_empty() || show.limit == Some(shown) || list.start + shown >= page.total {
            break (page.total, page.left_out);
        }
    };
    if show.count {
        shell.put(&total.to_string())?;
    } else {
        printer.end(shell)?;
        tell_size(shell, client, shown, total)?;
        if shown == total {
            tell_totals(shell, &printer.totals)?;
        }
    }
    shell.tell_left_out(left_out)?;
    match &show.must_find {
        Some(words) if total == 0 => {
            let kind = list.kinds.first().map_or("", |kind| kind.as_str());
            Err(Failure::new(Code::NothingFound).fact("words", words).fact("kind", kind).into())
        }
        Some(_) | None => Ok(()),
    }
}

/// A window of a list.
pub(super) fn page(client: &mut dyn Client, list: &List, start: usize, len: usize) -> Result<Page, Halt> {
    let query = Query::List(List { start, len, ..list.clone() });
    let Answer::Page(page) = client.query(&query)? else { return Err(Halt::wrong_answer()) };
    Ok(page)
}

/// Says to a person what a list on their screen does not show by itself.
fn tell_size(shell: &mut Shell<'_>, client: &mut dyn Client, shown: usize, total: usize) -> Result<(), Halt> {
    if !shell.has_listener() || shown == total && total > 0 {
        return Ok(());
    }
    if total == 0 {
        return tell_nothing(shell, client);
    }
    let said = shell.text.say("cli-shown-of", &[("shown", shown.into()), ("total", total.into())]);
    shell.tell(&shell.err.paint.dim(&said))
}

/// Says that there is nothing, and in a book without anything what to do about it.
pub(super) fn tell_nothing(shell: &mut Shell<'_>, client: &mut dyn Client) -> Result<(), Halt> {
    let Answer::Status(status) = client.query(&Query::Status)? else { return Err(Halt::wrong_answer()) };
    let said = shell.text.get(if status.is_empty { "cli-empty-book" } else { "cli-empty" });
    shell.tell(&shell.err.paint.dim(&said))
}

/// Says to a person what the deals of a whole list are worth in all.
fn tell_totals(shell: &mut Shell<'_>, totals: &Totals) -> Result<(), Halt> {
    if !shell.has_listener() {
        return Ok(());
    }
    for (currency, total) in totals.iter().filter(|(_, total)| total.count > 1) {
        let facts = [
            ("count", total.count.into()),
            ("sum", shell.text.sum(total.sum, currency).into()),
            ("weighted", shell.text.sum(total.weighted(), currency).into()),
        ];
        let said = shell.text.say("cli-total", &facts);
        shell.tell(&shell.err.paint.dim(&said))?;
    }
    Ok(())
}

/// Writes records in one format.
struct Printer {
    columns: Vec<Slot>,
    /// The columns that were asked for, which JSON is cut down to.
    wanted: Vec<Slot>,
    shape: Shape,
    count: usize,
    /// What deals are worth that a person was shown.
    totals: Totals,
}

enum Shape {
    Sheet(Sheet, Readers),
    Json,
    Ndjson,
    Ids,
}

#[derive(Clone, Copy)]
enum Readers {
    People,
    Scripts,
}

impl Printer {
    fn new(shell: &Shell<'_>, kind: Kind, words: &str, show: &Show) -> Printer {
        let format = shell.format(show);
        let width = shell.width.filter(|_| format == Format::Table);
        let columns = if show.columns.is_empty() { default_columns(kind, width) } else { show.columns.clone() };
        let names = || columns.iter().map(|slot| slot.name().to_owned()).collect();
        let labels = || columns.iter().map(|slot| heading(shell.text, *slot)).collect();
        let numbers = columns.iter().enumerate().filter(|(_, slot)| is_number(**slot)).map(|(place, _)| place);
        let table =
            || Sheet::new(Form::Table(width), labels(), whole(&columns)).with_numbers(numbers).with_search(words);
        let shape = match format {
            Format::Table => Shape::Sheet(table(), Readers::People),
            Format::Tsv => Shape::Sheet(Sheet::new(Form::Tsv, names(), 0), Readers::Scripts),
            Format::Csv => Shape::Sheet(Sheet::new(Form::Csv, names(), 0), Readers::Scripts),
            Format::Json => Shape::Json,
            Format::Ndjson => Shape::Ndjson,
            Format::Ids => Shape::Ids,
        };
        Printer { columns, wanted: show.columns.clone(), shape, count: 0, totals: Totals::default() }
    }

    fn rows(&mut self, shell: &mut Shell<'_>, records: &[Record]) -> Result<(), Halt> {
        match &mut self.shape {
            Shape::Sheet(sheet, readers) => {
                let zone = shell.zone.clone();
                let reader = match readers {
                    Readers::People => Reader::Person(shell.text, &zone),
                    Readers::Scripts => Reader::Script,
                };
                let own = |record: &Record, slot: &Slot| {
                    let kind = record.id.kind;
                    let own = shell.text.catalogue().slot(kind, slot.name());
                    own.filter(|own| own.name() == slot.name()).unwrap_or(*slot)
                };
                let cells =
                    |record: &Record| self.columns.iter().map(|slot| cell(record, own(record, slot), reader)).collect();
                let rows: Vec<Vec<String>> = records.iter().map(cells).collect();
                for record in records {
                    self.totals.add(record);
                }
                // An empty table has no head on a terminal; for scripts the head is part of the format.
                if !rows.is_empty() || matches!(readers, Readers::Scripts) {
                    sheet.write(&mut shell.out, &rows)?;
                }
            }
            Shape::Json => {
                for record in records {
                    shell.out.to.write_all(if self.count == 0 { b"[\n" } else { b",\n" })?;
                    write_json(shell, record, &self.wanted)?;
                    self.count += 1;
                }
            }
            Shape::Ndjson => {
                for record in records {
                    write_json(shell, record, &self.wanted)?;
                    shell.out.to.write_all(b"\n")?;
                }
            }
            Shape::Ids => {
                for record in records {
                    shell.put(&record.id.to_string())?;
                }
            }
        }
        Ok(())
    }

    fn end(&self, shell: &mut Shell<'_>) -> Result<(), Halt> {
        match (&self.shape, self.count) {
            (Shape::Json, 0) => shell.put("[]"),
            (Shape::Json, _) => shell.put("\n]"),
            (Shape::Sheet(..) | Shape::Ndjson | Shape::Ids, _) => Ok(()),
        }
    }
}

/// Handles are typed again, so a column of them is never cut.
fn whole(columns: &[Slot]) -> usize {
    columns.iter().take_while(|slot| matches!(slot.name(), "handle" | "id")).count()
}

/// Writes a record as JSON, whole or only what was asked for.
pub(super) fn write_json(shell: &mut Shell<'_>, record: &Record, wanted: &[Slot]) -> Result<(), Halt> {
    if wanted.is_empty() {
        json::write_record(&mut shell.out.to, record)?;
    } else {
        json::write_slots(&mut shell.out.to, record, wanted)?;
    }
    Ok(())
}

/// Prints one record as a list of one.
pub(super) fn print_one(shell: &mut Shell<'_>, record: &Record, show: &Show) -> Result<(), Halt> {
    let mut printer = Printer::new(shell, record.id.kind, "", show);
    printer.rows(shell, std::slice::from_ref(record))?;
    printer.end(shell)
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use insta::assert_snapshot;

    use super::super::Paint;
    use super::super::book::{Before, Book, Failing, list, people, printed, show, with_shell};
    use super::*;

    fn listed(before: Before, show: &Show) -> String {
        let mut book = Book { records: people(), ..Book::default() };
        printed(before, |shell| shell.query(&mut book, &list(), show))
    }

    fn columns(words: &[&str]) -> Vec<Slot> {
        words.iter().map(|word| Slot::find(Kind::Contact, word).unwrap()).collect()
    }

    #[test]
    fn a_person_sees_a_table_as_wide_as_the_terminal() {
        assert_snapshot!(listed(Before::Person, &show(None)), @r"
        handle   name          company        phone          e-mail         tag
        c-7k2fq  Jane Doe      Acme, Inc.     +49151234567…  jane@acme.ex…  vip
        c-x2p9a  张伟 👩‍💻 José  北京示例有限…                                客户
        c-q81mz  Eve␛[31m␇ x y
        ----
        ");
        let wide = Show { columns: columns(&["handle", "name", "updated"]), limit: Some(2), ..show(None) };
        assert_snapshot!(listed(Before::Person, &wide), @r"
        handle   name          updated
        c-7k2fq  Jane Doe      2026-03-02 09:00
        c-x2p9a  张伟 👩‍💻 José  2026-03-02 09:00
        ----
        2 of 3
        ");
    }

    #[test]
    fn a_narrow_terminal_has_fewer_columns_and_a_coloured_head() {
        let mut book = Book { records: people(), ..Book::default() };
        let narrow = printed(Before::Person, |shell| {
            (shell.width, shell.out.paint) = (Some(40), Paint::Color);
            shell.query(&mut book, &list(), &show(None))
        });
        assert_snapshot!(narrow.replace('\u{1b}', "␛"), @r"
        ␛[1mhandle   name          company␛[0m
        c-7k2fq  Jane Doe      Acme, Inc.
        c-x2p9a  张伟 👩‍💻 José  北京示例有限公司
        c-q81mz  Eve␛[31m␇ x y
        ----
        ");
    }

    #[test]
    fn what_was_searched_for_is_marked_and_in_sight() {
        let mut book = Book { records: people(), ..Book::default() };
        let mut found = |words: &str, paint, width| {
            let Query::List(list) = list() else { panic!("no list") };
            let query = Query::List(List { words: words.to_owned(), ..list });
            let printed = printed(Before::Person, |shell| {
                (shell.width, shell.out.paint) = (Some(width), paint);
                shell.query(&mut book, &query, &show(None))
            });
            let (_head, rows) = printed.split_once('\n').unwrap();
            rows.replace("\u{1b}[4m\u{1b}[33m", "[").replace("\u{1b}[0m", "]")
        };
        assert_snapshot!(found("zhangw jose", Paint::Color, 40), @r"
        c-7k2fq  Jane Doe      Acme, Inc.
        c-x2p9a  [张伟] 👩‍💻 [José]  北京示例有限公司
        c-q81mz  Eve␛[31m␇ x y
        ----
        ");
        assert_snapshot!(found("doe 6789 home", Paint::Color, 80), @r"
        c-7k2fq  Jane [Doe]      Acme, Inc.        +491512345[6789]  …ane@[home].example  vip
        c-x2p9a  张伟 👩‍💻 José  北京示例有限公司                                     客户
        c-q81mz  Eve␛[31m␇ x y
        ----
        ");
        assert_snapshot!(found("home eve", Paint::Plain, 80), @r"
        c-7k2fq  Jane Doe      Acme, Inc.        +4915123456789  …ane@home.example  vip
        c-x2p9a  张伟 👩‍💻 José  北京示例有限公司                                     客户
        c-q81mz  Eve␛[31m␇ x y
        ----
        ");
    }

    #[test]
    fn a_table_outside_a_terminal_cuts_nothing() {
        assert_snapshot!(listed(Before::Script, &show(Format::Table)), @r"
        handle   name          company           phone           e-mail                                tag
        c-7k2fq  Jane Doe      Acme, Inc.        +4915123456789  jane@acme.example, jane@home.example  vip
        c-x2p9a  张伟 👩‍💻 José  北京示例有限公司                                                        客户
        c-q81mz  Eve␛[31m␇ x y
        ----
        ");
    }

    #[test]
    fn a_script_reads_one_line_a_record() {
        assert_snapshot!(listed(Before::Script, &show(None)), @r#"
        handle	name	company	phone	email	tag
        c-7k2fq	Jane Doe	Acme, Inc.	+4915123456789	jane@acme.example, jane@home.example	vip
        c-x2p9a	张伟 👩‍💻 José	北京示例有限公司			客户
        c-q81mz	Eve␛[31m␇\tx\ny				
        ----
        "#);
        assert_snapshot!(listed(Before::Script, &show(Format::Ids)), @r"
        01900000-0000-7000-8000-000000000001
        01900000-0000-7000-8000-000000000002
        01900000-0000-7000-8000-000000000003
        ----
        ");
    }

    #[test]
    fn csv_is_exact() {
        assert_eq!(
            listed(Before::Script, &Show { columns: columns(&["handle", "name", "company"]), ..show(Format::Csv) }),
            "handle,name,company\r\nc-7k2fq,Jane Doe,\"Acme, Inc.\"\r\nc-x2p9a,张伟 👩‍💻 José,北京示例有限公司\r\n\
             c-q81mz,\"Eve\u{1b}[31m\u{7}\tx\ny\",\r\n----\n"
        );
    }

    #[test]
    fn json_is_one_array_and_ndjson_one_object_a_line() {
        let some = |format| Show { columns: columns(&["email", "city", "rev"]), ..show(format) };
        assert_snapshot!(listed(Before::Script, &some(Format::Json)), @r#"
        [
        {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000001","handle":"c-7k2fq","rev":0,"title":"Jane Doe","emails":[{"address":"jane@acme.example","label":"work"},{"address":"jane@home.example"}],"addresses":[{"label":"home","street":"12 High St","city":"Berlin","position":{"latitude":52.52,"longitude":13.405}}]},
        {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000002","handle":"c-x2p9a","rev":0,"title":"张伟 👩\u200d💻 José"},
        {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000003","handle":"c-q81mz","rev":0,"title":"Eve\u001b[31m\u0007\tx\ny"}
        ]
        ----
        "#);
        assert_snapshot!(listed(Before::Script, &some(Format::Ndjson)), @r#"
        {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000001","handle":"c-7k2fq","rev":0,"title":"Jane Doe","emails":[{"address":"jane@acme.example","label":"work"},{"address":"jane@home.example"}],"addresses":[{"label":"home","street":"12 High St","city":"Berlin","position":{"latitude":52.52,"longitude":13.405}}]}
        {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000002","handle":"c-x2p9a","rev":0,"title":"张伟 👩\u200d💻 José"}
        {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000003","handle":"c-q81mz","rev":0,"title":"Eve\u001b[31m\u0007\tx\ny"}
        ----
        "#);
    }

    #[test]
    fn what_is_listed_can_be_applied_again() {
        let reading = super::super::book::reading();
        for format in [Format::Json, Format::Ndjson] {
            let text = listed(Before::Script, &show(format));
            let text = text.trim_end_matches("----\n");
            let rows: Vec<_> = crate::exchange::ndjson::rows(text.as_bytes(), &reading).collect();
            // The third has characters that nobody can type.
            assert_eq!(rows.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, true, false], "{format:?}");
        }
    }

    #[test]
    fn nothing_found_is_an_empty_list_and_a_failure_only_for_a_search() {
        let mut book = Book::default();
        let search = |format| Show { must_find: Some("nobody".into()), ..show(format) };
        for (wanted, expected) in [
            (show(Format::Json), "[]\n----\n"),
            (show(Format::Ndjson), "----\n"),
            (show(Format::Tsv), "handle\tname\tcompany\tphone\temail\ttag\n----\n"),
            (search(Format::Json), "[]\n----\nfailure: nothing-found kind=\"contact\" words=\"nobody\"\n"),
            (Show { count: true, ..show(None) }, "0\n----\n"),
        ] {
            assert_eq!(printed(Before::Script, |shell| shell.query(&mut book, &list(), &wanted)), expected);
        }
        assert_eq!(
            printed(Before::Person, |shell| shell.query(&mut book, &list(), &show(None))),
            "----\nnothing here: the book is empty. `rolo demo` makes one up to try things, `rolo import` reads a table, `rolo contact add NAME` begins\n"
        );
    }

    #[test]
    fn the_count_and_the_limit_are_of_records() {
        assert_eq!(listed(Before::Script, &Show { count: true, ..show(Format::Json) }), "3\n----\n");
        let limited = Show { limit: Some(1), ..show(Format::Ids) };
        assert_eq!(listed(Before::Script, &limited), "01900000-0000-7000-8000-000000000001\n----\n");
        assert_eq!(listed(Before::Script, &Show { limit: Some(0), ..show(Format::Ids) }), "----\n");
    }

    #[test]
    fn a_reader_that_goes_away_is_no_failure_and_a_full_disk_is_one() {
        for format in [Format::Table, Format::Tsv, Format::Csv, Format::Json, Format::Ndjson, Format::Ids] {
            for (kind, code) in [(ErrorKind::BrokenPipe, None), (ErrorKind::StorageFull, Some(Code::CannotWrite))] {
                let mut book = Book { records: people(), ..Book::default() };
                let (mut out, mut err) = (Failing(20, kind), Vec::new());
                let result = with_shell(Before::Script, &mut out, &mut err, |shell| {
                    shell.query(&mut book, &list(), &show(format))
                });
                assert_eq!(result.err().map(|failure| failure.code), code, "{format:?}");
            }
        }
    }

    #[test]
    fn deals_are_listed_with_their_sums_by_currency() {
        let deals = || super::super::book::deals().into_iter().cycle().take(6).collect::<Vec<_>>();
        let listed = |before, show: Show| {
            let Query::List(mut asked) = list() else { panic!() };
            asked.kinds = vec![Kind::Deal];
            let mut book = Book { records: deals(), ..Book::default() };
            printed(before, |shell| {
                shell.width = shell.width.map(|_| 100);
                shell.query(&mut book, &Query::List(asked), &show)
            })
        };
        let columns = |words: &[&str]| words.iter().map(|word| Slot::find(Kind::Deal, word).unwrap()).collect();
        assert_snapshot!(listed(Before::Person, show(None)), @"
    handle   name          company  stage             value  close       owner
    d-7k2fq  Acme renewal  Lead     Proposal  12,500.00 EUR  2026-04-01
    d-q81mz  Solar roof             Proposal   8,000.00 USD
    d-x2p9a  东京                   Won         500,000 JPY
    d-7k2fq  Acme renewal  Lead     Proposal  12,500.00 EUR  2026-04-01
    d-q81mz  Solar roof             Proposal   8,000.00 USD
    d-x2p9a  东京                   Won         500,000 JPY
    ----
    2 deals: 25,000.00 EUR, weighted 12,500.00 EUR
    2 deals: 1,000,000 JPY, weighted 1,000,000 JPY
    2 deals: 16,000.00 USD, weighted 8,000.00 USD
    ");
        assert!(!listed(Before::Person, Show { limit: Some(5), ..show(None) }).contains("weighted"));
        let derived =
            columns(&["name", "status", "chance", "value", "weighted", "amount", "currency", "since", "move"]);
        let derived = Show { columns: derived, limit: Some(2), ..Show::default() };
        assert_snapshot!(listed(Before::Person, derived.clone()), @"
    name          status  chance        value     weighted     amount  currency  since       stage hist…
    Acme renewal  open       50%  12,500.00 …  6,250.00 E…  12,500.00  EUR       2026-02-18  2026-02-01…
    Solar roof    open       50%  8,000.00 U…  4,000.00 U…   8,000.00  USD       2026-01-02  2026-01-02…
    ----
    2 of 6
    ");
        assert_snapshot!(listed(Before::Script, derived.clone()), @"
    name	status	chance	value	weighted	amount	currency	since	move
    Acme renewal	open	50	12500.00 EUR	6250.00 EUR	12500.00	EUR	2026-02-18	2026-02-01 Lead, 2026-02-18T09:30:00 Proposal
    Solar roof	open	50	8000.00 USD	4000.00 USD	8000.00	USD	2026-01-02	2026-01-02 Proposal
    ----
    ");
        assert_snapshot!(listed(Before::Script, Show { format: Some(Format::Ndjson), ..derived }), @r#"
    {"schema":"rolo/deal/1","kind":"deal","id":"01900000-0000-7000-8000-00000000000b","handle":"d-7k2fq","title":"Acme renewal","name":"Acme renewal","value":{"amount":"12500.00","currency":"EUR"},"moves":[{"at":"2026-02-01","to":{"id":"01900000-0000-7000-8000-00000000055e","name":"Lead"}},{"at":"2026-02-18T09:30:00","to":{"id":"01900000-0000-7000-8000-000000000738","name":"Proposal"}}],"status":"open","chance":50,"weighted":{"amount":"6250.00","currency":"EUR"},"amount":"12500.00","currency":"EUR","since":"2026-02-18"}
    {"schema":"rolo/deal/1","kind":"deal","id":"01900000-0000-7000-8000-00000000000c","handle":"d-q81mz","title":"Solar roof","name":"Solar roof","value":{"amount":"8000.00","currency":"USD"},"moves":[{"at":"2026-01-02","to":{"id":"01900000-0000-7000-8000-000000000738","name":"Proposal"}}],"status":"open","chance":50,"weighted":{"amount":"4000.00","currency":"USD"},"amount":"8000.00","currency":"USD","since":"2026-01-02"}
    ----
    "#);
    }
}
