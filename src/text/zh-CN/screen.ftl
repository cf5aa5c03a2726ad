# The screen.

screen-help = 按键
screen-column-reach = 电话或邮箱
screen-column-tags = 标签
screen-help-intro = 在设置文件旁自建 keymap.toml，可以更改按键；:keymap show 列出全部按键。启用鼠标时，按住 Shift 选择文字。
screen-list = { $kind ->
        [company] 公司
        [user] 用户
        [deal] 商机
        [pipeline] 销售管道
        [stage] 阶段
        [segment] 分组
        [task] 任务
        [activity] 往来
       *[contact] 联系人
    }
screen-deleted-list = { $kind ->
        [company] 已删除的公司
        [user] 已删除的用户
        [deal] 已删除的商机
        [pipeline] 已删除的销售管道
        [stage] 已删除的阶段
        [segment] 已删除的分组
        [task] 已删除的任务
        [activity] 已删除的往来记录
       *[contact] 已删除的联系人
    }
screen-kind = { $kind ->
        [company] 公司
        [user] 用户
        [deal] 商机
        [pipeline] 销售管道
        [stage] 阶段
        [segment] 分组
        [task] 任务
        [activity] 往来记录
       *[contact] 联系人
    }
screen-kinds = { $kind ->
        [company] 公司
        [user] 用户
        [deal] 商机
        [pipeline] 销售管道
        [stage] 阶段
        [segment] 分组
        [task] 任务
        [activity] 往来记录
        [mixed] 记录
       *[contact] 联系人
    }
screen-marked = 已标记 { $count }
screen-marked-most = 只标记了前 { $count } 条；要处理全部，用 :{ $kind } edit --where FILTER 一类的命令。
screen-left-out = 已排除 { $count }
screen-search = 搜索：
screen-filter = 筛选：
screen-reading = 正在读取…
screen-nothing-found = { $kind ->
        [company] 没有符合的公司。按 Esc 显示全部。
        [deal] 没有符合的商机。按 Esc 显示全部。
        [task] 没有符合的任务。按 Esc 显示全部。
        [activity] 没有符合的往来记录。按 Esc 显示全部。
       *[contact] 没有符合的联系人。按 Esc 显示全部。
    }
screen-empty = { $kind ->
        [activity] 还没有往来记录。在联系人、公司或商机上按 c 记一笔。
        [contact] 还没有{ screen-kinds }。按 a 新增第一个，按 I 导入文件，按 D 填入演示数据试用，按 ? 查看所有按键。
       *[other] 还没有{ screen-kinds }。按 a 新增第一个，按 ? 查看所有按键。
    }
screen-to-do = 未完成的任务
screen-timeline-nothing = 没有符合的记录；按 f 换一个筛选。
screen-leads-nowhere = 这一行没有可打开的内容；按 tab 跳到下一个可打开的行。
screen-nowhere-before = 之前没有显示过别的界面。
screen-nowhere-after = 没有可前进的界面。
screen-card = { $kind ->
        [company] 公司
        [user] 用户
        [deal] 商机
        [pipeline] 销售管道
        [stage] 阶段
        [segment] 分组
        [task] 任务
        [activity] 往来记录
       *[contact] 联系人
    }
screen-is-deleted = 已删除，可以恢复。
screen-history = 历史
screen-undone = （已撤销）
screen-no-history = 还没有操作记录。
screen-total = { $count } 个{ screen-kinds }
screen-status = 客户簿 { $book }：{ $contacts } 个联系人，最后一次操作 #{ $seq }。
screen-question = 确定吗？
screen-and-more = … 还有 { $count } 个
screen-yes = 是
screen-no = 否
screen-hint = 提示:
screen-saving = 正在保存…
screen-fill-in-needed = 带 * 的还没有填。
screen-fill-in-which = 先输入命令；Tab 可补全。
# Why something that the command line lists cannot be done here.
screen-nothing-to-save = 无需保存：所有操作都已写入客户簿。:q 退出。
screen-nothing-listed = 没有这样的命令。
screen-palette-shell = 只能在 shell 中使用
screen-palette-elsewhere = 用于：{ $places }
screen-palette-selected = {"{ids}"}：{ $kind ->
    [contact] { $count } 位联系人
    [company] { $count } 家公司
    [deal] { $count } 个商机
    [task] { $count } 项任务
   *[other] { $count } 条记录
}
screen-palette-nothing = 光标处没有内容
screen-form-add = 新增{ screen-kind }
screen-twin = ! 可能已有：{ $who }
screen-calendar = { $year } 年 { $month } 月
screen-calendar-weekday = { $weekday ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
   *[other] 日
}
screen-ask-delete = { $count ->
    [1] 删除这个{ screen-kind }？可以恢复，也可以撤销。
   *[other] 删除这 { $count } 个{ screen-kinds }？可以恢复，也可以撤销。
}
screen-ask-changed = 这会修改 { $count } 个{ screen-kinds }。继续吗？
screen-meant = 新建公司“{ $name }”？
screen-meant-new = 新建：{ $name }
screen-export-to = 写入哪个文件？
screen-ask-replace = { $path } 已经存在。要替换吗？
screen-export-needed = 请输入文件名，例如 people.csv。
screen-pick-owner = 今后由谁负责？
screen-owner-nobody = 无人负责
screen-no-owner = { screen-kind }没有负责人。
screen-ask-again = 刚才已对同样的记录做过一次。再做一次？
screen-nothing-again = 没有可以重复的命令：上一条命令不针对可选择的记录。
screen-contest = { $has-by ->
        [yes] 编辑期间，{ $by } 也改了这里
       *[no] 编辑期间，这里被改动了
    }。用哪一个？
screen-contest-theirs = 现在
screen-contest-yours = 我的
screen-contest-before = 原来
screen-contest-turn = 换一个
screen-contest-save = 保存
screen-contest-back = 回到表单
screen-copied = 已复制 { $text }
screen-copy-what = 复制什么？
screen-ask-drop = 就此离开？输入的内容会存为草稿，按 { $key } 可取回。
screen-ask-drop-table = 就此离开？表格里的修改会丢失。
screen-ask-quit = 退出 rolo？输入的内容会保留，下次启动时可以继续。
screen-ask-quit-table = 退出 rolo？表格里的修改会丢失。
screen-put-aside = 输入的内容已存为草稿，按 { $key } 取回。
screen-drafts = 有未保存的草稿，要继续吗？
screen-drafts-drop = 全部丢弃
screen-no-drafts = 没有草稿。
screen-ask-drop-drafts = 丢弃全部草稿？丢弃后无法找回。
screen-opened = 打开 { $name }
screen-segments = { $any ->
        [yes] 分组：{ $names }
       *[no] 没有这样的分组。
    }
# What rang: `$names` are the first few with when they are due, `$more` how many these leave out.
screen-reminder = 提醒：{ $names }{ $more ->
    [0] {""}
   *[other] ，另有 { $more } 条
}
screen-reminders-missed = 错过 { $count } 条提醒：{ $names }{ $more ->
    [0] {""}
   *[other] ，另有 { $more } 条
}
screen-reminder-answer = （按 ! 处理）
screen-reminders-waiting = !{ $count }
screen-no-reminder = 没有待处理的提醒。
screen-pick-reminder = 哪一条？
screen-reminder-done = 完成
screen-reminder-ten-before = 到期前十分钟再提醒
screen-reminder-at-time = 到时再提醒
screen-reminder-in-ten = 推迟十分钟
screen-reminder-in-an-hour = 推迟一小时
screen-reminder-tomorrow = 推迟到明天
screen-reminder-show = 查看
screen-reminder-seen = 知道了
screen-reminders-seen = 全部知道了
screen-nothing-selected = 光标处没有记录；按 a 新增，按 esc 显示全部。
screen-nothing-changed = 没有改动。
screen-setting-saved = 已保存，下次启动时生效。
screen-dry-run = 没有执行。执行后会是这样：
# 最常做的事，以及对应的键。
screen-tour = 十行认识 rolo
screen-tour-move = { $down } 和 { $up }（或方向键）在列表中移动，{ $open } 打开光标处的记录，{ $back } 返回。
screen-tour-find = { $search } 边输入边查找姓名、公司、号码和拼音，{ $filter } 按条件筛选：`tag:vip close<30d`。
screen-tour-panes = { $people } 联系人、{ $companies } 公司、{ $board } 看板、{ $deals } 商机、{ $tasks } 任务、{ $activities } 往来、{ $today } 今天。
screen-tour-change = { $add } 新增，{ $edit } 编辑，{ $delete } 删除；{ $save } 保存表单。
screen-tour-log = { $log } 记一次通话、拜访或消息，{ $plan } 安排下一步。
screen-tour-tasks = { $done } 完成任务，{ $snooze } 推迟，{ $reschedule } 改期。
screen-tour-mark = { $mark } 标记一条记录，{ $mark-all } 标记全部；之后的操作对它们全部生效。
screen-tour-board = 在看板上，{ $move-left } 和 { $move-right } 把商机移到相邻阶段，{ $win } 赢单。
screen-tour-command = { $palette } 可输入 Shell 的全部命令，并带补全。
screen-tour-help = { $undo } 撤销上一步，{ $help } 显示所有键，{ $tour } 再看这几行，{ $quit } 退出。
# What can fill the screen, to be picked with the mouse.
screen-pick-pane = 显示
# The banner below the header: the word behind the key that closes it, and what it has no room for.
screen-banner-close = 关闭
screen-banner-more = 你自己的文件中还有 { $count } 处，离开后在终端里可看到
screen-too-small = 窗口太小：rolo 需要 { $width } 列、{ $height } 行。在 Shell 中，`rolo find` 和 `rolo contact list` 不受窗口大小限制。

# What was done.
screen-done-created = { $count ->
    [1] 已新增 { $who }。
   *[other] 已新增 { $count } 个{ screen-kinds }。
}
screen-done-updated = { $count ->
    [1] 已修改 { $who }。
   *[other] 已修改 { $count } 个{ screen-kinds }。
}
screen-done-put = 已修改 { $who }（{ $handle }）：{ $due } 到期。
screen-done-deleted = { $count ->
    [1] 已删除 { $who }。
   *[other] 已删除 { $count } 个{ screen-kinds }。
}
screen-done-restored = { $count ->
    [1] 已恢复 { $who }。
   *[other] 已恢复 { $count } 个{ screen-kinds }。
}
screen-done-failed = 有 { $count } 条未能完成。
screen-done-moved = { $who }（{ $handle }）已移到“{ $stage }”。
screen-done-made = 同时新建了 { $who }。
screen-done-undone = 已撤销：{ $words }
screen-done-redone = 已重做：{ $words }
screen-done-kept = 有 { $kept } 条在此期间改动过，保持不变。

screen-linked = { $kind ->
        [contact] 联系人：{ $total }
        [company] 公司：{ $total }
        [deal] 商机：{ $total }
        [pipeline] 销售管道：{ $total }
        [stage] 阶段：{ $total }
        [task] 任务：{ $total }
        [activity] 往来记录：{ $total }
       *[user] 用户：{ $total }
    }

# What others do with the book while the screen is open.
screen-waiting = 客户簿正由 { $holder } 占用，等待中…
