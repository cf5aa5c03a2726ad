# Settings: `setting-KEY` is the label in forms and lists, its `.help` one line that says what it is for.

setting-me = 你的名字
    .help = "me" 所指的用户，也是操作的署名
setting-country = 国家
    .help = 不带 + 和国家代码的电话号码属于哪个国家，两个字母：CN
setting-currency = 币种
    .help = 未注明币种的金额用什么币种，三个字母：CNY
setting-time_zone = 时区
    .help = 一天从何时算起：Asia/Shanghai；不设则用本机的时区
setting-week_start = 每周第一天
    .help = 一周从哪天开始：monday
setting-language = 语言
    .help = rolo 使用的语言：en 或 zh-CN；不设则用系统区域的语言
setting-keymap = 键位方案
    .help = 界面的按键：default、vim、emacs，或自建方案的名称
setting-theme = 配色
    .help = 界面的颜色：auto（随终端设置）、light、dark、high-contrast、sixteen、mono（无颜色），或自己的配色名称
setting-mouse = 鼠标
    .help = 鼠标是否操作界面：on，或 off（像终端里别处一样用来选中文字）
setting-links = 链接
    .help = 在终端里点击卡片上的邮箱、电话、网页和地图时是否由终端打开：auto（已知终端支持时）、on、off
setting-bell = 响铃
    .help = 提醒时是否出声：on（终端响铃，支持时另发通知）或 off（只显示）
setting-book_place = 客户簿位置
    .help = 客户簿可以放在哪里：local（本机磁盘）或 anywhere（网络文件系统和同步文件夹也可以）

path-settings = 设置
path-keys = 自己的按键
path-keymaps = 自建键位方案
path-themes = 自建配色
path-book = 客户簿
path-state = 状态

origin-flag = 命令行
origin-env = { $variable }
origin-file = { $path }:{ $line }
origin-default = 默认值

warning-unknown-setting = { $path }:{ $line }：没有名为 `{ $setting }` 的设置{ $nearest ->
        [none] {""}
       *[other] ；是不是 `{ $nearest }`？
    }
