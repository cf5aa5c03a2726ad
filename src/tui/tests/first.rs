//! The first days: a tour, and hints that give way as their keys are known.

use insta::assert_snapshot;

use super::book::people;
use super::trial::Trial;
use crate::keymap::Habits;
use crate::tui::model::Status;

#[test]
fn the_tour_names_the_keys_as_they_are_now() {
    let mut trial = Trial::new(80, 24, people());
    trial.bind("[list]\ndown = 'unbound'\nj = 'unbound'\nctrl-n = 'down'\n");
    trial.press("T");
    assert_snapshot!(trial.picture(), @"
     rolo  Contacts  1/6                                                        Kim
    ┌ rolo in ten lines ───────────────────────────────────────────────────────────┐
    │ ctrl-n and k, or the arrows, go through a list. enter opens what is under    │
    │ the cursor, esc leads back.                                                  │
    │ / finds names, companies, numbers and 拼音 as you type. f narrows by a       │
    │ filter: `tag:vip close<30d`.                                                 │
    │ 1 people, 2 companies, 3 board, 4 deals, 5 tasks, 6 log, 7 the day.          │
    │ a adds, e edits, d deletes. ctrl-s saves a form.                             │
    │ c notes a call, a visit or a message, n plans what comes next.               │
    │ x is done with a task, z puts it off, r puts it on another day.              │
    │ space marks a record, * marks all. What you do then is done to all of them.  │
    │ On the board H and L take a deal from stage to stage, w wins it.             │
    │ : takes every command of the shell, with completion.                         │
    │ u takes the last thing back, ? shows every key, T these lines again, q       │
    │ leaves.                                                                      │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────────────┘

     enter close  pagedown page down  pageup page up  / search  G last
    ");
    trial.press("esc");
    assert!(trial.model.modals.is_empty());
}

#[test]
fn the_tour_on_a_small_screen_in_chinese() {
    let mut trial = Trial::in_chinese(40, 12, people());
    trial.press("T");
    assert_snapshot!(trial.picture(), @"
     rolo  联系人  1/6                  Kim
    ┌ 十行认识 rolo ───────────────────────┐
    │ j 和 k（或方向键）在列表中移动，     │
    │ enter 打开光标处的记录，esc 返回。   │
    │ / 边输入边查找姓名、公司、号码和拼   │
    │ 音，f 按条件筛选：`tag:vip           │
    │ close<30d`。                         │
    │ 1 联系人、2 公司、3 看板、4 商机、5  │
    │ 任务、6 往来、7 今天。               │
    └─────────────────────────────── 7/20 ─┘
     pageup 上一屏  G 末尾
     enter 关闭  pagedown 下一屏  / 搜索
    ");
}

#[test]
fn hints_give_way_to_others_as_their_keys_are_known() {
    let mut trial = Trial::new(80, 12, people());
    let hints = |trial: &Trial| trial.picture().lines().skip(10).collect::<Vec<_>>().join("\n");
    assert_snapshot!(hints(&trial), @"
    : command  space mark  t tag  f filter  d delete  2 companies  3 board  4 deals
    ? help  q quit  / search  a add  enter open  e edit  c log  n plan  u undo
    ");
    trial.press("j k j /").write("jane").press("esc space u");
    let used = trial.model.used.to_string();
    assert_snapshot!(used, @"
    cancel 1
    down 2
    mark 1
    search 1
    undo 1
    up 1
    ");
    trial.model.habits = Habits::read("search 12\nadd 40\nquit 40\nhelp 100\nundo 10\nopen 41\ncancel 90\n");
    trial.model.status = Status::default();
    assert_snapshot!(hints(&trial), @"
    space mark  f filter  2 companies  3 board  4 deals  5 tasks  6 activities
    t tag  e edit  d delete  c log  n plan  * mark all  esc back  ? help  : command
    ");
    trial.press("a");
    assert!(trial.picture().contains("esc close"), "how a form ends is always said");
}

#[test]
fn who_never_had_the_screen_open_sees_the_tour_once() {
    let mut trial = Trial::for_the_first_time(80, 24, people());
    assert!(trial.picture().contains("rolo in ten lines"));
    assert_eq!(trial.model.used.to_string(), "tour 1\n");
    trial.press("q j");
    assert_eq!((trial.model.modals.len(), trial.model.contacts.cursor), (0, 1));
    assert!(Trial::new(80, 24, people()).model.modals.is_empty());
}
