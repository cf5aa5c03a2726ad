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

cmd-company = Organisations: add, list, show, edit, tag, delete, restore
cmd-company-add = Add a company
    .examples =
        rolo company add Acme --domain acme.example --industry machinery --city Berlin
        rolo company add "Acme Polska" --parent Acme --owner me
    .long = Contacts and deals that name a company which is not there yet make it by themselves. Flags of lists can be repeated; the first item is the main one.
cmd-company-list = List companies
    .examples =
        rolo company list
        rolo company list --where "industry:machinery owner:me" --sort name
        rolo company list -o ndjson > companies.ndjson
    .long = Words, if there are any, match fuzzily, and without --sort the best match comes first. An empty list is no failure.
cmd-company-show = Show one company whole, with its people
    .examples =
        rolo company show Acme
        rolo company show o-7k2fq -o json
cmd-company-edit = Change companies
    .examples =
        rolo company edit Acme --industry machinery --tag +key
        rolo company edit o-7k2fq o-q81m4 --owner me --dry-run
    .long = A flag sets its field. The flag of a list replaces the whole list; --add-… and --remove-… change single items. An empty value empties its field, as does --clear. Each company is named by a word of its own: quote names with blanks.
cmd-company-tag = Add and remove tags
    .examples =
        rolo company tag Acme key
        rolo company tag o-7k2fq o-q81m4 +key -cold
    .long = Words that begin with + add a tag, words that begin with - remove one. If there are none, the last word is a tag to add. A tag of which every letter is also a short flag is removed by --tag=-n.
cmd-company-delete = Delete companies; they can be restored
    .examples =
        rolo company delete Acme
cmd-company-restore = Bring deleted companies back
    .examples =
        rolo company list --deleted
        rolo company restore o-7k2fq

cmd-user = Salespeople, who own records: add, list, show, edit, tag, delete, restore
cmd-user-add = Add a user
    .examples =
        rolo user add "Kim Li" --email kim@rolo.example --team North
    .long = Whoever gives the first command with --owner me becomes a user by that.
cmd-user-list = List users
    .examples =
        rolo user list
        rolo user list --where team:North
    .long = Words, if there are any, match fuzzily, and without --sort the best match comes first. An empty list is no failure.
cmd-user-show = Show one user whole, with what they own
    .examples =
        rolo user show "Kim Li"
cmd-user-edit = Change users
    .examples =
        rolo user edit "Kim Li" --team South
    .long = A flag sets its field. The flag of a list replaces the whole list; --add-… and --remove-… change single items. An empty value empties its field, as does --clear.
cmd-user-tag = Add and remove tags
    .examples =
        rolo user tag "Kim Li" +field
    .long = Words that begin with + add a tag, words that begin with - remove one. If there are none, the last word is a tag to add.
cmd-user-delete = Delete users; they can be restored
    .examples =
        rolo user delete "Kim Li"
cmd-user-restore = Bring deleted users back
    .examples =
        rolo user restore "Kim Li"

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

cmd-import = Add and change records from a table in CSV
    .examples =
        rolo import people.csv --as contact --dry-run
        rolo import accounts.csv --as company --map office_location=country --rest extra
        rolo import deals.csv --as deal --make user,stage,company --set "name={"{"}product{"}"} for {"{"}account{"}"}" --map engage_date=entered:Engaging
        rolo import people.csv --as contact --on-error skip --rejects rejected.csv
        rolo import people.csv --recipe people.toml
    .long =
        The first line names the columns. A column whose head is the name of a field, or another word for it, goes there by itself; --map sends others. Targets are fields (name), parts of the address (city, city:home), labels (email:work), fields of other programs (extra:NAME) and, for deals, entered:STAGE for the day on which they came to a stage. --map COLUMN= leaves a column out.

        Cells are read as people type them. A cell of a list may hold several items with ; between them (tags also with commas); an item that holds a ; itself stands in quotes. Empty cells say nothing, and lists are added to.

        A row changes the record that its key finds, and else makes one, so that the same file twice changes nothing. Without --key that is the external id where a column has it, else for companies the domain and the name, for contacts the e-mail, for users the e-mail and the name; deals are always new.

        The whole table is one command, and one undo. Rows that fail stop it, or with --on-error skip are left out and, with --rejects, written down as they were, with the reason in a last column. That file can be corrected and imported again.

        A recipe is a TOML file with as, key, make, rest, on-error, delimiter, and the sections [map] (COLUMN = "target", several in brackets, "" to leave it out) and [set]. Flags win over it.
cmd-export = Write records into a table in CSV
    .examples =
        rolo export people.csv --as contact
        rolo export - --as deal --where stage:Proposal --columns name,value,close
        rolo export companies.ndjson --as company
        rolo export people.csv --as contact --bom
    .long =
        Without --columns there is one for each field that `rolo import` can fill, and importing the file into an empty book gives equal records, as far as a table can carry them: lists are items with ; between them, the main address (work) has a column a part, other addresses stand in the column address. Lines end in CR LF, as RFC 4180 has it; Excel and sqlite3 read that.

        A cell that a spreadsheet would compute (it begins with =, +, - or @ and is no number) has an apostrophe before it, which import takes away.

        A table cannot carry identities and handles, when something was changed, which of two records of the same name is linked to, consent without a day, phone numbers as they were typed without their country, and a semicolon in an address that is not the main one: ndjson can.

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
arg-as = What each row is
    .value = KIND
arg-map = Where a column goes: COLUMN=TARGET; can be repeated, also for one column
    .value = COLUMN=TARGET
arg-set = What a field holds in every row that says nothing else; a column in braces stands for its cell
    .value = FIELD=VALUE
arg-recipe = A file that says how columns become records
    .value = FILE
arg-save-recipe = Write down what was used, for --recipe
    .value = FILE
arg-key = By which fields a row finds its record, in this order; none makes every row a new one
    .value = FIELDS
arg-make = Which kinds are made when a row names one that is unknown (company, if nothing is said), or none
    .value = KINDS
arg-rest = What becomes of columns that go nowhere (leave, if nothing is said)
    .value = DO
arg-delimiter = What stands between cells: one sign, or tab; without it that is told from the heads
    .value = SIGN
arg-rejects = Write the rows that could not be done into this file
    .value = FILE
arg-export-file = The file to write; without one, or as -, standard output
arg-format = How to write; without it as the name of the file says, else csv
    .value = FORMAT
arg-bom = Begin with a byte order mark, by which Excel knows UTF-8
arg-setting = The name of the setting
arg-value = What to set it to
arg-shell = The shell
arg-dir = Write all manual pages into this directory
    .value = DIR
arg-command = The command
cmd-company-help = Show the help of a verb
    .examples =
        rolo company help add
cmd-user-help = Show the help of a verb
    .examples =
        rolo user help add

arg-company-tag-ref = Handles, names, e-mails or phones; then tags to add (+vip) and to remove (-cold)
arg-user-tag-ref = Handles, names, e-mails or phones; then tags to add (+vip) and to remove (-cold)
arg-company-add-name = The name, in one word or in quotes
arg-user-add-name = The name, in one word or in quotes
arg-company-edit-tag = Tags to add (vip or +vip) and to remove (-cold), with commas between
    .value = +TAG,-TAG
arg-user-edit-tag = Tags to add (vip or +vip) and to remove (-cold), with commas between
    .value = +TAG,-TAG
arg-company-tag-tag = Tags to add (vip or +vip) and to remove (-cold), with commas between
    .value = +TAG,-TAG
arg-user-tag-tag = Tags to add (vip or +vip) and to remove (-cold), with commas between
    .value = +TAG,-TAG
arg-company-edit-clear = Empty a field; can be repeated
    .value = FIELD
arg-user-edit-clear = Empty a field; can be repeated
    .value = FIELD
