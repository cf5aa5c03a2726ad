//! One record whole: a card for people, `label<TAB>value` lines for scripts; [`card_json`] has it as JSON.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use unicode_width::UnicodeWidthStr;

use super::Shell;
use super::board::{self, Counted};
use super::cells::{for_people, lines, one_line, pad, unknown};
use super::halt::Halt;
use super::sheet::escape;
use super::{card_json, list, past};
use crate::domain::consent::refusal;
use crate::domain::field::INWARD;
use crate::domain::slot::Derived;
use crate::domain::stage::{Outcome, Standing};
use crate::domain::{Catalogue, Kind, Record, Slot, rhythm};
use crate::grammar::{Format, Show};
use crate::ops::answer::{Column, Rest, Rhythm};
use crate::ops::query::Board as Wanted;
use crate::ops::{Card, Client, Reference};
use crate::text::{HappeningLine, marked};

/// Prints a card.
pub(super) fn print(
    shell: &mut Shell<'_>,
    client: &mut dyn Client,
    card: &Card,
    show: &Show,
    today: Date,
) -> Result<(), Halt> {
    match shell.format(show) {
        Format::Table => print_card(shell, client, card, &show.columns, today),
        Format::Tsv => {
            print_lines(shell, &card.record, &show.columns)?;
            let columns = if show.columns.is_empty() { columns(client, &card.record)? } else { None };
            columns.into_iter().flatten().try_for_each(|column| print_stage(shell, &column.stage))
        }
        Format::Csv | Format::Ndjson | Format::Ids => list::print_one(shell, &card.record, show),
        Format::Json if show.columns.is_empty() => {
            let columns = columns(client, &card.record)?;
            card_json::print(shell, card, columns.as_deref())
        }
        Format::Json => {
            list::write_json(shell, &card.record, &show.columns)?;
            shell.put("")
        }
    }
}

/// A stage as `pipeline add --stage` takes it.
fn print_stage(shell: &mut Shell<'_>, stage: &Record) -> Result<(), Halt> {
    let standing = Standing::of(stage);
    let shown = match standing.outcome {
        Outcome::Open => {
            let rot = standing.rot.map(|days| format!(" {days}d")).unwrap_or_default();
            format!("{} {}%{rot}", stage.title(), standing.probability)
        }
        Outcome::Won | Outcome::Lost => format!("{} ({})", stage.title(), standing.outcome.as_str()),
    };
    shell.put(&format!("stage\t{}", escape(&shown)))
}

/// The stages of a pipeline with what is in them; nothing of any other record.
fn columns(client: &mut dyn Client, record: &Record) -> Result<Option<Vec<Column>>, Halt> {
    if record.id.kind != Kind::Pipeline || record.is_deleted() {
        return Ok(None);
    }
    let wanted = Wanted {
        pipeline: Some(Reference(record.handle().to_owned())),
        words: String::new(),
        filter: String::new(),
        sort: Vec::new(),
        lanes: None,
        windows: Vec::new(),
        len: 0,
        // Nothing is asked that depends on the moment or the person.
        now: record.updated.to_zoned(TimeZone::UTC),
        week_start: Weekday::Monday,
        me: String::new(),
    };
    board::ask(client, &wanted).map(|board| Some(board.columns))
}

fn print_card(
    shell: &mut Shell<'_>,
    client: &mut dyn Client,
    card: &Card,
    slots: &[Slot],
    today: Date,
) -> Result<(), Halt> {
    let record = &card.record;
    let title = shell.out.paint.bold(&one_line(&marked(record)));
    let refused = refusal(record).map(|refusal| format!("  {}", shell.text.refusal(&refusal))).unwrap_or_default();
    let gone = if record.is_deleted() { format!("  {}", shell.text.get("cli-deleted")) } else { String::new() };
    shell.put(&format!("{title}  {}{gone}{refused}", record.handle()))?;
    let mut values = values(shell, record, slots);
    if let Some(rhythm) = card.rhythm.as_ref().filter(|_| slots.is_empty()) {
        let created = shell.text.label(Slot::Derived(Derived::Created));
        let place = values.iter().position(|(label, _)| *label == created).unwrap_or(values.len());
        values.insert(place, (shell.text.get("contact-due"), told(shell, rhythm, today)));
    }
    let width = values.iter().map(|(label, _)| label.width()).max().unwrap_or_default();
    for (label, value) in &values {
        print_value(shell, label, value, width)?;
    }
    if !slots.is_empty() {
        return Ok(());
    }
    match columns(client, record)? {
        Some(columns) => {
            shell.put("")?;
            board::print_stages(shell, &columns, Counted::All)?;
        }
        None => print_linked(shell, card)?,
    }
    print_timeline(shell, card)?;
    if !card.history.is_empty() {
        shell.put("")?;
        past::print_lines(shell, &card.history, past::Detail::Line)?;
    }
    Ok(())
}

/// The records that link to this one: a heading a kind, a line a record with its role there; of deals how they stand.
fn print_linked(shell: &mut Shell<'_>, card: &Card) -> Result<(), Halt> {
    for linked in &card.linked {
        let heading = shell.text.linked(linked, "cli-linked");
        shell.put("")?;
        shell.put(&shell.out.paint.bold(&heading))?;
        let width = linked.rows.iter().map(|record| one_line(&marked(record)).width()).max().unwrap_or_default();
        for record in &linked.rows {
            let mut parts = vec![record.handle().to_owned(), pad(&one_line(&marked(record)), width)];
            parts.push(one_line(record.role_at(card.record.id.uuid)));
            parts.extend(standing(shell, record));
            parts.retain(|part| !part.is_empty());
            shell.put(format!("  {}", parts.join("  ")).trim_end())?;
        }
    }
    Ok(())
}

/// What is to be done and what happened, a line each under one heading.
fn print_timeline(shell: &mut Shell<'_>, card: &Card) -> Result<(), Halt> {
    if card.timeline.rows.is_empty() {
        return Ok(());
    }
    shell.put("")?;
    let heading = shell.out.paint.bold(&one_line(&shell.text.timeline(&card.timeline)));
    shell.put(&heading)?;
    let told = |happening| shell.text.happening(happening, card.record.id, &shell.zone);
    let told: Vec<HappeningLine> = card.timeline.rows.iter().map(told).collect();
    let width = |of: fn(&HappeningLine) -> &str| told.iter().map(|line| of(line).width()).max().unwrap_or_default();
    let (at, sort, handle) = (width(|line| &line.at), width(|line| &line.sort), width(|line| &line.handle));
    for line in &told {
        let head = [pad(&line.at, at), pad(&line.sort, sort), pad(&line.handle, handle)].join("  ");
        shell.put_hanging(&format!("  {head}  "), &one_line(&line.what))?;
    }
    match card.timeline.rest {
        Rest::Nothing => Ok(()),
        Rest::More => {
            let more = shell.text.say("happening-more", &[("count", card.timeline.rows.len().into())]);
            shell.put(&format!("  {}", shell.out.paint.dim(&more)))
        }
    }
}

/// How a deal stands, when a task is due and an activity was, in the words of a line; nothing of other records.
fn standing(shell: &Shell<'_>, record: &Record) -> Vec<String> {
    let words: &[&str] = match record.id.kind {
        Kind::Deal => &["stage", "value", "close"],
        Kind::Task => &["due", "done"],
        Kind::Activity => &["type", "at"],
        Kind::Contact | Kind::Company | Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => &[],
    };
    let slots = words.iter().filter_map(|word| Slot::find(record.id.kind, word));
    slots.map(|slot| one_line(&for_people(record, slot, shell.text, &shell.zone).join(", "))).collect()
}

/// When contact is due, whether that day is over, and from which segment the rhythm comes.
fn told(shell: &Shell<'_>, rhythm: &Rhythm, today: Date) -> String {
    let mut parts = vec![rhythm.due.to_string()];
    if rhythm.due <= today {
        parts.push(shell.text.get("contact-overdue"));
    }
    if let Some(segment) = &rhythm.segment {
        let facts = [("rhythm", shell.text.rhythm(rhythm.days).into()), ("segment", one_line(segment).into())];
        parts.push(shell.text.say("contact-segment", &facts));
    }
    parts.join(" · ")
}

/// The fields that a card shows, one pair a value; an item after the first has no label of its own.
fn values(shell: &Shell<'_>, record: &Record, columns: &[Slot]) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for slot in slots(shell.text.catalogue(), record, columns)
        .filter(|slot| slot.name() != "name" && !INWARD.contains(&slot.name()))
    {
        let mut label = shell.text.label(slot);
        let texts = match rhythm::own(record).filter(|_| slot.name() == "rhythm") {
            Some(days) => vec![shell.text.rhythm(days)],
            None => for_people(record, slot, shell.text, &shell.zone),
        };
        for text in texts {
            pairs.push((std::mem::take(&mut label), text));
        }
    }
    if columns.is_empty() {
        pairs.splice(0..0, shell.text.touch(record, &shell.zone));
        pairs.extend(unknown(shell.text.catalogue(), record).map(|(path, value)| (one_line(&path), value)));
    }
    pairs
}

/// The slots that were asked for; else all fields, then what follows from them, then when the record was made and
/// changed.
fn slots(catalogue: &Catalogue, record: &Record, columns: &[Slot]) -> impl Iterator<Item = Slot> {
    let kind = record.id.kind;
    let fields = catalogue.fields(kind).map(Slot::Field);
    let telling = |derived: &&Derived| match derived {
        Derived::Status | Derived::Chance | Derived::Weighted | Derived::Since | Derived::Segments => true,
        // The first of these stand above the fields.
        Derived::Last
        | Derived::Visited
        | Derived::Next
        | Derived::NextStep
        | Derived::Overdue
        | Derived::OpenValue
        | Derived::Id
        | Derived::Created
        | Derived::Updated
        | Derived::Rev
        | Derived::Amount
        | Derived::Currency => false,
    };
    let derived = Derived::of(kind).iter().filter(telling).copied().chain([Derived::Created, Derived::Updated]);
    let all = columns.is_empty().then(|| fields.chain(derived.map(Slot::Derived)));
    all.into_iter().flatten().chain(columns.to_vec())
}

fn print_value(shell: &mut Shell<'_>, label: &str, value: &str, width: usize) -> Result<(), Halt> {
    for (place, line) in lines(value).enumerate() {
        let label = pad(if place == 0 { label } else { "" }, width);
        let label = shell.out.paint.dim(&label);
        shell.put(&format!("  {label}  {line}"))?;
    }
    Ok(())
}

fn print_lines(shell: &mut Shell<'_>, record: &Record, columns: &[Slot]) -> Result<(), Halt> {
    let all: Vec<Slot> = if columns.is_empty() {
        let whole = shell.text.catalogue().slots(record.id.kind).filter(|slot| !matches!(slot, Slot::Part(..)));
        whole.collect()
    } else {
        columns.to_vec()
    };
    for slot in all {
        for text in record.texts(slot) {
            shell.put(&format!("{}\t{}", slot.name(), escape(&text)))?;
        }
    }
    if columns.is_empty() {
        for (path, value) in unknown(shell.text.catalogue(), record) {
            shell.put(&format!("{}\t{}", escape(&path), escape(&value)))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::book::{Before, Book, board, deals, history, people, printed, record_of, show, show_of};
    use super::*;
    use crate::domain::Value;
    use crate::domain::deal::Totals;
    use crate::domain::field::DELETED;
    use crate::ops::Linked;
    use crate::ops::answer::Part;

    fn shown(before: Before, handle: &str, show: &Show) -> String {
        let mut book = Book { records: people(), history: history(), ..Book::default() };
        book.records[2].fields.insert(DELETED.into(), Value::Flag);
        printed(before, |shell| shell.query(&mut book, &show_of(handle), show))
    }

    #[test]
    fn a_person_sees_a_card() {
        assert_snapshot!(shown(Before::Person, "c-7k2fq", &show(None)), @r#"
        Jane Doe  c-7k2fq
          given name   Jane
          family name  Doe
          company      Acme, Inc. as CTO
          e-mail       work: jane@acme.example
                       jane@home.example
          phone        mobile: +4915123456789
          address      home: 12 High St; city=Berlin; position=52.52,13.405
          tag          vip
          consent      email given 2026-01-01 fair
          notes        likes tea
                       and \ biscuits
          created      2026-03-02 09:00
          updated      2026-03-02 09:00

        #12  2026-03-02 09:00  Kim  undo  (1 record)
        #9   2026-03-02 09:00  Kim  contact edit 'Jane Doe' --lifecycle=customer 'it'\''s␛'  (1 record)  (taken back since)
        ----
        "#);
        assert_snapshot!(shown(Before::Person, "c-q81mz", &show(None)), @r#"
        Eve␛[31m␇ x y  c-q81mz  (deleted)
          created    2026-03-02 09:00
          updated    2026-03-02 09:00
          aura/left  {"a":1}

        #12  2026-03-02 09:00  Kim  undo  (1 record)
        #9   2026-03-02 09:00  Kim  contact edit 'Jane Doe' --lifecycle=customer 'it'\''s␛'  (1 record)  (taken back since)
        ----
        "#);
    }

    #[test]
    fn a_script_reads_a_value_a_line_or_json() {
        assert_snapshot!(shown(Before::Script, "c-7k2fq", &show(None)), @r#"
        handle	c-7k2fq
        name	Jane Doe
        given	Jane
        family	Doe
        company	Acme, Inc. as CTO
        email	work: jane@acme.example
        email	jane@home.example
        phone	mobile: +4915123456789
        address	home: 12 High St; city=Berlin; position=52.52,13.405
        tag	vip
        consent	email given 2026-01-01 fair
        notes	likes tea\nand \\ biscuits
        id	01900000-0000-7000-8000-000000000001
        created	2026-03-02T09:00:00Z
        updated	2026-03-02T09:00:00Z
        rev	0
        ----
        "#);
        assert_snapshot!(shown(Before::Script, "c-x2p9a", &show(Format::Json)), @r#"
        {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000002","handle":"c-x2p9a","rev":0,"created":"2026-03-02T09:00:00Z","updated":"2026-03-02T09:00:00Z","title":"张伟 👩\u200d💻 José","name":"张伟 👩\u200d💻 José","companies":[{"name":"北京示例有限公司"}],"tags":["客户"]}
        ----
        "#);
        assert_snapshot!(shown(Before::Script, "c-q81mz", &show(Format::Ndjson)), @r#"
        {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000003","handle":"c-q81mz","rev":0,"created":"2026-03-02T09:00:00Z","updated":"2026-03-02T09:00:00Z","title":"Eve\u001b[31m\u0007\tx\ny","name":"Eve\u001b[31m\u0007\tx\ny","unknown":{"aura/left":{"a":1}},"deleted":true}
        ----
        "#);
        assert_snapshot!(shown(Before::Script, "nobody", &show(None)), @r#"
        ----
        failure: no-match reference="nobody"
        "#);
    }

    fn deals_of(target: Record) -> Book {
        let (part, worth) = (Part::All, Totals::default());
        let linked = vec![Linked { kind: Kind::Deal, part, worth, total: 3, rows: deals() }];
        Book { records: vec![target], linked, board: board(), ..Book::default() }
    }

    #[test]
    fn a_deal_says_how_it_stands() {
        let shown = |before, show: Show| {
            let mut book = Book { records: deals(), ..Book::default() };
            printed(before, |shell| shell.query(&mut book, &show_of("d-7k2fq"), &show))
        };
        assert_snapshot!(shown(Before::Person, show(None)), @"
    Acme renewal  d-7k2fq
      company        Lead
      contact        Jane Doe as buyer
      pipeline       Sales
      stage          Proposal
      value          12,500.00 EUR
      close          2026-04-01
      stage history  2026-02-01 Lead
                     2026-02-18 09:30 Proposal
      status         open
      chance         50%
      weighted       6,250.00 EUR
      since          2026-02-18
      created        2026-03-02 09:00
      updated        2026-03-02 09:00
    ----
    ");
        assert_snapshot!(shown(Before::Script, show(None)), @"
    handle	d-7k2fq
    name	Acme renewal
    company	Lead
    contact	Jane Doe as buyer
    pipeline	Sales
    stage	Proposal
    value	12500.00 EUR
    close	2026-04-01
    move	2026-02-01 Lead
    move	2026-02-18T09:30:00 Proposal
    id	01900000-0000-7000-8000-00000000000b
    created	2026-03-02T09:00:00Z
    updated	2026-03-02T09:00:00Z
    rev	0
    status	open
    chance	50
    weighted	6250.00 EUR
    amount	12500.00
    currency	EUR
    since	2026-02-18
    ----
    ");
        assert_snapshot!(shown(Before::Script, show(Format::Json)), @r#"
    {"schema":"rolo/deal/1","kind":"deal","id":"01900000-0000-7000-8000-00000000000b","handle":"d-7k2fq","rev":0,"created":"2026-03-02T09:00:00Z","updated":"2026-03-02T09:00:00Z","title":"Acme renewal","name":"Acme renewal","company":{"id":"01900000-0000-7000-8000-00000000055e","name":"Lead"},"contacts":[{"name":"Jane Doe","role":"buyer"}],"pipeline":{"id":"01900000-0000-7000-8000-0000000005e0","name":"Sales"},"stage":{"id":"01900000-0000-7000-8000-000000000738","name":"Proposal"},"value":{"amount":"12500.00","currency":"EUR"},"close":"2026-04-01","moves":[{"at":"2026-02-01","to":{"id":"01900000-0000-7000-8000-00000000055e","name":"Lead"}},{"at":"2026-02-18T09:30:00","to":{"id":"01900000-0000-7000-8000-000000000738","name":"Proposal"}}],"status":"open","chance":50,"weighted":{"amount":"6250.00","currency":"EUR"},"since":"2026-02-18"}
    ----
    "#);
    }

    #[test]
    fn a_company_shows_its_deals_and_how_they_stand() {
        let shown = |before, show: Show| {
            let mut book = deals_of(record_of(Kind::Company, 5, "o-7k2fq", &[("name", "Acme")]));
            printed(before, |shell| shell.query(&mut book, &show_of("o-7k2fq"), &show))
        };
        assert_snapshot!(shown(Before::Person, show(None)), @"
    Acme  o-7k2fq
      created  2026-03-02 09:00
      updated  2026-03-02 09:00

    deals: 3
      d-7k2fq  Acme renewal  Proposal  12,500.00 EUR  2026-04-01
      d-q81mz  Solar roof    Proposal  8,000.00 USD
      d-x2p9a  东京          Won  500,000 JPY
    ----
    ");
        let json = shown(Before::Script, show(Format::Json));
        let json: serde_json::Value = serde_json::from_str(json.split("----").next().unwrap()).unwrap();
        let deals = &json["linked"]["deal"];
        assert_eq!((&deals["total"], &deals["records"][2]["status"]), (&3.into(), &"won".into()));
        assert_eq!(json.get("columns"), None);
    }

    #[test]
    fn a_pipeline_shows_its_stages_with_what_is_in_them() {
        let shown = |before, show: Show| {
            let mut book = deals_of(record_of(Kind::Pipeline, 20, "p-7k2fq", &[("name", "Sales")]));
            printed(before, |shell| shell.query(&mut book, &show_of("p-7k2fq"), &show))
        };
        assert_snapshot!(shown(Before::Person, show(None)), @"
    Sales  p-7k2fq
      created  2026-03-02 09:00
      updated  2026-03-02 09:00

    stage     deals          value      weighted  chance
    Lead          0                                  10%
    Proposal      9  12,500.00 EUR  6,250.00 EUR     50%
                      8,000.00 USD  4,000.00 USD
    Won           1    500,000 JPY   500,000 JPY    100%
    all open      9  12,500.00 EUR  6,250.00 EUR
                      8,000.00 USD  4,000.00 USD
    ----
    ");
        let json = shown(Before::Script, show(Format::Json));
        let json: serde_json::Value = serde_json::from_str(json.split("----").next().unwrap()).unwrap();
        assert_eq!(json["columns"][1]["totals"][0]["sum"], "12500.00");
    }

    #[test]
    fn what_is_shown_can_be_applied_again() {
        let mut book = deals_of(record_of(Kind::Pipeline, 20, "p-7k2fq", &[("name", "Sales")]));
        let text = printed(Before::Script, |shell| shell.query(&mut book, &show_of("p-7k2fq"), &show(Format::Json)));
        let reading = super::super::book::reading();
        let rows = crate::exchange::ndjson::rows(text.trim_end_matches("----\n").as_bytes(), &reading);
        assert!(rows.map(|row| row.map(drop)).all(|row| row == Ok(())), "{text}");
    }
}
