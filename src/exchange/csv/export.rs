//! Records as a table that import reads back.
//!
//! Lines end in CR LF, as RFC 4180 has it: Excel and sqlite3 read that and bare LF alike, and other readers expect it.
//! What a table cannot carry: identities, handles and when something was changed; which of two records of the same name
//! is linked to; the files that are attached; consent without a day, and a `:` or `=` in its source; phone numbers as
//! they were typed nationally; a `;` in an address that is not the main one; a name with ` as ` in it where roles are;
//! values of later versions.

use std::io::{self, Write};

use crate::domain::field::{SetBy, Sort, Type};
use crate::domain::{Catalogue, Kind, Record, Slot};
use crate::exchange::table::{Shares, guarded, text};
use crate::ops::Mark;

/// A byte order mark in UTF-8.
const BOM: &str = "\u{feff}";

/// A table that is being written.
pub struct Export<W: Write> {
    writer: csv::Writer<W>,
    columns: Vec<Slot>,
    shares: Shares,
}

/// Every field that import can fill, the parts of the main address before the other addresses.
pub fn default_columns(catalogue: &Catalogue, kind: Kind) -> Vec<Slot> {
    let fields = catalogue.fields(kind).filter(|field| {
        // What a file holds is no cell of a table.
        field.set_by != SetBy::Rolo && field.value != Type::Item(Sort::File)
    });
    let with_parts = fields.flat_map(|field| {
        let parts = field.parts().iter().map(move |part| Slot::Part(field, part));
        parts.chain([Slot::Field(field)])
    });
    with_parts.collect()
}

impl<W: Write> Export<W> {
    /// Begins a table with these columns; their heads are the names of the fields. Between its cells stands `delimiter`.
    pub fn begin(mut out: W, columns: Vec<Slot>, (delimiter, mark): (u8, Mark)) -> io::Result<Export<W>> {
        if mark == Mark::Set {
            out.write_all(BOM.as_bytes())?;
        }
        let mut writer = csv::WriterBuilder::new();
        writer.delimiter(delimiter).terminator(csv::Terminator::CRLF);
        let mut writer = writer.from_writer(out);
        writer.write_record(columns.iter().map(|slot| slot.name()))?;
        let shares = Shares::of(&columns);
        Ok(Export { writer, columns, shares })
    }

    /// Adds a record.
    pub fn add(&mut self, record: &Record) -> io::Result<()> {
        for slot in &self.columns {
            let cell = text(record, *slot, self.shares);
            self.writer.write_field(guarded(&cell).as_bytes())?;
        }
        self.writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// The end of the table.
    pub fn finish(self) -> io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use insta::assert_snapshot;
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::super::open;
    use super::*;
    use crate::domain::id::Uuid128;
    use crate::domain::{Field, Path, RecordId, Value};
    use crate::exchange::table::Plan;
    use crate::exchange::table::tests::reading;
    use crate::ops::{Act, Edit, Recipe};

    fn record(kind: Kind, values: &[(&str, &str)]) -> Record {
        let mut record = Record::new(RecordId { kind, uuid: Uuid128(7) }, Timestamp::UNIX_EPOCH);
        for (key, typed) in values {
            let field = Field::find(kind, key).unwrap();
            let order = u32::try_from(record.items(key).len()).unwrap();
            for (path, mut value) in field.read(typed, &reading()).unwrap() {
                if let Value::Item(item) = &mut value {
                    item.order = order;
                }
                record.fields.entry(path).or_insert(value);
            }
        }
        record
    }

    fn written(record: &Record, columns: Vec<Slot>) -> String {
        let mut export = Export::begin(Vec::new(), columns, (b',', Mark::None)).unwrap();
        export.add(record).unwrap();
        String::from_utf8(export.finish().unwrap()).unwrap()
    }

    /// What a new record holds after the row that was written of another one.
    fn read_back(kind: Kind, table: &str) -> BTreeMap<Path, Value> {
        let (table, _) = open(table.as_bytes(), "-", None).unwrap();
        let recipe = Recipe { kind: Some(kind), key: Some(Vec::new()), ..Recipe::default() };
        let plan = Plan::of(&recipe, table.heads(), &reading()).unwrap();
        assert_eq!(plan.left_out().count(), 0);
        let read = table.rows(plan, reading()).next().unwrap();
        let Act::Edit(edits) = read.row.unwrap().act else { panic!() };
        let mut fields: BTreeMap<Path, Value> = BTreeMap::new();
        for edit in edits {
            match edit.clone() {
                Edit::Put(path, mut value) => {
                    if let Value::Item(item) = &mut value {
                        let alike = fields.keys().filter(|other| other.field() == path.field());
                        item.order = u32::try_from(alike.count()).unwrap();
                    }
                    fields.insert(path, value);
                }
                Edit::PutPart(path, value) => {
                    fields.insert(Path::item(path.field(), &format!("work/{}", path.item_key().unwrap())), value);
                }
                Edit::Link(..) | Edit::Remove(_) | Edit::Clear(_) | Edit::Replace(..) => panic!("{edit:?}"),
            }
        }
        fields
    }

    #[test]
    fn a_record_is_one_line_under_the_names_of_its_fields() {
        let jane = record(
            Kind::Contact,
            &[
                ("given", "Jane"),
                ("family", "=Doe"),
                ("emails", "work: jane@acme.example"),
                ("emails", "j@d.example"),
                ("phones", "mobile: +49 151 23456789"),
                ("phones", "030 901820"),
                ("addresses", "12 High St; city=Berlin"),
                ("addresses", "home: 1 Low St"),
                ("tags", "vip"),
                ("extra", "tax id=-7"),
            ],
        );
        let columns = ["name", "given", "family", "email", "phone", "street", "city", "address", "tag", "extra"];
        let columns: Vec<Slot> = columns.iter().filter_map(|word| Slot::find(Kind::Contact, word)).collect();
        assert_snapshot!(written(&jane, columns).replace('\r', "\\r"), @r#"
        name,given,family,email,phone,street,city,address,tag,extra\r
        ,Jane,'=Doe,work: jane@acme.example; j@d.example,mobile: +49 151 23456789; +4930901820,12 High St,Berlin,"""home: street=1 Low St""; ""work: street=12 High St; city=Berlin""",vip,tax id=-7\r
        "#);
        let name = vec![Slot::find(Kind::Contact, "name").unwrap()];
        assert_eq!(written(&jane, name), "name\r\nJane =Doe\r\n");
    }

    fn typed_contact() -> impl Strategy<Value = (&'static str, String)> {
        let word = "[a-zé中文🎉=;\"',-]{0,4}[a-zé中文🎉]{1,4}( [a-z中;]{1,6})?";
        let plain = "[a-zé中文🎉]{1,8}( [a-z中]{1,6})?";
        prop_oneof![
            word.prop_map(|text| ("name", text)),
            word.prop_map(|text| ("given", text)),
            word.prop_map(|text| ("family", text)),
            ("[a-z]{1,8}", "[a-z]{0,5}").prop_map(|(text, label)| {
                (
                    "emails",
                    if label.is_empty() { format!("{text}@b.example") } else { format!("{label}: {text}@b.example") },
                )
            }),
            "[0-9]{6}".prop_map(|text| ("phones", format!("mobile: +4915123{text}"))),
            "[0-9]{6}".prop_map(|text| ("phones", format!("+49 151 23{text}"))),
            (plain, plain).prop_map(|(name, role)| ("companies", format!("{name}; \"x\" as {role}"))),
            plain.prop_map(|text| ("addresses", format!("{text}; city={text}; position=1.5,-2.25"))),
            plain.prop_map(|text| ("addresses", format!("home: {text}; city={text}; country={text}"))),
            "[a-z]{1,8}".prop_map(|text| ("links", format!("https://{text}.example/{text}?a=b;c"))),
            "[a-z;中]{1,6}".prop_map(|text| ("tags", text)),
            Just(("birthday", "--02-29".to_owned())),
            Just(("lifecycle", "lead".to_owned())),
            Just(("language", "zh-CN".to_owned())),
            Just(("time_zone", "Europe/Berlin".to_owned())),
            Just(("do_not_contact", "yes".to_owned())),
            plain.prop_map(|text| ("consent", format!("phone withdrawn 2025-12-24 {text}"))),
            "[=+@'\"a-z;,\t]{0,5}x\n[a-z\"';]{1,5}".prop_map(|text| ("notes", text)),
            (plain, word).prop_map(|(name, value)| ("extra", format!("{name}={value}"))),
            word.prop_map(|text| ("external_ids", text)),
            word.prop_map(|text| ("owner", text)),
        ]
    }

    fn typed_deal() -> impl Strategy<Value = (&'static str, String)> {
        let word = "[a-z'=]{0,2}[a-z]{1,4}( [a-z;]{1,6})?";
        prop_oneof![
            word.prop_map(|text| ("name", text)),
            word.prop_map(|text| ("company", text)),
            word.prop_map(|text| ("stage", text)),
            word.prop_map(|text| ("pipeline", text)),
            (-1_000_000..1_000_000_i64)
                .prop_map(|cents| ("value", format!("{}.{:02} USD", cents / 100, cents.abs() % 100))),
            (0..=100_u8).prop_map(|percent| ("probability", percent.to_string())),
            (1..=28_i8).prop_map(|day| ("close", format!("2026-02-{day:02}"))),
            ((1..=28_i8), word).prop_map(|(day, stage)| ("moves", format!("2026-02-{day:02} {stage}"))),
            word.prop_map(|stage| ("moves", format!("2026-03-02T09:00:00Z {stage}"))),
            word.prop_map(|text| ("lost_reason", text)),
            "[a-z]{1,6}".prop_map(|text| ("rank", text)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn what_is_exported_is_imported_as_it_was(values in proptest::collection::vec(typed_contact(), 1..12)) {
            let values: Vec<(&str, &str)> = values.iter().map(|(key, text)| (*key, text.as_str())).collect();
            let record = record(Kind::Contact, &values);
            let table = written(&record, default_columns(&Catalogue::default(), Kind::Contact));
            prop_assert_eq!(read_back(Kind::Contact, &table), record.fields, "{}", table);
        }

        #[test]
        fn deals_come_back_as_they_were(values in proptest::collection::vec(typed_deal(), 1..12)) {
            let values: Vec<(&str, &str)> = values.iter().map(|(key, text)| (*key, text.as_str())).collect();
            let record = record(Kind::Deal, &values);
            let table = written(&record, default_columns(&Catalogue::default(), Kind::Deal));
            prop_assert_eq!(read_back(Kind::Deal, &table), record.fields, "{}", table);
        }
    }
}
