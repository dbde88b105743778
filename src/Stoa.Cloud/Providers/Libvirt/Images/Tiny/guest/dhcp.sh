#!/bin/sh
# What udhcpc tells, put into force.
case "$1" in
  deconfig)
    ip addr flush dev "$interface"
    ip link set "$interface" up
    ;;
  bound | renew)
    ip addr replace "$ip/${mask:-24}" dev "$interface"
    [ -n "$router" ] && ip route replace default via "${router%% *}" dev "$interface"
    for server in $dns; do echo "nameserver $server"; done > /etc/resolv.conf
    [ "$1" = bound ] && echo "tiny: address $ip" > /dev/console
    ;;
esac
