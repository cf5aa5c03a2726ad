# What happened, and tasks.
screen-log-what = 记什么？
screen-log-of = { $count ->
    [1] { $who }
   *[other] { $count } 个：{ $who }
}
screen-log-text = { $sort ->
    [note] 要记下什么？
    [call] 电话里说了什么？
    [visit] 拜访结果如何？
    [meeting] 会议结果如何？
    [email] 邮件里写了什么？
   *[message] 消息里说了什么？
}
screen-log-needed = 还没有写内容。
screen-log-today = 今天 · { $day }
screen-log-yesterday = 昨天 · { $day }
screen-log-undated = 日期不明
screen-plan-what = 要做什么？
screen-plan-needed = 任务需要名称。
screen-no-task = 这里没有可以完成或推迟的任务；按 n 安排一个。
screen-done-what = 结果如何？可以留空。
screen-snooze-until = 推迟到什么时候？
screen-snooze-hour = 一小时后
screen-snooze-tomorrow = 明天
screen-snooze-days = 三天后
screen-snooze-week = 下周
screen-snooze-another = 在日历上另选一天…
screen-snooze-month = 下个月
screen-snooze-day-later = 顺延一天
screen-snooze-week-later = 顺延一周
screen-snooze-typed = 到
screen-reschedule-to = 改到哪天、什么时候？
screen-reschedule-needed = 请填写日期：周五、下周二 9:00、+2w
screen-read-as = { $flag ->
    [to] {""}
    [close] {""}
    [at] 时间：
   *[due] 到期：
}{ $when }
screen-read-not = 还不是日期
screen-also = 还可以加：
screen-ready-what = 只看…
screen-ready-all = 全部
screen-ready-today = 今天
screen-ready-yesterday = 昨天
screen-ready-days = 最近 { $days } 天
screen-ready-month = { $month }
screen-ready-mine = 我记的
