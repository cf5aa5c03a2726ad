# What is said while the program starts and ends.

boot-waiting = 客户簿正由 { $holder } 占用，等待中…
boot-rebuilding = 正在根据日志重建视图库：已处理的改动
boot-closed = 其他人曾可访问 { $path }；现在只有自己能访问（权限 0700）
boot-torn = 崩溃前的最后一次操作没有写完；残留部分保存在 { $path }
boot-read-only = { $reason }
boot-reading-stdin = 正在从终端读取各行；按 Ctrl-D 结束
boot-setting = { $setting } 现在是 { $value }
boot-unset = { $setting } 已恢复默认值
boot-keymap-checked = 这些按键没有问题。
boot-setup = 先问几个问题，只问这一次。按 Enter 保留现有的值，按 Esc 跳过其余问题。
boot-setup-refused = 无法识别；参见下一行
boot-touched = 这会影响 { $count } 个{ kind-many }。继续吗？
table-ask-leave = 放弃这个表格？其中的改动会丢失。
table-mistakes = 还没有改动任何记录；请改正以下各处后保存，不改直接退出则放弃：
table-line = 第 { $line } 行：{ $said }
table-more = 另有 { $count } 处
boot-hosting = 正在托管客户簿 { $path }，可供其他程序使用；按 Ctrl-C 结束
boot-host = 客户簿 { $path } 由 { $who } 打开
boot-host-older = 客户簿 { $path } 由 { $who } 打开，它的版本比当前 rolo 旧，要重启后才能为当前 rolo 服务
boot-host-newer = 客户簿 { $path } 由 { $who } 打开，它的版本比当前 rolo 新，不再为当前 rolo 服务
boot-host-full = 客户簿 { $path } 由 { $who } 打开，接入的程序已满
boot-host-busy = 客户簿 { $path } 正由 { $who } 占用，不接受其他程序：可能仍在打开客户簿、在独自执行一条命令，或已暂停
boot-host-nobody = 没有程序打开客户簿 { $path }
boot-host-guest = 由 { $who } 使用
