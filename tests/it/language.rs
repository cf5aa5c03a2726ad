//! What is said in Chinese, and what stays as it is for scripts.

use insta::assert_snapshot;
use serde_json::Value;

use crate::rolo::{Rolo, Run};
use crate::screen::three_people;
use crate::terminal::{ESC, Terminal};

fn in_chinese(rolo: &Rolo, words: &[&str]) -> Run {
    rolo.run(&[&["--lang", "zh-CN"], words].concat())
}

#[test]
fn what_was_done_and_what_is_wrong_is_said_in_chinese() {
    let rolo = Rolo::new();
    assert_snapshot!(in_chinese(&rolo, &["contact", "add", "张伟", "--company", "曜石", "--tag", "重点"]).stderr, @"");
    assert_snapshot!(in_chinese(&rolo, &["contact", "lst"]).stderr, @"");
    assert_snapshot!(in_chinese(&rolo, &["show", "李雷"]).stderr, @"");
    assert_snapshot!(in_chinese(&rolo, &["contact", "list", "--where", "tga:重点"]).stderr, @"");
    assert_snapshot!(in_chinese(&rolo, &["contact", "list", "--limit", "许多"]).stderr, @"");
    assert_snapshot!(in_chinese(&rolo, &["contact", "list", "-o", "xml"]).stderr, @"");
    assert_snapshot!(in_chinese(&rolo, &["contact", "list", "--where", "tag:重点 company:曜石", "--explain"]).stdout, @"");
    assert_snapshot!(in_chinese(&rolo, &["stage", "help", "move"]).stdout, @"");
}

#[test]
fn scripts_read_the_same_in_every_language() {
    let rolo = three_people();
    for words in [&["contact", "list"][..], &["find", "anna", "-o", "ndjson"], &["show", "anna", "-o", "json"]] {
        assert_eq!(in_chinese(&rolo, words).stdout, rolo.ok(words), "{words:?}");
    }
    let failed = |run: Run| {
        let failure: Value = serde_json::from_str(&run.stderr).unwrap();
        (run.code, failure["error"]["code"].clone())
    };
    let words = ["show", "nobody", "-o", "json"];
    assert_eq!(failed(in_chinese(&rolo, &words)), failed(rolo.run(&words)));
}

#[test]
fn the_locale_and_the_settings_choose_the_language() {
    let rolo = three_people();
    let said = |variables: &[(&str, &str)]| {
        let mut command = rolo.command(&["show", "nobody"]);
        command.envs(variables.iter().copied());
        String::from_utf8(command.output().unwrap().stderr).unwrap()
    };
    assert!(said(&[("LC_ALL", "zh_CN.UTF-8")]).starts_with("错误: "));
    assert!(said(&[("LANG", "zh_TW.UTF-8")]).starts_with("错误: "));
    assert!(said(&[("LANG", "de_DE.UTF-8")]).starts_with("error: "));
    assert!(said(&[("LANG", "zh_CN.UTF-8"), ("ROLO_LANG", "en")]).starts_with("error: "));
    rolo.ok(&["config", "set", "language", "zh-CN"]);
    assert!(said(&[]).starts_with("错误: "));
}

#[test]
fn the_screen_speaks_chinese() {
    let rolo = three_people();
    rolo.ok(&["config", "set", "language", "zh-CN"]);
    let mut terminal = Terminal::run(&rolo, &[env!("CARGO_BIN_EXE_rolo")], 80, 24);
    terminal.wait_for("联系人");
    terminal.type_until("7", "今天");
    terminal.type_until("?", "按键");
    terminal.type_until(ESC, "今天");
    assert_eq!(terminal.quit(), 0);
}
