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
    let added = in_chinese(&rolo, &["contact", "add", "张伟", "--company", "曜石", "--tag", "重点"]).stderr;
    assert!(added.ends_with("张伟\n新增 1 条、同时新建 1 条\n"), "{added}");
    assert_snapshot!(in_chinese(&rolo, &["contact", "lst"]).stderr, @"
    错误: 没有命令 'lst'
    提示: 有相近的命令：'list'
    ");
    assert_snapshot!(in_chinese(&rolo, &["show", "李雷"]).stderr, @"
    错误: 没有与 `李雷` 匹配的记录
    提示: 在所有字段中模糊查找：rolo find WORDS
    ");
    assert_snapshot!(in_chinese(&rolo, &["contact", "list", "--where", "tga:重点"]).stderr, @"
    错误: 筛选条件 `tga:重点` 在第 1 个字符处有误：没有名为 `tga` 的字段
    提示: 是不是 `tag`？
    ");
    assert_snapshot!(in_chinese(&rolo, &["contact", "list", "--limit", "许多"]).stderr, @"
    错误: --limit：`许多` 不是整数
    提示: 用数字写，例如 `--limit 20`；rolo contact list --help
    ");
    assert_snapshot!(in_chinese(&rolo, &["contact", "list", "-o", "xml"]).stderr, @"
    错误: 'xml' 不能用作 '--output <FORMAT>' 的值，可以是：table, tsv, csv, json, ndjson, ids
    提示: rolo contact list --help
    ");
    assert_snapshot!(in_chinese(&rolo, &["contact", "list", "--where", "tag:重点 company:曜石", "--explain"]).stdout, @"
    联系人：tag:重点 company:曜石
      tag 是 重点
      company 是 曜石
      逐条查看：共 1 条
    ");
    assert_snapshot!(in_chinese(&rolo, &["stage", "help", "move"]).stdout, @"
    调整阶段在管道中的顺序

    示例：
      rolo stage move Sales/Demo --after Qualified
      rolo stage move s-7k2fq --first

    用法: rolo stage move [OPTIONS] <REF>...

    参数:
      <REF>...
              短号、完整名称、邮箱地址或电话号码

    选项:
          --before <REF>
              放在这个之前

          --after <REF>
              放在这个之后

          --first
              放在最前

          --last
              放在最后

      -n, --dry-run
              只显示会有哪些改动，不实际修改

      -o, --output <FORMAT>
              输出格式；终端里默认为表格，否则为 tsv
              
              [可选值：table, tsv, csv, json, ndjson, ids]

          --columns <NAMES>
              显示哪些列、按什么顺序，用逗号分隔

    通用参数:
          --book <DIR>
              使用这个目录里的客户簿（也可设置 ROLO_BOOK）

          --lang <TAG>
              使用的语言，例如 en

          --now <WHEN>
              把这个时间当作现在：2026-03-02 9:00，或 RFC 3339 格式

          --wait <SECONDS>
              客户簿被其他程序占用时等待多少秒
              
              [默认：5]

          --color <WHEN>
              何时使用颜色
              
              [默认：auto]
              [可选值：auto, always, never]

      -q, --quiet
              不显示提示信息，只输出数据和错误

      -y, --yes
              不再询问，直接执行

          --debug
              在界面顶栏显示每次绘制的字节数和用时

          --idempotency-key <KEY>
              只执行一次：用同一个键执行过的命令不会再执行，即使后来被撤销

      -h, --help
              显示帮助；--help 比 -h 更详细

      -V, --version
              显示版本
    ");
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
fn people_read_the_names_of_choices_and_scripts_the_words() {
    let rolo = three_people();
    rolo.ok(&["contact", "edit", "Jane Doe", "--lifecycle", "customer"]);
    let list = ["contact", "list", "--where", "Jane", "--columns", "name,lifecycle", "-o"];
    let listed = |format: &str| in_chinese(&rolo, &[&list[..], &[format]].concat()).stdout;
    let shown = |format: &str| in_chinese(&rolo, &["show", "Jane Doe", "-o", format]).stdout;
    for told in [listed("table"), shown("table")] {
        assert!(told.contains("客户") && !told.contains("customer"), "{told}");
    }
    let told = ["tsv", "csv", "json", "ndjson"].map(listed).into_iter().chain(["tsv", "json", "ndjson"].map(shown));
    for told in told {
        assert!(told.contains("customer") && !told.contains("客户"), "{told}");
    }
    assert_eq!(rolo.ok(&["contact", "list", "--where", "lifecycle:customer", "--count"]).trim(), "1");
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
    terminal.keys(ESC);
    terminal.wait_for_no("按键");
    assert_eq!(terminal.quit(), 0);
}
