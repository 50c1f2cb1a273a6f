#!/bin/sh
# Sees to it that the system has what the wheels do not bring: the libraries Qt opens, a Chinese font, venv.
# Installs what is missing with apt (as root, or through sudo when it asks for no password); otherwise prints
# the one command to type and ends with 1. Does nothing, quickly, when all is there.
set -eu

PATH="$PATH:/usr/sbin:/sbin"
PYTHON="${PYTHON:-python3}"

say() { printf '%s\n' "$*" >&2; }

# The library as Qt asks for it, and the Debian package that has it.
libraries='
libEGL.so.1             libegl1
libGL.so.1              libgl1
libX11.so.6             libx11-6
libX11-xcb.so.1         libx11-xcb1
libcups.so.2            libcups2
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libfreetype.so.6        libfreetype6
libglib-2.0.so.0        libglib2.0-0
libgssapi_krb5.so.2     libgssapi-krb5-2
libwayland-client.so.0  libwayland-client0
libwayland-cursor.so.0  libwayland-cursor0
libwayland-egl.so.1     libwayland-egl1
libxcb.so.1             libxcb1
libxcb-cursor.so.0      libxcb-cursor0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render.so.0      libxcb-render0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0       libxcb-shape0
libxcb-shm.so.0         libxcb-shm0
libxcb-sync.so.1        libxcb-sync1
libxcb-util.so.1        libxcb-util1
libxcb-xfixes.so.0      libxcb-xfixes0
libxcb-xkb.so.1         libxcb-xkb1
libxkbcommon.so.0       libxkbcommon0
libxkbcommon-x11.so.0   libxkbcommon-x11-0
'

has_chinese_font() {
    for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.local/share/fonts" "${HOME:-/nonexistent}/.fonts"; do
        [ -d "$folder" ] || continue
        found=$(find -L "$folder" \( -iname '*cjk*' -o -iname '*wqy*' -o -iname '*wenquanyi*' -o -iname 'simsun*' \
            -o -iname 'msyh*' -o -iname '*sourcehan*' -o -iname '*uming*' -o -iname '*droidsansfallback*' \) -type f \
            2>/dev/null | head -n 1)
        [ -z "$found" ] || return 0
    done
    return 1
}

missing_packages() {
    known=$(ldconfig -p 2>/dev/null || true)
    printf '%s\n' "$libraries" | while read -r library package; do
        [ -n "$library" ] || continue
        case "$known" in
            *"	$library "*) ;;
            *) printf '%s ' "$package" ;;
        esac
    done
    has_chinese_font || printf '%s ' fonts-noto-cjk
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || printf '%s ' python3-venv
}

install() {
    # shellcheck disable=SC2086  # a list of package names
    $1 env DEBIAN_FRONTEND=noninteractive sh -c '
        apt-get -q -o DPkg::Lock::Timeout=300 update &&
        apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"' sh $missing >&2
}

case "$(uname -s)" in
    Linux) ;;
    *) exit 0 ;; # elsewhere the wheels bring everything, and the system has the fonts
esac

if ! command -v "$PYTHON" >/dev/null 2>&1 ||
    ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    say "Python 3.11 or newer is needed (PYTHON=/path/to/python3 chooses another)."
    say "需要 Python 3.11 或更高版本（可用 PYTHON=路径 指定）。"
    exit 1
fi

missing=$(missing_packages)
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    say "Some system libraries seem to be missing; on Debian they are called: $missing"
    say "似乎缺少系统库，请用本系统的软件包管理器安装（上面是 Debian 中的名称）。"
    exit 0 # the names may differ here; Qt itself will say what it lacks
fi

say "Installing what the window needs / 正在安装所需的系统组件: $missing"
if [ "$(id -u)" -eq 0 ]; then
    install ""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    install "sudo -n"
else
    say "This needs an administrator. Type this one command, then start again:"
    say "需要管理员权限。请执行下面这一条命令，然后重新开始："
    if command -v sudo >/dev/null 2>&1; then
        say "    sudo sh $0"
    else
        say "    su -c 'sh $0'"
    fi
    exit 1
fi

still=$(missing_packages)
if [ -n "$still" ]; then
    say "Still missing after the installation / 安装后仍缺少: $still"
    exit 1
fi
