//! What is measured of years of activities and tasks: in the shell beside the peer, and on the screen.

use super::cases::{Subject, text};
use super::home::Home;
use super::peer::Peer;
use super::timing::{in_turns, repeat, run};
use super::{Failed, screen, table, year};

/// How often a short question is asked, and one that looks at everybody.
const OFTEN: usize = 40;
const SELDOM: usize = 15;

/// What comes of a rhythm that people have by what they are.
const SEGMENT: &[&str] =
    &["segment", "save", "key", "tag:vip tag:fair tag:press lifecycle:customer", "--rhythm", "30d"];

/// How the peer's tables are made; two CSV files are loaded between.
const TABLES: &str = "CREATE TABLE activity (id INTEGER PRIMARY KEY, at TEXT, type TEXT, company TEXT, contact TEXT, \
     text TEXT, owner TEXT); CREATE TABLE task (id INTEGER PRIMARY KEY, due TEXT, done TEXT, company TEXT, \
     contact TEXT, owner TEXT); CREATE TABLE contact (id INTEGER PRIMARY KEY, given TEXT, family TEXT, company TEXT, \
     role TEXT, email TEXT, phone TEXT, street TEXT, postcode TEXT, city TEXT, country TEXT, tags TEXT, notes TEXT);";
const INDEXES: &str = "CREATE INDEX activity_at ON activity(at); CREATE INDEX activity_of ON activity(company, at); \
     CREATE INDEX activity_with ON activity(contact, at); CREATE INDEX task_due ON task(done, due); \
     CREATE INDEX task_with ON task(contact, done, due); CREATE INDEX by_family ON contact(family); \
     CREATE INDEX by_email ON contact(email); ANALYZE;";

/// What the peer asks to know when somebody was last in touch.
const LAST: &str = "(SELECT max(at) FROM activity WHERE contact = email AND type <> 'note')";

/// A book with years in it, and the peer with the same.
struct Years<'a> {
    subject: &'a Subject,
    book: String,
    peer: Option<Peer>,
}

pub(crate) fn day(subject: &Subject) -> Result<(), Failed> {
    let years = Years::new(subject)?;
    years.lists()?;
    years.people()?;
    years.agendas()?;
    for (name, times, bytes) in screen::day_steps(&subject.home, &years.book)? {
        table::alone(&format!("{name}, {bytes} bytes"), &times)?;
    }
    Ok(())
}

impl<'a> Years<'a> {
    fn new(subject: &'a Subject) -> Result<Years<'a>, Failed> {
        let home = &subject.home;
        let (people, work, book) = (home.path("years-people.ndjson"), home.path("years.ndjson"), home.path("years"));
        let (happened, to_do) = (home.path("happened.csv"), home.path("to-do.csv"));
        year::write_people(&people)?;
        year::write_work(&work, &happened, &to_do)?;
        let years =
            Years { subject, book: text(&book)?.to_owned(), peer: load(home, [text(&happened)?, text(&to_do)?])? };
        run(&mut years.rolo(&["pipeline", "add", "Sales"]))?;
        run(&mut years.rolo(&["apply", text(&people)?]))?;
        let took = run(&mut years.rolo(&["apply", text(&work)?]))?;
        table::note("apply 100,000 activities, 20,000 tasks", &format!("{:.1} s", took.as_secs_f64()))?;
        Ok(years)
    }

    fn rolo(&self, words: &[&str]) -> std::process::Command {
        self.subject.home.rolo(&[&["--book", &self.book, "--now", year::NOW], words].concat())
    }

    fn beside(&self, name: &str, runs: usize, words: &[&str], statement: &str) -> Result<(), Failed> {
        let ours = || run(&mut self.rolo(words));
        let Some(peer) = &self.peer else { return Ok(table::alone(name, &repeat(runs, ours)?)?) };
        let (ours, theirs) = in_turns(runs, ours, || run(&mut peer.sql(statement)))?;
        Ok(table::beside(name, &ours, "select", &theirs)?)
    }

    fn alone(&self, name: &str, runs: usize, words: &[&str]) -> Result<(), Failed> {
        Ok(table::alone(name, &repeat(runs, || run(&mut self.rolo(words)))?)?)
    }

    /// The log.
    fn lists(&self) -> Result<(), Failed> {
        let log = &["activity", "list", "--limit", "20"];
        self.beside("log, newest 20", OFTEN, log, "SELECT * FROM activity ORDER BY at DESC LIMIT 20;")?;
        for (name, company) in
            [("log of a company with 2,000", year::busy_company()), ("log of one with 5", "Works 7".into())]
        {
            let filter = format!("company:\"{company}\"");
            let asked = format!("SELECT * FROM activity WHERE company = '{company}' ORDER BY at DESC LIMIT 20;");
            self.beside(name, OFTEN, &["activity", "list", "--limit", "20", "--where", &filter], &asked)?;
        }
        let filter = "type:visit at>-30d";
        let asked = "SELECT * FROM activity WHERE type = 'visit' AND at > '2026-05-16' ORDER BY at DESC LIMIT 20;";
        self.beside(
            "log, visits of 30 days",
            SELDOM,
            &["activity", "list", "--limit", "20", "--where", filter],
            asked,
        )?;
        let asked = "SELECT * FROM task WHERE done = '' ORDER BY due LIMIT 20;";
        self.beside("open tasks", SELDOM, &["task", "list", "--where", "no:done", "--limit", "20"], asked)
    }

    /// People, with what happened to them.
    fn people(&self) -> Result<(), Failed> {
        let mail = year::busy_person()?;
        let asked = format!(
            "SELECT * FROM contact WHERE email = '{mail}'; SELECT * FROM task WHERE contact = '{mail}' AND done = '' \
             ORDER BY due LIMIT 20; SELECT * FROM activity WHERE contact = '{mail}' ORDER BY at DESC LIMIT 20;"
        );
        self.beside("card of one with 2,000 activities", OFTEN, &["show", &mail], &asked)?;
        let asked = format!("SELECT * FROM contact WHERE {LAST} < '2026-05-16' ORDER BY family LIMIT 20;");
        let silent = ["contact", "list", "--where", "last<-30d", "--limit", "20"];
        self.beside("people not spoken to for 30 days", SELDOM, &silent, &asked)?;
        let asked = format!("SELECT *, {LAST} AS last FROM contact ORDER BY last DESC LIMIT 20;");
        let sorted = ["contact", "list", "--sort", "-last", "--limit", "20"];
        self.beside("people by last contact", SELDOM, &sorted, &asked)?;
        let asked = "SELECT count(DISTINCT contact) FROM task WHERE done = '' AND due < '2026-06-15';";
        let overdue = ["contact", "list", "--where", "overdue:yes", "--count"];
        self.beside("people with something overdue, counted", SELDOM, &overdue, asked)
    }

    /// The day and the week, without and with a segment that has a rhythm.
    fn agendas(&self) -> Result<(), Failed> {
        let asked = |until| {
            format!(
                "SELECT * FROM task WHERE done = '' AND due < '{until}' AND owner = 'Kim' ORDER BY due; SELECT type, \
                 count(*) FROM activity WHERE at >= '2026-06-01' AND owner = 'Kim' GROUP BY type;"
            )
        };
        self.beside("agenda", OFTEN, &["agenda"], &asked("2026-06-16"))?;
        self.beside("agenda of the week", OFTEN, &["agenda", "--week"], &asked("2026-06-22"))?;
        run(&mut self.rolo(SEGMENT))?;
        self.alone("agenda of the week, a segment's rhythm", SELDOM, &["agenda", "--week"])
    }
}

/// The peer with the same people, activities and tasks.
fn load(home: &Home, [happened, to_do]: [&str; 2]) -> Result<Option<Peer>, Failed> {
    let people = home.path("people.csv");
    let import = |file, into| format!(".import --csv {file} {into}");
    let commands =
        [TABLES.to_owned(), import(happened, "activity"), import(to_do, "task"), import(text(&people)?, "contact")];
    let commands = commands.into_iter().chain([INDEXES.to_owned()]).collect::<Vec<_>>();
    Peer::with(home, "years.db", &commands)
}
