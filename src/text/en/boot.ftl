# What is said while the program starts and ends.

boot-waiting = waiting for the book, which is in use by { $holder } …
boot-rebuilding = making the views again from the journal: changes so far
boot-closed = others could get at { $path }; it is yours alone now (mode 0700)
boot-torn = the last command before a crash was never finished; what there was of it is kept in { $path }
boot-read-only = { $reason }
boot-reading-stdin = reading rows from the terminal; Ctrl-D ends them
boot-setting = { $setting } is { $value }
boot-unset = { $setting } is back at its default
boot-keymap-checked = Nothing is wrong with these keys.
boot-setup = A few questions, once. Enter keeps what stands there, Esc skips the rest.
boot-setup-refused = that cannot be read; see the line below
boot-touched = { $count ->
        [one] This touches one { kind-one }. Go on?
       *[other] This touches { $count } { kind-many }. Go on?
    }
table-ask-leave = Leave the table? What you changed in it is lost.
table-mistakes = nothing was changed yet; correct this and save, or leave it as it is to give it up:
table-line = line { $line }: { $said }
table-more = and { $count } more
boot-hosting = the book { $path } is open for others; Ctrl-C ends this
boot-host = the book { $path } is open in { $who }
boot-host-older = the book { $path } is open in { $who }, which is older than this rolo, and has to be started again to serve it
boot-host-newer = the book { $path } is open in { $who }, which is newer than this rolo, and does not serve it any more
boot-host-full = the book { $path } is open in { $who }, which serves as many others as it can
boot-host-busy = the book { $path } is in use by { $who }, which serves nobody else: it is still opening the book, alone with it for one command, or stopped
boot-host-nobody = nobody has the book { $path } open
boot-host-guest = used by { $who }
