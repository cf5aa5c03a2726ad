# What is said while the program starts and ends.

boot-waiting = waiting for the book, which is in use by { $holder } …
boot-rebuilding = making the views again from the journal: changes so far
boot-torn = the last command before a crash was never finished; what there was of it is kept in { $path }
boot-read-only = { $reason }
boot-reading-stdin = reading rows from the terminal; Ctrl-D ends them
boot-setting = { $setting } is { $value }
boot-unset = { $setting } is back at its default
boot-setup = A few questions, once. Enter keeps what stands there, Esc skips the rest.
boot-setup-refused = that cannot be read; see the line below
boot-touched = { $count ->
        [one] This touches one { kind-one }. Go on?
       *[other] This touches { $count } { kind-many }. Go on?
    }
boot-hosting = the book { $path } is open for others; Ctrl-C ends this
boot-host = the book { $path } is open in { $who }
boot-host-busy = the book { $path } is open in { $who }, which lets nobody else use it now
boot-host-nobody = nobody has the book { $path } open
boot-host-guest = used by { $who }
