#!/bin/sh
# `make run`: opens the window where there is a screen; where there is none, says so and does the main job in files.
set -eu

program="$1"
shift

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec "$program" "$@"
fi

printf '%s\n' \
    "There is no screen here, so no window can be opened. Instead: a sample office of invented people, its" \
    "status, its papers as PDF and for Word, its report workbooks and pictures of all pages, all in build/demo." \
    "此处没有屏幕，无法打开窗口。改为生成一个虚构人员的示例单位、其完成情况、各种文书（PDF 和 Word）、上报工作簿和各页面截图，放在 build/demo。" >&2
# Qt would add, for each window, that this platform knows no size hints.
QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES=default.warning=false exec "$program" tour build/demo
