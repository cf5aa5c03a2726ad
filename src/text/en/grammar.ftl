# The command line: what its help says. Ids follow from the tree: `cmd-NOUN-VERB` (what it does), its `.examples` and
# `.long`; `arg-NAME`, or `arg-NOUN-VERB-NAME` where one command needs other words; `.value` is what usage lines call
# the value. What a field is stands in fields.ftl.

help-commands = Commands
help-command-name = COMMAND
help-fields = Fields
help-items = Single items of lists
help-everywhere = Options of every command
help-examples = Examples:
help-more = `rolo help COMMAND` says more about a command, with examples.

cmd-rolo = The CRM that lives in the terminal
    .examples =
        rolo                                   open the screen
        rolo contact add "Jane Doe" --company Acme --email jane@acme.example
        rolo find jane                         anyone, best first
        rolo show jane@acme.example            one contact whole
        rolo undo                              take the last command back
    .long = Without a command it opens the screen. What a command reads goes to standard output, all talk to standard error. A contact is named by its handle (c-7k2fq), its name, an e-mail address or a phone number.

cmd-find = Find anyone by any words, best match first
    .examples =
        rolo find jane acme
        rolo find zhangwei -o json
        rolo find 0151 --columns name,phone
    .long = Words match fuzzily, across names, companies, e-mails, phones and pinyin. Nothing found is exit code 3.
cmd-show = Show one record whole
    .examples =
        rolo show c-7k2fq
        rolo show jane@acme.example -o json

cmd-contact = People: add, list, show, edit, tag, delete, restore
cmd-contact-add = Add a contact
    .examples =
        rolo contact add "Jane Doe" --company "Acme as CTO" --email jane@acme.example
        rolo contact add 张伟 --phone "+86 138 0013 8000" --tag vip,fair
        rolo contact add --given Jane --city Berlin --country DE --dry-run
    .long = A name is taken apart into given and family name; say --given and --family where that would go wrong. Flags of lists can be repeated; the first item is the main one. Labels stand before a colon: --email "home: jane@doe.example".
cmd-contact-list = List contacts
    .examples =
        rolo contact list
        rolo contact list --where "tag:vip city~ber" --sort -updated
        rolo contact list -o ndjson > contacts.ndjson
        rolo contact list --where lifecycle:lead --count
    .long = Words, if there are any, match fuzzily, and without --sort the best match comes first. An empty list is no failure.
cmd-contact-show = Show one contact whole
    .examples =
        rolo contact show c-7k2fq
        rolo contact show "Jane Doe" -o json
cmd-contact-edit = Change contacts
    .examples =
        rolo contact edit c-7k2fq --lifecycle customer --tag +vip,-cold
        rolo contact edit c-7k2fq --add-phone "mobile: +49 151 23456789" --remove-email old@acme.example
        rolo contact edit c-7k2fq c-q81m4 --owner me --dry-run
        rolo contact edit c-7k2fq --city ""
    .long = A flag sets its field. The flag of a list replaces the whole list; --add-… and --remove-… change single items. An empty value empties its field, as does --clear. Each contact is named by a word of its own: quote names with blanks.
cmd-contact-tag = Add and remove tags
    .examples =
        rolo contact tag c-7k2fq vip
        rolo contact tag c-7k2fq c-q81m4 +vip -cold
        rolo contact tag "Jane Doe" --tag +vip,-cold
    .long = Words that begin with + add a tag, words that begin with - remove one. If there are none, the last word is a tag to add. A tag of which every letter is also a short flag is removed by --tag=-n.
cmd-contact-delete = Delete contacts; they can be restored
    .examples =
        rolo contact delete c-7k2fq
        rolo contact delete c-7k2fq c-q81m4
cmd-contact-restore = Bring deleted contacts back
    .examples =
        rolo contact list --deleted
        rolo contact restore c-7k2fq

cmd-undo = Take a command back
    .examples =
        rolo undo
        rolo undo 12 --dry-run
        rolo undo 12 --skip-changed
    .long = Without a number it is the last command. If something was changed again since, nothing is taken back and the records are listed; --skip-changed leaves those values as they are and takes back the rest. An undo can be taken back by `rolo redo`.
cmd-redo = Take the last undo back
    .examples =
        rolo redo
        rolo redo --dry-run
cmd-history = Show past commands, newest first
    .examples =
        rolo history
        rolo history c-7k2fq --limit 5
        rolo history --before 100 -o json
cmd-apply = Add and change records in bulk from NDJSON
    .examples =
        rolo contact list -o ndjson | rolo apply --dry-run
        rolo apply changes.ndjson --on-error skip
    .long = Each line is a JSON object as `rolo contact list -o ndjson` prints it. The whole input is one command, and one undo.

cmd-config = Show and change your settings
    .long = Without a verb it lists all settings. `rolo config setup` asks for those that matter.
cmd-config-list = List every setting, its value, and where it comes from
    .examples =
        rolo config list
cmd-config-get = Print one setting
    .examples =
        rolo config get country
cmd-config-set = Change one setting
    .examples =
        rolo config set country DE
        rolo config set time_zone Europe/Berlin
cmd-config-unset = Put one setting back to its default
    .examples =
        rolo config unset language
cmd-config-path = Print where the files are
    .examples =
        rolo config path
cmd-config-setup = Ask for the settings that matter, as first use does
    .examples =
        rolo config setup

cmd-completions = Print a completion script for a shell
    .examples =
        rolo completions bash > ~/.local/share/bash-completion/completions/rolo
        rolo completions fish > ~/.config/fish/completions/rolo.fish
        rolo completions zsh > ~/.zfunc/_rolo
cmd-man = Print the manual page, or write all of them into a directory
    .examples =
        rolo man | man -l -
        rolo man --dir ~/.local/share/man/man1
cmd-help = Show the help of a command
    .examples =
        rolo help contact add
cmd-contact-help = Show the help of a verb
    .examples =
        rolo contact help add
cmd-config-help = Show the help of a verb
    .examples =
        rolo config help set

arg-book = Use the book in this directory (or set ROLO_BOOK)
    .value = DIR
arg-lang = Speak this language, for example en
    .value = TAG
arg-now = Take this for the present moment: 2026-03-02 9:00, or RFC 3339
    .value = WHEN
arg-wait = Wait so long for another program that has the book
    .value = SECONDS
arg-color = When to use colour
    .value = WHEN
arg-quiet = No talk: only data and errors
arg-yes = Ask nothing and go on
arg-help = Show help; --help shows more than -h
arg-version = Show the version

arg-dry-run = Show what would change, and change nothing
arg-output = How to print; a table on a terminal, else tsv
    .value = FORMAT
arg-columns = Which columns, in which order, with commas between them
    .value = NAMES
arg-limit = At most so many
    .value = N
arg-start = Leave out so many at the beginning
    .value = N
arg-count = Print only how many there are
arg-where = Only those that match a filter, such as tag:vip city~ber
    .value = FILTER
arg-sort = In this order, with commas between; a - before a name turns it round
    .value = NAMES
arg-deleted = Those that were deleted
arg-words = What to look for, fuzzily
arg-ref = A handle, an exact name, an e-mail address or a phone number
arg-contact-tag-ref = Handles, names, e-mails or phones; then tags to add (+vip) and to remove (-cold)
arg-history-ref = Only what touched this record
arg-contact-add-name = The full name, in one word or in quotes
arg-contact-edit-tag = Tags to add (vip or +vip) and to remove (-cold), with commas between
    .value = +TAG,-TAG
arg-contact-tag-tag = Tags to add (vip or +vip) and to remove (-cold), with commas between
    .value = +TAG,-TAG
arg-add-item = Add one more { $field }
arg-remove-item = Remove this { $field }
arg-contact-edit-clear = Empty a field; can be repeated
    .value = FIELD
arg-entry = The number of the command, as `rolo history` shows it
arg-before = Only those before this number
    .value = ENTRY
arg-skip-changed = Leave what was changed since as it is, and take back the rest
arg-file = The file to read; without one, or as -, standard input
arg-on-error = What becomes of the rest when one row cannot be done
    .value = DO
arg-setting = The name of the setting
arg-value = What to set it to
arg-shell = The shell
arg-dir = Write all manual pages into this directory
    .value = DIR
arg-command = The command
