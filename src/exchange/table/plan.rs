//! Where every column of a table goes, and what a row becomes by that.

use super::cell::{self, Names};
use super::cells::Cells;
use super::goal::Goal;
use super::guard::unguarded;
use super::heads::{ERROR, Heads};
use super::key::{self, KeyBy};
use super::print::print;
use super::template::Template;
use crate::domain::deal::MOVES;
use crate::domain::field::EXTERNAL_IDS;
use crate::domain::{Catalogue, Kind, Path, Reading, Value, external, name};
use crate::ops::recipe::{IMPORTED, Recipe, Rest};
use crate::ops::{Act, Code, Edit, Failure, Key, Reason, Row, Target};

/// Where every column of a table goes.
#[derive(Clone, Debug)]
pub struct Plan {
    kind: Kind,
    heads: Heads,
    columns: Vec<(usize, Goal)>,
    presets: Vec<Preset>,
    keys: Vec<KeyBy>,
    /// The word of each column's goal, in the order in which the hash of a row has them; empty if rows have none.
    printed: Vec<(String, usize)>,
    /// The system whose ids stand in the table.
    system: Option<String>,
    names: Names,
    left: Vec<usize>,
}

/// What a field holds in every row that says nothing else.
#[derive(Clone, Debug)]
struct Preset {
    goal: Goal,
    text: Template,
    flag: String,
}

impl Plan {
    /// The plan that a recipe makes for a table with these heads. Columns whose head is the name of a field go there by
    /// themselves, unless the recipe says something else of them or of that field.
    pub fn of(recipe: &Recipe, heads: &Heads, reading: &Reading) -> Result<Plan, Failure> {
        let kind = recipe.kind.filter(|kind| IMPORTED.contains(kind)).ok_or_else(no_kind)?;
        let mut plan = Plan {
            kind,
            heads: heads.clone(),
            columns: Vec::new(),
            presets: Vec::new(),
            keys: Vec::new(),
            printed: Vec::new(),
            system: recipe.system.clone(),
            names: Names::Whole,
            left: Vec::new(),
        };
        let said = plan.map_as_said(recipe, &reading.catalogue)?;
        plan.map_by_heads(&said, &reading.catalogue);
        if recipe.rest == Some(Rest::Extra) {
            plan.keep_rest(&reading.catalogue)?;
        }
        plan.preset(recipe, reading)?;
        plan.leave_used();
        plan.check()?;
        let has_halves = plan.fields().iter().any(|key| matches!(*key, "given" | "family"));
        plan.names = if kind == Kind::Contact && !has_halves { Names::Split } else { Names::Whole };
        plan.keys = key::choose(kind, recipe.key.as_deref(), &plan.fields())?;
        if key::has_prints(kind, recipe.key.as_deref()) {
            plan.printed = plan.columns.iter().map(|(place, goal)| (goal.word(), *place)).collect();
            plan.printed.sort_unstable();
        }
        Ok(plan)
    }

    /// The heads of the columns that go nowhere although nobody said so.
    pub fn left_out(&self) -> impl Iterator<Item = &str> {
        self.left.iter().map(|place| self.heads.at(*place))
    }

    /// Maps the columns of which the recipe speaks, and gives their places.
    fn map_as_said(&mut self, recipe: &Recipe, catalogue: &Catalogue) -> Result<Vec<usize>, Failure> {
        let mut said = Vec::new();
        for (column, words) in &recipe.map {
            let place = self.heads.find(column)?;
            said.push(place);
            for word in words.iter().filter(|word| !word.trim().is_empty()) {
                let goal = Goal::read(catalogue, self.kind, word, &self.heads)?;
                if let Some(other) = self.column_of(&goal) {
                    let columns = [other, place].map(|place| self.heads.at(place)).join(", ");
                    return Err(Failure::new(Code::TwoColumns).fact("target", goal.word()).fact("columns", columns));
                }
                self.columns.push((place, goal));
            }
        }
        Ok(said)
    }

    fn map_by_heads(&mut self, said: &[usize], catalogue: &Catalogue) {
        for place in (0..self.heads.len()).filter(|place| !said.contains(place)) {
            let head = self.heads.at(place);
            if head == ERROR {
                continue;
            }
            match Goal::of_head(catalogue, self.kind, head).filter(|goal| self.column_of(goal).is_none()) {
                Some(goal) => self.columns.push((place, goal)),
                None => self.left.push(place),
            }
        }
        // A row is read from left to right, but parts come before whole addresses: they make the main one.
        self.columns.sort_by_key(|(place, goal)| (!matches!(goal, Goal::Part(..)), *place));
    }

    /// The column that goes to a goal already, if there is room for one only.
    fn column_of(&self, goal: &Goal) -> Option<usize> {
        let taken = self.columns.iter().find(|(_, other)| goal.is_single() && other == goal);
        taken.map(|(place, _)| *place)
    }

    fn keep_rest(&mut self, catalogue: &Catalogue) -> Result<(), Failure> {
        for place in std::mem::take(&mut self.left) {
            let goal = Goal::read(catalogue, self.kind, &format!("extra:{}", self.heads.at(place)), &self.heads)?;
            self.columns.push((place, goal));
        }
        Ok(())
    }

    fn preset(&mut self, recipe: &Recipe, reading: &Reading) -> Result<(), Failure> {
        for (word, text) in &recipe.set {
            let goal = Goal::read(&reading.catalogue, self.kind, word, &self.heads)?;
            let text = Template::read(text, &self.heads)?;
            let flag = format!("--set {word}");
            if let Some(text) = text.constant().filter(|text| !text.trim().is_empty()) {
                cell::read(&goal, text, Names::Split, reading)
                    .map_err(|invalid| Failure::from(invalid).fact("argument", &flag))?;
            }
            self.presets.push(Preset { goal, text, flag });
        }
        Ok(())
    }

    /// Columns that only stand in texts with places for them are not left out.
    fn leave_used(&mut self) {
        let entered = self.columns.iter().filter_map(|(_, goal)| goal.template());
        let used: Vec<usize> =
            entered.chain(self.presets.iter().map(|preset| &preset.text)).flat_map(Template::columns).collect();
        self.left.retain(|place| !used.contains(place));
    }

    fn check(&self) -> Result<(), Failure> {
        if !self.columns.is_empty() {
            return Ok(());
        }
        let names: Vec<&str> = self.heads.names().collect();
        Err(Failure::new(Code::NothingMapped).fact("columns", names.join(", ")).fact("kind", self.kind.as_str()))
    }

    /// The keys of the fields that rows fill.
    fn fields(&self) -> Vec<&'static str> {
        let goals = self.columns.iter().map(|(_, goal)| goal).chain(self.presets.iter().map(|preset| &preset.goal));
        goals.map(Goal::field_key).collect()
    }

    /// The row that a line of the table means.
    pub(super) fn row(&self, line: u64, cells: &Cells, reading: &Reading) -> Result<Row, Failure> {
        let texts = self.texts(cells)?;
        let cell = |place: usize| texts.get(place).copied().unwrap_or_default();
        let mut edits = Vec::with_capacity(self.columns.len() + self.presets.len());
        for (place, goal) in &self.columns {
            if !cell(*place).trim().is_empty() {
                let said = self.read(goal, cell(*place), &cell, reading);
                add(&mut edits, said.map_err(|failure| failure.fact("head", self.heads.at(*place)))?);
            }
        }
        for preset in &self.presets {
            let text = preset.text.fill(cell);
            if !text.is_empty() && !self.is_said(&preset.goal, &cell) {
                let said = self.read(&preset.goal, &text, &cell, reading);
                add(&mut edits, said.map_err(|failure| failure.fact("head", &preset.flag))?);
            }
        }
        if self.names == Names::Whole && self.kind == Kind::Contact {
            drop_name_of_halves(&mut edits);
        }
        if let Some(system) = &self.system {
            for edit in &mut edits {
                of_system(edit, system);
            }
        }
        let keys = key::of_row(self.kind, &self.keys, &edits);
        let target = match keys.is_empty() {
            false => Target::Keyed(keys),
            true if self.printed.is_empty() => Target::New,
            true => Target::Keyed(vec![Key::Row(self.print(&cell))]),
        };
        Ok(Row { line, kind: self.kind, target, act: Act::Edit(edits), rev: None })
    }

    /// By what a row is known that has nothing else: what its columns say, and what is made of several of them.
    fn print<'a>(&self, cell: &impl Fn(usize) -> &'a str) -> String {
        let columns = self.printed.iter().map(|(word, place)| (word.as_str(), cell(*place).trim()));
        let columns = columns.filter(|(_, text)| !text.is_empty());
        let made = self.presets.iter().filter(|preset| preset.text.constant().is_none());
        let made: Vec<(&str, String)> = made.map(|preset| (preset.flag.as_str(), preset.text.fill(cell))).collect();
        print(self.kind, columns.chain(made.iter().map(|(word, text)| (*word, text.as_str()))))
    }

    /// The cells as texts, as many as there are heads.
    fn texts<'a>(&self, cells: &'a Cells) -> Result<Vec<&'a str>, Failure> {
        let (found, expected) = (cells.len(), self.heads.len());
        let bad = |reason| Failure::new(Code::BadRecord).because(reason);
        let ragged = |reason| bad(reason).fact("found", found).fact("expected", expected);
        if found < expected {
            return Err(ragged(Reason::TooFewCells).fact("column", self.heads.at(found)));
        }
        if found > expected {
            return Err(ragged(Reason::TooManyCells).fact("column", expected + 1));
        }
        let read = (0..).zip(cells.iter()).map(|(place, cell)| {
            let text = std::str::from_utf8(cell);
            text.map(unguarded).map_err(|_| bad(Reason::RowNotUtf8).fact("head", self.heads.at(place)))
        });
        read.collect()
    }

    fn read<'a>(
        &self,
        goal: &Goal,
        text: &str,
        cell: &impl Fn(usize) -> &'a str,
        reading: &Reading,
    ) -> Result<Vec<Edit>, Failure> {
        let edits = cell::read(goal, text, self.names, reading)?;
        let Goal::Entered(field, stage) = goal else { return Ok(edits) };
        let name = stage.fill(cell);
        if name.is_empty() {
            return Ok(Vec::new());
        }
        let stage = field.value.read(&name, reading)?;
        let paths = edits.into_iter().filter_map(|edit| if let Edit::Put(path, _) = edit { Some(path) } else { None });
        Ok(paths.map(|path| Edit::Put(path, stage.clone())).collect())
    }

    /// Whether a cell of this row fills a goal that has room for one value.
    fn is_said<'a>(&self, goal: &Goal, cell: &impl Fn(usize) -> &'a str) -> bool {
        goal.is_single() && self.columns.iter().any(|(place, other)| other == goal && !cell(*place).trim().is_empty())
    }
}

fn no_kind() -> Failure {
    let choices: Vec<&str> = IMPORTED.iter().map(|kind| kind.as_str()).collect();
    Failure::new(Code::NoKind).fact("choices", choices.join(", "))
}

/// Makes an external id one of a system, unless it names one itself.
fn of_system(edit: &mut Edit, system: &str) {
    if let Edit::Put(path, _) = edit
        && path.field() == EXTERNAL_IDS
        && let Some(id) = path.item_key().filter(|id| external::split(id).is_none())
    {
        *path = Path::item(EXTERNAL_IDS, &format!("{system}:{id}"));
    }
}

/// Adds what a cell says. A deal that comes to two stages on one day has a number behind the second day.
fn add(edits: &mut Vec<Edit>, said: Vec<Edit>) {
    for edit in said {
        let edit = match edit {
            Edit::Put(path, stage) if path.field() == MOVES => Edit::Put(free(edits, path), stage),
            edit @ (Edit::Put(..)
            | Edit::Link(..)
            | Edit::PutPart(..)
            | Edit::Remove(_)
            | Edit::Clear(_)
            | Edit::Replace(..)) => edit,
        };
        edits.push(edit);
    }
}

fn free(edits: &[Edit], path: Path) -> Path {
    let is_taken = |path: &Path| edits.iter().any(|edit| matches!(edit, Edit::Put(other, _) if other == path));
    let numbered = (1..).map(|number: u32| Path::from(format!("{path}.{number}")));
    let mut all = std::iter::once(path.clone()).chain(numbered);
    all.find(|path| !is_taken(path)).unwrap_or(path)
}

/// A name that is only its halves put together says nothing of its own.
fn drop_name_of_halves(edits: &mut Vec<Edit>) {
    let half = |key| key::text(edits, key).unwrap_or_default();
    let joined = name::join(half("given"), half("family"));
    let is_joined =
        |edit: &Edit| matches!(edit, Edit::Put(path, Value::Text(text)) if path.as_str() == "name" && *text == joined);
    edits.retain(|edit| !is_joined(edit));
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::tests::{heads, read_all};
    use super::*;

    fn recipe(kind: Kind) -> Recipe {
        Recipe { kind: Some(kind), ..Recipe::default() }
    }

    fn with(kind: Kind, map: &[(&str, &str)], set: &[(&str, &str)]) -> Recipe {
        let map = map.iter().map(|(column, word)| ((*column).to_owned(), vec![(*word).to_owned()]));
        let set = set.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned()));
        Recipe { map: map.collect(), set: set.collect(), ..recipe(kind) }
    }

    fn refused(recipe: &Recipe, header: &str) -> String {
        Plan::of(recipe, &heads(header), &Reading::on(jiff::civil::date(2026, 3, 2))).unwrap_err().to_string()
    }

    #[test]
    fn columns_go_where_their_heads_say_and_the_others_where_the_recipe_says() {
        let map = [("Office", "country"), ("Office", "extra:office"), ("Sector", "")];
        assert_snapshot!(read_all(&with(Kind::Company, &map, &[]), "Account,Sector,Office,revenue\nAcme,tools,DE,7\n,,,\nBeta,,,\n"), @r#"
        left out: revenue
        2 Keyed([Name("Acme")]) Edit([PutPart(addresses/country, Text("DE")), Put(name, Text("Acme")), Put(extra/office, Item(Item { label: "DE", typed: "", order: 0, size: None }))])
        4 Keyed([Name("Beta")]) Edit([Put(name, Text("Beta"))])
        "#);
        let rest = Recipe { rest: Some(Rest::Extra), ..recipe(Kind::Company) };
        assert_snapshot!(read_all(&rest, "name,,revenue\nAcme,x,7\n"), @r##"
        2 Keyed([Name("Acme")]) Edit([Put(name, Text("Acme")), Put(extra/#2, Item(Item { label: "x", typed: "", order: 0, size: None })), Put(extra/revenue, Item(Item { label: "7", typed: "", order: 0, size: None }))])
        "##);
    }

    #[test]
    fn what_is_set_gives_way_to_what_a_row_says() {
        let set = [("name", "{product} for {account}"), ("source", "{origin}"), ("product", "Pump"), ("tag", "new")];
        let recipe = with(Kind::Deal, &[("origin", "")], &set);
        assert_snapshot!(read_all(&recipe, "product,account,origin,tags\nValve,Acme,fair,x\n,Beta, ,\n"), @r#"
        2 Keyed([Row("97033cb363d344f7")]) Edit([Put(product, Text("Valve")), Put(company, Text("Acme")), Put(tags/x, Flag), Put(name, Text("Valve for Acme")), Put(source, Text("fair")), Put(tags/new, Flag), Put(imported/97033cb363d344f7, Flag)])
        3 Keyed([Row("531cdcf88dd4172b")]) Edit([Put(company, Text("Beta")), Put(name, Text("Beta")), Put(product, Text("Pump")), Put(tags/new, Flag), Put(imported/531cdcf88dd4172b, Flag)])
        "#);
    }

    #[test]
    fn a_deal_comes_to_its_stages_on_the_days_of_its_columns() {
        let map = [
            ("opportunity_id", "external-id"),
            ("engage_date", "entered:Engaging"),
            ("engage_date", "opened"),
            ("close_date", "closed"),
            ("close_date", "entered:{deal_stage}"),
        ];
        let table = "opportunity_id,deal_stage,engage_date,close_date\nA1,Won,2016-10-20,2017-03-01\nB2,Lost,2016-10-20,2016-10-20\nC3,Prospecting,,\n";
        assert_snapshot!(read_all(&with(Kind::Deal, &map, &[]), table), @r#"
        2 Keyed([External("A1")]) Edit([Put(external_ids/A1, Flag), Put(stage, Text("Won")), Put(moves/2016-10-20, Text("Engaging")), Put(opened, Date(2016-10-20)), Put(closed, Date(2017-03-01)), Put(moves/2017-03-01, Text("Won"))])
        3 Keyed([External("B2")]) Edit([Put(external_ids/B2, Flag), Put(stage, Text("Lost")), Put(moves/2016-10-20, Text("Engaging")), Put(opened, Date(2016-10-20)), Put(closed, Date(2016-10-20)), Put(moves/2016-10-20.1, Text("Lost"))])
        4 Keyed([External("C3")]) Edit([Put(external_ids/C3, Flag), Put(stage, Text("Prospecting"))])
        "#);
    }

    #[test]
    fn a_row_is_found_by_what_its_columns_fill() {
        let keyed = |kind, key: &[&str]| {
            let key = key.iter().map(|word| (*word).to_owned()).collect();
            Recipe { key: Some(key), ..recipe(kind) }
        };
        let target = |recipe: &Recipe, table: &str| {
            let told = read_all(recipe, table);
            told.lines().last().unwrap().split(" Edit").next().unwrap().to_owned()
        };
        let people = "name,email,phone\nJane Doe,j@a.de; k@a.de,030 901820\n";
        assert_eq!(target(&recipe(Kind::Contact), people), r#"2 Keyed([Email("j@a.de"), Email("k@a.de")])"#);
        assert_eq!(
            target(&keyed(Kind::Contact, &["name", "phone"]), people),
            r#"2 Keyed([Name("Jane Doe"), Phone("+4930901820")])"#
        );
        assert_eq!(target(&keyed(Kind::Contact, &["none"]), people), "2 New");
        assert_eq!(target(&recipe(Kind::Contact), "name,email\nJane,\n"), r#"2 Keyed([Row("0b7987c4cac9601b")])"#);
        assert_eq!(
            target(&recipe(Kind::Company), "name,domain\nAcme,acme.example\n"),
            r#"2 Keyed([Domain("acme.example"), Name("Acme")])"#
        );
        assert_eq!(
            target(&recipe(Kind::User), "sales agent,external id\nKim,7\n"),
            r#"2 Keyed([External("7"), Name("Kim")])"#
        );
        assert_eq!(target(&recipe(Kind::Stage), "stage,pipeline\nWon,Sales\n"), r#"2 Keyed([Name("Sales/Won")])"#);
        assert_snapshot!(refused(&keyed(Kind::Contact, &["domain"]), "name,email"), @r#"invalid-value argument="--key" choices="email, name, none" text="domain" what="choice""#);
    }

    #[test]
    fn a_name_is_taken_apart_unless_its_halves_are_there() {
        assert_snapshot!(read_all(&recipe(Kind::Contact), "name\nJane Doe\n"), @r#"
        2 Keyed([Row("44d4a008a7aee1ca")]) Edit([Put(given, Text("Jane")), Put(family, Text("Doe")), Put(imported/44d4a008a7aee1ca, Flag)])
        "#);
        assert_snapshot!(read_all(&recipe(Kind::Contact), "name,given,family\nJane Doe,Jane,Doe\nDr. Jane,Jane,\nMadonna,,\n"), @r#"
        2 Keyed([Row("8fb7517f23e2827c")]) Edit([Put(given, Text("Jane")), Put(family, Text("Doe")), Put(imported/8fb7517f23e2827c, Flag)])
        3 Keyed([Row("613518517aa0d87a")]) Edit([Put(name, Text("Dr. Jane")), Put(given, Text("Jane")), Put(imported/613518517aa0d87a, Flag)])
        4 Keyed([Row("98034291801c2afe")]) Edit([Put(name, Text("Madonna")), Put(imported/98034291801c2afe, Flag)])
        "#);
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_what_may_be() {
        assert_snapshot!(refused(&Recipe::default(), "name"), @r#"no-kind choices="contact, company, deal, task, activity, pipeline, stage, segment, user, field""#);
        assert_snapshot!(refused(&with(Kind::Contact, &[("Fone", "phone")], &[]), "name,Phone"), @r#"unknown-column column="Fone" columns="name, Phone" nearest="Phone""#);
        assert_snapshot!(refused(&with(Kind::Contact, &[("x", "emial")], &[]), "name,x"), @r#"unknown-target kind="contact" nearest="email" target="emial""#);
        assert_snapshot!(refused(&with(Kind::Contact, &[("a", "city"), ("b", "city")], &[]), "a,b"), @r#"two-columns columns="a, b" target="city""#);
        assert_snapshot!(refused(&with(Kind::Contact, &[], &[("lifecycle", "leed")]), "name"), @r#"invalid-value argument="--set lifecycle" choices="lead, qualified, customer, lapsed" text="leed" what="choice""#);
        assert_snapshot!(refused(&with(Kind::Contact, &[], &[("name", "{nmae}")]), "name"), @r#"unknown-column column="nmae" columns="name" nearest="name""#);
        assert_snapshot!(refused(&recipe(Kind::Contact), "a;b"), @r#"nothing-mapped columns="a;b" kind="contact""#);
    }

    #[test]
    fn a_row_that_cannot_be_read_says_where_and_why() {
        let mut table = b"name,email\nJane\nWei,w@x.cn,1\nRen\xc3\xa9e,r\xe9@x.fr\nKim,nobody\n\"Lee".to_vec();
        table.extend(b"\nx");
        assert_snapshot!(super::super::tests::read_bytes(&recipe(Kind::Contact), &table), @r#"
        bad-record column="email" expected="2" found="1" line="2" reason="too-few-cells"
        bad-record column="3" expected="2" found="3" line="3" reason="too-many-cells"
        bad-record head="email" line="4" reason="row-not-utf8"
        invalid-value choices="" head="email" line="5" text="nobody" what="email"
        bad-record line="6" reason="quote-without-end"
        "#);
    }
}
