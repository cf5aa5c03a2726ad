# Settings: `setting-KEY` is the label in forms and lists, its `.help` one line that says what it is for.

setting-me = Your name
    .help = The user that "me" stands for, and the author of what you do
setting-country = Country
    .help = Whose phone numbers are written without + and country code, in two letters: DE
setting-currency = Currency
    .help = The currency of amounts that name none, in three letters: EUR
setting-time_zone = Time zone
    .help = Where your days begin and end: Europe/Berlin; without one, the machine's
setting-week_start = First day of the week
    .help = The day with which weeks begin: monday
setting-language = Language
    .help = The language that rolo speaks: en or zh-CN; without one, that of your locale
setting-keymap = Keymap
    .help = The keys of the screen: default, vim, emacs, or the name of your own
setting-theme = Theme
    .help = The colours of the screen: auto (those that the terminal is set to), light, dark, high-contrast, sixteen, mono (none), or the name of your own
setting-mouse = Mouse
    .help = Whether the mouse acts on the screen: on, or off (it selects text, as everywhere in the terminal)
setting-links = Links
    .help = Whether the terminal opens e-mail, phones, pages and maps on cards when they are pressed: auto (if it is known to), on, off
setting-bell = Bell
    .help = Whether reminders are heard: on (the terminal's bell, and a notification where it can) or off (only shown)
setting-book_place = Place of the book
    .help = Where a book may lie: local (a disk of this machine) or anywhere (network file systems and synced folders, too)

path-settings = Settings
path-keys = Keys of your own
path-keymaps = Keymaps of your own
path-themes = Themes of your own
path-book = Book
path-state = State

origin-flag = command line
origin-env = { $variable }
origin-file = { $path }:{ $line }
origin-default = default

warning-unknown-setting = { $path }:{ $line }: no setting is called `{ $setting }`{ $nearest ->
        [none] {""}
       *[other] ; did you mean `{ $nearest }`?
    }
