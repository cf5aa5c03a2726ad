//! What has to be known stands below the header until somebody closes it.

use insta::assert_snapshot;

use super::book::people;
use super::trial::Trial;
use crate::ops::{Code, Failure};
use crate::tui::msg::Msg;
use crate::tui::stage::News;
use crate::tui::update::tell_troubles;

fn trouble(line: usize) -> Failure {
    let place = format!("/home/kim/.config/rolo/keymap.toml:{line}");
    Failure::new(Code::CannotRead).fact("path", place).fact("reason", "it is not what it should be")
}

#[test]
fn mistakes_stand_below_the_header_one_after_another_until_they_are_closed() {
    let mut trial = Trial::new(80, 12, people());
    tell_troubles(&mut trial.model, &[1, 2, 3, 4, 5].map(trouble));
    trial.press("j");
    assert_snapshot!(trial.picture(), @"
     rolo  Contacts  2/6                                                        Kim
     ! /home/kim/.config/rolo/keymap.toml:1 cannot be read: it is not +3  esc close
       what it should be
       name                     company           phone or e-mail       tags
       Jane Doe                 Acme              +49 151 23456789      vip
    >  张伟                     北京科技有限公司  +86 138 0013 8000     vip 重点
       👩‍👩‍👧‍👦 Müller-Lüdenscheidt   🚀 Rockets GmbH   familie@example.org
       Zoë Z̲a̲l̲go                                  zoe@example.org
       ﾊﾝｶｸ 全角ＡＢＣ 한국어   한국전자          +82 2 312 3456
       Ana María Núñez de la …  Compañía Genera…
     : command  space mark  t tag  f filter  d delete  2 companies  3 board  4 deals
     ? help  q quit  / search  a add  enter open  e edit  c log  n plan  u undo
    ");
    trial.press("esc");
    assert_snapshot!(trial.picture().lines().take(3).collect::<Vec<_>>().join("\n"), @"
    rolo  Contacts  2/6                                                        Kim
    ! /home/kim/.config/rolo/keymap.toml:2 cannot be read: it is not +2  esc close
      what it should be
    ");
    trial.press("esc esc");
    assert_snapshot!(trial.picture().lines().take(3).collect::<Vec<_>>().join("\n"), @"
    rolo  Contacts  2/6                                                        Kim
    ! 2 more in your own files, told in the terminal when you leave      esc close
      name                     company           phone or e-mail       tags
    ");
    trial.press("space esc");
    assert!(trial.model.banner == Default::default() && trial.model.size.banner == 0);
    assert_eq!(trial.model.marks().len(), 1, "one thing at a time");
}

#[test]
fn a_banner_has_room_on_a_small_screen_and_a_click_closes_it() {
    let mut trial = Trial::in_chinese(40, 12, people());
    trial.tell(Msg::News(News::Unserved(trouble(7))));
    assert_snapshot!(trial.picture(), @"
     rolo  联系人  1/6                  Kim
     ! 无法读取                    esc 关闭
       /home/kim/.config/rolo/key…
       名称                  电话或邮箱
    >  Jane Doe              +49 151 234567…
       张伟                  +86 138 0013 8…
       👩‍👩‍👧‍👦 Müller-Lüdensche…  familie@exampl…
       Zoë Z̲a̲l̲go             zoe@example.org
       ﾊﾝｶｸ 全角ＡＢＣ 한…   +82 2 312 3456
       Ana María Núñez de …
     enter 打开  c 记往来  n 安排  u 撤销
     ? 帮助  q 退出  / 搜索  a 新增  e 编辑
    ");
    trial.click(5, 5);
    assert_eq!(trial.model.contacts.cursor, 1, "the list begins below it");
    trial.click(5, 1);
    assert!(!trial.model.banner.is_shown());
}
