#!/bin/sh
# Starts Discord Binding. A command of the command line (discord-binding help) runs without a window; folders, files or
# nothing at all open it. A folder that is named like a command is written ./search.
here=$(dirname "$(readlink -f "$0")")
app=$here/discord-binding-app

# An AppImage puts this in front where the system has no user namespaces.
switch=
if [ "${1-}" = --no-sandbox ]; then
  switch=$1
  shift
fi

is_command=
case "${1-}" in
  help | --help | -h | --version | @COMMANDS@) is_command=yes ;;
  '' | -*) ;;
  # neither a command nor a file: the command line says what there is
  *) [ -e "$1" ] || is_command=yes ;;
esac

if [ "$is_command" ]; then
  # No page is shown, so that neither a screen nor Chromium's helpers are needed. The dashes end Chromium's switches.
  exec "$app" --no-sandbox --no-zygote --disable-gpu --ozone-platform=headless --log-level=3 --cli -- "$@"
fi
exec "$app" $switch "$@"
