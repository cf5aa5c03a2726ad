//! Command lines as people type them, and what is understood.

use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;
use crate::grammar::{HostAsk, Show, Source, split, tree};
use crate::ops::Targets;
use crate::ops::{Edit, Query};

mod deals;

fn now() -> Zoned {
    "2026-03-02T09:00:00+01:00[Europe/Berlin]".parse().unwrap()
}

fn read(line: &str) -> Result<Ask, Failure> {
    let now = now();
    let reading = Reading {
        country: "DE".parse().ok(),
        currency: iso_currency::Currency::from_code("EUR"),
        now: now.clone(),
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".into(),
        catalogue: crate::domain::Catalogue::default(),
    };
    match parse(&split(line).unwrap(), &Text::english()) {
        Ok(parsed) => parsed.read(&reading, &now),
        Err(Stop::Refused(failure)) => Err(failure),
        Err(Stop::Help(help) | Stop::Version(help)) => panic!("{help}"),
    }
}

fn show_edit(edit: &Edit) -> String {
    match edit {
        Edit::Put(path, value) => format!("put {path} = {value}"),
        Edit::Link(path, uuid, name) => format!("link {path} = {uuid} {name}"),
        Edit::PutPart(path, value) => format!("part {path} = {value}"),
        Edit::Remove(path) => format!("remove {path}"),
        Edit::Clear(path) => format!("clear {path}"),
        Edit::Replace(path, items) => {
            let items: Vec<_> = items.iter().map(|(path, value)| format!("{path} = {value}")).collect();
            format!("replace {path}: {}", items.join(", "))
        }
    }
}

/// A command in short: what, which, how; or why not.
fn told(line: &str) -> String {
    use crate::ops::Command;
    match read(line) {
        Ok(Ask::Execute { command: Command::Add { edits, .. }, mode, .. }) => {
            format!("{mode:?} add\n{}", edits.iter().map(show_edit).collect::<Vec<_>>().join("\n"))
        }
        Ok(Ask::Execute { command: Command::Edit { targets, edits, .. }, mode, .. }) => {
            let Targets::Named(targets) = targets else { panic!() };
            let targets: Vec<_> = targets.iter().map(ToString::to_string).collect();
            let edits: Vec<_> = edits.iter().map(show_edit).collect();
            format!("{mode:?} edit {}\n{}", targets.join(" & "), edits.join("\n"))
        }
        Ok(ask) => format!("{ask:?}"),
        Err(failure) => {
            let told = Text::english().tell(&failure);
            format!("error: {}\nhint: {}", told.message, told.hint.unwrap_or_default())
        }
    }
}

#[test]
fn a_contact_is_added_as_it_stands_on_a_business_card() {
    assert_snapshot!(
        told(
            "contact add 'Jane Doe' --company 'Acme as CTO' --email Jane@Acme.example --email home:j@doe.example \
             --phone '030 901820' --tag VIP,fair --city Berlin --do-not-contact --notes '-50% or nothing' --region '' -n"
        ),
        @"
    DryRun add
    put given = Jane
    put family = Doe
    put companies/Acme = CTO
    put emails/jane@acme.example = 
    put emails/j@doe.example = home
    put phones/+4930901820 = 
    part addresses/city = Berlin
    put tags/vip = yes
    put tags/fair = yes
    put do_not_contact = yes
    put notes = -50% or nothing
    "
    );
    assert_snapshot!(told("contact add '山田 太郎'"), @r"
    Do add
    put given = 太郎
    put family = 山田
    ");
    assert_snapshot!(told("contact add --do-not-contact no --given Jane"), @"
    Do add
    put given = Jane
    ");
}

#[test]
fn an_edit_sets_replaces_adds_removes_and_empties() {
    assert_snapshot!(
        told(
            "contact edit c-7k2fq 'Jane Doe' --given Ann --email a@b.example --email c@d.example --add-phone +4930901821 \
             --remove-phone '030 901820' --tag +vip,-cold,new --city '' --family '' --clear notes,position \
             --do-not-contact no --owner me --consent 'email given' --remove-company Acme"
        ),
        @"
    Do edit c-7k2fq & Jane Doe
    clear notes
    remove addresses/position
    put given = Ann
    clear family
    remove companies/Acme
    replace emails: emails/a@b.example = , emails/c@d.example = 
    remove phones/+4930901820
    put phones/+4930901821 = 
    remove addresses/city
    put owner = Kim
    put tags/vip = yes
    remove tags/cold
    put tags/new = yes
    remove do_not_contact
    clear consent
    put consent/email = given 2026-03-02
    "
    );
    assert_snapshot!(told("contact edit c-7k2fq"), @"
    error: nothing was said to change
    hint: name a field and its new value: --city Berlin, or --tag +vip
    ");
    assert!(
        told("contact edit c-7k2fq --clear created")
            .starts_with("error: no column is called `created`\nhint: there are name, given, family, ")
    );
}

#[test]
fn tags_are_added_and_removed_by_signs() {
    assert_snapshot!(told("contact tag c-7k2fq 'Jane Doe' +vip -cold -n"), @"
    DryRun edit c-7k2fq & Jane Doe
    put tags/vip = yes
    remove tags/cold
    ");
    assert_snapshot!(told("contact tag c-7k2fq fair"), @"
    Do edit c-7k2fq
    put tags/fair = yes
    ");
    assert_snapshot!(told("contact tag c-7k2fq --tag +vip,-cold"), @"
    Do edit c-7k2fq
    put tags/vip = yes
    remove tags/cold
    ");
    assert_snapshot!(told("contact add Ann --tag +vip,fair"), @"
        Do add
        put given = Ann
        put tags/vip = yes
        put tags/fair = yes
        ");
    assert_snapshot!(told("contact tag c-7k2fq"), @"
    error: nothing was said to change
    hint: name a field and its new value: --city Berlin, or --tag +vip
    ");
}

#[test]
fn lists_are_filtered_sorted_and_shown_as_asked() {
    let Ok(Ask::Query { query: Query::List(list), show }) =
        read("contact list acme berlin --where '-tag:cold' --sort -updated,name --limit 5 -o json --columns name,手机")
    else {
        panic!("no list")
    };
    assert_eq!((list.words.as_str(), list.filter.as_str(), list.len), ("acme berlin", "-tag:cold", 5));
    assert_snapshot!(format!("{:?}", list.sort), @r#"[Sort { by: "updated", order: Descending }, Sort { by: "name", order: Ascending }]"#);
    let columns: Vec<_> = show.columns.iter().map(|slot| slot.name()).collect();
    assert_eq!(columns, ["name", "phone"]);
    assert!(
        told("contact list --columns nmae")
            .starts_with("error: no column is called `nmae`\nhint: did you mean `name`? There are handle, ")
    );
    let Ok(Ask::Query { show, .. }) = read("find jane doe") else { panic!("no search") };
    assert_eq!(show.must_find.as_deref(), Some("jane doe"));
}

#[test]
fn the_book_is_asked_and_changed() {
    assert_eq!(read(""), Ok(Ask::Screen));
    assert_snapshot!(told("undo '#12' --skip-changed"), @"
    Execute { command: Undo { entry: Some(EntryRef(12)), scope: Book, kept: Skip }, mode: Do, base: None, show: Show { format: None, columns: [], count: false, limit: None, must_find: None, kind: None } }
    ");
    assert_snapshot!(told("redo -n"), @"
    Execute { command: Redo { scope: Book, kept: Refuse }, mode: DryRun, base: None, show: Show { format: None, columns: [], count: false, limit: None, must_find: None, kind: None } }
    ");
    assert_snapshot!(told("history c-7k2fq --before 9 --limit 3"), @r#"Query { query: History { reference: Some(Reference("c-7k2fq")), before: Some(9), len: 3 }, show: Show { format: None, columns: [], count: false, limit: Some(3), must_find: None, kind: None } }"#);
    assert_snapshot!(told("show jane doe"), @r#"Query { query: Show { kind: None, reference: Reference("jane doe"), len: 20, filter: "", now: 2026-03-02T09:00:00+01:00[Europe/Berlin], week_start: Monday, me: "Kim" }, show: Show { format: None, columns: [], count: false, limit: None, must_find: None, kind: None } }"#);
    let Ok(Ask::Apply { source: Source::File(path), show, .. }) = read("apply in.ndjson --on-error skip") else {
        panic!("no rows")
    };
    assert_eq!((path.to_str(), show), (Some("in.ndjson"), Show::default()));
    assert!(matches!(read("apply -"), Ok(Ask::Apply { source: Source::Stdin, .. })));
}

#[test]
fn the_program_is_asked_about_itself() {
    assert_eq!(read("config"), Ok(Ask::Config(ConfigAsk::List)));
    assert_eq!(read("config set me Kim Li"), Ok(Ask::Config(ConfigAsk::Set("me".into(), "Kim Li".into()))));
    assert_eq!(read("completions zsh"), Ok(Ask::Completions(clap_complete::Shell::Zsh)));
    assert_eq!(read("host"), Ok(Ask::Host(HostAsk::Serve)));
    assert_eq!(read("host --status"), Ok(Ask::Host(HostAsk::Status)));
    assert_eq!(read("man --dir x"), Ok(Ask::Man(Some("x".into()))));
}

#[test]
fn a_command_line_that_is_not_understood_says_what_was_probably_meant() {
    assert_snapshot!(told("contct list"), @"
    error: unrecognized subcommand 'contct'
    hint: a similar subcommand exists: 'contact'
    ");
    assert_snapshot!(told("contact lst"), @"
    error: unrecognized subcommand 'lst'
    hint: a similar subcommand exists: 'list'
    ");
    assert_snapshot!(told("contact add --emial x"), @"
    error: unexpected argument '--emial' found
    hint: a similar argument exists: '--email'
    ");
    assert_snapshot!(told("contact edit"), @"
    error: the following required arguments were not provided: <REF>...
    hint: rolo contact edit --help
    ");
    assert_snapshot!(told("contact add Jane Doe"), @"
    error: unexpected argument 'Doe' found
    hint: rolo contact add --help
    ");
    assert_snapshot!(told("contact add Jane --given Jane"), @"
    error: the argument '[NAME]' cannot be used with '--given <GIVEN>'
    hint: rolo contact add --help
    ");
    assert_snapshot!(told("--wait soon find x"), @"
    error: --wait: `soon` is no whole number up to 86400
    hint: write it in digits, as in `--wait 30`; rolo find --help
    ");
    assert_snapshot!(told("contact"), @"
    error: `rolo contact` is only the beginning of a command

    People: add, list, show, edit, tag, delete, restore

    Usage: rolo contact [OPTIONS] <COMMAND>

    Commands:
      add      Add a contact
      list     List contacts
      show     Show one contact whole
      edit     Change contacts
      tag      Add and remove tags
      delete   Delete contacts; they can be restored
      restore  Bring deleted contacts back
      help     Show the help of a verb

    Options of every command:
      -h, --help  Show help; --help shows more than -h
    hint: rolo contact --help
    ");
}

#[test]
fn a_wrong_value_names_its_flag() {
    assert_snapshot!(told("contact add --email jane@"), @"
    error: --email: `jane@` is no e-mail address
    hint: write it like jane@acme.example
    ");
    assert_snapshot!(told("contact edit c-7k2fq --remove-phone abc"), @"
    error: --remove-phone: `abc` is no phone number
    hint: write it like +49 30 901820; without + it is read as a number of DE
    ");
    assert_snapshot!(told("contact edit c-7k2fq --lifecycle leed"), @"
    error: --lifecycle: `leed` is none of the choices
    hint: one of: lead, qualified, customer, lapsed
    ");
    assert_snapshot!(told("undo twelve"), @"
    error: ENTRY: `twelve` is no number of a command
    hint: rolo history shows the numbers
    ");
    assert_snapshot!(told("contact delete ''"), @"
    error: REF: an empty value names no record
    hint: a handle, a name, an e-mail address or a phone number
    ");
    assert_snapshot!(told("contact add --position 95,1"), @"
    error: --position: `95,1` is no position on the map
    hint: write latitude and longitude, like 52.52, 13.405
    ");
}

#[test]
fn globals_stand_anywhere_and_the_last_one_counts() {
    let words = split("--book a --wait 9 find x --book b -qy --color never --lang en --now 2026-01-01").unwrap();
    let parsed = parse(&words, &Text::english()).unwrap();
    assert_snapshot!(format!("{:?}", parsed.globals()), @r#"Globals { book: Some("b"), lang: Some("en"), now: Some("2026-01-01"), wait: 9s, color: Never, quiet: true, yes: true, debug: false, idempotency_key: None }"#);
    assert_eq!(language_asked(&words), Some("en"));
    assert_eq!(language_asked(&split("find x --lang=de").unwrap()), Some("de"));
    assert_eq!(language_asked(&split("find -- --lang de").unwrap()), None);
}

#[test]
fn help_and_version_are_shown_wherever_they_are_asked_for() {
    let stop = |line: &str| parse(&split(line).unwrap(), &Text::english()).unwrap_err();
    assert_eq!(stop("help contact tag"), stop("contact tag --help"));
    assert_eq!(stop("contact help tag"), stop("contact tag --help"));
    assert!(matches!(stop("help contct"), Stop::Refused(_)));
    let version = format!("rolo {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(stop("contact -V"), Stop::Version(version));
}

/// The help of a line. Its width does not depend on the terminal in which the tests run.
fn help(line: &str) -> String {
    let words = split(line).unwrap();
    run(tree(&Text::english()).term_width(100), &words).unwrap_err().render().to_string()
}

#[test]
fn help_shows_examples_first_and_what_is_rare_last() {
    assert_snapshot!(help("contact tag --help"), @r#"
    Add and remove tags

    Examples:
      rolo contact tag c-7k2fq vip
      rolo contact tag --where city:Bonn +west,-cold
      rolo contact tag c-7k2fq c-q81m4 +vip -cold
      rolo contact tag "Jane Doe" --tag +vip,-cold

    Words that begin with + add a tag, words that begin with - remove one. If there are none, the last
    word is a tag to add. A tag of which every letter is also a short flag is removed by --tag=-n.

    Usage: rolo contact tag [OPTIONS] [REF|+TAG|-TAG]...

    Arguments:
      [REF|+TAG|-TAG]...
              Handles, names, e-mails or phones; then tags to add (+vip) and to remove (-cold)

    Options:
          --where <FILTER>
              Only those that match a filter, such as tag:vip city~ber

          --tag <+TAG,-TAG>
              Tags to add (vip or +vip) and to remove (-cold), with commas between

          --if-rev <REV>
              Only if what is changed is still as it was at this entry; what else came since stays

          --force
              With --if-rev: overwrite what came since

          --explain
              Say how the filter is read and which index serves it, and do nothing

      -n, --dry-run
              Show what would change, and change nothing

      -o, --output <FORMAT>
              How to print; a table on a terminal, else tsv
              
              [possible values: table, tsv, csv, json, ndjson, ids]

          --columns <NAMES>
              Which columns, in which order, with commas between them

    Options of every command:
          --book <DIR>
              Use the book in this directory (or set ROLO_BOOK)

          --lang <TAG>
              Speak this language, for example en

          --now <WHEN>
              Take this for the present moment: 2026-03-02 9:00, or RFC 3339

          --wait <SECONDS>
              Wait so long for another program that has the book
              
              [default: 5]

          --color <WHEN>
              When to use colour
              
              [default: auto]
              [possible values: auto, always, never]

      -q, --quiet
              No talk: only data and errors

      -y, --yes
              Ask nothing and go on

          --debug
              Show in the header what every picture of the screen cost

          --idempotency-key <KEY>
              Do it once: a command that was done under this key before is not done again, even if it
              was undone

      -h, --help
              Show help; --help shows more than -h

      -V, --version
              Show the version
    "#);
}

#[test]
fn the_first_help_shows_every_command() {
    assert_snapshot!(help("-h"), @"
    The CRM that lives in the terminal

    Usage: rolo [OPTIONS] [COMMAND]

    Commands:
      find         Find anyone and anything by any words, best match first
      show         Show one record whole
      board        Show a pipeline as a board: its stages, and what is in them
      agenda       What is due: tasks, visits, deals going stale, birthdays, and the month so far
      contact      People: add, list, show, edit, tag, delete, restore
      company      Organisations: add, list, show, edit, tag, delete, restore
      deal         Opportunities: add, list, show, edit, move, win, lose, reopen, tag, delete, restore
      task         What is to be done: add, list, show, edit, done, snooze, reopen, tag, delete, restore
      activity     What happened: list, show, edit, tag, delete, restore; `rolo log` notes it
      pipeline     Ordered lists of stages: add, list, show, edit, delete, restore
      stage        Steps of a pipeline: add, list, show, edit, move, delete, restore
      segment      Filters with a name, and saved views: save, run, list, show, edit, delete, restore
      user         Salespeople, who own records: add, list, show, edit, tag, delete, restore
      field        Fields of your own, on any kind of record: add, list, show, edit, retire, restore
      lead         Contacts and companies that are no customers yet: convert
      file         Attached files: list, open, save; `rolo attach` adds them
      log          Note what happened: a call, a visit, a meeting, an e-mail, a message, a note
      attach       Attach files to anything: a contact, a company, a deal, a task, an activity
      detach       Take files off a record
      set          Change everything that a filter lets through
      edit         Change many records as a table in your own editor
      undo         Take a command back
      redo         Take the last undo back
      history      Show past commands, newest first
      apply        Add and change records in bulk from NDJSON
      import       Add and change records from a table in CSV
      export       Write records into a table in CSV, or the whole book into NDJSON
      demo         Fill an empty book with a made-up one, to try things
      config       Show and change your settings
      keymap       Show and check what keys do
      host         Keep the book open for other commands, until a signal ends it
      schema       Show every key of the records' JSON
      completions  Print a completion script for a shell
      man          Print the manual page, or write all of them into a directory
      help         Show the help of a command

    Options of every command:
      -h, --help  Show help; --help shows more than -h

    `rolo help COMMAND` says more about a command, with examples.
    ");
}

#[test]
fn the_tree_is_sound() {
    tree(&Text::english()).debug_assert();
}

/// A word that means something somewhere, or any other.
fn any_word() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "contact",
        "deal",
        "move",
        "stage",
        "--before",
        "set",
        "tag=+a",
        "tag",
        "edit",
        "add",
        "config",
        "set",
        "find",
        "help",
        "undo",
        "-n",
        "--",
        "--tag",
        "--email",
        "+vip",
        "-cold",
        "--city",
        "--do-not-contact",
        "--where",
        "--sort",
        "-o",
        "json",
        "--help",
        "--clear",
        "",
        "-",
        "=",
        "#1",
    ]);
    prop_oneof![3 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #[test]
    fn no_command_line_is_too_strange(words in prop::collection::vec(any_word(), 0..7)) {
        let now = now();
        let reading = Reading { country: None, currency: iso_currency::Currency::from_code("EUR"), now: now.clone(), week_start: jiff::civil::Weekday::Monday, me: "Kim".into(), catalogue: crate::domain::Catalogue::default() };
        match parse(&words, &Text::english()) {
            Ok(parsed) => drop(parsed.read(&reading, &now)),
            Err(Stop::Refused(failure)) => {
                let told = Text::english().tell(&failure);
                let is_shown = |text: &str| !text.chars().any(|char| char != '\n' && crate::domain::line::is_hidden(char));
                prop_assert!(is_shown(&told.message) && told.hint.is_none_or(|hint| is_shown(&hint)));
            }
            Err(Stop::Help(_) | Stop::Version(_)) => {}
        }
    }
}
