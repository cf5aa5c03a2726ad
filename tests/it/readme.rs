//! What the README promises: its tour can be walked, and its tables are those of the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rolo::domain::{Field, Kind, Money, Reading, date, money};
use rolo::grammar;
use rolo::keymap::{Action, Bound, Context, Keymap, show_keys};
use rolo::ops::Code;
use rolo::text::Text;

use crate::rolo::Rolo;

/// What every record has, which the README says once.
const EVERY: &[&str] = &["handle", "id", "created", "updated", "rev"];

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// What stands under a heading, up to the next heading.
fn section<'a>(readme: &'a str, heading: &str) -> &'a str {
    let (_, below) = readme.split_once(&format!("\n{heading}\n")).unwrap();
    below.split("\n#").next().unwrap_or_default()
}

/// The lines of a section that a shell is given.
fn shell_lines(section: &str) -> Vec<&str> {
    let blocks = section.split("```sh\n").skip(1).filter_map(|below| below.split("```").next());
    blocks.flat_map(str::lines).filter(|line| !line.is_empty()).collect()
}

/// The cells of the tables of a section, row by row, without heads and rules.
fn table(section: &str) -> Vec<Vec<&str>> {
    let rows: Vec<Vec<&str>> = section
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|row| row.split(" | ").map(str::trim).collect())
        .collect();
    let heads = rows.iter().position(|row| row.iter().all(|cell| *cell == "---")).unwrap();
    rows.into_iter().skip(heads + 1).collect()
}

/// What stands in code in a text.
fn codes(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The names in a list with commas.
fn names(list: &str) -> BTreeSet<String> {
    list.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

#[test]
fn the_five_minutes_can_be_walked_from_the_first_line_to_the_last() {
    let (rolo, readme) = (Rolo::new(), readme());
    // One of the questions of the first time.
    rolo.ok(&["config", "set", "currency", "EUR"]);
    let mut lines = shell_lines(section(&readme, "## Five minutes with rolo")).into_iter();
    let (mut walked, mut files) = (0, 0);
    while let Some(line) = lines.next() {
        if let Some(file) = line.strip_prefix("cat > ") {
            let file = file.strip_suffix(" <<'END'").unwrap();
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "END").collect();
            fs::write(rolo.path(file), text.join("\n") + "\n").unwrap();
            files += 1;
        } else if !line.contains(" | ") {
            walk(&rolo, line);
            walked += 1;
        }
    }
    // What is given to another program is that program's to check.
    assert!(walked > 20 && files == 2, "{walked} {files}");
    assert!(rolo.ok(&["history"]).contains("import crm.csv"));
}

/// Gives the program one line of the tour.
fn walk(rolo: &Rolo, line: &str) {
    let words = grammar::split(line.strip_prefix("rolo ").unwrap()).unwrap();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let run = rolo.run(&words);
    assert_eq!(run.code, 0, "{line}\n{run}");
    // The first line is the head of a table without anybody.
    let asks = matches!(words.as_slice(), ["find" | "show" | "history" | "board", ..] | [_, "list", ..]);
    assert!(!asks || run.stdout.lines().count() > 1, "{line}\n{run}");
    assert!(asks || words[0] == "export" || !run.stdout.is_empty() || !run.stderr.is_empty(), "{line}\n{run}");
    assert!(!run.stderr.contains("unchanged") && !run.stderr.contains("left out"), "{line}\n{run}");
}

#[test]
fn the_commands_of_the_readme_are_those_of_the_program() {
    let help = Rolo::new().ok(&["--help"]);
    let (_, below) = help.split_once("\nCommands:\n").unwrap();
    let listed = below.split("\n\n").next().unwrap().lines().filter_map(|line| line.trim().split_once("  "));
    let listed: Vec<String> = listed.map(|(name, does)| format!("| `{name}` | {} |", does.trim())).collect();
    let readme = readme();
    let shown: Vec<String> =
        table(section(&readme, "### Commands")).iter().map(|row| format!("| {} |", row.join(" | "))).collect();
    assert_eq!(shown, listed, "it should be:\n{}", listed.join("\n"));
}

#[test]
fn the_fields_of_the_readme_are_those_of_the_program() {
    let (rolo, readme) = (Rolo::new(), readme());
    let rows = table(section(&readme, "### Fields"));
    assert_eq!(
        rows.iter().map(|row| row[0]).collect::<Vec<_>>(),
        Kind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>()
    );
    for (row, kind) in rows.into_iter().zip(Kind::ALL.iter().copied()) {
        let told = rolo.fails(2, &[kind.as_str(), "list", "--columns", "nothing-of-the-kind"]);
        let mut columns = names(told.split("there are ").nth(1).unwrap());
        // Whether something was deleted is asked for with a flag.
        columns.retain(|name| name != "deleted" && !EVERY.contains(&name.as_str()));
        let (given, kept): (BTreeSet<String>, BTreeSet<String>) =
            columns.into_iter().partition(|name| is_given(kind, name));
        assert_eq!((names(row[1]), names(row[2])), (given, kept), "{kind:?}");
    }
}

/// Whether people say it, as a field or as a part of one.
fn is_given(kind: Kind, name: &str) -> bool {
    let part = |field: &Field| field.parts().iter().any(|part| part.name == name);
    kind.fields().iter().any(|field| field.is_editable() && (field.name == name || part(field)))
}

#[test]
fn money_and_days_are_read_as_the_readme_says() {
    let readme = readme();
    let reading = Reading::on("2026-03-02".parse().unwrap());
    let euro = money::read_currency("EUR").ok();
    for row in table(section(&readme, "### Money and days")) {
        for text in codes(row[0]) {
            let means = Money::read(text, euro)
                .map(|money| Text::english().money(money))
                .or_else(|_| date::read_date(text, &reading).map(|date| date.to_string()));
            assert_eq!(means.unwrap(), row[1], "{text}");
        }
    }
}

#[test]
fn the_filters_of_the_readme_can_be_read() {
    let (rolo, readme) = (Rolo::new(), readme());
    rolo.ok(&["segment", "save", "key accounts", "tag:key"]);
    rolo.ok(&["company", "add", "Acme", "--position", "52.52,13.40"]);
    let count = |kind: &str, text: &str| rolo.run(&[kind, "list", "--count", &format!("--where={text}")]);
    for row in table(section(&readme, "### Filters")) {
        for text in codes(row[0]) {
            let (of_people, of_deals) = (count("contact", text), count("deal", text));
            assert!(of_people.code == 0 || of_deals.code == 0, "{text}\n{of_people}\n{of_deals}");
        }
    }
}

#[test]
fn the_keys_of_the_readme_are_those_of_the_program() {
    let (readme, keymap, text) = (readme(), Keymap::standard(), Text::english());
    let contexts = [
        Context::Pane,
        Context::List,
        Context::Card,
        Context::Deal,
        Context::Board,
        Context::Log,
        Context::Palette,
        Context::Form,
    ];
    let bound = |context: Context| {
        let short = |action: &Action| text.find(&format!("action-{}.short", action.as_str()), &[]).unwrap();
        keymap.bindings(context.into()).filter_map(move |binding| match &binding.bound {
            Bound::Action(action) => Some(format!("`{}` {}", show_keys(&binding.keys), short(action))),
            Bound::Words(_) => None,
        })
    };
    let rows = table(section(&readme, "### Keys"));
    assert_eq!(rows.len(), contexts.len());
    for (row, context) in rows.into_iter().zip(contexts) {
        let known: BTreeSet<String> = bound(context).collect();
        let shown = names(row[1]);
        assert!(shown.len() > 3 && shown.is_subset(&known), "{context:?}: {shown:?} {known:?}");
    }
}

#[test]
fn the_exit_codes_of_the_readme_are_those_of_the_program() {
    let readme = readme();
    let cells = section(&readme, "### Exit codes").lines().filter_map(|line| line.split('|').nth(1));
    let shown: BTreeSet<u8> = cells.filter_map(|cell| cell.trim().parse().ok()).collect();
    let known = Code::ALL.iter().map(|code| code.kind().exit_code());
    assert_eq!(shown, known.chain([0]).collect());
}
