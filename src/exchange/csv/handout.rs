//! Records as a table for somebody's editor, and what becomes of them by what comes back.
//!
//! Only what differs from what was handed out changes anything: a line that is gone, or a column, says nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::open;
use crate::domain::field::{Arity, HANDLE};
use crate::domain::slot::Derived;
use crate::domain::{Field, Kind, Path, Reading, Record, Slot, Value};
use crate::exchange::table::{self, Cells, Cut, Goal, Heads, Names, Shares, Source as _, guarded, text, unguarded};
use crate::ops::{Act, Added, Code, Edit, Failure, Reason, Reference, Row, Target, without_remarks};

/// A table that was handed out.
#[derive(Debug)]
pub struct Handout {
    kind: Kind,
    columns: Vec<Slot>,
    added: Added,
    reading: Reading,
    /// What was handed out: the cells of each record, by its handle.
    given: BTreeMap<String, Vec<String>>,
    text: String,
}

impl Handout {
    /// A table of these records: their handles and revisions, then these columns, or the usual ones if there are none.
    pub fn of(
        (kind, columns): (Kind, &[Slot]),
        records: &[Record],
        added: Added,
        reading: Reading,
    ) -> Result<Handout, Failure> {
        let is_own = |slot: &Slot| slot.name() == HANDLE || *slot == Slot::Derived(Derived::Rev);
        let shown: Vec<Slot> = if columns.is_empty() { Slot::usual(kind).collect() } else { columns.to_vec() };
        let mut columns: Vec<Slot> =
            Slot::find(kind, HANDLE).into_iter().chain([Slot::Derived(Derived::Rev)]).collect();
        for slot in shown.into_iter().filter(|slot| !is_own(slot)) {
            if !columns.contains(&slot) {
                columns.push(slot);
            }
        }
        let mut handout = Handout { kind, columns, added, reading, given: BTreeMap::new(), text: String::new() };
        handout.write(records).map_err(|error| Failure::new(Code::Internal).fact("reason", error))?;
        Ok(handout)
    }

    fn write(&mut self, records: &[Record]) -> Result<(), csv::Error> {
        // Each whole address stands in its own column, be there columns for parts of the main one or not.
        let shares = Shares { has_parts_and_addresses: false, ..Shares::of(&self.columns) };
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        writer.write_record(self.columns.iter().map(|slot| slot.name()))?;
        for record in records {
            let cells: Vec<String> = self.columns.iter().map(|slot| text(record, *slot, shares)).collect();
            writer.write_record(cells.iter().map(|cell| guarded(cell).into_owned()))?;
            self.given.insert(record.handle().to_owned(), cells);
        }
        let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
        self.text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(())
    }

    /// The table as it was handed out.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What a table that comes back says, a row for each record that it changes or adds; else all that is wrong with it.
    pub fn rows(&self, back: &str) -> Result<Vec<Row>, Vec<Failure>> {
        let back = without_remarks(back);
        let (table, _) = open(back.as_bytes(), "-", None).map_err(|failure| vec![failure])?;
        let plan = self.plan(table.heads()).map_err(|failure| vec![failure])?;
        let (mut rows, mut mistakes, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut lines = table.into_source();
        loop {
            match lines.next() {
                Ok(None) => break,
                Ok(Some(Cut { line, cells })) => {
                    match cells.and_then(|cells| self.line(line, &cells, &plan, &mut seen)) {
                        Ok(Some((row, wrong))) => {
                            mistakes.extend(wrong.into_iter().map(|failure| failure.fact("line", line)));
                            rows.push(row);
                        }
                        Ok(None) => {}
                        Err(failure) => mistakes.push(failure.fact("line", line)),
                    }
                }
                Err(error) => return Err(vec![Failure::new(Code::CannotRead).fact("path", "-").fact("reason", error)]),
            }
        }
        rows.retain(|row| !matches!(&row.act, Act::Edit(edits) if edits.is_empty()));
        if mistakes.is_empty() { Ok(rows) } else { Err(mistakes) }
    }

    /// Which columns came back, and where.
    fn plan(&self, heads: &Heads) -> Result<Plan, Failure> {
        let mut columns = Vec::new();
        for (place, head) in heads.names().enumerate() {
            let column = self.columns.iter().position(|slot| slot.name() == head);
            let names = || self.columns.iter().map(|slot| slot.name()).collect::<Vec<_>>();
            columns.push((place, column.ok_or_else(|| Failure::unknown_column(head, &names()))?));
        }
        let place_of = |slot: &Slot| {
            let column = self.columns.iter().position(|other| other == slot);
            columns.iter().find(|(_, other)| Some(*other) == column).map(|(place, _)| *place)
        };
        let handle = Slot::find(self.kind, HANDLE).and_then(|slot| place_of(&slot));
        let bad = || Failure::new(Code::BadHeads).because(Reason::NoHandles).fact("line", 1);
        let (handle, rev) = (handle.ok_or_else(bad)?, place_of(&Slot::Derived(Derived::Rev)));
        columns.retain(|(place, _)| *place != handle && Some(*place) != rev);
        // Whole addresses come before parts of the main one, which would be lost else.
        columns.sort_by_key(|(place, column)| (matches!(self.columns.get(*column), Some(Slot::Part(..))), *place));
        Ok(Plan { heads: heads.clone(), handle, rev, columns })
    }

    /// What a line says, if it is not empty, and what is wrong with its cells.
    fn line(
        &self,
        line: u64,
        cells: &Cells,
        plan: &Plan,
        seen: &mut BTreeSet<String>,
    ) -> Result<Option<(Row, Vec<Failure>)>, Failure> {
        let cells = texts(cells, &plan.heads)?;
        let cell = |place: usize| cells.get(place).map(String::as_str).unwrap_or_default();
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(None);
        }
        let handle = cell(plan.handle).trim();
        let bad = |reason| Failure::new(Code::BadRecord).because(reason).fact("handle", handle);
        let (given, target) = match (handle, self.added) {
            ("", Added::Make) => (None, Target::New),
            ("", Added::Refuse) => return Err(bad(Reason::LineAdded)),
            _ => match self.given.get(handle) {
                None => return Err(bad(Reason::NotHandedOut)),
                Some(_) if !seen.insert(handle.to_owned()) => return Err(bad(Reason::LineTwice)),
                Some(given) => (Some(given), Target::Existing(Reference(handle.to_owned()))),
            },
        };
        let rev = given.map(|given| rev(plan.rev.map(&cell), given)).transpose()?;
        let (mut edits, mut mistakes) = (Vec::new(), Vec::new());
        for (place, column) in &plan.columns {
            let was = given.and_then(|given| given.get(*column)).map(String::as_str).unwrap_or_default();
            let Some(slot) = self.columns.get(*column).filter(|_| !is_same(cell(*place), was)) else { continue };
            match self.edits(*slot, cell(*place), given.is_none()) {
                Ok(more) => edits.extend(more),
                Err(failure) => mistakes.push(failure.fact("head", plan.heads.at(*place))),
            }
        }
        Ok(Some((Row { line, kind: self.kind, target, act: Act::Edit(edits), rev }, mistakes)))
    }

    /// What makes a column hold what stands in a cell.
    fn edits(&self, slot: Slot, cell: &str, is_new: bool) -> Result<Vec<Edit>, Failure> {
        let fixed = || Failure::new(Code::BadRecord).because(Reason::FixedColumn);
        let goal = Goal::of(slot).ok_or_else(fixed)?;
        let is_empty = cell.trim().is_empty();
        let said = if is_empty { Vec::new() } else { table::read(&goal, cell.trim(), self.names(), &self.reading)? };
        let cleared = |keys: &[&'static str]| keys.iter().map(|key| Edit::Clear(Path::one(key))).collect::<Vec<_>>();
        Ok(match &goal {
            _ if is_new => said,
            Goal::Part(field, part, _) if is_empty => vec![Edit::Remove(Path::item(field.key, part.name))],
            Goal::Field(Field { key: "name", .. }) if self.names() == Names::Split => {
                [cleared(&["name", "given", "family"]), said].concat()
            }
            Goal::Field(field) if is_empty => cleared(&[field.key]),
            Goal::Field(field) => match field.arity {
                Arity::One => said,
                Arity::List => {
                    vec![Edit::Replace(Path::one(field.key), said.into_iter().filter_map(pair).collect())]
                }
                Arity::Set | Arity::Log | Arity::Parts(_) => [cleared(&[field.key]), said].concat(),
            },
            Goal::Part(..) | Goal::Labelled(..) | Goal::Extra(..) | Goal::Entered(..) => said,
        })
    }

    /// Whether the name of a person is taken apart: where its halves have no columns of their own.
    fn names(&self) -> Names {
        let has_halves = self.columns.iter().any(|slot| matches!(slot.name(), "given" | "family"));
        if self.kind == Kind::Contact && !has_halves { Names::Split } else { Names::Whole }
    }
}

/// Where the columns of a table that came back stand.
struct Plan {
    heads: Heads,
    handle: usize,
    rev: Option<usize>,
    /// The others: where, and which of those that were handed out.
    columns: Vec<(usize, usize)>,
}

/// The cells as texts, as many as there are heads.
fn texts(cells: &Cells, heads: &Heads) -> Result<Vec<String>, Failure> {
    let (found, expected) = (cells.len(), heads.len());
    let bad = |reason| Failure::new(Code::BadRecord).because(reason).fact("found", found).fact("expected", expected);
    if found < expected {
        return Err(bad(Reason::TooFewCells).fact("column", heads.at(found)));
    }
    if found > expected {
        return Err(bad(Reason::TooManyCells).fact("column", expected + 1));
    }
    Ok(cells.iter().map(|cell| unguarded(&String::from_utf8_lossy(cell)).replace("\r\n", "\n")).collect())
}

/// Editors may end lines otherwise, also those inside of cells.
fn is_same(cell: &str, was: &str) -> bool {
    cell == was || cell.trim() == was.replace("\r\n", "\n").trim()
}

/// The revision on which a line was changed: that which it says, or that which was handed out.
fn rev(cell: Option<&str>, given: &[String]) -> Result<u64, Failure> {
    let was = given.get(1).map(String::as_str).unwrap_or_default();
    let text = cell.map(str::trim).filter(|cell| !cell.is_empty()).unwrap_or(was);
    text.parse().map_err(|_| Failure::new(Code::BadRecord).because(Reason::NoRev).fact("text", text).fact("was", was))
}

fn pair(edit: Edit) -> Option<(Path, Value)> {
    match edit {
        Edit::Put(path, value) => Some((path, value)),
        Edit::Link(..) | Edit::PutPart(..) | Edit::Remove(_) | Edit::Clear(_) | Edit::Replace(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use insta::assert_snapshot;
    use jiff::Timestamp;

    use super::*;
    use crate::domain::RecordId;
    use crate::domain::id::Uuid128;
    use crate::exchange::table::tests::reading;

    fn record(kind: Kind, number: u128, values: &[(&str, &str)]) -> Record {
        let mut record = Record::new(RecordId { kind, uuid: Uuid128(number) }, Timestamp::UNIX_EPOCH);
        for (key, typed) in values {
            record.fields.extend(Field::find(kind, key).unwrap().read(typed, &reading()).unwrap());
        }
        record.fields.insert(Path::one(HANDLE), Value::Text(format!("c-0000{number}")));
        record.rev = 40;
        record
    }

    fn handout(columns: &[&str], added: Added) -> Handout {
        let jane = &[("given", "Jane"), ("family", "Doe"), ("tags", "vip"), ("emails", "work: jane@acme.example")];
        let more = &[("notes", "=one\r\ntwo"), ("addresses", "1 Low St; city=Bonn"), ("addresses", "home: 2 High St")];
        let jane = record(Kind::Contact, 1, &[jane.as_slice(), more.as_slice()].concat());
        let max = record(Kind::Contact, 2, &[("given", "Max"), ("phones", "+49 30 901820")]);
        let columns: Vec<Slot> = columns.iter().filter_map(|word| Slot::find(Kind::Contact, word)).collect();
        Handout::of((Kind::Contact, &columns), &[jane, max], added, reading()).unwrap()
    }

    /// What a table says after somebody changed a text in it.
    fn said(handout: &Handout, back: &str) -> String {
        let mut said = String::new();
        match handout.rows(back) {
            Ok(rows) => {
                for Row { line, target, act, rev, .. } in rows {
                    writeln!(said, "{line} {target:?} {rev:?} {act:?}").unwrap();
                }
            }
            Err(mistakes) => mistakes.iter().for_each(|mistake| writeln!(said, "{mistake}").unwrap()),
        }
        said
    }

    #[test]
    fn a_table_that_comes_back_as_it_was_says_nothing() {
        let every: Vec<&str> = Slot::all(Kind::Contact).map(Slot::name).collect();
        for columns in [every.as_slice(), &[], &["notes", "city", "address"], &["handle", "rev", "name", "given"]] {
            let handout = handout(columns, Added::Refuse);
            let text = handout.text();
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            let (heads, rest) = lines.split_first().unwrap();
            let turned: String = std::iter::once(*heads).chain(rest.iter().copied()).collect();
            for back in [text, &turned, &text.replace('\n', "\r\n"), &format!("# line 3: no\n{text}\n\n"), heads] {
                assert_eq!(said(&handout, back), "", "{back}");
            }
        }
    }

    #[test]
    fn cells_that_were_changed_are_all_that_is_said() {
        let table = handout(&["name", "email", "tag", "notes", "city"], Added::Refuse);
        assert_snapshot!(table.text(), @r#"
        handle,rev,name,email,tag,notes,city
        c-00001,40,Jane Doe,work: jane@acme.example,vip,"'=one
        two",Bonn
        c-00002,40,Max,,,,
        "#);
        assert_snapshot!(said(&table, &table.text().replace("Jane Doe", "Janet Roe").replace("vip", "vip; new")), @r#"
        2 Existing(Reference("c-00001")) Some(40) Edit([Clear(name), Clear(given), Clear(family), Put(given, Text("Janet")), Put(family, Text("Roe")), Clear(tags), Put(tags/vip, Flag), Put(tags/new, Flag)])
        "#);
        assert_snapshot!(said(&table, &table.text().replace("work: jane@acme.example", "").replace("Bonn", " ")), @r#"
        2 Existing(Reference("c-00001")) Some(40) Edit([Clear(emails), Remove(addresses/city)])
        "#);
        // Columns and lines may be taken out and turned round; a revision may be said.
        assert_snapshot!(said(&table, "city;handle;rev\nKiel;c-00002;44\n"), @r#"
        2 Existing(Reference("c-00002")) Some(44) Edit([PutPart(addresses/city, Text("Kiel"))])
        "#);
        assert_snapshot!(said(&table, "handle,email\nc-00002,m@b.example\n"), @r#"
        2 Existing(Reference("c-00002")) Some(40) Edit([Replace(emails, [(emails/m@b.example, Item(Item { label: "", typed: "", order: 0, size: None }))])])
        "#);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let table = handout(&["name", "email", "tag", "last"], Added::Refuse);
        let back = "handle,rev,name,email,tag,last\nc-00001,x,Jane Doe,,,\nc-00002,40,Max,nobody,,2026-01-01\n\
                    c-00002,40,Max,,,\nc-00009,40,Eve,,,\n,,New,,,\nc-00001\n";
        assert_snapshot!(said(&table, back), @r#"
        bad-record line="2" reason="no-rev" text="x" was="40"
        invalid-value choices="" head="email" line="3" text="nobody" what="email"
        bad-record head="last" line="3" reason="fixed-column"
        bad-record handle="c-00002" line="4" reason="line-twice"
        bad-record handle="c-00009" line="5" reason="not-handed-out"
        bad-record handle="" line="6" reason="line-added"
        bad-record column="rev" expected="6" found="1" line="7" reason="too-few-cells"
        "#);
        assert_snapshot!(said(&table, "name\nJane\n"), @r#"
        bad-heads line="1" reason="no-handles"
        "#);
        assert_snapshot!(said(&table, "handle,nmae\n"), @r#"
        unknown-column column="nmae" columns="handle, rev, name, email, tag, last" nearest="name"
        "#);
        assert_snapshot!(said(&table, ""), @r#"
        bad-heads line="1" reason="no-heads"
        "#);
    }

    #[test]
    fn a_line_that_is_added_makes_a_record_where_that_is_said() {
        let table = handout(&["name", "tag"], Added::Make);
        assert_snapshot!(said(&table, "handle,rev,name,tag\n,,Eve Adams,new\n"), @r#"
        2 New None Edit([Put(given, Text("Eve")), Put(family, Text("Adams")), Put(tags/new, Flag)])
        "#);
    }
}
