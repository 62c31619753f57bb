# shellcheck shell=bash
# Shared by installer/run and installer/test: packages, build, messages. Everything is said on standard
# error, so that standard output belongs to the program.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf 'installer: %s\n' "$*" >&2; }

die() {
    say "error: $*"
    exit 1
}

# list_packages SECTION...: the lines of these sections of packages.txt, without comments.
list_packages() {
    local line section=''
    while IFS= read -r line; do
        line=${line%%#*}
        line=${line%"${line##*[![:space:]]}"}
        if [[ $line == \[*\] ]]; then
            section=${line:1:-1}
        elif [[ -n $line && " $* " == *" $section "* ]]; then
            printf '%s\n' "$line"
        fi
    done <"$root/installer/packages.txt"
}

# missing_packages SECTION...: those lines of which no alternative is installed.
missing_packages() {
    local installed line word names name found
    installed=$'\n'$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p')$'\n'
    list_packages "$@" | while read -r names line; do
        found=''
        for word in $line; do
            if [[ $word == unless=* ]] && command -v "${word#unless=}" >/dev/null; then
                found=yes
            fi
        done
        for name in ${names//|/ }; do
            if [[ $installed == *$'\n'"$name"$'\n'* ]]; then
                found=yes
            fi
        done
        [[ -n $found ]] || printf '%s %s\n' "$names" "$line"
    done
}

can_be_root() { [[ $(id -u) -eq 0 ]] || command -v sudo >/dev/null; }

as_root() {
    if [[ $(id -u) -eq 0 ]]; then
        "$@"
    else
        sudo "$@"
    fi
}

is_available() { [[ -n $(apt-cache show --no-all-versions "$1" 2>/dev/null) ]]; }

apt_install() {
    say "installing $# packages: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o Dpkg::Use-Pty=0 "$@" >&2
}

# install_packages SECTION...: installs what is missing; returns at once when nothing is. An optional
# package is tried once in a folder of builds, so that its lack costs no later run any time.
install_packages() {
    local names words name chosen required=() optional=() unknown=() tried=$root/build/.optional-packages
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        die 'this system has no apt; install the packages of installer/packages.txt by hand'
    fi
    mkdir -p "$root/build"
    touch "$tried"
    while read -r names words; do
        if [[ " $words " != *' optional '* ]]; then
            required+=("$names")
        elif ! grep -qxF -- "$names" "$tried"; then
            optional+=("$names")
        fi
    done < <(missing_packages "$@")
    ((${#required[@]} + ${#optional[@]} > 0)) || return 0
    if ! can_be_root; then
        ((${#required[@]} == 0)) ||
            die "installing packages needs root or sudo; as root, run: apt-get install ${required[*]%%|*}"
        return 0
    fi

    say 'looking for packages'
    as_root apt-get update -qq >&2 || say 'the package lists could not be updated; going on with those that are here'
    local wanted=() extra=()
    for names in "${required[@]}" "${optional[@]}"; do
        chosen=''
        for name in ${names//|/ }; do
            if [[ -z $chosen ]] && is_available "$name"; then
                chosen=$name
            fi
        done
        if [[ " ${optional[*]} " == *" $names "* ]]; then
            printf '%s\n' "$names" >>"$tried"
            if [[ -n $chosen ]]; then
                extra+=("$chosen")
            else
                say "going on without $names, which apt does not know"
            fi
        elif [[ -n $chosen ]]; then
            wanted+=("$chosen")
        else
            unknown+=("$names")
        fi
    done
    if ((${#unknown[@]} > 0)); then
        die "apt does not know ${unknown[*]}; Lathe needs Debian 12, Ubuntu 24.04 or newer (on Ubuntu, with universe)"
    fi
    if ((${#wanted[@]} > 0)); then
        apt_install "${wanted[@]}" || die 'apt-get could not install the packages; its message stands above'
    fi
    if ((${#extra[@]} > 0)); then
        apt_install "${extra[@]}" || say "going on without ${extra[*]}"
    fi
}

# A compiler takes up to 1.5 GB, so memory bounds the number of them as well as processors do.
build_jobs() {
    local processors memory
    processors=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1500000) }' /proc/meminfo)
    ((memory >= 1)) || memory=1
    echo $((processors < memory ? processors : memory))
}

# build FOLDER OPTION...: configures build/FOLDER when it is new or the options differ, and builds it.
build() {
    local folder=$root/build/$1 quiet=(--quiet) options
    shift
    mkdir -p "$folder"
    options=(-G Ninja "$@")
    if command -v ccache >/dev/null; then
        options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    if [[ -t 2 ]]; then
        quiet=()
    fi
    # Two at a time in one folder would spoil each other's files.
    exec 9>"$folder/.lock"
    flock -n 9 || {
        say "waiting for another build in ${folder#"$root"/}"
        flock 9
    }
    if [[ ! -f $folder/build.ninja || $(cat "$folder/.options" 2>/dev/null) != "${options[*]}" ]]; then
        say "configuring ${folder#"$root"/}"
        cmake -S "$root" -B "$folder" "${options[@]}" >"$folder/configure.log" 2>&1 || {
            cat "$folder/configure.log" >&2
            die 'the build could not be configured; the message stands above'
        }
        printf '%s' "${options[*]}" >"$folder/.options"
    fi
    if [[ ! -x $folder/bin/lathe ]]; then
        say "building ${folder#"$root"/}, which takes minutes the first time"
    fi
    ninja -C "$folder" -j "$(build_jobs)" "${quiet[@]}" >&2 || die 'the build failed; the messages stand above'
    exec 9>&-
}
