# The fields of records: `field-NAME` is the label in forms, cards and tables; its `.help` is one line for the help of
# the command line and for forms. Only what people set has help. `choice-WORD` is a choice as people read it.

# What people call one record of a kind, and several.
kind-one = { $kind ->
        [contact] contact
        [company] company
        [deal] deal
        [pipeline] pipeline
        [stage] stage
        [user] user
        [activity] activity
        [task] task
        [segment] segment
        [field] field
       *[other] record
    }
kind-many = { $kind ->
        [contact] contacts
        [company] companies
        [deal] deals
        [pipeline] pipelines
        [stage] stages
        [user] users
        [activity] activities
        [task] tasks
        [segment] segments
        [field] fields
       *[other] records
    }

field-handle = handle
field-deleted = deleted
field-name = name
    .help = { $kind ->
            [company] The name by which people know it
            [user] The whole name
            [deal] What it is about
            [pipeline] What it is called
            [stage] What it is called
            [segment] What it is called; filters ask for it by in:NAME
            [field] What it is called; flags, filters and columns have it in small letters, with - for blanks
            [task] What is to be done
           *[contact] The whole name; or leave it out and type its two halves below
        }
field-given = given name
    .help = The given name
field-family = family name
    .help = The family name
field-company = company
    .help = { $kind ->
            [contact] A company, with the role there: "Acme as CTO"; can be repeated
            [deal] The company that it is about; one that is not there yet is made
           *[other] A company that it is about; can be repeated
        }
field-contact = contact
    .help = A person, with the role in it: "Jane Doe as decision maker"; can be repeated
field-email = e-mail
    .help = An e-mail address, with a label if you like: "work: jane@acme.example"; can be repeated
field-phone = phone
    .help = A phone number, with a label if you like: "mobile: +49 151 23456789"; can be repeated
field-address = address
    .help = A whole address: "work: 12 High St; city=Berlin; country=DE"; can be repeated
field-street = street
    .help = The street of the main address
field-postcode = postcode
    .help = The postcode of the main address
field-city = city
    .help = The city of the main address
field-region = region
    .help = The state or province of the main address
field-country = country
    .help = The country of the main address
field-position = position
    .help = Where it is on the map: "52.52, 13.405"
field-link = link
    .help = A web address; can be repeated
field-lifecycle = lifecycle
    .help = How far they have come
field-owner = owner
    .help = The user who looks after them; "me" is you
field-source = source
    .help = Where they came from: a fair, a referral, the web
field-tag = tag
    .help = Tags, with commas between; can be repeated
field-birthday = birthday
    .help = The birthday: 1984-05-12, or 05-12 without the year
field-language = language
    .help = The language they speak: en, zh-CN
field-time-zone = time zone
    .help = The time zone they live in: Europe/Berlin
    .value = ZONE
field-do-not-contact = do not contact
    .help = Whether they want to be left alone
    .value = yes|no
field-consent = consent
    .help = Whether they agreed to be contacted: "email given 2026-03-01 fair"; can be repeated
field-rhythm = follow up
    .help = { $kind ->
            [segment] How long may pass without a word or a visit to who is in it, unless they have a rhythm of their own: 30d, 2w, monthly
           *[other] How long may pass without a word or a visit: 30d, 2w, monthly
        }
    .value = DAYS
field-of = of
    .help = { $kind ->
            [field] The records that have it; contacts if nothing is said
           *[other] What it holds
        }
field-filter = filter
    .help = Who is in it, in the words of --where: "tag:key lifecycle:customer"
field-columns = columns
    .help = In which columns it is shown, with commas between: name,city,last
    .value = NAMES
field-sort = order
    .help = In which order it is shown, with commas between; a - before a name turns it round: -value,name
    .value = NAMES

# How often somebody is to be spoken to, and when it is time.
rhythm = { $unit ->
        [day] { $count ->
            [one] every day
           *[other] every { $count } days
        }
        [week] { $count ->
            [one] every week
           *[other] every { $count } weeks
        }
        [month] { $count ->
            [one] every month
           *[other] every { $count } months
        }
       *[year] { $count ->
            [one] every year
           *[other] every { $count } years
        }
    }
contact-due = contact due
contact-overdue = overdue
contact-segment = { $rhythm }, as { $segment } has it
position-taken = { $which ->
    [older] taken { $age } before
    [newer] taken { $age } after
   *[unknown] age unknown
}
field-needs = needs
    .help = What they need
field-preferences = preferences
    .help = What they like
field-file = file
field-notes = notes
    .help = { $kind ->
            [field] What it is for; help and forms say it
           *[other] Anything else, over as many lines as you like
        }
field-key = key
field-choice = choice
    .help = One of the words between which to choose, in their order; can be repeated
field-default = default
    .help = What a new record holds in it if nothing is said, as one types it: gold, 10k EUR, today, +30d
field-extra = imported field
    .help = Something that another program knew: "fax=+49 30 1"; can be repeated
field-id = id
field-created = created
field-updated = updated
field-rev = revision

choice-lead = lead
choice-qualified = qualified
choice-customer = customer
choice-lapsed = lapsed
choice-contact = people
choice-company = companies
choice-deal = deals
choice-task = tasks
choice-activity = activities
choice-yes = yes
choice-no = no

field-domain = domain
    .help = The part of their e-mail addresses behind the @: acme.example
field-industry = industry
    .help = What they do
field-size = size
    .help = How many people work there
field-parent = parent
    .help = The company to which it belongs
field-manager = manager
    .help = The user to whom this one reports
field-team = team
    .help = The team or the office
field-imported = imported row
field-external-id = external id
    .help = What another program calls it, by which a second import finds it; can be repeated
field-pipeline = pipeline
    .help = { $kind ->
            [segment] The pipeline whose board it shows, of a segment of deals
           *[other] The pipeline
        }
field-lanes = lanes
    .help = By what that board is divided into lanes: owner, company or close-month
field-stage = stage
    .help = The stage; "Sales/Won" where another pipeline has one of that name, too
field-value = value
    .help = What it is worth: 12500, 12.5k, "800 USD"
    .value = MONEY
field-probability = probability
    .help = How likely it is to be won, in percent
    .value = PERCENT
field-close = close
    .help = When it is expected to be closed
    .value = DATE
field-opened = opened
    .help = When it began
    .value = DATE
field-closed = closed
    .help = When it was won or lost
    .value = DATE
field-lost-reason = lost reason
    .help = Why it was lost
field-product = product
    .help = What they are interested in
field-outcome = outcome
    .help = { $kind ->
            [stage] Whether deals in it are open, won or lost
           *[other] What came of it
        }
field-rot = rot days
    .help = After how many days without a move a deal in it is rotten
    .value = DAYS
field-wip = limit
    .help = How many open deals it is meant to hold at most; the board marks a stage that has more
    .value = DEALS
field-move = stage history
field-rank = rank
field-status = status
field-chance = chance
field-weighted = weighted
field-amount = amount
field-currency = currency
field-since = since
field-last = last contact
field-visited = last visit
field-next = next
field-next-step = next step
field-overdue = overdue
field-open-value = open value
field-segments = segments

choice-owner = owner
choice-close-month = month of the expected close
choice-open = open
choice-won = won
choice-lost = lost

field-deal = deal
    .help = A deal that it concerns; can be repeated
field-type = type
    .help = What sort it is
field-at = at
    .help = When it happened: "yesterday 15:00", "2026-03-01 9:00"
    .value = WHEN
field-duration = duration
    .help = How long: 45, 1h30, 2h
    .value = MINUTES
field-direction = direction
    .help = Whether you turned to them (out) or they to you (in)
field-text = text
    .help = What there is to say of it
field-accuracy = accuracy
    .help = How far off the position may be, in metres
    .value = METRES
field-fixed = fixed
    .help = When the position was taken
    .value = WHEN
field-task = task
    .help = The task that was done by it
field-due = due
    .help = When: fri, "next tue 9:00", +2w, eom
    .value = WHEN
field-remind = remind
    .help = How long before it is due you are reminded (a day from its nine o'clock): 30min, 1h, 1d, or never
    .value = MINUTES
field-priority = priority
    .help = How much it matters
field-repeat = repeat
    .help = How often it comes round: weekly, "every 2 weeks", "every mon,thu", or a rule such as FREQ=MONTHLY;BYDAY=-1FR
    .value = RULE
field-place = place
    .help = Where
field-done = done

choice-call = call
choice-visit = visit
choice-meeting = meeting
choice-email = e-mail
choice-message = message
choice-note = note
choice-todo = to do
choice-out = out
choice-in = in
choice-high = high
choice-normal = normal
choice-low = low
