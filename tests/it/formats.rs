//! Every output format of every command that has one.

use insta::assert_snapshot;

use crate::people::office;

#[test]
fn a_list_has_six_formats() {
    let rolo = office();
    let list = |format: &str| rolo.ok(&["contact", "list", "-o", format]);
    assert_snapshot!(list("table"), @r"
    handle   name            company           phone           e-mail              tag
    c-jane1  Jane Doe        Acme              +4915123456789  jane@acme.example   fair, vip
    c-mark1  Mark Lee        Acme                              mark@acme.example
    c-mark2  Mark Lee        Beta GmbH                                             cold
    c-renee  ⊘ Renée Müller                                    renee@beta.example
    c-zhang  张伟            北京示例有限公司  +8613800138000                      客户
    ");
    assert_snapshot!(list("tsv"), @r"
    handle	name	company	phone	email	tag
    c-jane1	Jane Doe	Acme	+4915123456789	jane@acme.example	fair, vip
    c-mark1	Mark Lee	Acme		mark@acme.example	
    c-mark2	Mark Lee	Beta GmbH			cold
    c-renee	Renée Müller			renee@beta.example	
    c-zhang	张伟	北京示例有限公司	+8613800138000		客户
    ");
    assert_snapshot!(list("csv").replace("\r\n", "␍\n"), @r#"
    handle,name,company,phone,email,tag␍
    c-jane1,Jane Doe,Acme,+4915123456789,jane@acme.example,"fair, vip"␍
    c-mark1,Mark Lee,Acme,,mark@acme.example,␍
    c-mark2,Mark Lee,Beta GmbH,,,cold␍
    c-renee,Renée Müller,,,renee@beta.example,␍
    c-zhang,张伟,北京示例有限公司,+8613800138000,,客户␍
    "#);
    assert_snapshot!(list("ids"), @r"
    01900000-0000-7000-8000-000000000001
    01900000-0000-7000-8000-000000000003
    01900000-0000-7000-8000-000000000004
    01900000-0000-7000-8000-000000000005
    01900000-0000-7000-8000-000000000002
    ");
    assert_snapshot!(list("ndjson"), @r#"
    {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000001","handle":"c-jane1","rev":1,"created":"2026-03-02T09:30:00Z","updated":"2026-03-02T09:30:00Z","title":"Jane Doe","given":"Jane","family":"Doe","companies":[{"id":"01900000-0000-7000-8000-00000000000a","name":"Acme","role":"CTO"}],"emails":[{"address":"jane@acme.example","label":"work"}],"phones":[{"number":"+4915123456789","label":"mobile","typed":"0151 23456789"}],"addresses":[{"label":"work","city":"Berlin"}],"lifecycle":"customer","tags":["fair","vip"]}
    {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000003","handle":"c-mark1","rev":1,"created":"2026-03-02T09:30:00Z","updated":"2026-03-02T09:30:00Z","title":"Mark Lee","given":"Mark","family":"Lee","companies":[{"id":"01900000-0000-7000-8000-00000000000a","name":"Acme"}],"emails":[{"address":"mark@acme.example"}],"lifecycle":"lead"}
    {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000004","handle":"c-mark2","rev":1,"created":"2026-03-02T09:30:00Z","updated":"2026-03-02T09:30:00Z","title":"Mark Lee","given":"Mark","family":"Lee","companies":[{"id":"01900000-0000-7000-8000-00000000000c","name":"Beta GmbH"}],"lifecycle":"lead","tags":["cold"]}
    {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000005","handle":"c-renee","rev":1,"created":"2026-03-02T09:30:00Z","updated":"2026-03-02T09:30:00Z","title":"Renée Müller","given":"Renée","family":"Müller","emails":[{"address":"renee@beta.example"}],"birthday":"1984-05-12","do_not_contact":true,"notes":"likes tea\nand \"quotes\", commas"}
    {"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000002","handle":"c-zhang","rev":1,"created":"2026-03-02T09:30:00Z","updated":"2026-03-02T09:30:00Z","title":"张伟","given":"伟","family":"张","companies":[{"id":"01900000-0000-7000-8000-00000000000b","name":"北京示例有限公司"}],"phones":[{"number":"+8613800138000","typed":"+86 138 0013 8000"}],"tags":["客户"]}
    "#);
    let json: serde_json::Value = serde_json::from_str(&list("json")).unwrap();
    let lines: Vec<serde_json::Value> =
        list("ndjson").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(json, serde_json::Value::from(lines));
    // In a pipe nobody has to ask for lines that programs can read.
    assert_eq!(rolo.ok(&["contact", "list"]), list("tsv"));
}

#[test]
fn columns_are_chosen_and_text_keeps_its_lines_out_of_the_way() {
    let rolo = office();
    let notes = |format: &str| rolo.ok(&["contact", "list", "renee", "--columns", "notes,name,birthday", "-o", format]);
    assert_eq!(notes("tsv"), "notes\tname\tbirthday\nlikes tea\\nand \"quotes\", commas\tRenée Müller\t1984-05-12\n");
    assert_eq!(
        notes("csv"),
        "notes,name,birthday\r\n\"likes tea\nand \"\"quotes\"\", commas\",Renée Müller,1984-05-12\r\n"
    );
    assert_snapshot!(notes("table"), @r#"
    notes                           name            birthday
    likes tea and "quotes", commas  ⊘ Renée Müller  1984-05-12
    "#);
    assert_snapshot!(notes("ndjson"), @r#"{"schema":"rolo/contact/1","kind":"contact","id":"01900000-0000-7000-8000-000000000005","handle":"c-renee","title":"Renée Müller","birthday":"1984-05-12","notes":"likes tea\nand \"quotes\", commas"}"#);
}

#[test]
fn a_card_has_six_formats() {
    let rolo = office();
    let show = |format: &str| rolo.ok(&["contact", "show", "c-jane1", "-o", format]);
    assert_snapshot!(show("table"), @r"
    Jane Doe  c-jane1
      given name   Jane
      family name  Doe
      company      Acme as CTO
      e-mail       work: jane@acme.example
      phone        mobile: +4915123456789
      address      work: city=Berlin
      lifecycle    customer
      tag          fair
                   vip
      created      2026-03-02 09:30
      updated      2026-03-02 09:30

    #1  2026-03-02 09:30  Kim  apply --quiet  (8 records)
    ");
    assert_snapshot!(show("tsv"), @r"
    handle	c-jane1
    name	Jane Doe
    given	Jane
    family	Doe
    company	Acme as CTO
    email	work: jane@acme.example
    phone	mobile: +4915123456789
    address	work: city=Berlin
    lifecycle	customer
    tag	fair
    tag	vip
    id	01900000-0000-7000-8000-000000000001
    created	2026-03-02T09:30:00Z
    updated	2026-03-02T09:30:00Z
    rev	1
    ");
    assert_snapshot!(show("csv").replace("\r\n", "␍\n"), @r#"
    handle,name,company,phone,email,tag␍
    c-jane1,Jane Doe,Acme,+4915123456789,jane@acme.example,"fair, vip"␍
    "#);
    assert_snapshot!(show("ids"), @"01900000-0000-7000-8000-000000000001");
    assert_eq!(show("json"), show("ndjson"));
    assert_eq!(show("ndjson"), rolo.ok(&["contact", "list", "jane", "-o", "ndjson"]));
}

#[test]
fn what_a_command_did_has_six_formats() {
    for format in ["table", "tsv", "csv", "ids", "json", "ndjson"] {
        let rolo = office();
        let run = rolo.run(&["contact", "edit", "c-jane1", "--city", "Bonn", "-o", format]);
        assert_eq!(run.code, 0, "{run}");
        match format {
            "table" => assert_eq!(run.stdout, "c-jane1\n"),
            "tsv" => assert_eq!(run.stdout, "line\tverb\thandle\ttitle\terror\n\tupdated\tc-jane1\tJane Doe\t\n"),
            "csv" => assert_eq!(run.stdout, "line,verb,handle,title,error\r\n,updated,c-jane1,Jane Doe,\r\n"),
            "ids" => assert_eq!(run.stdout, "01900000-0000-7000-8000-000000000001\n"),
            "json" => {
                assert_snapshot!(run.stdout, @r#"{"schema":"rolo/receipt/1","entry":2,"dry_run":false,"counts":{"created":0,"made":0,"updated":1,"deleted":0,"restored":0,"reversed":0,"kept":0,"unchanged":0,"failed":0},"outcomes":[{"verb":"updated","kind":"contact","id":"01900000-0000-7000-8000-000000000001","handle":"c-jane1","title":"Jane Doe","change":{"kind":"contact","id":"01900000-0000-7000-8000-000000000001","set":{"addresses/work/city":["Berlin","Bonn"]}}}]}"#);
            }
            _ => {
                assert_snapshot!(run.stdout, @r#"{"verb":"updated","kind":"contact","id":"01900000-0000-7000-8000-000000000001","handle":"c-jane1","title":"Jane Doe","change":{"kind":"contact","id":"01900000-0000-7000-8000-000000000001","set":{"addresses/work/city":["Berlin","Bonn"]}}}"#);
            }
        }
    }
}

#[test]
fn history_is_newest_first_with_local_times_for_people_and_whole_ones_for_scripts() {
    let rolo = office();
    rolo.ok(&["contact", "edit", "c-jane1", "--city", "Bonn", "--now", "2026-03-02T10:00:00.5Z"]);
    rolo.ok(&["contact", "tag", "c-jane1", "c-zhang", "+new one", "--now", "2026-07-01 9:00"]);
    rolo.ok(&["undo"]);
    assert_snapshot!(rolo.ok(&["history", "-o", "table"]), @r"
    #4  2026-03-02 09:30  Kim  undo  (2 records)
    #3  2026-07-01 07:00  Kim  contact tag c-jane1 c-zhang '+new one' --now '2026-07-01 9:00'  (2 records)  (taken back since)
    #2  2026-03-02 10:00  Kim  contact edit c-jane1 --city Bonn --now 2026-03-02T10:00:00.5Z  (1 record)
    #1  2026-03-02 09:30  Kim  apply --quiet  (8 records)
    ");
    assert_snapshot!(rolo.ok(&["history", "-o", "tsv"]), @r"
    seq	at	actor	command	records	action	reversed
    4	2026-03-02T09:30:00Z	Kim	undo	2	undo	no
    3	2026-07-01T07:00:00Z	Kim	contact tag c-jane1 c-zhang '+new one' --now '2026-07-01 9:00'	2	do	yes
    2	2026-03-02T10:00:00.5Z	Kim	contact edit c-jane1 --city Bonn --now 2026-03-02T10:00:00.5Z	1	do	no
    1	2026-03-02T09:30:00Z	Kim	apply --quiet	8	do	no
    ");
    assert_snapshot!(rolo.ok(&["history", "c-jane1", "--limit", "2", "-o", "table"]), @r"
    #4  2026-03-02 09:30  Kim  undo  (2 records)
      - tag  new one
    #3  2026-07-01 07:00  Kim  contact tag c-jane1 c-zhang '+new one' --now '2026-07-01 9:00'  (2 records)  (taken back since)
      + tag  new one
    ");
    assert_eq!(rolo.ok(&["history", "--before", "3", "--limit", "1", "-o", "csv"]).lines().count(), 2);
    assert_eq!(rolo.ok(&["history", "-o", "ids"]).lines().count(), 4);
    let json: serde_json::Value = serde_json::from_str(&rolo.ok(&["history", "-o", "json"])).unwrap();
    let lines: Vec<serde_json::Value> =
        rolo.ok(&["history", "-o", "ndjson"]).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(json[0]["action"], "undo");
    assert_eq!(json[0]["of"], json[1]["id"]);
    assert_eq!(json, serde_json::Value::from(lines));
}

#[test]
fn a_failure_is_json_when_json_was_asked_for() {
    let rolo = office();
    assert_snapshot!(rolo.fails(4, &["contact", "delete", "Mark Lee", "-o", "json"]), @r#"{"error":{"code":"ambiguous","kind":"conflict","exit":4,"message":"`Mark Lee` matches 2 records","hint":"give the handle of one of Mark Lee, Acme (c-mark1), Mark Lee, Beta GmbH (c-mark2)","facts":{"count":"2","reference":"Mark Lee"},"candidates":[{"handle":"c-mark1","title":"Mark Lee","detail":"Acme"},{"handle":"c-mark2","title":"Mark Lee","detail":"Beta GmbH"}]}}"#);
    let told: serde_json::Value = serde_json::from_str(&rolo.fails(3, &["show", "nobody", "-o", "ndjson"])).unwrap();
    assert_eq!((&told["error"]["code"], &told["error"]["exit"]), (&"no-match".into(), &3.into()));
}
