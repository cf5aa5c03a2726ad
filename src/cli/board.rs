//! A pipeline as a board: its stages with what is in them, then their first deals.
//!
//! JSON is `rolo/board/1`: `{"schema", "pipeline", "columns": [{"stage", "count", "totals": [{"currency", "count",
//! "sum", "weighted"}], "deals"}]}`, and of a board with lanes `"lanes": [{"name", "counts", "totals", "open": totals}]`, whose
//! counts and totals go by column. Pipeline, stages and deals are whole records, sums are texts in whole units, and
//! of deals there are as many as `--limit` says, none without it. NDJSON has a column a line, with what it has of each
//! lane. TSV and CSV have a row a stage and currency: `stage handle outcome chance deals currency count sum weighted
//! limit`; of a board with lanes a row a lane, stage and currency, with the `lane` before.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Shell;
use super::cells::for_people;
use super::halt::Halt;
use super::lanes::{self, AsLanes, AsShares, print_lanes};
use super::list::tell_nothing;
use super::sheet::{Form, Sheet};
use crate::domain::deal::{self, Totals};
use crate::domain::money::plain;
use crate::domain::stage::{self, Outcome, Standing};
use crate::domain::{Kind, Record, Slot};
use crate::exchange::{json, plain_json};
use crate::grammar::{Format, Show};
use crate::ops::answer::{Board, Column};
use crate::ops::query::Board as Wanted;
use crate::ops::{Answer, Client, Query};
use crate::text::{Text, marked};

/// How many deals of each stage a person sees when nothing is said.
const FIRST_FEW: usize = 5;

/// Asks for a board and prints it.
pub(super) fn print(shell: &mut Shell<'_>, client: &mut dyn Client, wanted: &Wanted, show: &Show) -> Result<(), Halt> {
    let format = shell.format(show);
    let len = match format {
        Format::Table => show.limit.unwrap_or(FIRST_FEW),
        Format::Json | Format::Ndjson => show.limit.unwrap_or_default(),
        Format::Tsv | Format::Csv | Format::Ids => 0,
    };
    let board = ask(client, &Wanted { len, ..wanted.clone() })?;
    match format {
        Format::Table if board.pipelines.is_empty() => tell_nothing(shell, client),
        Format::Table => print_table(shell, &board, wanted),
        Format::Tsv => print_sheet(shell, &board, wanted, Form::Tsv),
        Format::Csv => print_sheet(shell, &board, wanted, Form::Csv),
        Format::Json => {
            plain_json::write(&mut shell.out.to, &AsJson(&board))?;
            shell.put("")
        }
        Format::Ndjson => (0..).zip(&board.columns).try_for_each(|(number, column)| {
            let shares = AsShares { lanes: &board.lanes, column: number };
            let shares = Some(shares).filter(|_| !board.lanes.is_empty());
            plain_json::write(&mut shell.out.to, &AsColumn { column, shares })?;
            shell.put("")
        }),
        Format::Ids => board.columns.iter().try_for_each(|column| shell.put(&column.stage.id.to_string())),
    }
}

/// The answer to a question about a board.
pub(super) fn ask(client: &mut dyn Client, wanted: &Wanted) -> Result<Board, Halt> {
    let Answer::Board(board) = client.query(&Query::Board(wanted.clone()))? else { return Err(Halt::wrong_answer()) };
    Ok(board)
}

fn print_table(shell: &mut Shell<'_>, board: &Board, wanted: &Wanted) -> Result<(), Halt> {
    let Some(pipeline) = board.pipelines.get(board.shown) else { return Ok(()) };
    let title = shell.out.paint.bold(&super::cells::one_line(&pipeline.title()));
    shell.put(&format!("{title}  {}", pipeline.handle()))?;
    shell.put("")?;
    let narrowed = !wanted.words.trim().is_empty() || !wanted.filter.trim().is_empty();
    print_stages(shell, &board.columns, if narrowed { Counted::Some } else { Counted::All })?;
    if let Some(by) = wanted.lanes.filter(|_| !board.lanes.is_empty()) {
        shell.put("")?;
        print_lanes(shell, board, by)?;
    }
    if board.columns.iter().any(|column| !column.rows.is_empty()) {
        shell.put("")?;
        print_deals(shell, &board.columns, wanted)?;
    }
    Ok(())
}

/// Which deals of a stage were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// All of them.
    All,
    /// Those that a filter let through.
    Some,
}

/// How many deals are in a stage; of how many at most, where it says so and all were counted.
fn count(column: &Column, counted: Counted) -> String {
    let count = column.count;
    match stage::limit(&column.stage).filter(|_| counted == Counted::All) {
        Some(limit) if u32::try_from(count).is_ok_and(|count| count <= limit) => format!("{count}/{limit}"),
        Some(limit) => format!("! {count}/{limit}"),
        None => count.to_string(),
    }
}

/// A table of stages: how many deals are in each, and what they are worth, a line a currency; then all open ones.
pub(super) fn print_stages(shell: &mut Shell<'_>, columns: &[Column], counted: Counted) -> Result<(), Halt> {
    let mut rows: Vec<Vec<String>> = columns
        .iter()
        .flat_map(|column| {
            let chance = format!("{}%", Standing::of(&column.stage).probability);
            lines(shell.text, &column.stage.title(), count(column, counted), &column.totals, &chance)
        })
        .collect();
    let open = || columns.iter().filter(|column| Standing::of(&column.stage).outcome == Outcome::Open);
    let mut totals = Totals::default();
    open().for_each(|column| totals.merge(&column.totals));
    if totals.iter().next().is_some() {
        let count = open().map(|column| column.count).sum::<usize>().to_string();
        rows.extend(lines(shell.text, &shell.text.get("cli-board-open"), count, &totals, ""));
    }
    let head = ["stage", "deals", "value", "weighted", "chance"];
    let mut sheet = table(shell, &head, 1).with_numbers(1..head.len());
    sheet.write(&mut shell.out, &rows)
}

fn table(shell: &Shell<'_>, head: &[&str], whole: usize) -> Sheet {
    let head = head.iter().map(|word| shell.text.get(&format!("cli-board-{word}"))).collect();
    Sheet::new(Form::Table(shell.width), head, whole)
}

/// The lines of one stage, one a currency; the first says which stage it is.
fn lines(text: &Text, name: &str, count: String, totals: &Totals, chance: &str) -> Vec<Vec<String>> {
    let mut lines: Vec<Vec<String>> = totals
        .iter()
        .map(|(currency, total)| {
            let worth = [total.sum, total.weighted()].map(|minor| text.sum(minor, currency));
            [String::new(), String::new()].into_iter().chain(worth).chain([String::new()]).collect()
        })
        .collect();
    if lines.is_empty() {
        lines.push(vec![String::new(); 5]);
    }
    if let Some([stage, deals, .., last]) = lines.first_mut().map(Vec::as_mut_slice) {
        (*stage, *deals, *last) = (name.to_owned(), count, chance.to_owned());
    }
    lines
}

/// The first deals of each stage, a line each.
fn print_deals(shell: &mut Shell<'_>, columns: &[Column], wanted: &Wanted) -> Result<(), Halt> {
    let mut rows = Vec::new();
    for column in columns.iter().filter(|column| column.count > 0) {
        let mut stage = column.stage.title();
        for deal in &column.rows {
            rows.push(card(shell, std::mem::take(&mut stage), deal, wanted));
        }
        let left = column.count.saturating_sub(column.start + column.rows.len());
        if left > 0 {
            let more = shell.text.say("cli-board-more", &[("count", left.into())]);
            rows.push(vec![stage, String::new(), more, String::new(), String::new(), String::new(), String::new()]);
        }
    }
    let head = ["stage", "handle", "name", "company", "value", "days", "close"];
    table(shell, &head, 2).with_numbers([4]).with_search(&wanted.words).write(&mut shell.out, &rows)
}

fn card(shell: &Shell<'_>, stage: String, deal: &Record, wanted: &Wanted) -> Vec<String> {
    let today = wanted.now.date();
    let days = deal::days_in_stage(deal, today).map(|days| days.to_string()).unwrap_or_default();
    let days =
        if deal::is_rotten(deal, today) { shell.text.say("cli-board-rotten", &[("days", days.into())]) } else { days };
    let told = |word| {
        let slot = Slot::find(Kind::Deal, word);
        slot.map(|slot| for_people(deal, slot, shell.text, &shell.zone).join(", ")).unwrap_or_default()
    };
    vec![stage, deal.handle().to_owned(), marked(deal), told("company"), told("value"), days, told("close")]
}

fn print_sheet(shell: &mut Shell<'_>, board: &Board, wanted: &Wanted, form: Form) -> Result<(), Halt> {
    let head = ["stage", "handle", "outcome", "chance", "deals", "currency", "count", "sum", "weighted", "limit"];
    let lane = wanted.lanes.map(|_| "lane");
    let head = lane.into_iter().chain(head).map(str::to_owned).collect();
    let rows = match lane {
        Some(_) => lanes::rows(board),
        None => board.columns.iter().flat_map(|column| cells(&column.stage, column.count, &column.totals)).collect(),
    };
    Sheet::new(form, head, 0).write(&mut shell.out, &rows)
}

/// The rows of one stage for scripts, one a currency; one without a currency where no deal has a value.
pub(super) fn cells(stage: &Record, count: usize, totals: &Totals) -> Vec<Vec<String>> {
    let standing = Standing::of(stage);
    let limit = stage::limit(stage).map(|limit| limit.to_string()).unwrap_or_default();
    let stage = [
        stage.title(),
        stage.handle().to_owned(),
        standing.outcome.as_str().to_owned(),
        standing.probability.to_string(),
        count.to_string(),
    ];
    let row = |worth: [String; 4]| stage.iter().cloned().chain(worth).chain([limit.clone()]).collect();
    let mut rows: Vec<Vec<String>> = totals
        .iter()
        .map(|(currency, total)| {
            let code = currency.code().to_owned();
            row([code, total.count.to_string(), plain(currency, total.sum), plain(currency, total.weighted())])
        })
        .collect();
    if rows.is_empty() {
        rows.push(row([const { String::new() }; 4]));
    }
    rows
}

/// A board as JSON.
struct AsJson<'a>(&'a Board);

impl Serialize for AsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", "rolo/board/1")?;
        map.serialize_entry("pipeline", &self.0.pipelines.get(self.0.shown).map(json::as_json))?;
        map.serialize_entry("columns", &AsColumns(&self.0.columns))?;
        if !self.0.lanes.is_empty() {
            map.serialize_entry("lanes", &AsLanes(&self.0.lanes))?;
        }
        map.end()
    }
}

/// The columns of a board as JSON.
pub(super) struct AsColumns<'a>(pub(super) &'a [Column]);

impl Serialize for AsColumns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|column| AsColumn { column, shares: None }))
    }
}

/// A column as JSON, of a board in lanes with what it has of each.
struct AsColumn<'a> {
    column: &'a Column,
    shares: Option<AsShares<'a>>,
}

impl Serialize for AsColumn<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Column { stage, count, totals, rows, .. } = self.column;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("stage", &json::as_json(stage))?;
        map.serialize_entry("count", count)?;
        map.serialize_entry("totals", &AsTotals(totals))?;
        map.serialize_entry("deals", &rows.iter().map(json::as_json).collect::<Vec<_>>())?;
        if let Some(shares) = &self.shares {
            map.serialize_entry("lanes", shares)?;
        }
        map.end()
    }
}

/// What deals are worth as JSON.
pub(super) struct AsTotals<'a>(pub(super) &'a Totals);

#[derive(Serialize)]
struct AsTotal {
    currency: &'static str,
    count: u64,
    sum: String,
    weighted: String,
}

impl Serialize for AsTotals<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|(currency, total)| AsTotal {
            currency: currency.code(),
            count: total.count,
            sum: plain(currency, total.sum),
            weighted: plain(currency, total.weighted()),
        }))
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::book::{Before, Book, board, board_of, printed, show};
    use super::*;
    use crate::domain::Value;
    use crate::ops::answer::Lane;
    use crate::ops::query::Lanes;

    fn shown(before: Before, show: &Show) -> String {
        let mut book = Book { board: board(), ..Book::default() };
        printed(before, |shell| {
            shell.width = shell.width.map(|_| 90);
            shell.query(&mut book, &board_of(), show)
        })
    }

    #[test]
    fn a_person_sees_the_stages_and_the_first_deals_of_each() {
        assert_snapshot!(shown(Before::Person, &show(None)), @"
    Sales  p-7k2fq

    stage     deals          value      weighted  chance
    Lead          0                                  10%
    Proposal      9  12,500.00 EUR  6,250.00 EUR     50%
                      8,000.00 USD  4,000.00 USD
    Won           1    500,000 JPY   500,000 JPY    100%
    all open      9  12,500.00 EUR  6,250.00 EUR
                      8,000.00 USD  4,000.00 USD

    stage     handle   name          company          value  days       close
    Proposal  d-7k2fq  Acme renewal  Lead     12,500.00 EUR  12         2026-04-01
              d-q81mz  Solar roof              8,000.00 USD  59 rotten
                       … 7 more
    Won       d-x2p9a  东京                     500,000 JPY
    ----
    ");
        assert_snapshot!(shown(Before::Person, &Show { limit: Some(0), ..show(None) }), @"
    Sales  p-7k2fq

    stage     deals          value      weighted  chance
    Lead          0                                  10%
    Proposal      9  12,500.00 EUR  6,250.00 EUR     50%
                      8,000.00 USD  4,000.00 USD
    Won           1    500,000 JPY   500,000 JPY    100%
    all open      9  12,500.00 EUR  6,250.00 EUR
                      8,000.00 USD  4,000.00 USD
    ----
    ");
    }

    #[test]
    fn a_script_reads_a_row_a_stage_and_currency() {
        assert_snapshot!(shown(Before::Script, &show(None)), @"
    stage	handle	outcome	chance	deals	currency	count	sum	weighted	limit
    Lead	s-00001	open	10	0					
    Proposal	s-00002	open	50	9	EUR	1	12500.00	6250.00	
    Proposal	s-00002	open	50	9	USD	1	8000.00	4000.00	
    Won	s-00003	won	100	1	JPY	1	500000	500000	
    ----
    ");
        assert!(shown(Before::Script, &show(Format::Csv)).starts_with("stage,handle,outcome,chance,deals,currency,"));
        assert_eq!(shown(Before::Script, &show(Format::Ids)).lines().count(), 4);
    }

    #[test]
    fn json_has_sums_and_as_many_deals_as_were_asked_for() {
        assert_snapshot!(shown(Before::Script, &Show { limit: Some(1), ..show(Format::Json) }), @r#"
    {"schema":"rolo/board/1","pipeline":{"schema":"rolo/pipeline/1","kind":"pipeline","id":"01900000-0000-7000-8000-000000000014","handle":"p-7k2fq","rev":0,"created":"2026-03-02T09:00:00Z","updated":"2026-03-02T09:00:00Z","title":"Sales","name":"Sales"},"columns":[{"stage":{"schema":"rolo/stage/1","kind":"stage","id":"01900000-0000-7000-8000-000000000015","handle":"s-00001","rev":0,"created":"2026-03-02T09:00:00Z","updated":"2026-03-02T09:00:00Z","title":"Lead","name":"Lead","probability":10},"count":0,"totals":[],"deals":[]},{"stage":{"schema":"rolo/stage/1","kind":"stage","id":"01900000-0000-7000-8000-000000000016","handle":"s-00002","rev":0,"created":"2026-03-02T09:00:00Z","updated":"2026-03-02T09:00:00Z","title":"Proposal","name":"Proposal","probability":50,"rot":21},"count":9,"totals":[{"currency":"EUR","count":1,"sum":"12500.00","weighted":"6250.00"},{"currency":"USD","count":1,"sum":"8000.00","weighted":"4000.00"}],"deals":[{"schema":"rolo/deal/1","kind":"deal","id":"01900000-0000-7000-8000-00000000000b","handle":"d-7k2fq","rev":0,"created":"2026-03-02T09:00:00Z","updated":"2026-03-02T09:00:00Z","title":"Acme renewal","name":"Acme renewal","company":{"id":"01900000-0000-7000-8000-00000000055e","name":"Lead"},"contacts":[{"name":"Jane Doe","role":"buyer"}],"pipeline":{"id":"01900000-0000-7000-8000-0000000005e0","name":"Sales"},"stage":{"id":"01900000-0000-7000-8000-000000000738","name":"Proposal"},"value":{"amount":"12500.00","currency":"EUR"},"close":"2026-04-01","moves":[{"at":"2026-02-01","to":{"id":"01900000-0000-7000-8000-00000000055e","name":"Lead"}},{"at":"2026-02-18T09:30:00","to":{"id":"01900000-0000-7000-8000-000000000738","name":"Proposal"}}],"status":"open","chance":50,"weighted":{"amount":"6250.00","currency":"EUR"},"since":"2026-02-18"}]},{"stage":{"schema":"rolo/stage/1","kind":"stage","id":"01900000-0000-7000-8000-000000000017","handle":"s-00003","rev":0,"created":"2026-03-02T09:00:00Z","updated":"2026-03-02T09:00:00Z","title":"Won","name":"Won","outcome":"won"},"count":1,"totals":[{"currency":"JPY","count":1,"sum":"500000","weighted":"500000"}],"deals":[{"schema":"rolo/deal/1","kind":"deal","id":"01900000-0000-7000-8000-00000000000d","handle":"d-x2p9a","rev":0,"created":"2026-03-02T09:00:00Z","updated":"2026-03-02T09:00:00Z","title":"东京","name":"东京","stage":{"id":"01900000-0000-7000-8000-00000000051c","name":"Won"},"value":{"amount":"500000","currency":"JPY"},"status":"won","chance":100,"weighted":{"amount":"500000","currency":"JPY"}}]}]}
    ----
    "#);
        assert_eq!(shown(Before::Script, &show(Format::Ndjson)).matches("\"deals\":[]").count(), 3);
    }

    #[test]
    fn a_stage_counts_against_its_limit_unless_a_filter_hides_some() {
        let mut book = Book { board: board(), ..Book::default() };
        for (column, limit) in book.board.columns.iter_mut().zip([4, 5, 1]) {
            column.stage.fields.insert("wip".into(), Value::Number(limit));
        }
        let mut told = |filter: &str| {
            let Query::Board(asked) = board_of() else { panic!("no board") };
            let asked = Query::Board(Wanted { filter: filter.to_owned(), ..asked });
            printed(Before::Person, |shell| {
                shell.width = shell.width.map(|_| 90);
                shell.query(&mut book, &asked, &Show { limit: Some(0), ..show(None) })
            })
        };
        assert_snapshot!(told(""), @"
        Sales  p-7k2fq

        stage     deals          value      weighted  chance
        Lead        0/4                                  10%
        Proposal  ! 9/5  12,500.00 EUR  6,250.00 EUR     50%
                          8,000.00 USD  4,000.00 USD
        Won           1    500,000 JPY   500,000 JPY    100%
        all open      9  12,500.00 EUR  6,250.00 EUR
                          8,000.00 USD  4,000.00 USD
        ----
        ");
        assert!(!told("owner:me").contains("9/5"));
    }

    #[test]
    fn lanes_are_told_in_a_table_in_rows_and_in_json() {
        let lane = |name: Option<&str>, counts: [usize; 3]| {
            let mut open = Totals::default();
            super::super::book::deals().iter().take(2).for_each(|deal| open.add(deal));
            Lane {
                name: name.map(str::to_owned),
                counts: counts.to_vec(),
                totals: vec![Totals::default(), open.clone(), Totals::default()],
                open,
            }
        };
        let lanes = vec![lane(Some("Kim"), [0, 7, 1]), lane(None, [0, 2, 0])];
        let mut book = Book { board: Board { lanes, ..board() }, ..Book::default() };
        let mut told = |before, format: Option<Format>| {
            let Query::Board(asked) = board_of() else { panic!("no board") };
            let asked = Query::Board(Wanted { lanes: Some(Lanes::Owner), ..asked });
            printed(before, |shell| {
                shell.width = shell.width.map(|_| 90);
                shell.query(&mut book, &asked, &Show { limit: Some(0), ..show(format) })
            })
        };
        let table = told(Before::Person, None);
        assert_snapshot!(table.split("\n\n").nth(2).unwrap(), @"
        owner     Lead  Proposal  Won                     all open
        Kim                    7    1  12,500.00 EUR, 8,000.00 USD
        no owner               2       12,500.00 EUR, 8,000.00 USD
        ----
        ");
        assert_snapshot!(told(Before::Script, Some(Format::Tsv)), @"
        lane	stage	handle	outcome	chance	deals	currency	count	sum	weighted	limit
        Kim	Proposal	s-00002	open	50	7	EUR	1	12500.00	6250.00	
        Kim	Proposal	s-00002	open	50	7	USD	1	8000.00	4000.00	
        Kim	Won	s-00003	won	100	1					
        	Proposal	s-00002	open	50	2	EUR	1	12500.00	6250.00	
        	Proposal	s-00002	open	50	2	USD	1	8000.00	4000.00	
        ----
        ");
        assert_snapshot!(told(Before::Script, Some(Format::Csv)).lines().nth(1).unwrap(), @"Kim,Proposal,s-00002,open,50,7,EUR,1,12500.00,6250.00,");
        let ndjson = told(Before::Script, Some(Format::Ndjson));
        assert_snapshot!(ndjson.lines().nth(1).unwrap().split_once("\"deals\":").unwrap().1, @r#"[],"lanes":[{"name":"Kim","count":7,"totals":[{"currency":"EUR","count":1,"sum":"12500.00","weighted":"6250.00"},{"currency":"USD","count":1,"sum":"8000.00","weighted":"4000.00"}]},{"name":null,"count":2,"totals":[{"currency":"EUR","count":1,"sum":"12500.00","weighted":"6250.00"},{"currency":"USD","count":1,"sum":"8000.00","weighted":"4000.00"}]}]}"#);
        let json = told(Before::Script, Some(Format::Json));
        assert_snapshot!(json.split_once("\"lanes\":").unwrap().1, @r#"
        [{"name":"Kim","counts":[0,7,1],"totals":[[],[{"currency":"EUR","count":1,"sum":"12500.00","weighted":"6250.00"},{"currency":"USD","count":1,"sum":"8000.00","weighted":"4000.00"}],[]],"open":[{"currency":"EUR","count":1,"sum":"12500.00","weighted":"6250.00"},{"currency":"USD","count":1,"sum":"8000.00","weighted":"4000.00"}]},{"name":null,"counts":[0,2,0],"totals":[[],[{"currency":"EUR","count":1,"sum":"12500.00","weighted":"6250.00"},{"currency":"USD","count":1,"sum":"8000.00","weighted":"4000.00"}],[]],"open":[{"currency":"EUR","count":1,"sum":"12500.00","weighted":"6250.00"},{"currency":"USD","count":1,"sum":"8000.00","weighted":"4000.00"}]}]}
        ----
        "#);
    }

    #[test]
    fn a_book_without_a_pipeline_has_an_empty_board() {
        let empty = |before, format: Option<Format>| {
            printed(before, |shell| shell.query(&mut Book::default(), &board_of(), &show(format)))
        };
        assert_eq!(
            empty(Before::Person, None),
            "----\nnothing here: the book is empty. `rolo demo` makes one up to try things, `rolo import` reads a table, `rolo contact add NAME` begins\n"
        );
        assert_snapshot!(empty(Before::Script, Some(Format::Json)), @r#"
    {"schema":"rolo/board/1","pipeline":null,"columns":[]}
    ----
    "#);
    }
}
