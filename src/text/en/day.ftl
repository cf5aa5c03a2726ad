# The day.
screen-today = Today
screen-today-week = This week
screen-today-everybody = everybody's
screen-today-day = { $which ->
        [today] Today · { $day }
        [tomorrow] Tomorrow · { $day }
       *[later] { $day }
    }
screen-today-now = today
screen-today-ahead = Visits and meetings ahead
screen-today-quiet = { $count ->
        [one] One to be in touch with
       *[other] { $count } to be in touch with
    }
screen-today-rhythm = { $days ->
        [one] every day
       *[other] every { $days } days
    }
screen-today-minutes = { $minutes }min
screen-today-hours = { $hours }h
screen-today-hours-minutes = { $hours }h{ $minutes }
screen-today-never = never
screen-today-age = turns { $age }
screen-today-more = { $more ->
        [one] One more task this week; press w to see it.
       *[other] { $more } more tasks this week; press w to see them.
    }
screen-today-free = Nothing is due today{ $more ->
        [0] : a good day to call somebody. Press a to plan it, / to look for them.
        [one] . One task waits later this week; press w to see it.
       *[other] . { $more } tasks wait later this week; press w to see them.
    }
screen-today-free-week = Nothing is due this week: a good one to see somebody. Press a to plan it, / to look for them.
screen-today-month = This month
screen-today-month-all = Everybody's month
screen-today-won = { $count } won{ $worth }
screen-today-lost = { $count } lost
screen-today-count = { $sort }: { $count }
screen-today-one-kind = Only things of one kind are marked together; Esc clears the marks.
