# Shared by ./up and ./test: what is missing, and how the program is built.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '%s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

# The source as it stands, uncommitted changes included, into a folder.
copy_tree() {
  mkdir -p "$1"
  git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$1"
}

# A path (a pattern, too) must exist; a name must be a program.
is_there() {
  case $1 in
    /*) compgen -G "$1" >/dev/null ;;
    *) PATH=$PATH:/usr/sbin:/sbin command -v "$1" >/dev/null ;;
  esac
}

# missing WHO...: prints "package|why" for each package that is needed and not there.
missing() {
  local who package probe why
  while IFS='|' read -r who package probe why; do
    who=${who// /} package=${package// /} probe=${probe// /}
    [[ -z $who || $who == \#* || " $* " != *" $who "* ]] && continue
    is_there "$probe" || printf '%s|%s\n' "$package" "${why# }"
  done < build/packages
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "This needs root: run it as root, or install sudo."
  fi
}

apt_install() { as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2; }

# Debian starts a cluster of its own for every new PostgreSQL, unless this setting says no while the package is installed.
install_postgresql() {
  local settings=/etc/postgresql-common/createcluster.conf
  apt_install postgresql-common
  as_root cp -p $settings $settings.before-stoa
  as_root sh -c "echo 'create_main_cluster = false' >> $settings"
  local result=0
  apt_install postgresql || result=$?
  as_root mv $settings.before-stoa $settings
  return $result
}

ensure_users() {
  # PostgreSQL never runs as root; the package brings its user, other builds of it may not.
  getent passwd postgres >/dev/null || getent passwd stoa >/dev/null || as_root useradd --system stoa
  # libvirt's embedded driver does not start where this user is unknown, though nothing runs as it.
  getent passwd libvirt-qemu >/dev/null || as_root useradd --system --user-group --no-create-home libvirt-qemu
  if [ -e /dev/kvm ] && [ "$(id -u)" = 0 ]; then ensure_kvm; fi
}

# Where KVM is there but not for that user, machines would run as root (docs/decisions/0016). The owner and the mode are those that
# Debian's udev gives; containers have no udev.
ensure_kvm() {
  if setpriv --reuid libvirt-qemu --regid libvirt-qemu --init-groups test -r /dev/kvm -a -w /dev/kvm; then return 0; fi
  say "Letting libvirt-qemu open /dev/kvm, by the group kvm: machines run as that user then, not as root."
  getent group kvm >/dev/null || groupadd --system kvm
  usermod --append --groups kvm libvirt-qemu
  { chgrp kvm /dev/kvm && chmod 660 /dev/kvm; } || say "/dev/kvm cannot be changed here: machines run as root."
}

# ensure_packages INSTALL WHO...: with INSTALL=no only says what is missing, and fails when something is.
ensure_packages() {
  local install=$1 list package why
  shift
  command -v dotnet >/dev/null || die "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download, or apt-get install dotnet-sdk-10.0 where that is offered."
  list=$(missing "$@")
  if [ -z "$list" ]; then [ "$install" = no ] || ensure_users; return 0; fi
  say "Missing here:"
  while IFS='|' read -r package why; do say "  $package: $why"; done <<< "$list"
  [ "$install" = yes ] || die "Install them, or run this again without --no-install."
  command -v apt-get >/dev/null || die "There is no apt-get here: install them by the means of this system."
  say "Installing them with apt-get."
  as_root apt-get update -q >&2
  cut -d'|' -f1 <<< "$list" | sed '/^postgresql$/d' | xargs -r bash -c '. build/common.sh; apt_install "$@"' _
  if grep -q '^postgresql|' <<< "$list"; then install_postgresql; fi
  ensure_users
}

# Publishes to out/, unless nothing has changed since.
publish() {
  mkdir -p out
  exec 8>out/.lock
  flock 8
  if [ -e out/.published ] && [ -z "$(changed_since out/.published)" ]; then exec 8>&-; return 0; fi
  say "Building Stoa (the first time takes a minute)."
  touch out/.publishing
  dotnet publish src/Stoa -c Release -o out -v quiet --disable-build-servers >&2 || die "Stoa does not build."
  mv out/.publishing out/.published
  exec 8>&-
}

changed_since() {
  find src Directory.Build.props Directory.Packages.props global.json \
    -name bin -prune -o -name obj -prune -o -newer "$1" -print -quit
}
