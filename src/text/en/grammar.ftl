# The command line: what its help says. Ids follow from the tree: `cmd-NOUN-VERB` (what it does), its `.examples` and
# `.long`; `arg-NAME`, or `arg-NOUN-VERB-NAME` where one command needs other words; `.value` is what usage lines call
# the value. What a field is stands in fields.ftl.

help-usage = Usage:
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-default = {"["}default: { $values }]
help-values = {"["}possible values: { $values }]
help-command-name = COMMAND
help-fields = Fields
help-items = Single items of lists
help-everywhere = Options of every command
help-examples = Examples:
exit-codes = What rolo ends with:
exit-done = done; an empty list is done
exit-failed = failed
exit-usage = the command line was not understood
exit-not-found = nothing matches, or there is nothing to undo
exit-conflict = ambiguous, in conflict, or an undo was refused
exit-invalid = a value is no value of its kind; some rows could not be done
exit-damaged = the book is damaged, read-only, or of a newer format
exit-busy = another program has the book; try again
exit-interrupted = interrupted; by another signal, 128 and its number
exit-codes-json = The word is the `kind` of the error that stands on standard error where JSON was asked for, beside its `code`, which says more.

help-more = `rolo help COMMAND` says more about a command, with examples.

cmd-rolo = The CRM that lives in the terminal
    .examples =
        rolo                                   open the screen
        rolo contact add "Jane Doe" --company Acme --email jane@acme.example
        rolo find jane                         anyone, best first
        rolo show jane@acme.example            one contact whole
        rolo log call jane "asks for prices" --next "send quote" --due fri
        rolo deal add "Acme renewal" --company Acme --value 12.5k
        rolo deal move "Acme renewal" Proposal
        rolo task add "call Acme" --due "tomorrow 9:00"
        rolo agenda --week                     what is due, day by day
        rolo undo                              take the last command back
    .long = Without a command it opens the screen. What a command reads goes to standard output, all talk to standard error. A contact is named by its handle (c-7k2fq), its name, an e-mail address or a phone number.

cmd-find = Find anyone and anything by any words, best match first
    .examples =
        rolo find jane acme
        rolo find zhangwei -o json
        rolo find 0151 --columns name,phone
        rolo find --phone 4711                 who is calling, in one line
        rolo find acme --for contacting=call
    .long = Words match fuzzily, in any order, across names, companies, e-mails, phones, tags and pinyin of people and companies, and over deals, tasks and what was noted of activities. Of what matches as well people come first, and before others those who were dealt with lately. Nothing found is exit code 3.
cmd-show = Show one record whole
    .examples =
        rolo show c-7k2fq
        rolo show jane@acme.example -o json

# What is said of every kind of record: `$kind` is which, `$noun` its word, `$verbs` what can be done with it. Where a kind
# needs other words, they stand under its own name; examples always do.

cmd-record-add = Add a { kind-one }
cmd-record-list = List { kind-many }
    .long = Words, if there are any, match fuzzily, and without --sort the best match comes first. An empty list is no failure.
cmd-record-show = Show one { kind-one } whole
cmd-record-edit = Change { kind-many }
    .long = A flag sets its field. The flag of a list replaces the whole list; --add-… and --remove-… change single items. An empty value empties its field, as does --clear. Each { kind-one } is named by a word of its own: quote names with blanks.
cmd-record-tag = Add and remove tags
    .long = Words that begin with + add a tag, words that begin with - remove one. If there are none, the last word is a tag to add. A tag of which every letter is also a short flag is removed by --tag=-n.
cmd-record-delete = Delete { kind-many }; they can be restored
cmd-record-restore = Bring deleted { kind-many } back
cmd-noun-help = Show the help of a verb
    .examples =
        rolo { $noun } help list

cmd-contact = People: { $verbs }
cmd-contact-add =
    .examples =
        rolo contact add "Jane Doe" --company "Acme as CTO" --email jane@acme.example
        rolo contact add 张伟 --phone "+86 138 0013 8000" --tag vip,fair
        rolo contact add --given Jane --city Berlin --country DE --dry-run
    .long = A name is taken apart into given and family name; say --given and --family where that would go wrong. Flags of lists can be repeated; the first item is the main one. Labels stand before a colon: --email "home: jane@doe.example".
cmd-contact-list =
    .examples =
        rolo contact list
        rolo contact list --where "tag:vip city~ber" --sort -updated
        rolo contact list -o ndjson > contacts.ndjson
        rolo contact list --where lifecycle:lead --count
        rolo contact list --view "key accounts" --where city~ber
        rolo contact list --where tag:fair --for contacting=email
cmd-contact-show =
    .examples =
        rolo contact show c-7k2fq
        rolo contact show "Jane Doe" -o json
        rolo contact show c-7k2fq --timeline type:call,visit
cmd-contact-edit =
    .examples =
        rolo contact edit c-7k2fq --lifecycle customer --tag +vip,-cold
        rolo contact edit c-7k2fq --add-phone "mobile: +49 151 23456789" --remove-email old@acme.example
        rolo contact edit c-7k2fq c-q81m4 --owner me --dry-run
        rolo contact edit c-7k2fq --city ""
        rolo contact edit c-7k2fq --lifecycle customer --if-rev 1
cmd-contact-tag =
    .examples =
        rolo contact tag c-7k2fq vip
        rolo contact tag --where city:Bonn +west,-cold
        rolo contact tag c-7k2fq c-q81m4 +vip -cold
        rolo contact tag "Jane Doe" --tag +vip,-cold
cmd-contact-delete =
    .examples =
        rolo contact delete c-7k2fq
        rolo contact delete --where "tag:cold last<-2y" --dry-run
        rolo contact delete c-7k2fq c-q81m4
cmd-contact-restore =
    .examples =
        rolo contact list --deleted
        rolo contact restore c-7k2fq

cmd-company = Organisations: { $verbs }
cmd-company-add =
    .examples =
        rolo company add Acme --domain acme.example --industry machinery --city Berlin
        rolo company add "Acme Polska" --parent Acme --owner me
    .long = Contacts and deals that name a company which is not there yet make it by themselves. Flags of lists can be repeated; the first item is the main one.
cmd-company-list =
    .examples =
        rolo company list
        rolo company list --where "industry:machinery owner:me" --sort name
        rolo company list -o ndjson > companies.ndjson
cmd-company-show = Show one company whole, with its people and deals
    .examples =
        rolo company show Acme
        rolo company show o-7k2fq -o json
cmd-company-edit =
    .examples =
        rolo company edit Acme --industry machinery --tag +key
        rolo company edit o-7k2fq o-q81m4 --owner me --dry-run
cmd-company-tag =
    .examples =
        rolo company tag Acme key
        rolo company tag o-7k2fq o-q81m4 +key -cold
cmd-company-delete =
    .examples =
        rolo company delete Acme
cmd-company-restore =
    .examples =
        rolo company list --deleted
        rolo company restore o-7k2fq

cmd-deal = Opportunities: { $verbs }
cmd-deal-add =
    .examples =
        rolo deal add "Acme renewal" --company Acme --contact "Jane Doe as buyer" --value 12.5k --close +30d
        rolo deal add "Solar roof" --company Beta --stage Proposal --value "8,000 USD" --owner me
        rolo deal add "Acme spares" --pipeline Service --probability 40 --dry-run
        rolo deal add "Acme spares" --company Acme --next "send quote" --due fri
    .long = Without --stage it begins in the first stage of its pipeline, and without --pipeline in the first pipeline; a book without one gets one. A company that is not there yet is made on the way. --next makes its next step: a task about the deal, its company and its people, in the same command.
cmd-deal-list =
    .examples =
        rolo deal list
        rolo deal list --where "status:open value>10k close<30d" --sort -value
        rolo deal list --where "stage:Proposal since<-30d" --columns name,company,value,since
        rolo deal list --where owner:me -o ndjson > deals.ndjson
        rolo deal list --view "big and open"
cmd-deal-show = Show one deal whole, with its stages so far
    .examples =
        rolo deal show d-7k2fq
        rolo deal show "Acme renewal" -o json
cmd-deal-edit =
    .examples =
        rolo deal edit d-7k2fq --value 14k --close +2w --probability 70
        rolo deal edit "Acme renewal" --add-contact "Ann Lee as decision maker" --owner me
        rolo deal edit d-7k2fq d-q81m4 --close "" --dry-run
cmd-deal-move = Bring deals to a stage, or put them elsewhere in their column
    .examples =
        rolo deal move "Acme renewal" Negotiation
        rolo deal move d-7k2fq d-q81m4 Proposal --on 2026-03-01
        rolo deal move d-7k2fq Lead --pipeline Service
        rolo deal move d-7k2fq --before d-q81m4
        rolo deal move d-7k2fq d-q81m4 --first
        rolo deal move d-7k2fq d-q81m4 --to Proposal --first
        rolo deal move d-7k2fq Proposal --next "send quote" --due fri
        rolo deal move --where "stage:Lead owner:me" Proposal --dry-run
    .long = The last word is the stage, as it is called in the pipeline of the deal; Sales/Won names one of another pipeline. With a place in the column alone, one deal, or several that are named by their handles, stay in their stages. When a deal came to its stage is kept; --on says that it was on another day, and later moves are gone by that, which is said. --next makes the task that follows, about each deal, its company and its people.
cmd-deal-win = Win deals: bring them to the stage for that
    .examples =
        rolo deal win "Acme renewal"
        rolo deal win d-7k2fq --value 13,800.00 --on -2d
        rolo deal win d-7k2fq --next "send the contract" --due tomorrow
cmd-deal-lose = Lose deals: bring them to the stage for that, and say why
    .examples =
        rolo deal lose "Acme renewal" --reason "too expensive"
        rolo deal lose d-7k2fq d-q81m4 --reason "no budget" --on 2026-03-01
        rolo deal lose d-7k2fq --reason "no budget" --next "ask again" --due +6m --next-type call
cmd-deal-reopen = Open won or lost deals again
    .examples =
        rolo deal reopen "Acme renewal"
        rolo deal reopen "Acme renewal" Negotiation
        rolo deal reopen d-7k2fq d-q81m4 --to Proposal
        rolo deal reopen d-7k2fq --next "new quote" --due fri
    .long = Without a stage they go back to where they were open last. With more than one word the last is the stage, unless it is the handle of a deal.
cmd-deal-tag =
    .examples =
        rolo deal tag d-7k2fq hot
        rolo deal tag d-7k2fq d-q81m4 +hot -stalled
cmd-deal-delete =
    .examples =
        rolo deal delete d-7k2fq
cmd-deal-restore =
    .examples =
        rolo deal list --deleted
        rolo deal restore d-7k2fq

cmd-pipeline = Ordered lists of stages: { $verbs }
cmd-pipeline-add = Add a pipeline with its stages
    .examples =
        rolo pipeline add Sales
        rolo pipeline add Service --stage "Request 20% 7d" --stage "Offer 60% 14d" --stage Won --stage Lost
        rolo pipeline add Partners --stage "Talks 30%" --stage "Signed (won)" --stage "Declined (lost)"
    .long = Each --stage is a name, then perhaps a probability (60%), after how many days without a move a deal in it is rotten (14d), and how deals in it stand (won or lost in parentheses). Without any it gets the usual stages.
cmd-pipeline-list =
    .examples =
        rolo pipeline list
cmd-pipeline-show = Show one pipeline with its stages and what is in them
    .examples =
        rolo pipeline show Sales
        rolo pipeline show p-7k2fq -o json
cmd-pipeline-edit =
    .examples =
        rolo pipeline edit Sales --name "New business"
    .long = A flag sets its field; an empty value empties it, as does --clear. Stages are changed by `rolo stage`.
cmd-pipeline-delete =
    .examples =
        rolo pipeline delete Service
        rolo pipeline delete Service --to Sales/Lead
    .long = A pipeline with deals is deleted only if --to says to which stage they go.
cmd-pipeline-restore =
    .examples =
        rolo pipeline list --deleted
        rolo pipeline restore p-7k2fq

cmd-segment = Filters with a name, and saved views: { $verbs }
cmd-segment-save = Save a filter under a name
    .examples =
        rolo segment save "key accounts" "tag:key lifecycle:customer" --rhythm 30d
        rolo segment save wholesale "industry~wholesale" --of company --rhythm quarterly
        rolo segment save "big and open" "status:open value>10k" --of deal --columns name,company,value,close --sort=-value
        rolo segment save "by city" --of company --columns name,city,last --sort city,name
        rolo contact list --where 'in:"key accounts" city~ber'
    .long = The name then stands for the filter, in every filter: in:NAME. With --columns or --sort it is a saved view, too: `rolo segment run` and --view NAME of lists, of the board and of export show it so; such a view may do without a filter. With --rhythm it says how long may pass without a word or a visit to who is in it; rolo agenda tells with whom contact is due. A rhythm of one's own goes before those of segments, and of several segments the shortest counts.
cmd-segment-run = List what is in a segment, in its columns and its order
    .examples =
        rolo segment run "key accounts"
        rolo segment run "key accounts" --where city~ber --sort name --columns name,phone
        rolo segment run "big and open" --count
cmd-segment-list =
    .examples =
        rolo segment list
        rolo segment list --where of:deal
cmd-segment-show = Show one segment with how many are in it, and the first of them
    .examples =
        rolo segment show "key accounts"
        rolo segment show g-7k2fq -o json
cmd-segment-edit =
    .examples =
        rolo segment edit "key accounts" --filter "tag:key or tag:vip" --rhythm 2w
        rolo segment edit "big and open" --columns name,value,close,next --sort close
        rolo segment edit g-7k2fq --clear rhythm
    .long = A flag sets its field; an empty value empties it, as does --clear. What other segments ask for cannot be renamed before they are changed.
cmd-segment-delete =
    .examples =
        rolo segment delete "key accounts"
    .long = Who is in it stays. A segment for which others ask is deleted after those.
cmd-segment-restore =
    .examples =
        rolo segment list --deleted
        rolo segment restore g-7k2fq

cmd-stage = Steps of a pipeline: { $verbs }
cmd-stage-add =
    .examples =
        rolo stage add Demo --pipeline Sales --after Qualified --probability 40 --rot 14
        rolo stage add Declined --pipeline Partners --outcome lost --last
    .long = Without a place it stands before the first stage that is won or lost.
cmd-stage-list =
    .examples =
        rolo stage list
        rolo stage list --where pipeline:Sales
cmd-stage-show =
    .examples =
        rolo stage show Sales/Proposal
        rolo stage show s-7k2fq -o json
cmd-stage-edit =
    .examples =
        rolo stage edit Sales/Proposal --probability 60 --rot 21
        rolo stage edit s-7k2fq --name Offer
    .long = A flag sets its field; an empty value empties it, as does --clear. Deals that say no probability of their own follow at once.
cmd-stage-move = Put a stage elsewhere in the order of its pipeline
    .examples =
        rolo stage move Sales/Demo --after Qualified
        rolo stage move s-7k2fq --first
cmd-stage-delete =
    .examples =
        rolo stage delete Sales/Demo --to Qualified
        rolo stage delete s-7k2fq
    .long = A stage with deals is deleted only if --to says to which stage they go.
cmd-stage-restore =
    .examples =
        rolo stage list --deleted
        rolo stage restore s-7k2fq

cmd-agenda = What is due: tasks, visits, deals going stale, birthdays, and the month so far
    .examples =
        rolo agenda
        rolo agenda --week
        rolo agenda --everybody -o json
    .long = It has your own tasks and deals, and those that nobody owns.
cmd-log = Note what happened: a call, a visit, a meeting, an e-mail, a message, a note
    .examples =
        rolo log call "Jane Doe" wants a quote by Friday
        rolo log visit Acme "saw the new hall" --duration 45 --outcome interested
        rolo log meeting d-7k2fq --at "yesterday 15:00" --contact "Jane Doe" --next "send quote" --due fri
        rolo log email jane@acme.example --direction in "asks for prices"
        rolo log call t-3f8sd "nobody there" --with "Jane Doe"
    .long = It concerns a contact, a company or a deal: their handle, name or e-mail address; more of them by --with. With a person goes their main company, with a deal its own; the handle of a task or of an activity stands for those whom that concerns. --next makes the task that follows, about the same.
cmd-activity = What happened: { $verbs }; `rolo log` notes it
cmd-activity-list = List activities, newest first
    .examples =
        rolo activity list --limit 20
        rolo activity list --where "type:visit at>-30d"
        rolo activity list --where "company:Acme" -o json
cmd-activity-show =
    .examples =
        rolo activity show a-7k2fq
cmd-activity-edit =
    .examples =
        rolo activity edit a-7k2fq --outcome "order placed" --duration 1h
cmd-activity-tag =
    .examples =
        rolo activity tag a-7k2fq +fair
cmd-activity-delete =
    .examples =
        rolo activity delete a-7k2fq
cmd-activity-restore =
    .examples =
        rolo activity list --deleted
        rolo activity restore a-7k2fq

cmd-task = What is to be done: { $verbs }
cmd-task-add =
    .examples =
        rolo task add "send quote" --due fri --contact "Jane Doe" --deal "Acme renewal"
        rolo task add "visit Acme" --type visit --due "next tue 9:00" --duration 1h --company Acme --place "12 High St"
        rolo task add "send the samples" --due fri --remind 1d
        rolo task add "weekly report" --due "mon 9:00" --repeat weekly --owner me
cmd-task-list = List tasks: those that are open by when they are due, then those that are done
    .examples =
        rolo task list --where no:done
        rolo task list --where "due<=today no:done owner:me"
cmd-task-show =
    .examples =
        rolo task show t-7k2fq
cmd-task-edit =
    .examples =
        rolo task edit t-7k2fq --due +2d --priority high
cmd-task-done = Tasks are done; those that were a call, a visit or the like become activities
    .examples =
        rolo task done t-7k2fq
        rolo task done "visit Acme" --outcome interested --text "saw the new hall" --next "send quote" --due fri
        rolo task done t-7k2fq --at "yesterday 17:00"
        rolo task done --where "due<today company:Acme" --yes
    .long = A task that repeats comes round again: the next one is made, at the same time of day whatever clocks do, and not before the day on which this one was done.
cmd-task-snooze = Put tasks off; without --to until tomorrow, or by a day if they are due later
    .examples =
        rolo task snooze t-7k2fq
        rolo task snooze t-7k2fq fri
        rolo task snooze t-7k2fq t-q81m4 --to "next mon"
        rolo task snooze --where "overdue:yes owner:me" --to mon
    .long = A task that is due at a time of day keeps it where only a day is named.
cmd-task-reopen = Tasks that were done are to be done again
    .examples =
        rolo task reopen t-7k2fq
cmd-task-tag =
    .examples =
        rolo task tag t-7k2fq +urgent
cmd-task-delete =
    .examples =
        rolo task delete t-7k2fq
cmd-task-restore =
    .examples =
        rolo task list --deleted
        rolo task restore t-7k2fq

cmd-field = Fields of your own, on any kind of record: { $verbs }
cmd-field-add = Define a field
    .examples =
        rolo field add Budget --of deal --type money
        rolo field add "Customer level" --of company --type choice --choice gold --choice silver --default silver
        rolo field add 决策人 --of deal --notes "Who signs"
    .long = The field is then a flag of add and edit, a line of forms and cards, a word of filters and sorts (budget>10k), a column of lists, imports and exports. What it holds and of which records it is cannot be changed later; everything else can.
cmd-field-list =
    .examples =
        rolo field list
        rolo field list --where of:deal
cmd-field-show = Show one field: what it holds, its choices and default, and what was done to it
    .examples =
        rolo field show Budget
        rolo field show f-7k2fq -o json
cmd-field-edit =
    .examples =
        rolo field edit Budget --name "Annual budget"
        rolo field edit "Customer level" --add-choice platinum --default gold
    .long = A flag sets its part; an empty value empties it, as does --clear. Records keep what they hold, whatever it is called then, and also where a choice is offered no more.
cmd-field-retire = Ask for a field no more; what records hold in it stays
    .examples =
        rolo field retire Budget
    .long = Forms, flags and imports have it no more. Filters and columns still know it, cards show it where it holds something, and exports have it. rolo field restore brings it back.
cmd-field-restore =
    .examples =
        rolo field list --deleted
        rolo field restore Budget
cmd-user = Salespeople, who own records: { $verbs }
cmd-user-add =
    .examples =
        rolo user add "Kim Li" --email kim@rolo.example --team North
    .long = Whoever gives the first command with --owner me becomes a user by that.
cmd-user-list =
    .examples =
        rolo user list
        rolo user list --where team:North
cmd-user-show = Show one user whole, with what they own
    .examples =
        rolo user show "Kim Li"
cmd-user-edit =
    .examples =
        rolo user edit "Kim Li" --team South
cmd-user-tag =
    .examples =
        rolo user tag "Kim Li" +field
cmd-user-delete =
    .examples =
        rolo user delete "Kim Li"
cmd-user-restore =
    .examples =
        rolo user restore "Kim Li"

cmd-file = Attached files: { $verbs }; `rolo attach` adds them
cmd-file-list = List the files of a record
    .examples =
        rolo file list "Jane Doe"
        rolo file list d-7k2fq -o json
cmd-file-open = Open a file in your program for it
    .examples =
        rolo file open "Jane Doe"
        rolo file open d-7k2fq quote.pdf
    .long = The program is $ROLO_OPEN, else xdg-open (open on a Mac). It gets a copy that can only be read: what it would change, is saved elsewhere and attached anew.
cmd-file-save = Write down what a file holds
    .examples =
        rolo file save d-7k2fq quote.pdf
        rolo file save d-7k2fq quote.pdf ~/Desktop --force
        rolo file save d-7k2fq quote.pdf - > copy.pdf
    .long = Before it is written, it is checked against the hash under which it was attached.
cmd-file-help = Show the help of a verb
    .examples =
        rolo file help save

cmd-attach = Attach files to anything: a contact, a company, a deal, a task, an activity
    .examples =
        rolo attach "Jane Doe" card.jpg
        rolo attach d-7k2fq quote.pdf drawing.dxf
        rolo attach d-7k2fq /tmp/scan0012.pdf --name "signed order.pdf"
    .long = Their contents are copied into the book, each once however often it is attached, up to 256 MiB. A name that another file of the record has gets a number; a content that the record has already gets the new name.
cmd-detach = Take files off a record
    .examples =
        rolo detach d-7k2fq quote.pdf
        rolo detach d-7k2fq 2cf24dba
    .long = What they hold stays in the book, so that `rolo undo` brings them back.

cmd-lead = Contacts and companies that are no customers yet: { $verbs }
cmd-lead-convert = Make leads customers, each with a deal
    .examples =
        rolo lead convert "Jane Doe" --value 8k --close +6w
        rolo lead convert c-7k2fq o-q81m4 --stage Qualified --owner me
        rolo lead convert Acme --deal "Acme renewal" --pipeline Service
        rolo lead convert c-7k2fq --no-deal
        rolo lead convert "Jane Doe" --next "first visit" --due "next tue 9:00" --next-type visit
        rolo lead convert --where "lifecycle:qualified tag:fair" --dry-run
    .long = A lead is a contact or a company whose lifecycle is lead or qualified; it becomes a customer, and its deal is called what it is called unless --deal says something else. A lead's company becomes a customer with it: of those that a filter lets through it gets no deal of its own then. All of it is one command, and one undo.
cmd-lead-help = Show the help of a verb
    .examples =
        rolo lead help convert

cmd-board = Show a pipeline as a board: its stages, and what is in them
    .examples =
        rolo board
        rolo board Sales --where owner:me --limit 10
        rolo board --where "value>10k" --sort -value
        rolo board --lanes owner
        rolo board --view "big and open"
        rolo board Service -o json
    .long = Without a name it is the first pipeline. On a terminal the first deals of each stage are shown below; in JSON as many as --limit says, and none without it; tables of cells hold the sums alone. Sums are one a currency, never across.

cmd-set = Change everything that a filter lets through
    .examples =
        rolo set --where "city:Bonn lifecycle:lead" owner=me tag=+west,-cold
        rolo set --as deal --where "stage:Proposal since<-60d" probability=10 --dry-run
        rolo set --as deal --where "source:fair status:open" close=+30d --yes
        rolo set --where company:Acme phone+="work: +49 30 901820" email-=old@acme.example
        rolo set --as company --all owner=
    .long = It first says how many there are and asks; a script gives --yes. FIELD=VALUE sets, FIELD= empties; += and -= add and remove items of lists; tag=+vip,-cold adds and removes tags. It is one command, and one undo.

cmd-edit = Change many records as a table in your own editor
    .examples =
        rolo edit --where tag:fair
        rolo edit --as deal --where "stage:Proposal" --columns name,stage,value,close
        rolo edit --as company --where city:Bonn --sort name --limit 50
        rolo edit --where company:Acme --add-lines
    .long = It opens CSV in $VISUAL, $EDITOR or vi. Only cells that you change change anything: lines and columns that you take out stay as they are in the book. It shows what would become of each record and asks; what cannot be read, and what others changed meanwhile, comes back into the editor with what is wrong. It is one command, and one undo.

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
    .long = Each line is a JSON object as `rolo contact list -o ndjson` or `rolo deal list -o ndjson` prints it; `kind` says what it is. What a line links to is made if the book does not know it, so pipelines and stages go before deals. The whole input is one command, and one undo.

cmd-import = Add and change records from a table in CSV
    .examples =
        rolo import people.csv --as contact --dry-run
        rolo import accounts.csv --as company --map office_location=country --rest extra
        rolo import deals.csv --as deal --make user,stage,company --set "name={"{"}product{"}"} for {"{"}account{"}"}" --map engage_date=entered:Engaging
        rolo import people.csv --as contact --on-error skip --rejects rejected.csv
        rolo import stages.csv --as stage --make pipeline
        rolo import people.csv --recipe people.toml
    .long =
        The first line names the columns. A column whose head is the name of a field, or another word for it, goes there by itself; --map sends others. Targets are fields (name), parts of the address (city, city:home), labels (email:work), fields of other programs (extra:NAME) and, for deals, entered:STAGE for the day on which they came to a stage. --map COLUMN= leaves a column out.

        Cells are read as people type them. A cell of a list may hold several items with ; between them (tags also with commas); an item that holds a ; itself stands in quotes. Empty cells say nothing, and lists are added to.

        --set takes texts with cells in them: "{"{"}product{"}"} for {"{"}account{"}"}". Where a cell is empty, what joins it to another one is left out.

        A row changes the record that its key finds, and else makes one, so that the same file twice changes nothing. Without --key that is the external id where a row has one; and among records without one, for companies the domain and the name, for contacts the e-mail, for users the e-mail and the name, for pipelines and stages the name. Deals without an external id, and contacts without one and without an e-mail, are always new.

        The whole table is one command, and one undo. Rows that fail stop it, or with --on-error skip are left out and, with --rejects, written down as they were, with the reason in a last column. That file can be corrected and imported again.

        A recipe is a TOML file with as, key, make, rest, on-error, delimiter, system, and the sections [map] (COLUMN = "target", several in brackets, "" to leave it out) and [set]. Flags win over it.
cmd-export = Write records into a table in CSV, or the whole book into NDJSON
    .examples =
        rolo export people.csv --as contact
        rolo export - --as deal --where stage:Proposal --columns name,value,close
        rolo export companies.ndjson --as company
        rolo export open.csv --as deal --view "big and open"
        rolo export people.csv --as contact --bom
        rolo export book.ndjson --all
        rolo export letter.csv --as contact --where city:Berlin --for contacting=post
        rolo export recall.csv --as contact --for contacting=email --despite "product recall"
    .long =
        Without --columns there is one for each field that `rolo import` can fill, and importing the file into an empty book gives equal records, as far as a table can carry them: lists are items with ; between them, the main address (work) has a column a part, other addresses stand in the column address. Lines end in CR LF, as RFC 4180 has it; Excel and sqlite3 read that.

        Kinds go into an empty book in this order: pipelines, stages, users, companies, contacts, deals. `rolo import deals.csv --as deal --make pipeline,stage,user,company,contact` does without the other files, but then stages stand in the order in which deals name them, and only won, lost and the like are told from open ones by their names.

        --for contacting leaves out whoever is not to be contacted or withdrew their consent, for whichever channel; --for contacting=email only those who did so for e-mail; deals, tasks and activities go by those whom they concern. A company speaks for itself, not for its people. It says how many are left out. --despite REASON leaves nobody out, and first notes the reason about each of them, with the tag despite: one command, one undo.

        A cell that a spreadsheet would compute (it begins with =, +, - or @ and is no number) has an apostrophe before it, which import takes away.

        --all writes every record of every kind, deleted ones too, one JSON object a line; `rolo apply book.ndjson` makes an equal book of it elsewhere, with the same identities and handles. What stays behind is when each record was made and changed, the history, and the contents of attached files.

        A table cannot carry identities and handles, attached files, when something was changed, which of two records of the same name is linked to, consent without a day, phone numbers as they were typed without their country, and a semicolon in an address that is not the main one: ndjson can.

cmd-demo = Fill an empty book with a made-up one, to try things
    .examples =
        rolo demo
        rolo demo --dry-run
        rolo demo --seed 7 --book ~/trial
        rolo undo                              take all of it back
    .long = Hundreds of people in Europe and China with their companies, deals in every stage of two pipelines, in three currencies, two years of calls, visits and mail, tasks around today, rhythms and segments. Nobody in it is real. The book looks as if it had been kept until today; the same seed on the same day gives the same one. It goes into an empty book only, as one command, and one undo. If you have told your name, much of it is yours.

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
cmd-keymap = Show and check what keys do
    .long = The settings choose a keymap: default, vim, emacs, or a file keymaps/NAME.toml of your own beside them. What stands in keymap.toml there lies over it.
cmd-keymap-help = Show the help of a verb
    .examples =
        rolo keymap help check
cmd-keymap-show = List every key with what it does, as you have it, or as a keymap has it
    .examples =
        rolo keymap show
        rolo keymap show vim
        rolo keymap show -o tsv | grep delete
cmd-keymap-check = Say what is wrong with your files of keys: each mistake with its line
    .examples =
        rolo keymap check
        rolo keymap check vim
arg-keymap = A keymap: default, vim, emacs, or one of your own; the chosen one without it
    .value = NAME
cmd-config-setup = Ask for the settings that matter, as first use does
    .examples =
        rolo config setup

cmd-host = Keep the book open for other commands, until a signal ends it
    .examples =
        rolo host
        rolo host --status                     who has the book open, and who uses it
    .long = Whatever has the book open, the screen too, does the work of every other rolo of the same user; with a host look-ups never pay for opening the book. It says so and stays in the foreground, for a terminal or a systemd user unit.
cmd-schema = Show every key of the records' JSON
    .examples =
        rolo schema contact
        rolo schema deal task
        rolo schema -o json > rolo.schema.json
    .long = A line for each key: what its value looks like, and whether `rolo apply` takes it (what is not said follows from other things). With -o json it is JSON Schema (2020-12) of what -o json and -o ndjson print, of one kind or of any. Later versions add keys and never change the meaning of one.
cmd-completions = Print a completion script for a shell
    .examples =
        rolo completions bash > ~/.local/share/bash-completion/completions/rolo
        rolo completions fish > ~/.config/fish/completions/rolo.fish
        rolo completions zsh > ~/.zfunc/_rolo
    .long = The shell then asks rolo for what may follow: commands, flags and choices, and from the book names, stages, tags and segments. The book is waited for only for a blink.
cmd-man = Print the manual page, or write all of them into a directory
    .examples =
        rolo man | man -l -
        rolo man --dir ~/.local/share/man/man1
cmd-help = Show the help of a command
    .examples =
        rolo help contact add
        rolo help exit-codes                   what a script can rely on

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
arg-idempotency-key = Do it once: a command that was done under this key before is not done again, even if it was undone
arg-debug = Show in the header what every picture of the screen cost
arg-help = Show help; --help shows more than -h
arg-version = Show the version

arg-dry-run = Show what would change, and change nothing
arg-output = How to print; a table on a terminal, else tsv
    .value = FORMAT
arg-columns = Which columns, in which order, with commas between them
    .value = NAMES
arg-timeline = Of the timeline, only activities that match a filter, such as type:call,visit at>-90d
    .value = FILTER
arg-limit = At most so many
    .value = N
arg-seed = From what chance begins
    .value = N
arg-start = Leave out so many at the beginning
    .value = N
arg-count = Print only how many there are
arg-if-rev = Only if what is changed is still as it was at this entry; what else came since stays
    .value = REV
arg-overwrite = With --if-rev: overwrite what came since
arg-where = Only those that match a filter, such as tag:vip city~ber
    .value = FILTER
arg-explain = Say how the filter is read and which index serves it, and do nothing
arg-for = Leave out those who are not to be contacted: contacting, or contacting= and email, call, message, post or visit
    .value = PURPOSE
arg-despite = Leave nobody out after all, and note this reason about each of them
    .value = REASON
arg-view = What is in this segment, in its columns and its order unless you name others
    .value = NAME
arg-board-view = What is in this segment of deals, in its order and on its pipeline unless you name others
    .value = NAME
arg-sort = In this order, with commas between; a - before a name turns it round
    .value = NAMES
arg-deleted = Those that were deleted
arg-words = What to look for, fuzzily
arg-find-phone = Who is calling: those with these digits in their number, the last ones as good as all, with company, last contact, open deal and next step
    .value = NUMBER
arg-ref = A handle, an exact name, an e-mail address or a phone number
arg-record-tag-ref = Handles, names, e-mails or phones; then tags to add (+vip) and to remove (-cold)
arg-record-tag-tag = Tags to add (vip or +vip) and to remove (-cold), with commas between
    .value = +TAG,-TAG
arg-segment-save-name = The name; on a command line in quotes if it has blanks
arg-segment-save-filter = Who is in it, in the words of --where: "tag:key lifecycle:customer"
arg-segment-save-of = What it holds; people if nothing is said
arg-segment-run-name = The name or the handle
arg-record-add-name = The name; on a command line in quotes if it has blanks
arg-contact-add-name = The full name; on a command line in quotes if it has blanks
arg-record-edit-tag = Tags to add (vip or +vip) and to remove (-cold), with commas between
    .value = +TAG,-TAG
arg-record-edit-clear = Empty a field; can be repeated
    .value = FIELD
arg-history-ref = Only what touched this record
arg-history-before = Only those before this number
    .value = ENTRY
arg-deal-move-ref = Handles or names of deals; then the stage, unless --to names it
arg-deal-move-pipeline = The pipeline of the stage, where it is another one than the deal's
arg-deal-reopen-ref = Handles or names of deals; then perhaps the stage
arg-deal-win-value = What it was won for
    .value = MONEY
arg-record-delete-to = The stage to which their deals go
    .value = STAGE
arg-to = The stage
    .value = STAGE
arg-on = When it was: 2026-03-01, -2d; else now
    .value = DATE
arg-reason = Why it was lost
arg-before = Before this one
    .value = REF
arg-after = After this one
    .value = REF
arg-first = Before all others
arg-last = After all others
arg-pipeline-add-stage = A stage, such as "Proposal 60% 14d" or "Signed (won)"; can be repeated
arg-lead-convert-deal = What the deal is called
    .value = NAME
arg-no-deal = Make no deal
arg-board-pipeline = The pipeline; the first one without it
arg-board-lanes = Divide it into lanes: by owner, by company, or by the month of the expected close
    .value = WHAT
arg-board-limit = At most so many deals of each stage
    .value = N
arg-assignment = What to change: city=Berlin, notes=, tag=+vip,-cold, phone+=…
arg-as = Which kind of record, or what each row is
    .value = KIND
arg-new-lines = Make a record of every line that you add without a handle
arg-all = All of them, without a filter
arg-add-item = Add one more { $field }
arg-remove-item = Remove this { $field }
arg-entry = The number of the command, as `rolo history` shows it
arg-skip-changed = Leave what was changed since as it is, and take back the rest
arg-file = The file to read; without one, or as -, standard input
arg-on-error = What becomes of the rest when one row cannot be done
    .value = DO
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
arg-make = Which kinds are made when a row names one that is unknown, with commas between (company, if nothing is said), or none
    .value = KINDS
arg-rest = What becomes of columns that go nowhere (leave, if nothing is said)
    .value = DO
arg-system = The program from which the table comes, such as hubspot: its ids are kept apart from those of others
arg-delimiter = What stands between cells: one sign, or tab; without it that is told from the heads
    .value = SIGN
arg-rejects = Write the rows that could not be done into this file
    .value = FILE
arg-export-file = The file to write; without one, or as -, standard output
arg-format = How to write; without it as the name of the file says, else csv
    .value = FORMAT
arg-export-all = The whole book: every kind, deleted records too, as NDJSON
arg-bom = Begin with a byte order mark, by which Excel knows UTF-8
arg-attach-file = The files
arg-attach-name = What it shall be called; once for each file, in their order
arg-detach-name = The name of the file, or the beginning of its hash
    .value = NAME|HASH
arg-file-open-name = The name of the file, a part of it, or the beginning of its hash; not needed where there is only one
arg-file-save-name = The name of the file, a part of it, or the beginning of its hash
arg-file-save-to = A file or a directory, or - for standard output; without it here, under its own name
    .value = TO
arg-force = Replace a file that is there
arg-setting = The name of the setting
arg-value = What to set it to
arg-kind = The kinds of record; all of them, if none is named
arg-shell = The shell
arg-host-status = Say who has the book open, and who uses it
arg-dir = Write all manual pages into this directory
    .value = DIR
arg-command = The command
arg-log-type = What it was: call, visit, meeting, email, message, note
    .value = TYPE
arg-log-ref = Whom it concerns: a contact, a company or a deal; or by its handle a task or an activity about them
    .value = REF
arg-with = Whom else it concerns
    .value = REF
arg-log-text = What there is to say of it
    .value = TEXT
arg-next = The task that follows from it
    .value = NAME
arg-due = When that is due: fri, "next tue 9:00"
    .value = WHEN
arg-next-type = What sort of task that is
    .value = TYPE
arg-task-done-text = What there is to say of it
    .value = TEXT
arg-task-done-at = When it was done; now if nothing is said
    .value = WHEN
arg-task-snooze-to = Until when: a day, or a moment
    .value = WHEN
arg-week = The next seven days
arg-everybody = Those of others, too
