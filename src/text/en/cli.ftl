# What the command line says.

cli-error = error:
cli-hint = hint:

cli-these = these
cli-those-above = those above

cli-column-name = name
cli-empty = nothing here
cli-empty-book = nothing here: the book is empty. `rolo demo` makes one up to try things, `rolo import` reads a table, `rolo contact add NAME` begins
cli-shown-of = { $shown } of { $total }
cli-total = { $count } deals: { $sum }, weighted { $weighted }
cli-deleted = (deleted)

cli-records =
    { $count ->
        [one] 1 record
       *[other] { $count } records
    }
cli-reversed-since = (taken back since)

cli-line = line { $line }

# Behind the name of a field.
cli-clash = now { $theirs }, yours { $yours }, before { $was }
cli-clash-nothing = nothing

cli-did-created = created { $handle } { $title }
cli-did-made = also created { $handle } { $title }
cli-did-updated = changed { $handle } { $title }
cli-did-moved = moved { $handle } { $title } to { $stage }
cli-did-due = changed { $handle } { $title }: due { $due }
cli-did-deleted = deleted { $handle } { $title }
cli-did-restored = restored { $handle } { $title }
cli-did-unchanged = unchanged { $handle } { $title }
cli-did-failed = not done { $handle } { $title }
cli-did-reversed = put back { $handle } { $title }
cli-did-kept = left as it is { $handle } { $title }

cli-would-created = would create { $handle } { $title }
cli-would-made = would also create { $handle } { $title }
cli-would-updated = would change { $handle } { $title }
cli-would-moved = would move { $handle } { $title } to { $stage }
cli-would-due = would change { $handle } { $title }: due { $due }
cli-would-deleted = would delete { $handle } { $title }
cli-would-restored = would restore { $handle } { $title }
cli-would-unchanged = would not change { $handle } { $title }
cli-would-failed = could not be done { $handle } { $title }
cli-would-reversed = would put back { $handle } { $title }
cli-would-kept = would leave as it is { $handle } { $title }

cli-count-created = { $count } created
cli-count-made = { $count } also created
cli-count-updated = { $count } changed
cli-count-deleted = { $count } deleted
cli-count-restored = { $count } restored
cli-count-reversed = { $count } put back
cli-count-kept = { $count } left as { $count ->
        [one] it is
       *[other] they are
    }
cli-count-unchanged = { $count } unchanged
cli-count-failed = { $count } not done

cli-demo = made up { $counts }
cli-would-demo = would make up { $counts }; nothing was changed
cli-demo-kind = { $kind ->
        [company] { $count } companies
        [activity] { $count } activities
       *[other] { $count } { $kind }s
    }
cli-demo-next = look at it with `rolo`, `rolo agenda --week`, `rolo board`, `rolo find wang`

cli-nothing = there was nothing to do
cli-did-undo = took back: { $words }
cli-did-redo = did again: { $words }
cli-would-undo = would take back: { $words }
cli-would-redo = would do again: { $words }
cli-reversed-nothing = nothing can be put back of: { $words }
cli-changed-since = changed since by #{ $entry }
cli-entry = #{ $entry }
cli-repeated = #{ $entry } · done before under this key; nothing was done again
cli-undo = #{ $entry } · `rolo undo` takes it back
cli-dry-run = nothing was changed; without --dry-run: { $counts }
cli-dry-run-nothing = nothing was changed, and nothing would be
cli-progress = { $rows } rows …

cli-import-rows = { $rows } rows, { $rate } a second …
cli-import-part = { $rows } rows, { $rate } a second, { $percent } %, { $left } left …
cli-left-out = left out: { $columns } (--map COLUMN=FIELD uses { $count ->
        [one] it
       *[other] one
    }, --rest extra keeps { $count ->
        [one] it
       *[other] all
    })
cli-not-contacted = { $count ->
        [one] one is left out who is
       *[other] { $count } are left out who are
    } not to be contacted; --despite REASON includes them
cli-despite = { $count ->
        [one] the reason is noted about one who is
       *[other] the reason is noted about { $count } who are
    } not to be contacted
cli-rejects = { $count ->
        [one] the row that failed stands
       *[other] the { $count } rows that failed stand
    } in { $path }
cli-would-rejects = { $count ->
        [one] the row that would fail
       *[other] the { $count } rows that would fail
    } would go to { $path }
cli-recipe = the recipe stands in { $path }
cli-would-recipe = the recipe would go to { $path }
cli-exported = { $count ->
        [one] 1 record
       *[other] { $count } records
    } in { $path }

cli-file-name = name
cli-file-size = size
cli-file-hash = hash
cli-file-saved = { $size } in { $path }

cli-key-place = where
cli-key-keys = keys
cli-key-action = action
cli-key-help = what it does
cli-setting-key = setting
cli-setting-value = value
cli-setting-origin = from
cli-setting-help = what it is for

cli-status = { $contacts } contacts, { $entries } commands so far
cli-read-only = can only be read: { $reason }

cli-linked = { $kind ->
        [contact] people: { $total }
       *[other] { kind-many }: { $total }
    }

cli-board-stage = stage
cli-board-deals = deals
cli-board-value = value
cli-board-weighted = weighted
cli-board-chance = chance
cli-board-open = all open
cli-board-handle = handle
cli-board-name = name
cli-board-company = company
cli-board-days = days
cli-board-close = close
cli-board-lane-none = { $by ->
    [owner] no owner
    [company] no company
   *[close-month] no expected close
}
cli-board-rotten = { $days } rotten
cli-board-more = … { $count } more

cli-agenda-overdue = { $count ->
        [one] One overdue
       *[other] { $count } overdue
    }
cli-agenda-nothing = Nothing is due.
cli-agenda-rotten = { $count ->
        [one] One deal going stale
       *[other] { $count } deals going stale
    }
cli-agenda-days = { $days ->
        [one] one day
       *[other] { $days } days
    }
cli-agenda-quiet = { $count ->
        [one] One not heard of for too long
       *[other] { $count } not heard of for too long
    }
cli-agenda-last = last on { $date }
cli-agenda-never = never yet
cli-agenda-birthdays = Birthdays
cli-agenda-month = This month: { $won } won{ $worth }, { $lost } lost
cli-agenda-remind = { $when ->
    [never] no reminder
    [due] reminder at its time
   *[other] reminder { $remind } before
}
cli-agenda-count = { $sort }: { $count }

cli-schema-kind = kind
cli-schema-key = key
cli-schema-value = value
cli-schema-said = apply takes it
