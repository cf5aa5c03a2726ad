//! Tables of other programs: columns find their fields, wrong rows say where they are wrong and can be given again.

use std::fs;

use insta::assert_snapshot;

use crate::rolo::{Rolo, Run, tree};

const COMPANIES: &str = "\
account,sector,revenue,employees,office_location,subsidiary_of
Acme Corporation,technology,1100.04,2822,United States,
Betasoloin,medical,251.41,495,Kenya,Acme Corporation
";

/// A table in the home directory, read with these words.
fn import(rolo: &Rolo, table: &str, words: &[&str]) -> Run {
    fs::write(rolo.path("in.csv"), table).unwrap();
    rolo.run(&[&["import", "in.csv"], words].concat())
}

fn list(rolo: &Rolo, kind: &str, columns: &str) -> String {
    rolo.ok(&[kind, "list", "--sort", "name", "-o", "csv", "--columns", columns]).replace("\r\n", "\n")
}

#[test]
fn columns_find_their_fields_and_the_others_are_told() {
    let rolo = Rolo::new();
    let run = import(&rolo, COMPANIES, &["--as", "company", "--map", "office_location=country"]);
    assert_snapshot!(run, @r"
    exit 0
    --- stdout
    --- stderr
    left out: revenue (--map COLUMN=FIELD uses it, --rest extra keeps it)
    2 created
    ");
    assert_snapshot!(list(&rolo, "company", "name,industry,size,country,parent"), @r"
    name,industry,size,country,parent
    Acme Corporation,technology,2822,United States,
    Betasoloin,medical,495,Kenya,Acme Corporation
    ");
    rolo.ok(&["undo"]);
    assert_eq!(rolo.ok(&["company", "list", "--count"]), "0\n");
    let run = import(&rolo, COMPANIES, &["--as", "company", "--rest", "extra", "--map", "sector="]);
    assert_eq!(run.stderr, "2 created\n", "{run}");
    assert!(rolo.ok(&["company", "show", "Betasoloin", "-o", "json"]).contains(r#""revenue":"251.41""#));
}

#[test]
fn people_are_read_from_a_pipe_as_they_are_written_elsewhere() {
    let rolo = Rolo::new();
    let table = "\u{feff}First Name;LAST_NAME;E-Mail;Mobile;Firma;Stadt;labels\r\n\
        Jane;Doe;work: jane@acme.example;030 901820;Acme as CTO;Berlin;vip, fair\r\n\
        ;;;;;;\r\n\
        伟;张;\"wei@a.cn; wei@b.cn\";+86 138 0013 8000;\"北京; 示例\";;\r\n";
    let words = ["import", "--as", "contact", "--map", "firma=company", "--map", "Stadt=city", "--set", "source=fair"];
    let run = rolo.run_with(&words, table);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "2 created, 3 also created\n"), "{run}");
    assert_snapshot!(list(&rolo, "contact", "name,email,phone,company,city,tag,source"), @r#"
    name,email,phone,company,city,tag,source
    Jane Doe,jane@acme.example,+4930901820,Acme,Berlin,"fair, vip",fair
    张伟,"wei@a.cn, wei@b.cn",+8613800138000,"北京, 示例",,,fair
    "#);
}

#[test]
fn a_dry_run_shows_what_would_be_and_writes_nothing() {
    let rolo = Rolo::new();
    rolo.ok(&["company", "add", "Zeta"]);
    let before = tree(&rolo.book().join("journal"));
    let table = "name,email\nAcme,office@acme.example\nBeta,nobody\n";
    let words = ["--as", "company", "-n", "--on-error", "skip", "--rejects", "no.csv", "--save-recipe", "r.toml"];
    let run = import(&rolo, table, &words);
    let handle = run.stdout.split(' ').find(|word| word.starts_with("o-")).unwrap();
    assert_snapshot!(run.to_string().replace(handle, "o-new00"), @r"
    exit 5
    --- stdout
    line 2: would create o-new00 Acme
      + name  Acme
      + e-mail  office@acme.example
    --- stderr
    line 3: email: `nobody` is no e-mail address
    nothing was changed; without --dry-run: 1 created, 1 not done
    the row that would fail would go to no.csv
    the recipe would go to r.toml
    error: 1 of 2 could not be done
    hint:  the lines above say why; mend those and give them again
    ");
    assert_eq!(tree(&rolo.book().join("journal")), before);
    assert!(!rolo.path("no.csv").exists() && !rolo.path("r.toml").exists());
}

#[test]
fn one_wrong_row_stops_everything_and_says_where_it_is() {
    let rolo = Rolo::new();
    let refused = |table: &str, words: &[&str]| {
        let run = import(&rolo, table, words);
        assert_eq!((run.code, run.stdout.as_str()), (5, ""), "{run}");
        run.stderr
    };
    assert_snapshot!(refused("name,life\nJane,lead\n\"Ann\nLee\",leed\n", &["--as", "contact", "--map", "life=lifecycle"]), @r"
    error: line 3: life: `leed` is none of the choices
    hint:  one of: lead, qualified, customer, lapsed
    ");
    assert_snapshot!(refused("name,email\r\nJane\r\n", &["--as", "contact"]), @r"
    error: line 2: it has 1 cells, and there are 2 columns: nothing stands under `email`
    hint:  correct the line, and save the file as UTF-8; --on-error skip goes on with the others, and --rejects FILE keeps those that failed
    ");
    assert_snapshot!(refused("name,tag\nJane,a,b\n", &["--as", "contact"]), @r"
    error: line 2: it has 3 cells, and there are 2 columns: cell 3 stands under none
    hint:  correct the line, and save the file as UTF-8; --on-error skip goes on with the others, and --rejects FILE keeps those that failed
    ");
    assert_snapshot!(refused("name,tag\nJane,\"a\n", &["--as", "contact"]), @r"
    error: line 2: a quote is opened here and never closed
    hint:  correct the line, and save the file as UTF-8; --on-error skip goes on with the others, and --rejects FILE keeps those that failed
    ");
    assert_snapshot!(refused("name,tag,name\nJane,a,b\n", &["--as", "contact"]), @r"
    error: line 1: the heads of the columns cannot be read: `name` stands over column 1 and over column 3
    hint:  the first line names the columns, each by a name of its own, in UTF-8
    ");
    assert_snapshot!(refused("", &["--as", "contact"]), @r"
    error: line 1: the heads of the columns cannot be read: there are none
    hint:  the first line names the columns, each by a name of its own, in UTF-8
    ");
    fs::write(rolo.path("latin.csv"), b"name,city\nRen\xe9e,Bonn\n").unwrap();
    assert_snapshot!(rolo.fails(5, &["import", "latin.csv", "--as", "contact"]), @r#"
    error: line 2: name: it is not UTF-8
    hint:  save it as "CSV UTF-8", or iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW (-f GB18030 if it is Chinese)
    "#);
    // What the book does not know is told with the column in which it stands.
    fs::write(rolo.path("owned.csv"), "name,owner\nJane,Nobody\n").unwrap();
    assert_snapshot!(rolo.fails(3, &["import", "owned.csv", "--as", "contact"]), @r"
    error: line 2: owner: no user matches `Nobody`
    hint:  --make user makes those that rows name, beside what else it says
    ");
    assert_eq!(rolo.ok(&["contact", "list", "--count"]), "0\n");
}

#[test]
fn what_is_not_understood_is_refused_before_the_book_is_touched() {
    let rolo = Rolo::new();
    let refused = |words: &[&str]| {
        let run = import(&rolo, "name,Office Fone\nJane,1\n", words);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
        run.stderr
    };
    assert_snapshot!(refused(&[]), @r"
    error: it is not said what the rows are
    hint:  say --as and one of: contact, company, deal, task, activity, pipeline, stage, segment, user, field
    ");
    assert_snapshot!(refused(&["--as", "contact", "--map", "Fone=phone"]), @r"
    error: no column is called `Fone`
    hint:  there are name, Office Fone
    ");
    assert_snapshot!(refused(&["--as", "contact", "--map", "office_fone=phon:work"]), @r"
    error: a contact has no `phon` into which a column could go
    hint:  did you mean `phone`?
    ");
    assert_snapshot!(refused(&["--as", "contact", "--map", "Office Fone=name", "--map", "name=name"]), @r"
    error: `name` holds one value, and two columns go there: Office Fone, name
    hint:  leave one out: --map COLUMN=
    ");
    assert_snapshot!(refused(&["--as", "contact", "--map", "name=", "--delimiter", ";"]), @r"
    error: no column is called `name`
    hint:  did you mean `name,Office Fone`? There are name,Office Fone
    ");
    assert_snapshot!(refused(&["--as", "deal", "--map", "name="]), @r"
    error: no column is the name of a field of a deal: name, Office Fone
    hint:  say where they go with --map COLUMN=FIELD, or what stands between them with --delimiter
    ");
    for (words, code, said) in [
        (["--map", "Fone"].as_slice(), 5, "--map: `Fone` does not say where a column goes"),
        (&["--set", "source"], 5, "--set: `source` does not say what a field holds"),
        (&["--set", "lifecycle=leed"], 5, "--set lifecycle: `leed` is none of the choices"),
        (&["--delimiter", "xy"], 5, "--delimiter: `xy` cannot stand between cells"),
        (&["--key", "email"], 5, "--key: `email` is none of the choices"),
        (&["--make", "ghost"], 5, "--make: `ghost` is no kind of record"),
        (&["--recipe", "none.toml"], 1, "none.toml cannot be read"),
    ] {
        let run = import(&rolo, "name,b\nJane,1\n", &[&["--as", "contact"], words].concat());
        assert!(run.code == code && run.stderr.contains(said), "{words:?} {run}");
    }
    assert!(!rolo.book().exists());
}

#[test]
fn rejected_rows_can_be_corrected_and_given_again() {
    let rolo = Rolo::new();
    let table = "name;email;note\r\nJane Doe;jane@acme.example;\"a; \"\"b\"\"\"\r\nWei;nobody;' =1\r\nKim;k@x.example;\r\nLee\r\n";
    let words = ["--as", "contact", "--on-error", "skip", "--rejects", "no.csv"];
    assert_snapshot!(import(&rolo, table, &words), @r"
    exit 5
    --- stdout
    --- stderr
    line 3: email: `nobody` is no e-mail address
    line 5: it has 1 cells, and there are 3 columns: nothing stands under `email`
    2 created, 2 not done
    the 2 rows that failed stand in no.csv
    error: 2 of 4 could not be done
    hint:  the lines above say why; mend those and give them again
    ");
    let rejected = fs::read_to_string(rolo.path("no.csv")).unwrap();
    assert_snapshot!(rejected.replace("\r\n", "\n"), @r"
    name;email;note;rolo:error
    Wei;nobody;' =1;line 3: email: `nobody` is no e-mail address
    Lee;line 5: it has 1 cells, and there are 3 columns: nothing stands under `email`
    ");
    assert_eq!(rejected.matches("\r\n").count(), 3);
    // Somebody else's file is not replaced, and neither is this one unless that is said.
    let run = import(&rolo, &rejected, &words);
    assert_eq!((run.code, run.stderr.contains("no.csv is there already")), (4, true), "{run}");
    let corrected = rejected.replace("nobody", "wei@x.cn").replace("Lee;", "Lee;;;");
    let run = import(&rolo, &corrected, &[words.as_slice(), &["--yes"]].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, "2 created\n"), "{run}");
    assert_eq!(fs::read_to_string(rolo.path("no.csv")).unwrap(), rejected);
    assert_eq!(
        rolo.ok(&["contact", "list", "--where", "name:Wei", "--columns", "email,notes", "-o", "tsv"]),
        "email\tnotes\nwei@x.cn\t' =1\n"
    );
}

#[test]
fn no_rejects_appear_where_nothing_was_rejected_or_nothing_was_done() {
    let rolo = Rolo::new();
    let here = || fs::read_dir(rolo.path("")).unwrap().count();
    let run = import(&rolo, "name\nJane\n", &["--as", "contact", "--on-error", "skip", "--rejects", "no.csv"]);
    assert_eq!(run.code, 0, "{run}");
    let before = here();
    let run = import(&rolo, "name,email\nWei,nobody\n", &["--as", "contact", "--rejects", "no.csv"]);
    assert_eq!((run.code, here()), (5, before), "{run}");
    let run = import(&rolo, "name\nKim\n", &["--as", "contact", "--rejects", "nowhere/no.csv"]);
    assert_eq!((run.code, run.stderr.contains("nowhere/no.csv cannot be written")), (1, true), "{run}");
    assert_eq!(rolo.ok(&["contact", "list", "--count"]), "1\n");
}

#[test]
fn a_recipe_says_again_what_flags_said() {
    let rolo = Rolo::new();
    let words = ["--as", "company", "--map", "office_location=country", "--map", "office_location=extra:office"];
    let more =
        ["--map", "subsidiary_of=", "--set", "tag=imported", "--rest", "extra", "--key", "none", "--make", "none"];
    let run = import(&rolo, COMPANIES, &[words.as_slice(), &more, &["--save-recipe", "r.toml"]].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, "2 created\nthe recipe stands in r.toml\n"), "{run}");
    assert_snapshot!(fs::read_to_string(rolo.path("r.toml")).unwrap(), @r#"
    as = "company"
    key = "none"
    make = "none"
    rest = "extra"

    [map]
    office_location = ["country", "extra:office"]
    subsidiary_of = ""

    [set]
    tag = "imported"
    "#);
    let first = list(&rolo, "company", "name,country,tag,extra");
    rolo.ok(&["undo"]);
    let run = import(&rolo, COMPANIES, &["--recipe", "r.toml"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "2 created\n"), "{run}");
    assert_eq!(list(&rolo, "company", "name,country,tag,extra"), first);
    let run = import(&rolo, COMPANIES, &["--recipe", "r.toml", "--save-recipe", "r.toml"]);
    assert_eq!((run.code, run.stderr.contains("r.toml is there already")), (4, true), "{run}");
    // Flags win over the file.
    let run = import(&rolo, COMPANIES, &["--recipe", "r.toml", "--set", "tag=again", "-n", "-o", "ndjson"]);
    assert!(run.stdout.contains("tags/again") && !run.stdout.contains("tags/imported"), "{run}");
    fs::write(rolo.path("bad.toml"), "as = \"company\"\n\n[maps]\n").unwrap();
    let run = import(&rolo, COMPANIES, &["--recipe", "bad.toml"]);
    assert_eq!(
        (run.code, run.stderr.contains("bad.toml:3: a recipe has no `maps`; did you mean `map`?")),
        (5, true),
        "{run}"
    );
}

#[test]
fn rows_without_a_key_are_known_again_by_what_they_say() {
    let rolo = Rolo::new();
    let table = "name,city,phone\nJane Doe,Berlin,\nJane Doe,Berlin,\nKim,Bonn,+49 30 901820\n";
    let import = |table: &str, more: &[&str]| {
        let run = rolo.run_with(&[&["import", "-", "--as", "contact"], more].concat(), table);
        assert_eq!(run.code, 0, "{run}");
        run.stderr
    };
    assert!(import(table, &[]).contains("3 created"));
    assert!(import(table, &[]).contains("3 unchanged"));
    // Others stand between, the columns in another order.
    let other =
        "phone,name,city\n,Wei,Ulm\n+49 30 901820,Kim,Bonn\n,Jane Doe,Berlin\n,Jane Doe,Berlin\n,Jane Doe,Berlin\n";
    let told = import(other, &[]);
    assert!(told.contains("2 created") && told.contains("3 unchanged"), "{told}");
    // What is said of all rows reaches those that are there.
    assert!(import(table, &["--set", "tag=fair"]).contains("3 changed"));
    // Whoever says so gets a new record for every row.
    assert!(import(table, &["--key", "none"]).contains("3 created"));
    assert!(!rolo.ok(&["show", "Wei"]).contains("imported row"), "nobody reads hashes");
    rolo.ok(&["undo"]);
    rolo.ok(&["undo"]);
    rolo.ok(&["undo"]);
    rolo.ok(&["undo"]);
    assert!(import(table, &[]).contains("3 created"), "what was taken back is imported anew");
}

#[test]
fn ids_of_two_systems_do_not_meet() {
    let rolo = Rolo::new();
    let import = |table: &str, system: &str| {
        let words = ["import", "-", "--as", "contact", "--map", "id=external-id", "--system", system];
        let run = rolo.run_with(&words, table);
        assert_eq!(run.code, 0, "{run}");
        run.stderr
    };
    assert!(import("id,name,email\n7,Jane Doe,jane@acme.example\n", "HubSpot").contains("1 created"));
    assert!(import("id,name,email\n7,Kim,kim@acme.example\n", "pipedrive").contains("1 created"));
    // The same address, called otherwise by another system: the same person.
    assert!(import("id,name,email\n9,Jane Doe,jane@acme.example\n", "pipedrive").contains("1 changed"));
    // The same system has another id for them: somebody else.
    assert!(import("id,name,email\n8,Jane Doe,jane@acme.example\n", "hubspot").contains("1 created"));
    assert!(rolo.ok(&["show", "hubspot:7"]).contains("Jane Doe"));
    assert!(rolo.fails(4, &["show", "7"]).contains("Kim"), "which system is meant is asked");
    assert!(rolo.fails(5, &["import", "-", "--as", "contact", "--system", "Hub Spot"]).contains("like hubspot"));
}
