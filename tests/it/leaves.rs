//! Every leaf of the command line, found in the tree itself, with a line for each that is understood and means
//! something in the [`book`].

use clap::{Arg, Command};
use jiff::Zoned;
use rolo::domain::field::{Sort, Type};
use rolo::domain::{Field, Kind, Reading};
use rolo::grammar::{self, Ask, Stop};
use rolo::ops::Failure;
use rolo::text::Text;

use crate::people::office;
use crate::rolo::{NOW, Rolo};

/// A command that has none below it.
pub struct Leaf {
    /// The words that name it.
    pub path: Vec<String>,
    /// What it takes beside what every command takes.
    pub args: Vec<Arg>,
}

/// One of each kind of record beside the people of the office, under names that the tests know.
const MORE: &str = r#"{"kind":"user","id":"01900000-0000-7000-8000-000000000101","handle":"u-rena1","name":"Lena"}
{"kind":"pipeline","id":"01900000-0000-7000-8000-000000000102","handle":"p-sa1es","name":"Sales"}
{"kind":"stage","id":"01900000-0000-7000-8000-000000000103","handle":"s-1ead1","name":"Lead","pipeline":"Sales"}
{"kind":"stage","id":"01900000-0000-7000-8000-000000000104","handle":"s-prap1","name":"Proposal","pipeline":"Sales"}
{"kind":"stage","id":"01900000-0000-7000-8000-000000000105","handle":"s-wan11","name":"Won","pipeline":"Sales","outcome":"won"}
{"kind":"stage","id":"01900000-0000-7000-8000-000000000106","handle":"s-gane1","name":"Lost","pipeline":"Sales","outcome":"lost"}
{"kind":"deal","id":"01900000-0000-7000-8000-000000000107","handle":"d-dea11","name":"Renewal","pipeline":"Sales","stage":"Lead"}
{"kind":"task","id":"01900000-0000-7000-8000-000000000108","handle":"t-task1","name":"Call","due":"2026-03-06"}
{"kind":"activity","id":"01900000-0000-7000-8000-000000000109","handle":"a-act01","type":"call","at":"2026-03-01","text":"asks for prices"}
{"kind":"segment","id":"01900000-0000-7000-8000-000000000110","handle":"g-keys1","name":"keys","filter":"tag:vip"}
{"kind":"field","id":"01900000-0000-7000-8000-000000000111","handle":"f-bvdg1","name":"Budget","of":"deal","type":"money"}
"#;

/// Somebody whose book has a record of every kind.
pub fn book() -> Rolo {
    let rolo = office();
    let run = rolo.run_with(&["apply"], MORE);
    assert_eq!(run.code, 0, "{run}");
    std::fs::write(rolo.path("card.txt"), "a card").unwrap();
    std::fs::write(rolo.path("table.csv"), "name,city\nAnn,Bonn\n").unwrap();
    rolo.ok(&["attach", "c-jane1", "card.txt"]);
    rolo
}

/// Every leaf of the tree.
pub fn leaves() -> Vec<Leaf> {
    let mut tree = grammar::tree(&Text::english());
    tree.build();
    let mut found = Vec::new();
    collect(&tree, &[], &mut found);
    assert!(found.len() > 90, "only {} leaves", found.len());
    found
}

fn collect(command: &Command, path: &[String], found: &mut Vec<Leaf>) {
    for below in command.get_subcommands() {
        collect(below, &[path, &[below.get_name().to_owned()]].concat(), found);
    }
    if !command.has_subcommands() {
        let args = command.get_arguments().filter(|arg| !arg.is_global_set()).cloned().collect();
        found.push(Leaf { path: path.to_vec(), args });
    }
}

impl Leaf {
    /// Its words.
    pub fn name(&self) -> String {
        self.path.join(" ")
    }

    /// The kind of record that it is about; people, if it says none.
    pub fn kind(&self) -> Kind {
        self.path.first().and_then(|noun| Kind::from_word(noun)).unwrap_or(Kind::Contact)
    }

    /// The verb.
    pub fn verb(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// Whether an argument has to be there; that which names records unless a filter stands in for it, the filter of
    /// a segment unless columns or an order do, the words of a search unless a number does.
    pub fn needs(&self, arg: &Arg) -> bool {
        let has_filter = self.args.iter().any(|other| other.get_id() == "where");
        let is_filter = arg.get_id() == "filter" && arg.is_positional();
        let is_search = arg.get_id() == "words" && self.args.iter().any(|other| other.get_id() == "phone");
        arg.is_required_set() || is_filter || is_search || (arg.get_id() == "ref" && has_filter)
    }

    /// Words of it that are understood, with what is needed for the argument `with`, which itself is left out.
    pub fn words(&self, with: &str) -> Vec<String> {
        let mut words = self.path.clone();
        for arg in self.args.iter().filter(|arg| arg.is_positional() && self.needs(arg)) {
            if arg.get_id() != with && (with != "where" || arg.get_id() != "ref" || arg.is_required_set()) {
                words.push(self.sample(arg.get_id().as_str()).to_owned());
            }
        }
        words.extend(self.rest(with).iter().map(|word| (*word).to_owned()));
        words
    }

    /// A value for an argument that has to be there.
    fn sample(&self, id: &str) -> &'static str {
        match (self.name().as_str(), id) {
            ("lead convert", "ref") => "c-mark1",
            ("segment save", "name") => "big",
            ("segment run", "name") => "keys",
            ("file save" | "detach", "name") | ("attach", "file") => "card.txt",
            (_, "ref") => self.own(),
            (_, "words") => "jane",
            (_, "type") => "call",
            (_, "filter") => "tag:new",
            (_, "assignment") => "city=Bonn",
            (_, "setting") => "country",
            (_, "value") => "DE",
            (_, "shell") => "bash",
            (name, id) => panic!("{name} needs {id}: give it a sample"),
        }
    }

    /// The record of the book that is of its kind.
    fn own(&self) -> &'static str {
        match self.kind() {
            Kind::Contact => "c-jane1",
            Kind::Company => "Acme",
            Kind::User => "Lena",
            Kind::Deal => "Renewal",
            Kind::Pipeline => "Sales",
            Kind::Stage => "Sales/Lead",
            Kind::Activity => "a-act01",
            Kind::Task => "Call",
            Kind::Segment => "keys",
            Kind::Field => "Budget",
        }
    }

    /// What else makes sense of it.
    fn rest(&self, with: &str) -> Vec<&'static str> {
        let is_place = ["before", "after"].contains(&with);
        let of_leaf: &[&str] = match (self.name().as_str(), self.verb()) {
            ("find", _) if with.is_empty() => &["jane"],
            ("stage add", _) if with == "name" || with == "field-name" => &["--pipeline=Sales"],
            ("stage add", _) => &["New", "--pipeline=Sales"],
            (_, "add") if with != "name" && !["field-name", "field-given", "field-family"].contains(&with) => &["New"],
            ("deal move", _) if with != "to" => &["Proposal"],
            ("deal lose", _) if with != "reason" => &["--reason=price"],
            ("edit", _) if with == "where" => &[],
            ("edit", _) => &["--where=handle:c-jane1"],
            (_, "edit") if matches!(self.kind(), Kind::Segment | Kind::Field) => &["--clear=notes"],
            (_, "edit") => &["--clear=link"],
            (_, "tag") => &["+hot"],
            ("stage move", _) if !is_place => &["--first"],
            ("set", _) if with != "where" => &["--where=handle:c-jane1"],
            ("import", _) if with == "file" => &["--as=contact"],
            ("import", _) if with == "as" => &["table.csv"],
            ("import", _) => &["table.csv", "--as=contact"],
            ("export", _) if with == "as" => &["-"],
            ("export", _) if with == "file" => &["--as=contact"],
            ("export", _) => &["-", "--as=contact"],
            _ => &[],
        };
        let needed: &[&str] = match with {
            "due" | "next-type" => &["--next=send"],
            "despite" => &["--for=contacting"],
            _ => &[],
        };
        [of_leaf, needed].concat()
    }

    /// A field that one of its arguments fills, by the argument's id.
    pub fn field(&self, id: &str) -> Option<Type> {
        let kind = match self.path.first().map(String::as_str) {
            Some("log") => Kind::Activity,
            Some("lead") => Kind::Deal,
            _ if self.name() == "task done" => Kind::Activity,
            _ => self.kind(),
        };
        let name = ["field-", "add-", "remove-"].iter().find_map(|prefix| id.strip_prefix(prefix))?;
        let own = |field: &Field| (field.name == name).then_some(field.value);
        let part = |field: &Field| field.parts().iter().find(|part| part.name == name).map(|part| part.value);
        kind.fields().iter().find_map(|field| own(field).or_else(|| part(field)))
    }
}

/// A text that no field of this type takes, and the exit code for it.
pub fn wrong_of(value: Type) -> (&'static str, i32) {
    match value {
        // A company that is not there yet is made.
        Type::Line
        | Type::Text
        | Type::External
        | Type::Record(Kind::Company)
        | Type::Item(Sort::Record(Kind::Company)) => ("a\u{1b}b", 5),
        Type::Choice(_) | Type::Item(Sort::File) | Type::Handle => ("nope", 5),
        Type::Flag | Type::Remind => ("perhaps", 5),
        Type::Money => ("lots", 5),
        Type::Date | Type::When | Type::Birthday => ("someday", 5),
        Type::Repeat => ("sometimes", 5),
        Type::Number(_) | Type::Decimal => ("many", 5),
        Type::Language => ("no such tongue", 5),
        Type::Zone => ("Mars/Olympus", 5),
        Type::Record(_) | Type::Item(Sort::Record(_)) => ("Nobody At All", 3),
        Type::Position => ("91,0", 5),
        Type::Consent => ("email maybe", 5),
        Type::Tag => ("a\"b", 5),
        Type::Item(Sort::Email) => ("jane", 5),
        Type::Item(Sort::Phone) => ("call me", 5),
        Type::Item(Sort::Link) => ("not a link", 5),
        Type::Item(Sort::Extra) => ("fax", 5),
        Type::Item(Sort::Choice) => ("a,b", 5),
    }
}

/// What the program makes of words before it opens a book.
pub fn understood(words: &[String]) -> Result<Ask, Failure> {
    let now: Zoned = NOW.parse().unwrap();
    let reading = Reading {
        country: "DE".parse().ok(),
        currency: None,
        now: now.clone(),
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".into(),
        catalogue: rolo::domain::Catalogue::default(),
    };
    match grammar::parse(words, &Text::english()) {
        Ok(parsed) => parsed.read(&reading, &now),
        Err(Stop::Refused(failure)) => Err(failure),
        Err(Stop::Help(_) | Stop::Version(_)) => Ok(Ask::Screen),
    }
}
