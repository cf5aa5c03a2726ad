//! One record whole: a card for people, `label<TAB>value` lines for scripts.

use unicode_width::UnicodeWidthStr;

use super::Shell;
use super::cells::{lines, one_line, pad, unknown};
use super::halt::Halt;
use super::sheet::escape;
use super::{list, past};
use crate::domain::field::{DELETED, HANDLE};
use crate::domain::slot::Derived;
use crate::domain::{Record, Slot};
use crate::grammar::{Format, Show};
use crate::ops::Card;

/// Prints a card.
pub(super) fn print(shell: &mut Shell<'_>, card: &Card, show: &Show) -> Result<(), Halt> {
    match shell.format(show) {
        Format::Table => print_card(shell, card, &show.columns),
        Format::Tsv => print_lines(shell, &card.record, &show.columns),
        Format::Csv | Format::Ndjson | Format::Ids => list::print_one(shell, &card.record, show),
        Format::Json => {
            list::write_json(shell, &card.record, &show.columns)?;
            shell.put("")
        }
    }
}

fn print_card(shell: &mut Shell<'_>, card: &Card, columns: &[Slot]) -> Result<(), Halt> {
    let record = &card.record;
    let title = shell.out.paint.bold(&one_line(&record.title()));
    let gone = if record.is_deleted() { format!("  {}", shell.text.get("cli-deleted")) } else { String::new() };
    shell.put(&format!("{title}  {}{gone}", record.handle()))?;
    let values = values(shell, record, columns);
    let width = values.iter().map(|(label, _)| label.width()).max().unwrap_or_default();
    for (label, value) in &values {
        print_value(shell, label, value, width)?;
    }
    if columns.is_empty() {
        print_linked(shell, card)?;
    }
    if columns.is_empty() && !card.history.is_empty() {
        shell.put("")?;
        past::print_lines(shell, &card.history, past::Detail::Line)?;
    }
    Ok(())
}

/// The records that link to this one: a heading a kind, a line a record with its role there.
fn print_linked(shell: &mut Shell<'_>, card: &Card) -> Result<(), Halt> {
    for linked in &card.linked {
        let facts = [("kind", linked.kind.as_str().into()), ("total", linked.total.into())];
        let heading = shell.text.say("cli-linked", &facts);
        shell.put("")?;
        shell.put(&shell.out.paint.bold(&heading))?;
        for record in &linked.rows {
            let role = record.role_at(card.record.id.uuid);
            let line = format!("  {}  {}  {role}", record.handle(), one_line(&record.title()));
            shell.put(line.trim_end())?;
        }
    }
    Ok(())
}

/// The fields that a card shows, one pair a value; an item after the first has no label of its own.
fn values(shell: &Shell<'_>, record: &Record, columns: &[Slot]) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for slot in slots(record, columns).filter(|slot| !matches!(slot.name(), HANDLE | DELETED | "name")) {
        let mut label = shell.text.label(slot);
        let texts = match slot {
            Slot::Derived(Derived::Created) => vec![shell.moment(record.created)],
            Slot::Derived(Derived::Updated) => vec![shell.moment(record.updated)],
            Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => record.texts(slot),
        };
        for text in texts {
            pairs.push((std::mem::take(&mut label), text));
        }
    }
    if columns.is_empty() {
        pairs.extend(unknown(record).map(|(path, value)| (one_line(&path), value)));
    }
    pairs
}

/// The slots that were asked for; else all fields, then when the record was made and changed.
fn slots(record: &Record, columns: &[Slot]) -> impl Iterator<Item = Slot> {
    let fields = record.id.kind.fields().iter().map(Slot::Field);
    let derived = [Derived::Created, Derived::Updated].map(Slot::Derived);
    let all = columns.is_empty().then(|| fields.chain(derived));
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
        let whole = Slot::all(record.id.kind).filter(|slot| !matches!(slot, Slot::Part(..)));
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
        for (path, value) in unknown(record) {
            shell.put(&format!("{}\t{}", escape(&path), escape(&value)))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::book::{Before, Book, history, people, printed, show, show_of};
    use super::*;
    use crate::domain::Value;

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
}
