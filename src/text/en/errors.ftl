# Failures: `error-CODE` says what happened and where; its `.hint` says what to do next, best as a command to paste.
# The facts of each code stand in ops/failure.rs. Beside them there are `candidates` (names with handles),
# `candidate-count`, `why` (the word of a `reason` of ours), and for each fact that may be missing `has-FACT` (yes or no).

error-no-match = no { kind-one } matches `{ $reference }`
    .hint = { $has-candidates ->
        [yes] the nearest: { $candidates }
       *[no] { $has-table ->
            [yes] --make { $kind } makes those that rows name, beside what else it says
           *[no] { $kind ->
                [user] rolo user list shows them all; rolo user add NAME makes one
                [pipeline] rolo pipeline list shows them all; rolo pipeline add NAME makes one
                [segment] rolo segment list shows them all; rolo segment save NAME FILTER makes one
                [field] rolo field list shows them all; rolo field add NAME --of KIND makes one
                [stage] rolo stage list shows them all; one of another pipeline is named like Sales/Won
                [task] rolo task list WORDS looks further: in every field, and fuzzily
                [activity] rolo activity list WORDS looks further: in every field, and fuzzily
                [deal] rolo deal list WORDS looks further: in every field, and fuzzily
               *[other] rolo find WORDS looks further: in every field, and fuzzily
            }
        }
    }
error-not-exact = `{ $reference }` is not the exact name, e-mail, phone or handle of anybody
    .hint = { $has-candidates ->
        [yes] if you mean { $candidates }, give the handle
       *[no] rolo find WORDS shows the handles
    }
error-ambiguous = `{ $reference }` matches { $count ->
        [one] one record
       *[other] { $count } records
    }
    .hint = give the handle of one of { $candidates }
error-is-deleted = { $title } ({ $handle }) was deleted
    .hint = rolo { $kind } restore { $handle }
error-not-deleted = { $title } ({ $handle }) was not deleted: there is nothing to restore
    .hint = rolo { $kind } list --deleted
error-nothing-found = nothing matches `{ $words }`
    .hint = fewer or shorter words find more; rolo { $kind } list shows all there is
error-nothing-to-undo = there is nothing to undo
    .hint = rolo history shows what was done
error-nothing-to-redo = there is nothing to redo: the last command was no undo
    .hint = rolo history shows what was done
error-already-done = { $title } ({ $handle }) was done already
    .hint = rolo task reopen { $handle }
error-no-entry = there is no command { $entry }; the last one is { $last }
    .hint = rolo history shows their numbers
error-already-undone = command { $entry } was undone already
    .hint = rolo redo takes the last undo back
error-edit-conflict = { $has-by ->
        [yes] { $by }
       *[no] somebody
    } changed the same of { $title } ({ $handle }) since entry { $base }: { $fields }
    .hint = { $has-sheet ->
        [yes] rolo show { $handle } shows it; take your change back, or write { $rev } under `rev` to overwrite theirs
       *[no] look at it as it is (rolo show { $handle }), then give --if-rev { $rev }; or overwrite it with --force
    }
error-changed-since = command { $entry } cannot be undone whole: { $count ->
        [one] one record was changed since
       *[other] { $count } records were changed since
    }{ $has-candidates ->
        [yes] : { $candidates }
       *[no] {""}
    }
    .hint = rolo undo { $entry } --skip-changed leaves those values as they are and takes back the rest
error-no-position = where { $title } ({ $handle }) lies is not known
    .hint = { $kind ->
        [contact] give an address its position (rolo { $kind } edit { $handle } --position 52.52,13.40)
        [company] give an address its position (rolo { $kind } edit { $handle } --position 52.52,13.40)
       *[other] name a person or a company
    }, or ask for coordinates: near:52.52,13.40<20km
error-taken = { $handle } is there already
    .hint = rolo show { $handle }
error-external-taken = the external id `{ $external }` belongs to { $title } ({ $handle }) already
    .hint = edit that record, or take the id from it: rolo show { $handle }
error-key-used = that idempotency key belongs to another command: { $words }
    .hint = give this one a key of its own; #{ $entry } in rolo history is what was done
error-name-taken = { $kind ->
        [stage] { $pipeline } has a stage `{ $name }` ({ $handle }) already
        [segment] there is a segment `{ $name }` ({ $handle }) already
        [field] a field of a { $of } is called `{ $name }` already{ $retired ->
            [yes] , and was retired
           *[no] {""}
        }
       *[other] there is a pipeline `{ $name }` ({ $handle }) already
    }
    .hint = { $kind ->
        [field] { $retired ->
            [yes] rolo field restore "{ $name }" brings it back with all that is in it; or give another name
           *[no] give another name; rolo field list shows them all
        }
       *[other] give another name, or rename that one: rolo { $kind } edit { $handle } --name NAME
    }
error-field-known = every { $kind } has a field `{ $name }`, or a flag is called so
    .hint = give another name, such as "own { $name }"
error-field-used = { $title } ({ $handle }) holds something in the field { $field }
    .hint = rolo field retire { $field-handle } asks for it no more, and keeps what records hold in it
error-field-fixed = { $field ->
        [of] the records that have
        [type] what stands in
       *[other] the key of
    } the field { $title } ({ $handle }) cannot be changed: values would mean something else
    .hint = define another field, then retire this one: rolo field retire { $handle }
error-no-stage = no stage "{ $reference }" in pipeline { $pipeline }
    .hint = { $has-stages ->
        [yes] stages are { $stages }{ $has-nearest ->
            [yes] ; did you mean "{ $nearest }"?
           *[no] {""}
        }{ $has-table ->
            [yes] ; --make stage makes those that rows name
           *[no] {""}
        }
       *[no] { $has-table ->
            [yes] --make stage makes those that rows name
           *[no] rolo stage add NAME --pipeline "{ $pipeline }" makes one
        }
    }
error-no-outcome = pipeline { $pipeline } has no stage for { $outcome } deals
    .hint = rolo stage add NAME --pipeline "{ $pipeline }" --outcome { $outcome } makes one
error-has-deals = { $kind } { $title } ({ $handle }) has { $count ->
        [one] one deal
       *[other] { $count } deals
    }
    .hint = rolo { $kind } delete { $handle } --to STAGE moves them there first
error-not-empty = the book is not empty: it has { $kind ->
        [company] companies
        [segment] segments
        [activity] activities
       *[other] { $kind }s
    }
    .hint = put the demo elsewhere: rolo --book DIR demo; what was deleted counts, too
error-last-stage = { $title } ({ $handle }) is the only stage of pipeline { $pipeline }
    .hint = add another one first, or delete the pipeline: rolo pipeline delete { $pipeline-handle }
error-heir-goes = the deals of { $title } cannot go to where they are already
    .hint = name a stage after --to that stays
error-stage-fixed = { $title } ({ $handle }) is a stage of pipeline { $pipeline } for good
    .hint = add a stage to the other pipeline, then: rolo stage delete { $handle } --to STAGE
error-spot-elsewhere = the deal beside which it shall stand is not in stage { $stage }
    .hint = rolo board shows which deals are in which stage
error-already-customer = { $title } ({ $handle }) is a customer already
    .hint = rolo deal add NAME makes a deal
error-none-selected = no { $kind } matches the filter `{ $filter }`
    .hint = rolo { $kind ->
        [record] contact
       *[other] { $kind }
    } list --where FILTER shows what a filter finds
error-nameless = a { kind-one } needs a name{ $kind ->
        [contact] , an e-mail or a phone, by which it can be found
        [company] , an e-mail or a phone, by which it can be found
        [user] , an e-mail or a phone, by which it can be found
       *[other] {""}
    }
    .hint = { $has-table ->
        [yes] --map COLUMN=name says in which column it stands; --on-error skip leaves out rows without one
       *[no] { $kind ->
            [segment] rolo segment save "key accounts" tag:vip
           *[other] rolo { $kind } add { $kind ->
                [company] "Acme Inc."
                [deal] "Acme renewal"
                [pipeline] Sales
                [stage] Proposal
                [task] "call Acme"
               *[other] "Jane Doe"
            }
        }
    }
error-filter-and-names = `{ $word }` names a record, but --where selects them already
    .hint = leave one of the two out
error-empty-filter = --where says nothing: that would be all of them
    .hint = say which: --where 'city:Bonn tag:cold'; `rolo set --all` changes everybody
error-no-edits = nothing was said to change
    .hint = name a field and its new value: --city Berlin, or --tag +vip

error-invalid-value = { $has-argument ->
        [yes] { $argument }:{" "}
       *[no] {""}
    }{ $has-text ->
        [yes] `{ $text }`
       *[no] an empty value
    } { $what ->
        [address] is no address
        [birthday] is no birthday
        [choice] is none of the choices
        [company] is no name of a company
        [consent] is no consent
        [country] is no country that is known
        [currency] is no currency
        [date] is no day of the calendar
        [date-ambiguous] may be two days
        [age] is no length of time
        [when] is no day of the calendar
        [delimiter] cannot stand between cells
        [system] cannot be the name of a system
        [file-format] is how the names of no files end that rolo writes
        [email] is no e-mail address
        [entry] is no number of a command
        [extra] is no other field
        [flag] is neither yes nor no
        [handle] is no handle
        [id] is no id
        [item] cannot be an item of a list
        [keymap] is no name of a keymap
        [theme] is no name of a theme
        [kind] is no kind of record
        [label] is no label
        [file] is no file of the book
        [hash] is no SHA-256
        [field-name] cannot be the name of a field
        [field-choices] { $choices ->
            [choice] has nothing between which to choose
            [choices] has nothing between which to choose
           *[other] has choices, but holds { $choices }
        }
        [field-definition] does not define a field
        [choice-word] cannot be a choice
        [file-name] is a name for which there is no file
        [language] is no language
        [line] { $has-text ->
            [yes] cannot be one line of text: it is too long, or holds hidden characters
           *[no] says nothing
        }
        [link] is no web address
        [mapping] does not say where a column goes
        [moment] is no moment
        [path] is no path of a value that this version does not know
        [phone] is no phone number
        [purpose] is no purpose of a list
        [phone-without-country] is a phone number, but of which country?
        [position] is no position on the map
        [quotes] has a quote that is never closed
        [reference] names no record
        [pipeline-of] has no pipeline: only deals are on a board
        [lanes-of] has no lanes: only deals are on a board
        [rhythm-of] has no rhythm: only people and companies are spoken to again and again
        [role] is no role
        [setting] does not say what a field holds
        [tag] cannot be a tag
        [text] { $has-text ->
            [yes] cannot be a text: it is too long, or holds hidden characters
           *[no] says nothing
        }
        [time-zone] is no time zone
        [number] is no number
        [number-ambiguous] can be read as two numbers: one in thousands, and one with a fraction
        [user] is no name of a user
        [uuid] is no id
        [value] cannot stand alone
        [money] is no amount of money
        [money-ambiguous] can be read as two amounts: one in thousands, and one with a fraction
        [money-without-currency] is an amount, but in which currency?
        [repeat] is no rule by which something comes round
        [minutes] is no length of time
        [remind] is no time before it is due
        [metres] is no number of metres
        [count] is no whole number
        [percent] is no percentage
        [days] is no number of days
        [stage] is no description of a stage
        [stage-twice] is the name of another stage, too
        [log] does not say when it came to which stage
        [external-id] cannot be what another program calls it
        [assignment] says neither a field nor a value
        [item-assignment] adds to what is no list
       *[other] is no { $what }
    }
    .hint = { $what ->
        [address] write it like "work: 12 High St; city=Berlin"; the parts are { $choices }
        [birthday] write it like 1984-05-12, or 05-12 without the year
        [choice] one of: { $choices }
        [purpose] contacting, or contacting= and one of call, { $choices }
        [consent] write it like "email given 2026-03-01 fair"; the channels are { $choices }
        [country] write its two letters, like DE
        [currency] write its three letters, like EUR
        [date] write it like 2026-03-01, fri, next tue, +2w, eom or 下周二
        [date-ambiguous] write the one that is meant: { $choices }
        [age] write it like 30d, 2w, 6m or 1y
        [when] write it like 2026-03-01, 2026-03, fri, this-week, eom or -7d
        [delimiter] write one sign, such as ; or |, or the word tab
        [system] write it in letters and digits without blanks, like hubspot
        [file-format] name the format: --format and one of { $choices }
        [email] write it like jane@acme.example
        [entry] rolo history shows the numbers
        [extra] write it like fax=123
        [flag] write yes or no
        [file] rolo attach REF FILE attaches one
        [hash] write its 64 hexadecimal digits; rolo file list REF shows them
        [file-name] give as many names as files, in their order
        [field-name] a few words of letters and digits, at most 40 characters, the first one a letter
        [field-choices] say --choice once for every word, and --type choice or --type choices
        [field-definition] say --name, --of and --type
        [choice-word] a choice is one line without commas
        [handle] write it like c-7k2fq
        [id] write it like c-7k2fq
        [theme] a theme is auto, light, dark, high-contrast, sixteen, mono, or a file of your own: its name has letters, digits, - and _
        [keymap] a keymap is default, vim, emacs, or a file of your own: its name has letters, digits, - and _
        [kind] one of: { $choices }
        [label] a label is one word, such as work or home
        [language] write its tag, like en or zh-CN
        [item] write no empty items
        [line] { $has-text ->
            [yes] write it on one line of at most 1000 bytes, without control characters and with at most 8 accents a letter
           *[no] leave it out, or say something
        }
        [company] write it like "Acme as CTO", without control characters
        [pipeline-of] leave --pipeline out, or save it --of deal
        [lanes-of] leave --lanes out, or save it --of deal
        [rhythm-of] leave --rhythm out, or save it --of contact or --of company
        [role] write it like "Acme as CTO", without control characters
        [user] write a name on one line, or me
        [text] write at most 64 KiB, without control characters
        [path] take it out of `unknown`: what rolo knows stands under its own key
        [uuid] leave the id out, and a new one is made
        [value] name the whole field
        [link] write it like https://acme.example
        [mapping] write it like --map "Office Phone=phone:work"; --map Fax= leaves a column out
        [setting] write it like --set source=fair, or --set "name={"{"}product{"}"} for {"{"}account{"}"}"
        [moment] write it like 2026-03-02 9:00, or 2026-03-02T09:00:00Z
        [phone] { $has-choices ->
            [yes] write it like +49 30 901820; without + it is read as a number of { $choices }
           *[no] write it like +49 30 901820
        }
        [phone-without-country] rolo config set country DE, or write it with + and the country code
        [position] write latitude and longitude, like 52.52, 13.405
        [quotes] close it, or write a backslash before it
        [reference] a handle, a name, an e-mail address or a phone number
        [tag] a tag has no commas or quotes, and begins with no sign
        [number] write it in digits
        [number-ambiguous] write it with its fraction, like 1234.00 or 1.23, or without marks, like 1234
        [time-zone] write its name, like Europe/Berlin
        [money] write it like 12500, 12.5k or "12,500.00 EUR", with no finer a fraction than the currency has coins
        [money-ambiguous] write it with its fraction, like 1234.00 or 1.23, or without marks, like 1234
        [money-without-currency] rolo config set currency EUR, or write it with its currency, like "12500 EUR"
        [repeat] write it like weekly, every 2 weeks, every mon,thu, 每周一, or FREQ=MONTHLY;BYDAY=-1FR
        [minutes] write it like 45, 1h30 or 2h, at most ten weeks
        [remind] write it like 30min, 1h or 1d, or never
        [metres] write a whole number, at most 1000000
        [count] write a whole number, at most 100000
        [percent] write a whole number from 0 to 100, like 40 or 40%
        [days] write it like 14, 14d, 2w or monthly
        [stage] write it like "Proposal 60% 14d" or "Signed (won)"
        [stage-twice] give every stage of the pipeline a name of its own
        [log] write it like "2026-03-01 Proposal"
        [external-id] write it on one line
        [assignment] write it like city=Berlin, tag=+vip,-cold or notes=
        [item-assignment] write it like city=Berlin; only lists take += and -=
       *[other] {""}
    }

error-no-item = { $title } has no { $field } { $item }
    .hint = rolo show { $handle } shows what is there
error-bad-row = line { $line } cannot be read: { $reason }
    .hint = { $why ->
        [json-without-end] each line is one JSON object: jq -c writes them so; --on-error skip goes on with the others
       *[other] each line is one JSON object, as rolo contact list -o ndjson prints it; --on-error skip goes on with the others
    }
error-bad-record = { $reason }
    .hint = { $why ->
        [line-added] give --add-lines, or take the line out
        [not-handed-out] take the line out; a filter that finds the record has it edited
        [line-twice] take one of both lines out
        [fixed-column] what follows from other fields is changed there
        [no-rev] put the number back, or leave the cell empty
        [row-not-utf8] save it as "CSV UTF-8", or iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW (-f GB18030 if it is Chinese)
       *[other] correct the line, and save the file as UTF-8; --on-error skip goes on with the others, and --rejects FILE keeps those that failed
    }
error-bad-heads = the heads of the columns cannot be read: { $reason }
    .hint = { $why ->
        [row-not-utf8] save it as "CSV UTF-8", or iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW (-f GB18030 if it is Chinese)
       *[other] the first line names the columns, each by a name of its own, in UTF-8
    }
error-unknown-target = a { $kind } has no `{ $target }` into which a column could go
    .hint = { $has-nearest ->
        [yes] did you mean `{ $nearest }`?
       *[no] { $kind ->
            [deal] a field such as name, company or value; entered:STAGE; extra:NAME
            [user] a field such as name, email or team
           *[other] a field such as name, email or city; email:work for a label; extra:NAME for anything else
        }
    }
error-nothing-mapped = no column is the name of a field of a { $kind }: { $columns }
    .hint = say where they go with --map COLUMN=FIELD, or what stands between them with --delimiter
error-two-columns = `{ $target }` holds one value, and two columns go there: { $columns }
    .hint = leave one out: --map COLUMN=
error-no-kind = it is not said what the rows are
    .hint = say --as and one of: { $choices }
error-no-regular-file = { $path } is no regular file
    .hint = a directory can be packed first: tar -czf files.tar.gz { $path }
error-file-too-large = { $path } is larger than { $most } MiB
    .hint = keep it elsewhere, and where it is with the record: rolo contact edit REF --add-link https://…
error-table-too-long = { $count } records are more than a table for an editor holds, which is { $most }
    .hint = narrow it with --where or --limit; rolo set changes any number of records
error-no-file = { $title } ({ $handle }) has no { $has-reference ->
        [yes] file `{ $reference }`
       *[no] files
    }
    .hint = { $has-files ->
        [yes] there are { $files }
       *[no] rolo attach { $handle } FILE attaches one
    }
error-files-alike = { $has-reference ->
        [yes] `{ $reference }` may be any of { $count } files of { $title }
       *[no] { $title } has { $count } files
    }
    .hint = name one of { $files }; the digits do, too
error-file-damaged = the content of { $name } of { $title } ({ $handle }) is damaged: { $path } is not what was attached
    .hint = attach the same file once more (rolo attach { $handle } FILE), which mends it, or bring { $path } back from a backup
error-file-lost = the content of { $name } of { $title } ({ $handle }) is not in the book: { $path } is missing
    .hint = attach the same file once more (rolo attach { $handle } FILE), or bring { $path } back from a backup
error-no-opener = { $shown ->
        [link] the link cannot be opened with { $program }: { $reason }
       *[file] the file cannot be opened with { $program }: { $reason }
    }
    .hint = { $shown ->
        [link] name a program that opens links, export ROLO_OPEN=firefox, or copy it with y
       *[file] name a program that opens files, export ROLO_OPEN=less, or write it down: rolo file save REF NAME
    }
error-no-editor = nothing was changed: the editor { $program } failed: { $reason }
    .hint = name another one before you start rolo: export EDITOR=nano
error-file-there = { $path } is there already
    .hint = name another file, or replace it with --yes
error-unknown-field = line { $line }: no field is called `{ $field }`
    .hint = { $has-nearest ->
        [yes] did you mean `{ $nearest }`?
       *[no] rolo schema lists what there is
    }
error-segment-used = the segment { $title } ({ $handle }) could not be read any more: { $reason ->
        [unknown-segment] it asks for `{ $found }`
        [other-kind] it asks for `{ $found }`, which holds { kind-many } then
       *[other] `{ $filter }`
    }
    .hint = change its filter first: rolo segment edit { $handle } --filter FILTER
error-bad-filter = the filter `{ $filter }`{ $has-segment ->
        [yes] {" "}of the segment { $segment }
       *[no] {""}
    } cannot be read at character { $at }: { $reason ->
        [unknown-segment] no segment is called `{ $found }`
        [other-kind] { $found } is a segment of { $of ->
            [contact] people
            [company] companies
            [deal] deals
            [task] tasks
           *[activity] activities
        }, not of { kind-many }
        [circle] the segments ask for each other: { $found }
        [distance] `{ $found }` is no distance
        [no-field] the name of a field is missing before the sign
        [no-term] something to look for is missing
        [no-value] the value is missing after the sign
        [only-outside] `{ $found }:` says nothing within a segment or in parentheses
        [stray-parenthesis] a parenthesis is closed that was never opened
        [too-deep] it is nested too deeply
        [too-long] it is too long
        [unclosed-parenthesis] the parenthesis is never closed
        [unclosed-quote] the quote is never closed
        [unfit] `{ $found }` does not fit that field
        [unknown-field] no field is called `{ $found }`
        [unknown-place] where `{ $found }` lies is not known
       *[other] { $reason }
    }
    .hint = { $has-nearest ->
        [yes] did you mean `{ $nearest }`?
       *[no] { $has-what ->
            [yes] { error-invalid-value.hint }
           *[no] { $reason ->
                [unknown-segment] { $has-segments ->
                    [yes] there are { $segments }
                   *[no] rolo segment save NAME FILTER makes one
                }
                [circle] a filter may not ask for its own segment, nor for one that asks for it
                [other-kind] rolo segment list shows which there are
                [unclosed-parenthesis] close it with ), or put quotes around what is looked for: "(a"
                [stray-parenthesis] take it out, or open one before it
                [unclosed-quote] close it with "
                [no-value] say what it is to be, like tag:vip; has:FIELD and no:FIELD ask whether there is anything
                [no-field] write the name of a field before it, like city:berlin, or put quotes around the whole
                [no-term] write something to look for on both sides of or, and behind - and (
                [distance] write it like 20km, 500m or 12mi
                [only-outside] put it at the end of the whole filter; a segment has an order of its own: --sort
                [unknown-place] name a record with a position, or coordinates: near:52.52,13.40<20km
                [unfit] : is for every field, ~ for words, and < > .. for numbers and days
                [too-deep] save a part of it with a name, rolo segment save NAME FILTER, and ask for in:NAME
                [too-long] save a part of it with a name, rolo segment save NAME FILTER, and ask for in:NAME
                [unknown-field] { $has-columns ->
                    [yes] there are { $columns } and others: rolo schema { $kind }
                   *[no] put quotes around it if it is to be looked for as it stands: "{ $found }:…"
                }
               *[other] { $has-segment ->
                    [yes] rolo segment edit "{ $segment }" --filter FILTER mends it
                   *[no] write it like tag:vip city~ber -tag:cold
                }
            }
        }
    }
error-unknown-column = no column is called `{ $column }`
    .hint = { $has-kinds ->
        [yes] it is one of: { $kinds }; say which with --as
       *[no] { $has-nearest ->
            [yes] did you mean `{ $nearest }`? There are { $columns }
           *[no] there are { $columns }
        }
    }
error-other-view = { $title } is a segment of { $of ->
        [contact] people
        [company] companies
        [deal] deals
        [task] tasks
       *[activity] activities
    }, not of { kind-many }
    .hint = rolo { $of } list --view "{ $title }" shows it; rolo segment list --where of:{ $kind } lists those of { kind-many }
error-usage = { $has-missing ->
        [yes] `{ $command }` is only the beginning of a command

            { $message }

       *[no] { usage-problem }
    }
    .hint = { $has-similar ->
        [yes] { $similar-of ->
            [command] a similar subcommand exists: { $similar }
            [value] a similar value exists: { $similar }
           *[argument] a similar argument exists: { $similar }
        }
       *[no] { $has-command ->
            [yes] { $command } --help
           *[no] rolo --help
        }
    }
usage-problem = { $problem ->
    [command] unrecognized subcommand '{ $word }'
    [argument] unexpected argument '{ $argument }' found
    [missing] the following required arguments were not provided: { $argument }
    [value] invalid value '{ $value }' for '{ $argument }'{ usage-choices }
    [no-value] a value is required for '{ $argument }' but none was supplied{ usage-choices }
    [twice] the argument '{ $argument }' cannot be used multiple times
    [conflict] the argument '{ $argument }' cannot be used with '{ $prior }'
    [conflicts] the argument '{ $argument }' cannot be used with: { $prior }
    [too-many] unexpected value '{ $value }' for '{ $argument }' found; no more were expected
   *[other] { $message }
}
usage-choices = { $has-choices ->
    [yes] {" "}[possible values: { $choices }]
   *[no] {""}
}
error-missing = { $argument } is missing
    .hint = { $command } --help
error-no-number = { $argument }: `{ $text }` is no whole number{ $has-most ->
        [yes] {" "}up to { $most }
       *[no] {""}
    }
    .hint = write it in digits, as in `{ $argument } { $example }`; { $command } --help
error-needs-yes = this would touch { $count ->
        [one] one { kind-one }
       *[other] { $count } { kind-many }
    }, and nobody is there to be asked
    .hint = look first with --dry-run, then give it with --yes
error-shell-only = `{ $words }` works in a shell only
    .hint = leave the screen and run rolo { $words }
error-unknown-setting = no setting is called `{ $setting }`
    .hint = { $has-nearest ->
        [yes] did you mean `{ $nearest }`?
       *[no] rolo config list
    }
error-bad-settings = { $path }:{ $line }: { $reason }
    .hint = { $has-setting ->
        [yes] rolo config unset { $setting } puts it back to its default, or correct that line
       *[no] correct that line, or take it out: what is not set has its default
    }
error-cannot-open = the book { $path } cannot be opened: { $reason }
    .hint = see who owns the directory, or name another one with --book DIR
error-no-book = there is no book in { $path }
    .hint = see that --book or ROLO_BOOK names the right directory; a new book needs an empty one
error-newer-format = the book { $path } has format { $format }, and this rolo knows formats up to { $ours }
    .hint = use the newer rolo that wrote it
error-foreign = { $path } belongs to { $owner }, and this is { $user }
    .hint = { $user ->
        [root] run it as { $owner }, without sudo: what root writes there, { $owner } could not use any more
       *[other] use what is yours: another book is named with --book DIR
    }
error-book-link = the book { $path } is a link to { $target }
    .hint = name the directory itself: --book or ROLO_BOOK
error-not-local = no book is opened in { $path }: { $reason }
    .hint = keep it on a disk of this machine (--book DIR); if no other machine ever opens it: rolo config set book_place anywhere
error-in-use = the book { $path } is in use{ $has-holder ->
        [yes] {" "}by { $holder }
       *[no] {""}
    }, and did not become free in { $seconds ->
        [one] a second
       *[other] { $seconds } seconds
    }
    .hint = close it there, or wait longer with --wait 60
error-other-protocol = the book { $path } is in use by { $holder }; { $reason }, and nothing was changed
    .hint = { $why ->
        [owner-older] end that one, and start it again with the rolo of today
        [owner-newer] if this one was started before rolo was updated, start it again; else use the newer rolo
       *[other] end that one, or start it again if rolo was updated since
    }
error-crowded = the book { $path } is in use by { $holder }, which serves as many others as it can, and had no room within { $seconds ->
        [one] a second
       *[other] { $seconds } seconds
    }
    .hint = close some of those that rolo host --status lists, or wait longer with --wait 60
error-unserved = nobody else can use the book { $path } while this is open: { $reason }
    .hint = what is called socket in it is none of rolo's: take it away
error-owner-gone = whoever had the book { $path } open went away in the middle; nothing was changed
    .hint = do it again
error-disk-full = the disk is full: nothing more can be saved in { $path }
    .hint = make room, then do it again; what was confirmed is safe
error-cannot-write = { $path } cannot be written: { $reason }
    .hint = what was confirmed is safe; see that the disk works and is not read-only, then do it again
error-journal-damaged = the journal is damaged in { $segment } at byte { $offset }: { $reason }; the book can only be read
    .hint = save what can be read: rolo contact list -o ndjson > contacts.ndjson
error-store-failed = the views of the book fail again and again: { $reason }
    .hint = nothing is lost: the journal holds everything; see that there is room on the disk, then do it again
error-cannot-read = { $path } cannot be read: { $reason }
    .hint = see that the name is right and that you may read it
error-cancelled = stopped; nothing was changed
error-no-terminal = this needs a terminal: { $reason }
    .hint = rolo --help lists the commands that work without one
error-internal = something happened that cannot happen: { $reason }
    .hint = this is a fault of rolo; what was confirmed is safe. Please report it with the command that you gave
error-homeless = there is no place for files: neither HOME nor { $variable } names a directory
    .hint = export HOME=/where/you/live
error-not-utf8 = the argument `{ $argument }` is no text in UTF-8
    .hint = set your terminal to UTF-8
error-partly-failed = { $failed } of { $count } could not be done
    .hint = the lines above say why; mend those and give them again
error-touched-twice = one record stands in two rows that are too far apart: more than { $most } other records are between them
    .hint = put rows of the same record together, or split the input

# Why exactly: what stands in the fact `reason`.

reason-row-too-long = it is longer than 4 MiB
reason-row-not-utf8 = it is not UTF-8
reason-quote-without-end = a quote is opened here and never closed
reason-too-few-cells = it has { $found } cells, and there are { $expected } columns: nothing stands under `{ $column }`
reason-too-many-cells = it has { $found } cells, and there are { $expected } columns: cell { $column } stands under none
reason-no-heads = there are none
reason-no-handles = the column `handle` is missing, by which each line finds its record
reason-line-added = the line has no handle, so it is about no record of this table; --add-lines makes a record of it
reason-not-handed-out = { $handle } was not in this table
reason-line-twice = { $handle } stands on another line, too
reason-fixed-column = nobody can set this column; put back what stood there
reason-no-rev = rev is `{ $text }`, which is no number; it was { $was }
reason-column-twice = `{ $column }` stands over column { $first } and over column { $second }
reason-recipe-key = a recipe has no `{ $key }`; did you mean `{ $nearest }`?
reason-recipe-type = `{ $key }` needs { $expected }
reason-no-json = it is no JSON at column { $column }: { $detail }
reason-json-without-end = its JSON has no end
reason-array-without-end = the array has no end
reason-behind-array = there is something after the array
reason-no-target = it does not say which record: `id`, `handle` or `ref`
reason-two-targets = `ref` stands beside `id` or `handle`
reason-no-part = something in `{ $field }` has no `{ $part }`
reason-twice = `{ $item }` stands twice in `{ $field }`
reason-wrong-type = `{ $field }` is { $found }, not { $expected }
reason-bad-value = { error-invalid-value }
reason-setting-no-text = { $setting } needs a value in quotes
reason-keymap-unknown = no keymap is called `{ $name }`; did you mean `{ $nearest }`?
reason-keymap-words = `:{ $words }` cannot be given: { $said }
reason-keymap-section = no section [{ $section }]; did you mean [{ $nearest }]?
reason-keymap-action = no action is called `{ $action }`; did you mean `{ $nearest }`?
reason-keymap-key = { $has-nearest ->
        [yes] no key is called `{ $key }`; did you mean `{ $nearest }`?
       *[no] no key is called `{ $key }`; keys are written as in `j`, `G`, `ctrl-r`, `shift-tab`, `g g`
    }
reason-keymap-no-text = `{ $key }` needs the name of an action in quotes, a command line that begins with `:`, or ""
reason-theme-unknown = no theme is called `{ $name }`; `rolo config set theme auto` takes the usual one
reason-theme-role = nothing is called `{ $role }`; did you mean `{ $nearest }`?
reason-theme-look = `{ $role }` cannot look like `{ $look }`; for example { "{" } fg = "cyan", bg = 236, bold = true { "}" }
reason-keymap-ambiguous = `{ $long }` cannot be pressed, since `{ $short }` alone does something in [{ $context }]; unbind it with ""
reason-stdin-no-terminal = standard input is none
reason-stdout-no-terminal = standard output is none
reason-dumb-terminal = this one cannot move its cursor (TERM)
reason-line-cut = a line does not end
reason-line-long = a line is longer than 16 MiB
reason-line-checksum = a line was changed since it was written
reason-line-unwritten = there are zero bytes instead of a line
reason-line-unknown = a line is of no known sort
reason-line-order = a line does not belong where it stands
reason-entry-uncommitted = an entry has no end
reason-chain-broken = an entry does not follow the one before it
reason-segment-missing = a file is missing
reason-journal-short = it is shorter than it was
reason-entry-replaced = another entry stands where a known one was
reason-owner-older = it is older than this rolo, and does not understand it
reason-owner-newer = it is newer than this rolo, and does not understand it any more
reason-owner-other = it does not understand this rolo
reason-network-folder = it lies on a network file system ({ $name }), where other machines could open it at the same time
reason-synced-folder = { $name } copies it to other machines, file by file ({ $mark })
