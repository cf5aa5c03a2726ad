# Failures: `error-CODE` says what happened and where; its `.hint` says what to do next, best as a command to paste.
# The facts of each code stand in ops/failure.rs. Beside them there are `candidates` (names with handles),
# `candidate-count`, `why` (the word of a `reason` of ours), and for each fact that may be missing `has-FACT` (yes or no).

error-no-match = 没有与 `{ $reference }` 匹配的{ kind-one }
    .hint = { $has-candidates ->
        [yes] 最接近的：{ $candidates }
       *[no] { $has-table ->
            [yes] 加上 --make { $kind }，行中提到而还没有的会自动新建（与已指定的其他类型一并写上）
           *[no] { $kind ->
                [user] 查看全部：rolo user list；添加：rolo user add NAME
                [pipeline] 查看全部：rolo pipeline list；添加：rolo pipeline add NAME
                [segment] 查看全部：rolo segment list；添加：rolo segment save NAME FILTER
                [field] 查看全部：rolo field list；添加：rolo field add NAME --of KIND
                [stage] 查看全部：rolo stage list；别的管道的阶段写成 Sales/Won 这样
                [task] 在所有字段中模糊查找：rolo task list WORDS
                [activity] 在所有字段中模糊查找：rolo activity list WORDS
                [deal] 在所有字段中模糊查找：rolo deal list WORDS
               *[other] 在所有字段中模糊查找：rolo find WORDS
            }
        }
    }
error-not-exact = 没有谁的姓名、邮箱、电话或短号恰好是 `{ $reference }`
    .hint = { $has-candidates ->
        [yes] 如果要找的是 { $candidates }，请改用短号
       *[no] 查短号：rolo find WORDS
    }
error-ambiguous = `{ $reference }` 匹配到 { $count } 条记录
    .hint = 请改用其中一条的短号：{ $candidates }
error-is-deleted = { $title }（{ $handle }）已被删除
    .hint = rolo { $kind } restore { $handle }
error-not-deleted = { $title }（{ $handle }）没有被删除，无需恢复
    .hint = rolo { $kind } list --deleted
error-nothing-found = 没有与 `{ $words }` 匹配的记录
    .hint = 词少一些、短一些，能找到更多；列出全部：rolo { $kind } list
error-nothing-to-undo = 没有可撤销的操作
    .hint = 查看做过的操作：rolo history
error-nothing-to-redo = 没有可重做的操作：上一次操作不是撤销
    .hint = 查看做过的操作：rolo history
error-already-done = { $title }（{ $handle }）已经完成了
    .hint = rolo task reopen { $handle }
error-no-entry = 没有操作 { $entry }；最近一次是 { $last }
    .hint = 查看操作编号：rolo history
error-already-undone = 操作 { $entry } 已经撤销过了
    .hint = 取消上一次撤销：rolo redo
error-edit-conflict = { $title }（{ $handle }）的这些字段在操作 { $base } 之后被{ $has-by ->
        [yes] {" "}{ $by }{" "}
       *[no] 别人
    }改过：{ $fields }
    .hint = { $has-sheet ->
        [yes] rolo show { $handle } 可看现在的内容；撤回自己的改动，或在 `rev` 列写 { $rev } 覆盖对方的改动
       *[no] 先看现在的内容（rolo show { $handle }），再加上 --if-rev { $rev } 重试；或用 --force 直接覆盖
    }
error-changed-since = 操作 { $entry } 无法完整撤销：有 { $count } 条记录后来又改过{ $has-candidates ->
        [yes] ：{ $candidates }
       *[no] {""}
    }
    .hint = 后来改过的保持不变，只撤销其余部分：rolo undo { $entry } --skip-changed
error-no-position = { $title }（{ $handle }）的位置未知
    .hint = { $kind ->
        [contact] 给它的地址加上坐标（rolo { $kind } edit { $handle } --position 52.52,13.40）
        [company] 给它的地址加上坐标（rolo { $kind } edit { $handle } --position 52.52,13.40）
       *[other] 改用一个联系人或公司
    }，或直接写坐标：near:52.52,13.40<20km
error-taken = { $handle } 已经存在
    .hint = rolo show { $handle }
error-external-taken = 外部编号 `{ $external }` 已被占用：{ $title }（{ $handle }）
    .hint = 修改那条记录，或先从中去掉这个编号：rolo show { $handle }
error-key-used = 这个幂等键已用于另一条命令：{ $words }
    .hint = 请换一个键；rolo history 里的 #{ $entry } 就是当时执行的命令
error-name-taken = { $kind ->
        [stage] 管道“{ $pipeline }”里已经有阶段 `{ $name }`（{ $handle }）
        [segment] 已经有分组 `{ $name }`（{ $handle }）
        [field] { $of ->
            [contact] 联系人
            [company] 公司
            [deal] 商机
            [task] 任务
            [activity] 往来记录
           *[other] { $of }{" "}
        }已经有字段 `{ $name }`{ $retired ->
            [yes] ，但已停用
           *[no] {""}
        }
       *[other] 已经有管道 `{ $name }`（{ $handle }）
    }
    .hint = { $kind ->
        [field] { $retired ->
            [yes] 连同其中的内容一起恢复：rolo field restore "{ $name }"；或者换个名称
           *[no] 换个名称；查看全部字段：rolo field list
        }
       *[other] 换个名称，或给已有的那个改名：rolo { $kind } edit { $handle } --name NAME
    }
error-field-known = `{ $name }` 已经是{ $kind ->
        [contact] 联系人
        [company] 公司
        [deal] 商机
        [task] 任务
        [activity] 往来记录
       *[other] {" "}{ $kind }{" "}
    }的固有字段或参数名
    .hint = 换个名称，例如 "own { $name }"
error-field-used = { $title }（{ $handle }）的字段“{ $field }”里还有内容
    .hint = 停用后不再要求填写，记录中已有的内容保留：rolo field retire { $field-handle }
error-field-fixed = 字段“{ $title }”（{ $handle }）的{ $field ->
        [of] 适用对象
        [type] 类型
       *[other] 标识
    }不能修改，否则已有的值会变成别的意思
    .hint = 另建一个字段，再停用这个：rolo field retire { $handle }
error-no-stage = 管道“{ $pipeline }”里没有阶段“{ $reference }”
    .hint = { $has-stages ->
        [yes] 现有阶段：{ $stages }{ $has-nearest ->
            [yes] （是不是“{ $nearest }”？）
           *[no] {""}
        }{ $has-table ->
            [yes] ；加上 --make stage，行中提到而还没有的会自动新建
           *[no] {""}
        }
       *[no] { $has-table ->
            [yes] 加上 --make stage，行中提到而还没有的会自动新建
           *[no] 添加一个：rolo stage add NAME --pipeline "{ $pipeline }"
        }
    }
error-no-outcome = 管道“{ $pipeline }”里没有{ $outcome ->
        [won] 赢单
        [lost] 输单
        [open] 进行中
       *[other] {" "}{ $outcome }{" "}
    }阶段
    .hint = 添加一个：rolo stage add NAME --pipeline "{ $pipeline }" --outcome { $outcome }
error-has-deals = { $kind ->
        [stage] 阶段
        [pipeline] 管道
       *[other] { $kind }
    }“{ $title }”（{ $handle }）里还有 { $count } 个商机
    .hint = 先把商机移走再删除：rolo { $kind } delete { $handle } --to STAGE
error-not-empty = 客户簿不是空的：里面有{ $kind ->
        [company] 公司
        [segment] 分组
        [activity] 往来记录
        [contact] 联系人
        [deal] 商机
        [pipeline] 管道
        [stage] 阶段
        [user] 用户
        [task] 任务
        [field] 字段
       *[other] {" "}{ $kind }
    }
    .hint = 换个地方放演示数据：rolo --book DIR demo；已删除的记录也算在内
error-last-stage = “{ $title }”（{ $handle }）是管道“{ $pipeline }”仅有的阶段
    .hint = 先添加一个阶段，或删除整个管道：rolo pipeline delete { $pipeline-handle }
error-heir-goes = “{ $title }”的商机不能移到即将删除的阶段
    .hint = --to 后面写一个会保留的阶段
error-stage-fixed = 阶段“{ $title }”（{ $handle }）只能属于管道“{ $pipeline }”，不能换到别的管道
    .hint = 在另一条管道添加阶段，然后：rolo stage delete { $handle } --to STAGE
error-spot-elsewhere = 作为参照的商机不在阶段“{ $stage }”
    .hint = 查看各阶段的商机：rolo board
error-already-customer = { $title }（{ $handle }）已经是客户了
    .hint = 添加商机：rolo deal add NAME
error-none-selected = 没有符合筛选条件 `{ $filter }` 的记录
    .hint = 查看筛选结果：rolo { $kind ->
        [record] contact
       *[other] { $kind }
    } list --where FILTER
error-nameless = { kind-one }需要名称{ $kind ->
        [contact] 、邮箱或电话，否则以后找不到
        [company] 、邮箱或电话，否则以后找不到
        [user] 、邮箱或电话，否则以后找不到
       *[other] {""}
    }
    .hint = { $has-table ->
        [yes] 用 --map COLUMN=name 指明名称在哪一列；或用 --on-error skip 跳过没有名称的行
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
error-filter-and-names = `{ $word }` 指定了记录，而 --where 已经在选记录了
    .hint = 两者去掉一个
error-empty-filter = --where 没有内容，等于选中全部
    .hint = 写明条件：--where 'city:Bonn tag:cold'；要改全部：`rolo set --all`
error-no-edits = 没有说要改什么
    .hint = 写上字段和新值：--city Berlin，或 --tag +vip

error-invalid-value = { $has-argument ->
        [yes] { $argument }：
       *[no] {""}
    }{ $has-text ->
        [yes] `{ $text }`{" "}
       *[no] 空值
    }{ $what ->
        [address] 不是有效的地址
        [birthday] 不是有效的生日
        [choice] 不在可选项之中
        [company] 不能用作公司名称
        [consent] 不是有效的同意授权
        [country] 不是已知的国家或地区
        [currency] 不是有效的币种
        [date] 不是有效的日期
        [date-ambiguous] 可能指两个不同的日期
        [age] 不是有效的时长
        [when] 不是有效的日期
        [delimiter] 不能用作分隔符
        [system] 不能用作系统名称
        [file-format] 不是 rolo 能写的文件的扩展名
        [email] 不是有效的邮箱地址
        [entry] 不是操作编号
        [extra] 不是有效的导入字段
        [flag] 既不是 yes 也不是 no
        [handle] 不是短号
        [id] 不是有效的 ID
        [item] 不能作为列表中的一项
        [keymap] 不能用作键位方案名称
        [theme] 不能用作配色名称
        [kind] 不是记录类型
        [label] 不能用作标签
        [file] 不是客户簿里的文件
        [hash] 不是 SHA-256
        [field-name] 不能用作字段名
        [field-choices] { $choices ->
            [choice] 没有可选项
            [choices] 没有可选项
           *[other] 写了选项，类型却是 { $choices }
        }
        [field-definition] 不是完整的字段定义
        [choice-word] 不能用作选项
        [file-name] 没有对应的文件
        [language] 不是有效的语言
        [line] { $has-text ->
            [yes] 不能用作单行文本：太长，或含有隐藏字符
           *[no] 不能用在这里
        }
        [link] 不是有效的网址
        [mapping] 没有说明列要导入到哪里
        [moment] 不是有效的时间
        [path] 不是未知值的路径
        [phone] 不是有效的电话号码
        [purpose] 不是有效的名单用途
        [phone-without-country] 是电话号码，但不知道是哪个国家或地区的
        [position] 不是有效的坐标
        [quotes] 里的引号没有闭合
        [reference] 没有指向任何记录
        [pipeline-of] 不能指定管道：看板上只有商机
        [lanes-of] 不能分泳道：看板上只有商机
        [rhythm-of] 不能设联系周期：只有联系人和公司才有
        [role] 不能用作职务或角色
        [setting] 没有说明字段的值
        [tag] 不能用作标签
        [text] { $has-text ->
            [yes] 不能用作文本：太长，或含有隐藏字符
           *[no] 不能用在这里
        }
        [time-zone] 不是有效的时区
        [number] 不是数字
        [number-ambiguous] 有两种读法：可能是千位分隔，也可能是小数
        [user] 不能用作用户名称
        [uuid] 不是有效的 ID
        [value] 不能单独设置
        [money] 不是有效的金额
        [money-ambiguous] 有两种读法：可能是千位分隔，也可能是小数
        [money-without-currency] 是金额，但不知道是哪个币种
        [repeat] 不是有效的重复规则
        [minutes] 不是有效的时长
        [remind] 不是有效的提前时间
        [metres] 不是有效的米数
        [count] 不是整数
        [percent] 不是有效的百分比
        [days] 不是有效的天数
        [stage] 不是有效的阶段描述
        [stage-twice] 与另一个阶段重名
        [log] 没有说明何时到了哪个阶段
        [external-id] 不能用作外部编号
        [assignment] 没有写明字段和值
        [item-assignment] 要增减的不是列表字段
       *[other] 不是有效的 { $what }
    }
    .hint = { $what ->
        [address] 写成 "work: 12 High St; city=Berlin" 这样；可用的部分有 { $choices }
        [birthday] 写成 1984-05-12 这样，不知道年份就写 05-12
        [choice] 可选：{ $choices }
        [purpose] 写 contacting，或 contacting= 后面加 call、{ $choices } 之一
        [consent] 写成 "email given 2026-03-01 fair" 这样；联系方式有 { $choices }
        [country] 写两个字母的代码，如 DE
        [currency] 写三个字母的代码，如 EUR
        [date] 写成 2026-03-01、fri、next tue、+2w、eom 或 下周二 这样
        [date-ambiguous] 写明是哪一个：{ $choices }
        [age] 写成 30d、2w、6m 或 1y 这样
        [when] 写成 2026-03-01、2026-03、fri、this-week、eom 或 -7d 这样
        [delimiter] 写一个符号，如 ; 或 |，或单词 tab
        [system] 用字母和数字，不带空格，如 hubspot
        [file-format] 用 --format 指明格式：{ $choices }
        [email] 写成 jane@acme.example 这样
        [entry] 查看操作编号：rolo history
        [extra] 写成 fax=123 这样
        [flag] 写 yes 或 no
        [file] 添加附件：rolo attach REF FILE
        [hash] 写全 64 位十六进制数字；查看：rolo file list REF
        [file-name] 名称与文件一一对应，个数和顺序要相同
        [field-name] 由几个字母或数字组成的词，最多 40 个字符，以字母开头
        [field-choices] 每个选项写一次 --choice，并写上 --type choice 或 --type choices
        [field-definition] 写上 --name、--of 和 --type
        [choice-word] 选项只能有一行，不能含逗号
        [handle] 写成 c-7k2fq 这样
        [id] 写成 c-7k2fq 这样
        [theme] 配色是 auto、light、dark、high-contrast、sixteen、mono，或自己的文件：名称只用字母、数字、- 和 _
        [keymap] 键位方案是 default、vim、emacs，或自己的文件：名称只用字母、数字、- 和 _
        [kind] 可选：{ $choices }
        [label] 标签是一个词，如 work 或 home
        [language] 写语言代码，如 en 或 zh-CN
        [item] 不要写空项
        [line] { $has-text ->
            [yes] 写成一行，最多 1000 字节，不含控制字符，每个字母最多带 8 个附加符号
           *[no] 不写这一项，或写上内容
        }
        [company] 写成 "Acme as CTO" 这样，不含控制字符
        [pipeline-of] 去掉 --pipeline，或保存时写 --of deal
        [lanes-of] 去掉 --lanes，或保存时写 --of deal
        [rhythm-of] 去掉 --rhythm，或保存时写 --of contact 或 --of company
        [role] 写成 "Acme as CTO" 这样，不含控制字符
        [user] 写成一行姓名，或写 me
        [text] 最多 64 KiB，不含控制字符
        [path] 把它从 `unknown` 里拿出来：rolo 认识的内容要写在各自的键下
        [uuid] 不写 ID，会自动生成一个
        [value] 写出整个字段
        [link] 写成 https://acme.example 这样
        [mapping] 写成 --map "Office Phone=phone:work" 这样；--map Fax= 表示不导入这一列
        [setting] 写成 --set source=fair 或 --set "name={"{"}product{"}"} for {"{"}account{"}"}" 这样
        [moment] 写成 2026-03-02 9:00 或 2026-03-02T09:00:00Z 这样
        [phone] { $has-choices ->
            [yes] 写成 +49 30 901820 这样；不带 + 的按 { $choices } 的号码处理
           *[no] 写成 +49 30 901820 这样
        }
        [phone-without-country] 设置默认国家或地区：rolo config set country DE；或写成 + 加国家代码的号码
        [position] 写纬度和经度，如 52.52, 13.405
        [quotes] 补上引号，或在前面加反斜杠
        [reference] 写短号、姓名、邮箱地址或电话号码
        [tag] 标签不能含逗号或引号，也不能以符号开头
        [number] 写成数字
        [number-ambiguous] 写出小数，如 1234.00 或 1.23；或不用分隔符，如 1234
        [time-zone] 写时区名称，如 Europe/Berlin
        [money] 写成 12500、12.5k 或 "12,500.00 EUR" 这样，小数位数不能超过该币种的最小单位
        [money-ambiguous] 写出小数，如 1234.00 或 1.23；或不用分隔符，如 1234
        [money-without-currency] 设置默认币种：rolo config set currency EUR；或连币种一起写，如 "12500 EUR"
        [repeat] 写成 weekly、every 2 weeks、every mon,thu、每周一 或 FREQ=MONTHLY;BYDAY=-1FR 这样
        [minutes] 写成 45、1h30 或 2h 这样，最长十周
        [remind] 写成 30min、1h 或 1d 这样，或写 never
        [metres] 写整数，最大 1000000
        [count] 写整数，最大 100000
        [percent] 写 0 到 100 的整数，如 40 或 40%
        [days] 写成 14、14d、2w 或 monthly 这样
        [stage] 写成 "Proposal 60% 14d" 或 "Signed (won)" 这样
        [stage-twice] 同一管道里的阶段不能重名
        [log] 写成 "2026-03-01 Proposal" 这样
        [external-id] 写成一行
        [assignment] 写成 city=Berlin、tag=+vip,-cold 或 notes= 这样
        [item-assignment] 写成 city=Berlin 这样；只有列表字段能用 += 和 -=
       *[other] {""}
    }

error-no-item = “{ $title }”的 { $field } 里没有 { $item }
    .hint = 查看现有内容：rolo show { $handle }
error-bad-row = 第 { $line } 行无法读取：{ $reason }
    .hint = { $why ->
        [json-without-end] 每行应是一个 JSON 对象，可用 jq -c 生成；--on-error skip 会跳过出错的行继续
       *[other] 每行应是一个 JSON 对象，格式同 rolo contact list -o ndjson 的输出；--on-error skip 会跳过出错的行继续
    }
error-bad-record = { $reason }
    .hint = { $why ->
        [line-added] 加上 --add-lines，或删掉这一行
        [not-handed-out] 删掉这一行；要改这条记录，请用能找到它的筛选条件
        [line-twice] 两行里删掉一行
        [fixed-column] 由其他字段得出的内容，要在那些字段里改
        [no-rev] 恢复原来的数字，或让单元格空着
        [row-not-utf8] 另存为“CSV UTF-8”，或转换编码：iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW（中文文件用 -f GB18030）
       *[other] 改好这一行，把文件存为 UTF-8；--on-error skip 会跳过出错的行继续，--rejects FILE 会留下这些行
    }
error-bad-heads = 表头无法读取：{ $reason }
    .hint = { $why ->
        [row-not-utf8] 另存为“CSV UTF-8”，或转换编码：iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW（中文文件用 -f GB18030）
       *[other] 第一行是列名，每列一个，不能重复，用 UTF-8 编码
    }
error-unknown-target = { $kind ->
        [contact] 联系人
        [company] 公司
        [deal] 商机
        [pipeline] 管道
        [stage] 阶段
        [user] 用户
        [task] 任务
        [activity] 往来记录
       *[other] { $kind }{" "}
    }没有可供导入的字段 `{ $target }`
    .hint = { $has-nearest ->
        [yes] 是不是 `{ $nearest }`？
       *[no] { $kind ->
            [deal] 可写 name、company、value 等字段；entered:STAGE；extra:NAME
            [user] 可写 name、email、team 等字段
           *[other] 可写 name、email、city 等字段；带标签的写 email:work；其他内容写 extra:NAME
        }
    }
error-nothing-mapped = 没有一个列名与字段对应：{ $columns }
    .hint = 用 --map COLUMN=FIELD 指明各列导入到哪里，或用 --delimiter 指明分隔符
error-two-columns = `{ $target }` 只能有一个值，却有两列要导入到这里：{ $columns }
    .hint = 去掉其中一列：--map COLUMN=
error-no-kind = 没有说明每行是什么记录
    .hint = 加上 --as，可选：{ $choices }
error-no-regular-file = { $path } 不是普通文件
    .hint = 目录可以先打包：tar -czf files.tar.gz { $path }
error-file-too-large = { $path } 超过 { $most } MiB
    .hint = 存到别处，在记录里留个链接：rolo contact edit REF --add-link https://…
error-table-too-long = { $count } 条记录太多，编辑器里的表格最多 { $most } 条
    .hint = 用 --where 或 --limit 缩小范围；rolo set 可以修改任意多条记录
error-no-file = { $title }（{ $handle }）没有{ $has-reference ->
        [yes] 文件 `{ $reference }`
       *[no] 附件
    }
    .hint = { $has-files ->
        [yes] 现有：{ $files }
       *[no] 添加附件：rolo attach { $handle } FILE
    }
error-files-alike = { $has-reference ->
        [yes] “{ $title }”有 { $count } 个文件与 `{ $reference }` 相符
       *[no] “{ $title }”有 { $count } 个文件
    }
    .hint = 写明是哪一个：{ $files }；只写哈希值的开头几位也可以
error-file-damaged = { $title }（{ $handle }）的文件 { $name } 已损坏：{ $path } 与当初添加的内容不符
    .hint = 把同一个文件再添加一次（rolo attach { $handle } FILE）即可修复，或从备份中找回 { $path }
error-file-lost = { $title }（{ $handle }）的文件 { $name } 内容丢失：客户簿里缺少 { $path }
    .hint = 把同一个文件再添加一次（rolo attach { $handle } FILE），或从备份中找回 { $path }
error-no-opener = { $shown ->
        [link] 无法用 { $program } 打开链接：{ $reason }
       *[file] 无法用 { $program } 打开文件：{ $reason }
    }
    .hint = { $shown ->
        [link] 指定打开链接的程序：export ROLO_OPEN=firefox；或按 y 复制
       *[file] 指定打开文件的程序：export ROLO_OPEN=less；或另存出来：rolo file save REF NAME
    }
error-no-editor = 未作改动：编辑器 { $program } 失败：{ $reason }
    .hint = 启动 rolo 前指定其他编辑器：export EDITOR=nano
error-file-there = { $path } 已经存在
    .hint = 换个文件名，或用 --yes 替换
error-unknown-field = 第 { $line } 行：没有名为 `{ $field }` 的字段
    .hint = { $has-nearest ->
        [yes] 是不是 `{ $nearest }`？
       *[no] 查看所有字段：rolo schema
    }
error-segment-used = 这样一来，分组“{ $title }”（{ $handle }）就无法读取了：{ $reason ->
        [unknown-segment] 它用到了 `{ $found }`
        [other-kind] 它用到了 `{ $found }`，而后者将变成{ kind-many }的分组
       *[other] `{ $filter }`
    }
    .hint = 先改它的筛选条件：rolo segment edit { $handle } --filter FILTER
error-bad-filter = { $has-segment ->
        [yes] 分组“{ $segment }”的
       *[no] {""}
    }筛选条件 `{ $filter }` 在第 { $at } 个字符处有误：{ $reason ->
        [unknown-segment] 没有名为 `{ $found }` 的分组
        [other-kind] “{ $found }”是{ $of ->
            [contact] 联系人
            [company] 公司
            [deal] 商机
            [task] 任务
           *[activity] 往来记录
        }的分组，不是{ kind-many }的
        [circle] 分组互相引用：{ $found }
        [distance] `{ $found }` 不是有效的距离
        [no-field] 符号前缺少字段名
        [no-term] 缺少要找的内容
        [no-value] 符号后缺少值
        [only-outside] `{ $found }:` 不能用在分组或括号里
        [stray-parenthesis] 多了一个右括号
        [too-deep] 嵌套太深
        [too-long] 太长
        [unclosed-parenthesis] 括号没有闭合
        [unclosed-quote] 引号没有闭合
        [unfit] `{ $found }` 不能用于这个字段
        [unknown-field] 没有名为 `{ $found }` 的字段
        [unknown-place] 不知道 `{ $found }` 在什么位置
       *[other] { $reason }
    }
    .hint = { $has-nearest ->
        [yes] 是不是 `{ $nearest }`？
       *[no] { $has-what ->
            [yes] { error-invalid-value.hint }
           *[no] { $reason ->
                [unknown-segment] { $has-segments ->
                    [yes] 现有分组：{ $segments }
                   *[no] 新建一个：rolo segment save NAME FILTER
                }
                [circle] 分组的筛选条件不能引用它自己，也不能引用用到它的分组
                [other-kind] 查看所有分组：rolo segment list
                [unclosed-parenthesis] 补上 )；如果要找的就是括号，加上引号："(a"
                [stray-parenthesis] 去掉它，或在前面补上 (
                [unclosed-quote] 补上 "
                [no-value] 写上值，如 tag:vip；只问有没有内容，写 has:FIELD 或 no:FIELD
                [no-field] 在符号前写字段名，如 city:berlin；或给整体加上引号
                [no-term] or 的两边、- 和 ( 的后面都要写要找的内容
                [distance] 写成 20km、500m 或 12mi 这样
                [only-outside] 放到整个筛选条件的最后；分组的排序用 --sort 设置
                [unknown-place] 写一条有位置的记录，或坐标：near:52.52,13.40<20km
                [unfit] : 可用于任何字段，~ 用于文字，< > .. 用于数字和日期
                [too-deep] 把其中一部分存为分组（rolo segment save NAME FILTER），再用 in:NAME 引用
                [too-long] 把其中一部分存为分组（rolo segment save NAME FILTER），再用 in:NAME 引用
                [unknown-field] { $has-columns ->
                    [yes] 有 { $columns } 等；查看全部：rolo schema { $kind }
                   *[no] 如果要找的就是这段文字，加上引号："{ $found }:…"
                }
               *[other] { $has-segment ->
                    [yes] 修改筛选条件：rolo segment edit "{ $segment }" --filter FILTER
                   *[no] 写成 tag:vip city~ber -tag:cold 这样
                }
            }
        }
    }
error-unknown-column = 没有名为 `{ $column }` 的列
    .hint = { $has-kinds ->
        [yes] 这些记录类型有这一列：{ $kinds }；用 --as 指明是哪一种
       *[no] { $has-nearest ->
            [yes] 是不是 `{ $nearest }`？可用的列：{ $columns }
           *[no] 可用的列：{ $columns }
        }
    }
error-other-view = “{ $title }”是{ $of ->
        [contact] 联系人
        [company] 公司
        [deal] 商机
        [task] 任务
       *[activity] 往来记录
    }的分组，不是{ kind-many }的
    .hint = 查看这个分组：rolo { $of } list --view "{ $title }"；列出{ kind-many }的分组：rolo segment list --where of:{ $kind }
error-usage = { $has-missing ->
        [yes] `{ $command }` 还不是完整的命令

            { $message }

       *[no] { usage-problem }
    }
    .hint = { $has-similar ->
        [yes] { $similar-of ->
            [command] 有相近的命令：{ $similar }
            [value] 有相近的值：{ $similar }
           *[argument] 有相近的参数：{ $similar }
        }
       *[no] { $has-command ->
            [yes] { $command } --help
           *[no] rolo --help
        }
    }
usage-problem = { $problem ->
    [command] 没有命令 '{ $word }'
    [argument] 不认识参数 '{ $argument }'
    [missing] 缺少必需的参数：{ $argument }
    [value] '{ $value }' 不能用作 '{ $argument }' 的值{ usage-choices }
    [no-value] '{ $argument }' 需要一个值{ usage-choices }
    [twice] 参数 '{ $argument }' 只能写一次
    [conflict] 参数 '{ $argument }' 不能与 '{ $prior }' 同时使用
    [conflicts] 参数 '{ $argument }' 不能与这些同时使用：{ $prior }
    [too-many] '{ $argument }' 不需要更多的值：'{ $value }'
   *[other] { $message }
}
usage-choices = { $has-choices ->
    [yes] ，可以是：{ $choices }
   *[no] {""}
}
error-missing = 缺少 { $argument }
    .hint = { $command } --help
error-no-number = { $argument }：`{ $text }` 不是整数{ $has-most ->
        [yes] ，最大为 { $most }
       *[no] {""}
    }
    .hint = 用数字写，例如 `{ $argument } { $example }`；{ $command } --help
error-needs-yes = 这会影响 { $count } 个{ kind-many }，而现在没有人可以确认
    .hint = 先用 --dry-run 看看结果，再加上 --yes 执行
error-shell-only = `{ $words }` 只能在 Shell 里用
    .hint = 退出界面，再运行 rolo { $words }
error-unknown-setting = 没有名为 `{ $setting }` 的设置
    .hint = { $has-nearest ->
        [yes] 是不是 `{ $nearest }`？
       *[no] rolo config list
    }
error-bad-settings = { $path }:{ $line }：{ $reason }
    .hint = { $has-setting ->
        [yes] 恢复默认值：rolo config unset { $setting }；或改正这一行
       *[no] 改正这一行，或删掉它：没有写的设置使用默认值
    }
error-cannot-open = 无法打开客户簿 { $path }：{ $reason }
    .hint = 看看这个目录属于谁，或用 --book DIR 指定另一个
error-no-book = { $path } 里没有客户簿
    .hint = 检查 --book 或 ROLO_BOOK 指的目录是否正确；新客户簿需要一个空目录
error-newer-format = 客户簿 { $path } 的格式是 { $format }，而这个 rolo 最高只支持 { $ours }
    .hint = 请使用写入它的那个新版 rolo
error-foreign = { $path } 属于 { $owner }，而当前用户是 { $user }
    .hint = { $user ->
        [root] 以 { $owner } 的身份运行，不要用 sudo：root 写过的文件，{ $owner } 就用不了了
       *[other] 请用自己的客户簿：用 --book DIR 指定另一个
    }
error-book-link = 客户簿 { $path } 是指向 { $target } 的链接
    .hint = 用 --book 或 ROLO_BOOK 直接指定那个目录
error-not-local = 不能在 { $path } 打开客户簿：{ $reason }
    .hint = 放到本机磁盘上（--book DIR）；如果确定没有别的机器会打开它：rolo config set book_place anywhere
error-in-use = 客户簿 { $path } 正被占用{ $has-holder ->
        [yes] （{ $holder }）
       *[no] {""}
    }，等了 { $seconds } 秒仍未释放
    .hint = 在那边关闭，或用 --wait 60 多等一会儿
error-other-protocol = 客户簿 { $path } 正被 { $holder } 占用；{ $reason }。没有做任何改动
    .hint = { $why ->
        [owner-older] 结束那个程序，用现在的 rolo 重新启动
        [owner-newer] 如果当前程序是在 rolo 更新之前启动的，重新启动它；否则请换用新版 rolo
       *[other] 结束那个程序；如果之后更新过 rolo，重新启动它
    }
error-crowded = 客户簿 { $path } 正被 { $holder } 占用，它的连接数已满，等了 { $seconds } 秒仍没有空位
    .hint = 用 rolo host --status 查看并关闭几个，或用 --wait 60 多等一会儿
error-unserved = 这里打开期间，其他程序用不了客户簿 { $path }：{ $reason }
    .hint = 目录里名为 socket 的文件不是 rolo 的，请移走它
error-owner-gone = 占用客户簿 { $path } 的程序中途退出了；没有做任何改动
    .hint = 再做一次即可
error-disk-full = 磁盘已满：{ $path } 里存不下新内容了
    .hint = 腾出空间后再做一次；已保存的内容不受影响
error-cannot-write = 无法写入 { $path }：{ $reason }
    .hint = 已保存的内容不受影响；检查磁盘是否正常、是否只读，然后再做一次
error-journal-damaged = 日志在 { $segment } 的第 { $offset } 字节处损坏：{ $reason }；客户簿现在只能读取
    .hint = 先把还能读的保存下来：rolo contact list -o ndjson > contacts.ndjson
error-store-failed = 客户簿的视图库反复出错：{ $reason }
    .hint = 数据没有丢失，都在日志里；检查磁盘是否还有空间，然后再做一次
error-cannot-read = 无法读取 { $path }：{ $reason }
    .hint = 检查名称是否正确、是否有读取权限
error-cancelled = 已停止；没有做任何改动
error-no-terminal = 这需要在终端里运行：{ $reason }
    .hint = 查看不需要终端的命令：rolo --help
error-internal = 发生了不该发生的事：{ $reason }
    .hint = 这是 rolo 的缺陷；已保存的内容不受影响。请连同输入的命令一起反馈
error-homeless = 没有存放文件的地方：HOME 和 { $variable } 都没有指向目录
    .hint = export HOME=/where/you/live
error-not-utf8 = 参数 `{ $argument }` 不是 UTF-8 文本
    .hint = 请把终端设为 UTF-8
error-partly-failed = { $count } 条中有 { $failed } 条没有完成
    .hint = 原因见上面各行；改好后重新提交这几条
error-touched-twice = 同一条记录出现在相隔太远的两行：中间隔了 { $most } 条以上的其他记录
    .hint = 把同一条记录的行放在一起，或把输入拆开

# Why exactly: what stands in the fact `reason`.

reason-row-too-long = 超过 4 MiB
reason-row-not-utf8 = 不是 UTF-8
reason-quote-without-end = 这里的引号没有闭合
reason-too-few-cells = 只有 { $found } 个单元格，应有 { $expected } 列：`{ $column }` 下没有内容
reason-too-many-cells = 有 { $found } 个单元格，但只有 { $expected } 列：第 { $column } 个单元格没有对应的列
reason-no-heads = 没有表头
reason-no-handles = 缺少 `handle` 列，无法知道每一行是哪条记录
reason-line-added = 这一行没有短号，不是这个表格里的记录；加上 --add-lines 就会新建记录
reason-not-handed-out = { $handle } 原先不在这个表格里
reason-line-twice = { $handle } 在别的行也出现了
reason-fixed-column = 这一列不能修改，请恢复原来的内容
reason-no-rev = rev 是 `{ $text }`，不是数字；原来是 { $was }
reason-column-twice = `{ $column }` 同时是第 { $first } 列和第 { $second } 列的列名
reason-recipe-key = 导入方案里没有 `{ $key }` 这一项；是不是 `{ $nearest }`？
reason-recipe-type = `{ $key }` 需要 { $expected }
reason-no-json = 第 { $column } 列处不是 JSON：{ $detail }
reason-json-without-end = JSON 不完整
reason-array-without-end = 数组没有结束
reason-behind-array = 数组后面还有内容
reason-no-target = 没有指明是哪条记录：缺少 `id`、`handle` 或 `ref`
reason-two-targets = `ref` 不能与 `id` 或 `handle` 同时出现
reason-no-part = `{ $field }` 中有一项缺少 `{ $part }`
reason-twice = `{ $item }` 在 `{ $field }` 里出现了两次
reason-wrong-type = `{ $field }` 是 { $found }，应为 { $expected }
reason-bad-value = { error-invalid-value }
reason-setting-no-text = { $setting } 的值要加引号
reason-keymap-unknown = 没有名为 `{ $name }` 的键位方案；是不是 `{ $nearest }`？
reason-keymap-words = 无法执行 `:{ $words }`：{ $said }
reason-keymap-section = 没有 [{ $section }] 这一节；是不是 [{ $nearest }]？
reason-keymap-action = 没有名为 `{ $action }` 的动作；是不是 `{ $nearest }`？
reason-keymap-key = { $has-nearest ->
        [yes] 没有名为 `{ $key }` 的键；是不是 `{ $nearest }`？
       *[no] 没有名为 `{ $key }` 的键；键名写成 `j`、`G`、`ctrl-r`、`shift-tab`、`g g` 这样
    }
reason-keymap-no-text = `{ $key }` 需要带引号的动作名、以 `:` 开头的命令行，或 ""
reason-theme-unknown = 没有名为 `{ $name }` 的配色；用 `rolo config set theme auto` 恢复默认
reason-theme-role = 没有名为 `{ $role }` 的项；是不是 `{ $nearest }`？
reason-theme-look = `{ $role }` 不能设为 `{ $look }`；可写成 { "{" } fg = "cyan", bg = 236, bold = true { "}" }
reason-keymap-ambiguous = `{ $long }` 按不出来，因为在 [{ $context }] 里单按 `{ $short }` 已有作用；用 "" 解除它
reason-stdin-no-terminal = 标准输入不是终端
reason-stdout-no-terminal = 标准输出不是终端
reason-dumb-terminal = 这个终端不能移动光标（TERM）
reason-line-cut = 有一行没有结尾
reason-line-long = 有一行超过 16 MiB
reason-line-checksum = 有一行在写入之后被改过
reason-line-unwritten = 应有一行的地方全是零字节
reason-line-unknown = 有一行的类型未知
reason-line-order = 有一行的位置不对
reason-entry-uncommitted = 有一次操作没有结尾
reason-chain-broken = 有一次操作与前一次接不上
reason-segment-missing = 缺少一个文件
reason-journal-short = 比原来短了
reason-entry-replaced = 原有的一次操作被换成了另一次
reason-owner-older = 它的版本比这个 rolo 旧，两者不兼容
reason-owner-newer = 它的版本比这个 rolo 新，两者不再兼容
reason-owner-other = 它与这个 rolo 不兼容
reason-network-folder = 它在网络文件系统（{ $name }）上，别的机器可能同时打开
reason-synced-folder = { $name } 会把它逐个文件复制到别的机器上（{ $mark }）
