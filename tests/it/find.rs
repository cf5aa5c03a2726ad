//! Finding people: any words, pinyin, digits, filters.

use insta::assert_snapshot;

use crate::people::office;
use crate::rolo::Rolo;

/// The handles that a command lists, in their order.
fn handles(rolo: &Rolo, words: &[&str]) -> String {
    let shown = rolo.ok(&[words, &["--columns", "handle", "-o", "tsv"]].concat());
    shown.lines().skip(1).collect::<Vec<_>>().join(" ")
}

#[test]
fn who_was_dealt_with_lately_comes_first_with_a_filter_as_without() {
    let rolo = Rolo::new();
    for name in ["Anna Abel", "Anna Zorn"] {
        rolo.ok(&["contact", "add", name, "--city", "Bonn"]);
    }
    let found = |more: &[&str]| rolo.ok(&[&["find", "anna", "--columns", "name"], more].concat());
    for filter in [&[][..], &["--where", "city:bonn"]] {
        assert_eq!(found(filter), "name\nAnna Abel\nAnna Zorn\n");
    }
    rolo.ok(&["log", "call", "Anna Zorn", "asks for prices"]);
    for filter in [&[][..], &["--where", "city:bonn"]] {
        assert_eq!(found(filter), "name\nAnna Zorn\nAnna Abel\n", "{filter:?}");
    }
}

#[test]
fn people_are_found_by_whatever_is_remembered_of_them() {
    let rolo = office();
    for (words, found) in [
        ("jane", "c-jane1"),
        ("mulelr", "c-renee"),
        ("doe jane", "c-jane1"),
        ("jane@acme", "c-jane1"),
        ("23456789", "c-jane1"),
        ("0151 2345", "c-jane1"),
        ("+49 151", "c-jane1"),
        ("mark beta", "c-mark2"),
        ("张伟", "c-zhang"),
        ("zhangwei", "c-zhang"),
        ("zhang wei", "c-zhang"),
        ("zw", "c-zhang"),
        ("示例 zhang", "c-zhang"),
        ("客户", "c-zhang"),
        ("muller", "c-renee"),
        ("RENEE", "c-renee"),
    ] {
        let all = handles(&rolo, &["find", words]);
        assert_eq!(all.split(' ').next().unwrap(), found, "{words}: {all}");
    }
    // A company comes before its people, who are called otherwise; together with its name they come alone.
    let acme = rolo.ok(&["company", "list", "acme", "--columns", "handle", "-o", "tsv"]);
    let acme = acme.lines().nth(1).unwrap();
    assert_eq!(handles(&rolo, &["find", "acme", "--sort", "name"]), format!("{acme} c-jane1 c-mark1"));
    for words in ["北京", "beijing", "bjsl"] {
        let found = handles(&rolo, &["find", words]);
        assert!(found.starts_with("o-") && found.ends_with(" c-zhang"), "{words}: {found}");
    }
    assert_eq!(handles(&rolo, &["contact", "list", "beijing"]), "c-zhang");
}

#[test]
fn deals_tasks_and_what_was_noted_are_found_too_and_people_before_them() {
    let rolo = office();
    rolo.ok(&["deal", "add", "Jane's renewal", "--company", "Acme", "--value", "12kEUR", "-y"]);
    rolo.ok(&["log", "call", "c-jane1", "asks for the blue widget", "--next", "send quote", "--due", "fri"]);
    for (words, found) in [("widget", "a-"), ("renewal", "d-"), ("quote send", "t-"), ("jane", "c-"), ("acme", "o-")] {
        assert!(handles(&rolo, &["find", words]).starts_with(found), "{words}: {}", handles(&rolo, &["find", words]));
    }
    assert_eq!(
        rolo.ok(&["find", "widget acme", "--columns", "name,company", "-o", "tsv"]).lines().nth(1).unwrap(),
        "asks for the blue widget\tAcme"
    );
}

#[test]
fn who_is_calling_is_told_in_one_line() {
    let rolo = office();
    rolo.ok(&["deal", "add", "Renewal", "--company", "Acme", "--contact", "Jane Doe", "--value", "12kEUR", "-y"]);
    rolo.ok(&["log", "call", "c-jane1", "asks for prices", "--next", "send quote", "--due", "fri"]);
    let line =
        "Jane Doe · c-jane1 · Acme · 2026-03-02 09:30 call · Renewal 12,000.00 EUR Lead · 2026-03-06 send quote\n";
    for number in ["6789", "0151 2345 6789", "+49 (0)151-23456789", "15123"] {
        assert_eq!(rolo.ok(&["find", "--phone", number, "-o", "table"]), line, "{number}");
    }
    let cells = rolo.ok(&["find", "--phone", "6789"]);
    let row = "c-jane1\tJane Doe\tAcme\t2026-03-02 09:30  call\tRenewal 12,000.00 EUR Lead\t2026-03-06  send quote";
    assert_eq!(cells, format!("handle\tname\tcompany\tlast\tdeal\tnext\n{row}\n"));
    assert_eq!(rolo.ok(&["find", "--phone", "6789", "--count"]), "1\n");
    assert!(rolo.fails(3, &["find", "--phone", "99999"]).contains("nothing matches `99999`"));
    assert_eq!(rolo.run(&["find"]).code, 2);
}

#[test]
fn people_are_found_by_where_they_live_after_those_who_are_called_so() {
    let rolo = Rolo::new();
    for (name, city) in [("Ada Weber", "Köln"), ("Ben Weber", "Bonn"), ("Kölner Chor", "Bonn"), ("李牧", "广州")]
    {
        rolo.ok(&["contact", "add", name, "--address", &format!("home: city={city}")]);
    }
    let names = |words: &str| {
        let shown = rolo.ok(&["find", words, "--columns", "name", "-o", "tsv"]);
        shown.lines().skip(1).collect::<Vec<_>>().join(", ")
    };
    for (words, found) in
        [("weber köln", "Ada Weber"), ("koln", "Kölner Chor, Ada Weber"), ("limu guangzhou", "李牧"), ("廣州", "李牧")]
    {
        assert_eq!(names(words), found, "{words}");
    }
}

#[test]
fn of_namesakes_the_one_who_was_dealt_with_lately_comes_first() {
    let rolo = office();
    assert_eq!(handles(&rolo, &["find", "mark lee"]), "c-mark1 c-mark2");
    rolo.ok(&["log", "call", "c-mark2", "hello"]);
    assert!(handles(&rolo, &["find", "mark lee"]).starts_with("c-mark2 c-mark1"));
}

#[test]
fn a_search_that_finds_nobody_says_so_and_an_empty_list_does_not() {
    let rolo = office();
    let run = rolo.run(&["find", "qqqqqq"]);
    assert_eq!((run.code, run.stdout.as_str()), (3, "handle\tname\tcompany\tphone\temail\ttag\n"));
    assert_snapshot!(run.stderr, @r"
    error: nothing matches `qqqqqq`
    hint:  fewer or shorter words find more; rolo contact list shows all there is
    ");
    assert_eq!(rolo.run(&["find", "qqqqqq", "-o", "json"]).stdout, "[]\n");
    for (format, shown) in [
        ("tsv", "handle\tname\tcompany\tphone\temail\ttag\n"),
        ("json", "[]\n"),
        ("ndjson", ""),
        ("ids", ""),
        ("table", ""),
    ] {
        let run = rolo.run(&["contact", "list", "--where", "tag:nobody", "-o", format]);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, shown, ""), "{format}");
    }
    assert_eq!(rolo.ok(&["contact", "list", "qqqqqq", "--count"]), "0\n");
}

#[test]
fn a_filter_narrows_the_list() {
    let rolo = office();
    for (filter, found) in [
        ("tag:vip", "c-jane1"),
        ("tag:vip,cold", "c-jane1 c-mark2"),
        ("-tag:vip lifecycle:lead", "c-mark1 c-mark2"),
        ("company~acm", "c-jane1 c-mark1"),
        ("company:Acme lifecycle:customer", "c-jane1"),
        ("city:berlin", "c-jane1"),
        ("city：Berlin", "c-jane1"),
        ("email~beta or tag:客户", "c-renee c-zhang"),
        ("(tag:vip or tag:cold) -city:berlin", "c-mark2"),
        ("has:birthday", "c-renee"),
        ("no:email", "c-mark2 c-zhang"),
        ("birthday<1990-01-01", "c-renee"),
        ("birthday>=1990-01-01", ""),
        ("created>-1d", "c-jane1 c-mark1 c-mark2 c-renee c-zhang"),
        ("updated<-60d", ""),
        ("do-not-contact:yes", "c-renee"),
        ("lifecycle!=lead lifecycle!=customer", "c-renee c-zhang"),
        ("\"mark lee\"", "c-mark1 c-mark2"),
        ("owner:me", ""),
        ("tag:nothing", ""),
    ] {
        let mut all: Vec<String> =
            handles(&rolo, &["contact", "list", "--where", filter]).split(' ').map(str::to_owned).collect();
        all.sort();
        assert_eq!(all.join(" "), found, "{filter}");
        let count = rolo.ok(&["contact", "list", "--where", filter, "--count"]);
        assert_eq!(count.trim_end(), found.split_whitespace().count().to_string(), "{filter}");
    }
}

#[test]
fn a_list_is_sorted_and_cut_as_one_wants() {
    let rolo = office();
    assert_eq!(handles(&rolo, &["contact", "list"]), "c-jane1 c-mark1 c-mark2 c-renee c-zhang");
    assert_eq!(
        handles(&rolo, &["contact", "list", "--sort", "-name,handle"]),
        "c-zhang c-renee c-mark1 c-mark2 c-jane1"
    );
    assert_eq!(handles(&rolo, &["contact", "list", "--sort", "email"]), "c-jane1 c-mark1 c-renee c-mark2 c-zhang");
    assert_eq!(handles(&rolo, &["contact", "list", "--start", "1", "--limit", "2"]), "c-mark1 c-mark2");
    assert_eq!(handles(&rolo, &["contact", "list", "--limit", "0"]), "");
    assert_eq!(handles(&rolo, &["contact", "list", "--start", "99"]), "");
}

#[test]
fn a_filter_that_cannot_be_read_says_in_words_why_and_where() {
    let rolo = office();
    let filters = [
        "tga:vip",
        "tag:",
        ":vip",
        "-",
        "tag:vip or",
        "(tag:vip",
        "tag:vip)",
        "\"open",
        "birthday:someday",
        "lifecycle:leed",
        "name>",
        "created:tomorrowish",
    ];
    let told: Vec<String> =
        filters.iter().map(|filter| rolo.fails(2, &["contact", "list", "--where", filter])).collect();
    assert_snapshot!(told.concat(), @r#"
    error: the filter `tga:vip` cannot be read at character 1: no field is called `tga`
    hint:  did you mean `tag`?
    error: the filter `tag:` cannot be read at character 5: the value is missing after the sign
    hint:  say what it is to be, like tag:vip; has:FIELD and no:FIELD ask whether there is anything
    error: the filter `:vip` cannot be read at character 1: the name of a field is missing before the sign
    hint:  write the name of a field before it, like city:berlin, or put quotes around the whole
    error: the filter `-` cannot be read at character 2: something to look for is missing
    hint:  write something to look for on both sides of or, and behind - and (
    error: the filter `tag:vip or` cannot be read at character 11: something to look for is missing
    hint:  write something to look for on both sides of or, and behind - and (
    error: the filter `(tag:vip` cannot be read at character 1: the parenthesis is never closed
    hint:  close it with ), or put quotes around what is looked for: "(a"
    error: the filter `tag:vip)` cannot be read at character 8: a parenthesis is closed that was never opened
    hint:  take it out, or open one before it
    error: the filter `"open` cannot be read at character 1: the quote is never closed
    hint:  close it with "
    error: the filter `birthday:someday` cannot be read at character 10: `someday` is no day of the calendar
    hint:  write it like 2026-03-01, 2026-03, fri, this-week, eom or -7d
    error: the filter `lifecycle:leed` cannot be read at character 11: `leed` is none of the choices
    hint:  one of: lead, qualified, customer, lapsed
    error: the filter `name>` cannot be read at character 6: the value is missing after the sign
    hint:  say what it is to be, like tag:vip; has:FIELD and no:FIELD ask whether there is anything
    error: the filter `created:tomorrowish` cannot be read at character 9: `tomorrowish` is no day of the calendar
    hint:  write it like 2026-03-01, 2026-03, fri, this-week, eom or -7d
    "#);
    let deep = "(".repeat(500) + "tag:vip" + &")".repeat(500);
    let long = "tag:vip ".repeat(10_000);
    for filter in [deep, long] {
        let told = rolo.fails(2, &["contact", "list", "--where", &filter]);
        assert!(told.contains("it is nested too deeply") || told.contains("it is too long"), "{told}");
        assert!(told.len() < 500, "{told}");
    }
}

#[test]
fn what_was_searched_for_is_marked_where_there_is_colour() {
    let rolo = office();
    let table = |words: &[&str], color: &str| rolo.ok(&[words, &["-o", "table", "--color", color]].concat());
    for (words, marked) in [
        ("zhangwei", "张伟"),
        ("muller", "Müller"),
        ("ＪＡＮＥ", "Jane"),
        ("doe jane", "Doe"),
        ("doe jane", "Jane"),
        ("0151 2345", "1512345"),
        ("c-jane", "c-jane"),
    ] {
        for noun in [&["find", words][..], &["contact", "list", words]] {
            let shown = table(noun, "always");
            assert!(shown.contains(&format!("\u{1b}[4m\u{1b}[33m{marked}\u{1b}[0m")), "{words}: {shown}");
            assert!(!table(noun, "auto").contains('\u{1b}'));
        }
    }
    assert!(!table(&["find", "jane"], "never").contains('\u{1b}'));
    assert!(!rolo.ok(&["find", "jane", "-o", "json", "--color", "always"]).contains('\u{1b}'));
}

#[test]
fn what_was_noted_is_found_to_its_end_and_names_come_first() {
    let rolo = office();
    let long = format!("saw the hall\n{} und die Förderbänder, dann 智能仓储 in 4711 boxes", "and so on ".repeat(400));
    rolo.ok(&["log", "visit", "c-jane1", &long]);
    let (visit, found) = (handles(&rolo, &["activity", "list"]), |words: &str| handles(&rolo, &["find", words]));
    for words in ["förderband", "forderbander", "acme band", "智能仓储", "saw 4711", "acme boxes", "FÖRDERBÄNDER acme"]
    {
        assert_eq!(found(words), visit, "{words}");
        assert_eq!(handles(&rolo, &["activity", "list", words]), visit, "{words}");
        assert_eq!(handles(&rolo, &["activity", "list", words, "--where", "type:visit"]), visit, "{words}");
    }
    // Neither scattered letters nor two of them, nor what stands in another text.
    for words in ["förderbnder", "bä", "zhineng", "boxes beta"] {
        assert!(rolo.run(&["find", words]).code == 3, "{words}: {}", found(words));
    }
    // A reference is a name.
    assert!(rolo.fails(3, &["show", "förderband"]).contains("förderband"));
    rolo.ok(&["contact", "add", "Förderband AG"]);
    assert!(found("förderband").starts_with("c-") && found("förderband").ends_with(&visit));
    rolo.ok(&["deal", "add", "Renewal", "--company", "Acme", "--notes", "they insist\non sandwich panels", "-y"]);
    rolo.ok(&["task", "add", "call back", "--notes", "about the\nsandwich"]);
    assert_eq!(found("sandwich").split(' ').map(|handle| &handle[..1]).collect::<String>(), "dt");
    rolo.ok(&["activity", "edit", &visit, "--text", "saw the hall"]);
    assert!(!found("förderband").contains(&visit));
    rolo.ok(&["undo"]);
    rolo.ok(&["activity", "delete", &visit]);
    assert!(!found("förderband").contains(&visit));
}
