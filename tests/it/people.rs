//! A small book for tests: people with names that are hard to find, to print and to tell apart.

use crate::rolo::Rolo;

/// Five people with fixed ids and handles, one a line; their three companies have fixed ids.
pub const PEOPLE: &str = r#"{"id":"01900000-0000-7000-8000-000000000001","handle":"c-jane1","given":"Jane","family":"Doe","companies":[{"id":"01900000-0000-7000-8000-00000000000a","name":"Acme","role":"CTO"}],"emails":[{"address":"jane@acme.example","label":"work"}],"phones":["mobile: 0151 23456789"],"addresses":[{"label":"work","city":"Berlin"}],"lifecycle":"customer","tags":["vip","fair"]}
{"id":"01900000-0000-7000-8000-000000000002","handle":"c-zhang","given":"伟","family":"张","companies":[{"id":"01900000-0000-7000-8000-00000000000b","name":"北京示例有限公司"}],"phones":["+86 138 0013 8000"],"tags":["客户"]}
{"id":"01900000-0000-7000-8000-000000000003","handle":"c-mark1","given":"Mark","family":"Lee","companies":["Acme"],"emails":["mark@acme.example"],"lifecycle":"lead"}
{"id":"01900000-0000-7000-8000-000000000004","handle":"c-mark2","given":"Mark","family":"Lee","companies":[{"id":"01900000-0000-7000-8000-00000000000c","name":"Beta GmbH"}],"lifecycle":"lead","tags":["cold"]}
{"id":"01900000-0000-7000-8000-000000000005","handle":"c-renee","given":"Renée","family":"Müller","emails":["renee@beta.example"],"birthday":"1984-05-12","do_not_contact":true,"notes":"likes tea\nand \"quotes\", commas"}
"#;

/// Somebody whose book holds [`PEOPLE`].
pub fn office() -> Rolo {
    let rolo = Rolo::new();
    let run = rolo.run_with(&["apply", "--quiet"], PEOPLE);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""), "{run}");
    rolo
}
