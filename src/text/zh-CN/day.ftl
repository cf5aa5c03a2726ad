# The day.
screen-today = 今天
screen-today-week = 本周
screen-today-everybody = 所有人
screen-today-day = { $which ->
        [today] 今天 · { $day }
        [tomorrow] 明天 · { $day }
       *[later] { $day }
    }
screen-today-now = 今天
screen-today-ahead = 接下来的拜访和会议
screen-today-quiet = 该联系 { $count } 个
screen-today-rhythm = { $days ->
        [1] 每天
       *[other] 每 { $days } 天
    }
screen-today-minutes = { $minutes }分
screen-today-hours = { $hours }小时
screen-today-hours-minutes = { $hours }时{ $minutes }
screen-today-never = 从未
screen-today-age = 满 { $age } 岁
screen-today-more = 本周还有 { $more } 个任务；按 w 查看。
screen-today-free = 今天没有到期的任务{ $more ->
        [0] ，不妨给谁打个电话。按 a 安排，按 / 找人。
       *[other] 。本周晚些时候还有 { $more } 个；按 w 查看。
    }
screen-today-free-week = 本周没有到期的任务，不妨去拜访谁。按 a 安排，按 / 找人。
screen-today-month = 本月
screen-today-month-all = 所有人的本月
screen-today-won = 赢单 { $count }{ $worth }
screen-today-lost = 输单 { $count }
screen-today-count = { $sort } { $count }
screen-today-one-kind = 只能同时标记同一类记录；按 Esc 清除标记。
