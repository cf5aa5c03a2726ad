# What happened, and tasks.
screen-log-what = What happened?
screen-log-of = { $count ->
    [one] { $who }
   *[other] { $count }: { $who }
}
screen-log-text = { $sort ->
    [note] What is to be noted?
    [call] What was said in the call?
    [visit] What came of the visit?
    [meeting] What came of the meeting?
    [email] What was in the e-mail?
   *[message] What was in the message?
}
screen-log-needed = There is nothing to note yet.
screen-log-today = Today · { $day }
screen-log-yesterday = Yesterday · { $day }
screen-log-undated = On no day
screen-plan-what = What is to be done?
screen-plan-needed = A task needs a name.
screen-no-task = There is no task here to be done or put off; n plans one.
screen-done-what = What came of it? It may be left empty.
screen-snooze-until = Until when?
screen-snooze-hour = in an hour
screen-snooze-tomorrow = tomorrow
screen-snooze-days = in three days
screen-snooze-week = next week
screen-snooze-another = another day, by the calendar …
screen-snooze-month = next month
screen-snooze-day-later = a day later
screen-snooze-week-later = a week later
screen-snooze-typed = until
screen-reschedule-to = On which day, or when?
screen-reschedule-needed = A day is needed: fri, next tue 9:00, +2w
screen-read-as = { $flag ->
    [to] { "" }
    [close] { "" }
    [at] when:{ " " }
   *[due] due:{ " " }
}{ $when }
screen-read-not = not a day yet
screen-also = also:
screen-ready-what = Show only …
screen-ready-all = everything
screen-ready-today = today
screen-ready-yesterday = yesterday
screen-ready-days = the last { $days } days
screen-ready-month = { $month }
screen-ready-mine = noted by me
