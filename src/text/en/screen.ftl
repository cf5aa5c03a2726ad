# The screen.

# What keys do: a sentence for the help, and a word for the hints.
action-quit = Leave rolo
    .short = quit
action-suspend = Back to the shell until `fg`
    .short = suspend
action-refresh = Read and draw everything anew
    .short = refresh
action-palette = Type a command line
    .short = command
action-import = Type which table to import
    .short = import
action-reminders = Answer what rang
    .short = reminders
action-help = Show the keys
    .short = help
action-undo = Undo the last command of this screen
    .short = undo
action-redo = Redo what was undone last
    .short = redo
action-people = The list of people
    .short = people
action-companies = The list of companies
    .short = companies
action-board = The board of a pipeline
    .short = board
action-deals = The list of deals
    .short = deals
action-tasks = The open tasks
    .short = tasks
action-activities = What happened, newest first
    .short = activities
action-log = Note what happened to what is marked, or to what is under the cursor
    .short = log
action-log-call = A call
    .short = call
action-log-visit = A visit
    .short = visit
action-log-meeting = A meeting
    .short = meeting
action-log-email = An e-mail
    .short = e-mail
action-log-message = A message
    .short = message
action-log-note = A note
    .short = note
action-done = Done: the task, or all that are marked; asks what came of it
    .short = done
action-snooze = Put the task, or all that are marked, off until a day that you pick
    .short = snooze
action-reschedule = Put the task, or all that are marked, on a day that you type
    .short = reschedule
action-plan = Add a task about what is marked, or about what is under the cursor
    .short = plan
action-filters = Pick a ready filter: sort, period, person, company, owner
    .short = filters
action-today = The day: what is due, whom to visit, what goes stale
    .short = today
action-week = The whole week, or only today
    .short = week
action-everybody = What everybody has to do, or only what is yours
    .short = everybody
action-column-left = To the stage on the left
    .short = stage left
action-column-right = To the stage on the right
    .short = stage right
action-move-left = Bring the deal, or all that are marked, to the stage left of here
    .short = stage back
action-move-right = Bring the deal, or all that are marked, to the stage right of here
    .short = next stage
action-move-down = Put the deal further down
    .short = further down
action-move-up = Put the deal further up
    .short = further up
action-move = Bring the deal, or all that are marked, to a stage that you pick
    .short = move
action-win = Won: the deal, or all that are marked
    .short = win
action-lose = Lost: the deal, or all that are marked; asks why
    .short = lose
action-reopen = Open what was won or lost again
    .short = reopen
action-next-pipeline = The next pipeline
    .short = pipeline
action-previous-pipeline = The previous pipeline
    .short = previous pipeline
action-order = Pick the order of the cards
    .short = order
action-back = One step back: close the card, clear the marks, clear the search
    .short = back
action-down = Down
    .short = down
action-up = Up
    .short = up
action-page-down = One screen down
    .short = page down
action-page-up = One screen up
    .short = page up
action-half-page-down = Half a screen down
    .short = half down
action-half-page-up = Half a screen up
    .short = half up
action-first = To the beginning
    .short = first
action-last = To the end
    .short = last
action-open = Open the card
    .short = open
action-search = Search: the list narrows as you type
    .short = search
action-filter = Narrow the list by a filter such as tag:vip city:berlin
    .short = filter
action-views = Pick a saved view: filter, columns, order
    .short = views
action-save-view = Save what is shown as a view: filter, columns, order
    .short = save view
action-add = Add a contact, a company, or a deal in this stage
    .short = add
action-edit = Edit what is under the cursor; what is marked in a command line
    .short = edit
action-delete = Delete what is marked, or what is under the cursor
    .short = delete
action-restore = Restore what is marked, or what is under the cursor, in a list of what was deleted
    .short = restore
action-tag = Tag what is marked, or what is under the cursor
    .short = tag
action-mark = Mark what is under the cursor, or take its mark away
    .short = mark
action-mark-all = Mark all that the list shows, or the column of the board; esc takes the marks away
    .short = mark all
action-accept = Yes, or on to the next
    .short = ok
action-cancel = Leave without doing anything
    .short = close
action-save = Save
    .short = save
action-next-field = Next field
    .short = next
action-previous-field = Previous field
    .short = previous
action-next-choice = Next choice
    .short = next choice
action-previous-choice = Previous choice
    .short = previous choice
action-complete = Complete what is typed
    .short = complete
action-fill-in = Fill the command in by a form
    .short = form
action-earlier = Earlier command line
    .short = earlier
action-later = Later command line
    .short = later
action-left = One character left
    .short = left
action-right = One character right
    .short = right
action-word-left = One word left
    .short = word left
action-word-right = One word right
    .short = word right
action-home = Beginning of the line
    .short = beginning
action-end = End of the line
    .short = end
action-line-up = One line up
    .short = up
action-line-down = One line down
    .short = down
action-new-line = New line
    .short = new line
action-backspace = Delete the character to the left
    .short = delete left
action-delete-character = Delete the character under the cursor
    .short = delete
action-delete-word = Delete the word to the left
    .short = delete word
action-delete-to-start = Delete everything to the left
    .short = empty
action-delete-to-end = Delete everything to the right
    .short = delete to end

# Where keys hold: headings of the help.
context-global = Everywhere
context-pane = In every pane
context-list = In the list
context-activity = In the list of what happened
context-deal = On deals beside the board: in their list, on their cards, on the day
context-board = On the board of a pipeline
context-today = On the day, beside the keys of the list
context-card = On a card
context-search = In the search and filter line
context-form = In a form
context-choice = On a field with choices
context-link = On a field that names a record
context-lines = In a text of several lines
context-confirm = At a question
context-prompt = Where a line of text is asked for
context-contest = Where two changed the same
context-log = Where you say what happened
context-picker = Where you pick one of several
context-palette = In the command line
context-reader = In help and output
context-text = Where you type

screen-help = Keys
screen-column-reach = phone or e-mail
screen-column-tags = tags
screen-help-intro = A file keymaps/default.toml of your own, beside the settings, changes these keys. With the mouse on, hold Shift to select text.
screen-list = { $kind ->
        [company] Companies
        [user] Users
        [deal] Deals
        [pipeline] Pipelines
        [stage] Stages
        [segment] Segments
        [task] Tasks
        [activity] Activities
       *[contact] Contacts
    }
screen-deleted-list = { $kind ->
        [company] Deleted companies
        [user] Deleted users
        [deal] Deleted deals
        [pipeline] Deleted pipelines
        [stage] Deleted stages
        [segment] Deleted segments
        [task] Deleted tasks
        [activity] Deleted activities
       *[contact] Deleted contacts
    }
screen-kind = { $kind ->
        [company] company
        [user] user
        [deal] deal
        [pipeline] pipeline
        [stage] stage
        [segment] segment
        [task] task
        [activity] activity
       *[contact] contact
    }
screen-kinds = { $kind ->
        [company] companies
        [user] users
        [deal] deals
        [pipeline] pipelines
        [stage] stages
        [segment] segments
        [task] tasks
        [activity] activities
        [mixed] records
       *[contact] contacts
    }
screen-marked = { $count } marked
screen-marked-most = Only the first { $count } are marked; :{ $kind } edit --where FILTER and its like reach all of them.
screen-left-out = { $count } left out
screen-search = Search:
screen-filter = Filter:
screen-reading = Reading…
screen-nothing-found = { $kind ->
        [company] No company matches. Esc shows them all again.
        [deal] No deal matches. Esc shows them all again.
        [task] No task matches. Esc shows them all again.
        [activity] No activity matches. Esc shows them all again.
       *[contact] Nobody matches. Esc shows everybody again.
    }
screen-empty = { $kind ->
        [activity] Nothing was noted yet. Press c on a person, a company or a deal to note what happened.
        [contact] No { screen-kinds } yet. Press a to add the first one, I to import a file, D for a made-up book to try things, ? to see every key.
       *[other] No { screen-kinds } yet. Press a to add the first one, ? to see every key.
    }
screen-is-deleted = Deleted; it can be restored.
screen-history = History
screen-undone = (undone)
screen-no-history = Nothing happened yet.
screen-total = { $count ->
    [one] one { screen-kind }
   *[other] { $count } { screen-kinds }
}
screen-status = Book { $book }: { $contacts } contacts, last entry #{ $seq }.
screen-question = Sure?
screen-and-more = … and { $count } more
screen-yes = yes
screen-no = no
screen-hint = hint:
screen-saving = Saving…
screen-fill-in-needed = What bears a * is still needed.
screen-fill-in-which = Type a command first; Tab completes it.
screen-form-add = New { screen-kind }
screen-ask-delete = { $count ->
    [one] Delete this { screen-kind }? It can be restored, and undone.
   *[other] Delete these { $count } { screen-kinds }? They can be restored, and it can be undone.
}
screen-ask-touched = { boot-touched }
screen-contest = { $has-by ->
        [yes] { $by } changed this
       *[no] This was changed
    } while you did. Which shall it be?
screen-contest-theirs = now
screen-contest-yours = yours
screen-contest-before = before
screen-contest-turn = another
screen-contest-save = save
screen-contest-back = back to the form
screen-ask-drop = Leave the form? What you typed is lost.
screen-ask-quit = Leave rolo? What you typed in the form is lost.
screen-opened = opens { $name }
screen-segments = { $any ->
        [yes] Segments: { $names }
       *[no] No segment is called so.
    }
# What rang: `$names` are the first few with when they are due, `$more` how many these leave out.
screen-reminder = { $count ->
    [one] Reminder: { $names }
   *[other] Reminders: { $names }{ $more ->
        [0] {""}
       *[other] { " " }and { $more } more
    }
}
screen-reminders-missed = { $count ->
    [one] A reminder rang meanwhile: { $names }
   *[other] { $count } reminders rang meanwhile: { $names }{ $more ->
        [0] {""}
       *[other] { " " }and { $more } more
    }
}
screen-reminder-answer = (! answers)
screen-reminders-waiting = !{ $count }
screen-no-reminder = No reminder waits for an answer.
screen-pick-reminder = Which one?
screen-reminder-done = done
screen-reminder-ten-before = again ten minutes before
screen-reminder-at-time = again at its time
screen-reminder-in-ten = in ten minutes
screen-reminder-in-an-hour = in an hour
screen-reminder-tomorrow = tomorrow
screen-reminder-show = show it
screen-reminder-seen = noted
screen-reminders-seen = all noted
screen-nothing-selected = There is nothing under the cursor; a adds something, esc shows all again.
screen-nothing-changed = Nothing changed.
screen-setting-saved = Saved; it holds from the next start.
screen-dry-run = Nothing was done. This is what it would do:
screen-too-small = The window is too small for rolo: it needs { $width } columns and { $height } lines. In a shell, `rolo find` and `rolo contact list` fit anywhere.

# What was done.
screen-done-created = { $count ->
    [one] Added { $who }.
   *[other] Added { $count } { screen-kinds }.
}
screen-done-updated = { $count ->
    [one] Changed { $who }.
   *[other] Changed { $count } { screen-kinds }.
}
screen-done-put = Changed { $who } ({ $handle }): due { $due }.
screen-done-deleted = { $count ->
    [one] Deleted { $who }.
   *[other] Deleted { $count } { screen-kinds }.
}
screen-done-restored = { $count ->
    [one] Restored { $who }.
   *[other] Restored { $count } { screen-kinds }.
}
screen-done-failed = { $count ->
    [one] One could not be done.
   *[other] { $count } could not be done.
}
screen-done-moved = { $who } ({ $handle }) is in { $stage } now.
screen-done-made = Also added { $who }.
screen-done-undone = Undid: { $words }
screen-done-redone = Redid: { $words }
screen-done-kept = { $kept ->
    [one] One was left as it is, since it changed in between.
   *[other] { $kept } were left as they are, since they changed in between.
}

screen-linked = { $kind ->
        [contact] People: { $total }
        [company] Companies: { $total }
        [deal] Deals: { $total }
        [pipeline] Pipelines: { $total }
        [stage] Stages: { $total }
        [task] Tasks: { $total }
        [activity] Activities: { $total }
       *[user] Users: { $total }
    }

# The board.
screen-board = Board
screen-board-deals = { $count ->
    [one] one deal
   *[other] { $count } deals
}
screen-board-open = open { $sum } (weighted { $weighted })
screen-board-also = { $sum } ({ $weighted })
screen-board-more = +{ $count } more
screen-board-empty = No pipeline yet. Press a to add the first deal: a pipeline of the usual stages is made for it.
screen-board-no-deals = No deals here yet. Press a to add one.
screen-board-none = no deals
screen-board-days = { $days }d
screen-board-rotten = ! rot { $days }d
screen-board-close = due { $date }
screen-board-overdue = ! due { $date }
screen-board-next = > { $date } { $step }
screen-board-late = ! { $date } { $step }
screen-board-won = won { $date }
screen-board-lost = lost { $date }
screen-board-by = by { $order }
screen-board-by-hand = Deals stand in another order now; press s to order them by hand first.
screen-board-no-stage = There is no stage beyond this one; m picks any.
screen-board-at-end = It cannot go any further.
screen-board-one-pipeline = There is no other pipeline; :pipeline add NAME makes one.
screen-pick-stage = To which stage?
screen-pick-order = In which order?
screen-pick-view = Which view?
screen-view-none = (no view)
screen-view-gone = The view { $name } is gone.
screen-no-views = There are views of people, companies, deals, tasks and activities only.
screen-pick-nothing = Nothing matches.
screen-order-hand = by hand
screen-order-value = value, highest first
screen-order-close = expected close, earliest first
screen-order-since = days in the stage, longest first
screen-order-name = name
screen-ask-reason = Why { $count ->
    [one] was it
   *[other] were they
} lost?
screen-reason-needed = A reason is needed: later it tells why deals are lost.

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
screen-snooze-month = next month
screen-snooze-day-later = a day later
screen-snooze-week-later = a week later
screen-snooze-typed = until
screen-reschedule-to = On which day, or when?
screen-reschedule-needed = A day is needed: fri, next tue 9:00, +2w
screen-read-as = { $flag ->
    [to] { "" }
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

# The day.
screen-today = Today
screen-today-week = This week
screen-today-everybody = everybody's
screen-today-day = { $which ->
        [today] Today · { cli-agenda-day }
        [tomorrow] Tomorrow · { cli-agenda-day }
       *[later] { cli-agenda-day }
    }
screen-today-weekday = { $weekday ->
        [mon] Mon
        [tue] Tue
        [wed] Wed
        [thu] Thu
        [fri] Fri
        [sat] Sat
       *[sun] Sun
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

# What others do with the book while the screen is open.
screen-waiting = waiting for the book, which is in use by { $holder } …
