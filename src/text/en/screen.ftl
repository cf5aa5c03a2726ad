# The screen.

screen-help = Keys
screen-column-reach = phone or e-mail
screen-column-tags = tags
screen-help-intro = A file keymap.toml of your own, beside the settings, changes these keys; :keymap show lists all of them. With the mouse on, hold Shift to select text.
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
screen-to-do = Open tasks
screen-timeline-nothing = Nothing of that happened; f shows something else.
screen-leads-nowhere = This line leads nowhere; tab goes to the next that does.
screen-nowhere-before = Nothing was shown before this.
screen-nowhere-after = There is nothing to go forward to.
screen-card = { $kind ->
        [company] Company
        [user] User
        [deal] Deal
        [pipeline] Pipeline
        [stage] Stage
        [segment] Segment
        [task] Task
        [activity] Activity
       *[contact] Contact
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
# Why something that the command line lists cannot be done here.
screen-nothing-to-save = There is nothing to save: whatever is done is in the book at once. :q leaves.
screen-nothing-listed = Nothing is called so.
screen-palette-shell = only in a shell
screen-palette-elsewhere = elsewhere: { $places }
screen-palette-selected = {"{ids}"}: { $kind ->
    [contact] { $count ->
        [one] one contact
       *[other] { $count } contacts
    }
    [company] { $count ->
        [one] one company
       *[other] { $count } companies
    }
    [deal] { $count ->
        [one] one deal
       *[other] { $count } deals
    }
    [task] { $count ->
        [one] one task
       *[other] { $count } tasks
    }
   *[other] { $count ->
        [one] one record
       *[other] { $count } records
    }
}
screen-palette-nothing = nothing under the cursor
screen-form-add = New { screen-kind }
screen-twin = ! looks like { $who }
# The name of a month in a calendar, and the days of the week as its heads, of two cells.
screen-calendar = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $year }
screen-calendar-weekday = { $weekday ->
    [1] Mo
    [2] Tu
    [3] We
    [4] Th
    [5] Fr
    [6] Sa
   *[other] Su
}
screen-ask-delete = { $count ->
    [one] Delete this { screen-kind }? It can be restored, and undone.
   *[other] Delete these { $count } { screen-kinds }? They can be restored, and it can be undone.
}
screen-ask-changed = { $count ->
        [one] This changes one { screen-kind }. Go on?
       *[other] This changes { $count } { screen-kinds }. Go on?
    }
screen-meant = New company: { $name }?
screen-meant-new = make a new one: { $name }
screen-export-to = Write into which file?
screen-ask-replace = { $path } is there already. Replace it?
screen-export-needed = Type the name of a file, such as people.csv.
screen-pick-owner = Who owns it from now on?
screen-owner-nobody = nobody
screen-no-owner = A { screen-kind } has no owner.
screen-ask-again = This was done with the same just now. Once more?
screen-nothing-again = There is no command to do again: the last one was about nothing that can be selected.
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
screen-copied = copied { $text }
screen-copy-what = Copy what?
screen-ask-drop = Leave this? What you typed waits among the drafts: { $key } brings it back.
screen-ask-drop-table = Leave this? What you changed in the table is lost.
screen-ask-quit = Leave rolo? What you typed is kept, and offered when you come back.
screen-ask-quit-table = Leave rolo? What you changed in the table is lost.
screen-put-aside = What you typed is a draft now: { $key } brings it back.
screen-drafts = Typed, but never saved: take it up?
screen-drafts-drop = throw all of this away
screen-no-drafts = There is no draft.
screen-ask-drop-drafts = Throw all of this away? It cannot be had back.
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
# What is done most, with the keys that do it.
screen-tour = rolo in ten lines
screen-tour-move = { $down } and { $up }, or the arrows, go through a list. { $open } opens what is under the cursor, { $back } leads back.
screen-tour-find = { $search } finds names, companies, numbers and 拼音 as you type. { $filter } narrows by a filter: `tag:vip close<30d`.
screen-tour-panes = { $people } people, { $companies } companies, { $board } board, { $deals } deals, { $tasks } tasks, { $activities } log, { $today } the day.
screen-tour-change = { $add } adds, { $edit } edits, { $delete } deletes. { $save } saves a form.
screen-tour-log = { $log } notes a call, a visit or a message, { $plan } plans what comes next.
screen-tour-tasks = { $done } is done with a task, { $snooze } puts it off, { $reschedule } puts it on another day.
screen-tour-mark = { $mark } marks a record, { $mark-all } marks all. What you do then is done to all of them.
screen-tour-board = On the board { $move-left } and { $move-right } take a deal from stage to stage, { $win } wins it.
screen-tour-command = { $palette } takes every command of the shell, with completion.
screen-tour-help = { $undo } takes the last thing back, { $help } shows every key, { $tour } these lines again, { $quit } leaves.
# What can fill the screen, to be picked with the mouse.
screen-pick-pane = Show
# The banner below the header: the word behind the key that closes it, and what it has no room for.
screen-banner-close = close
screen-banner-more = { $count } more in your own files, told in the terminal when you leave
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

# What others do with the book while the screen is open.
screen-waiting = waiting for the book, which is in use by { $holder } …
