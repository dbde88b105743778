# The steps that ./run times.
report() { printf '%-75s %s\n' "$1" "$2"; }
begin() { began=$(date +%s%N); }
passed() { awk -v a="$began" -v b="$(date +%s%N)" 'BEGIN { printf "%.1f", (b - a) / 1e9 }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
member() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" | head -n 1; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

finish() {
  if [ -x "$work/clone/up" ]; then (cd "$work/clone" && ./up --stop --data "$work/data" >/dev/null 2>&1) || true; fi
  if [ -n "${plain_qemu:-}" ]; then kill "$plain_qemu" 2>/dev/null || true; fi
  rm -rf "$work"
}

start_stoa() {
  compute__Driver=$driver ./up --background --data "$work/data" --listen "$address" >"$work/up.log" 2>&1 || { cat "$work/up.log" >&2; exit 1; }
  curl -sf -o /dev/null "$address/"
}

# A process that is shared counts by its share: the sum over all processes is what the machine has less of.
memory_of_stoa() {
  local root
  root=$(cat "$work/data/pid")
  { echo "$root"; descendants "$root"; } | while read -r process; do
    awk '/^Pss:/ { print $2 }' "/proc/$process/smaps_rollup" 2>/dev/null || true
  done | awk '{ sum += $1 } END { printf "%.0f", sum / 1024 }'
}

descendants() {
  local child
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do echo "$child"; descendants "$child"; done
}

# What a browser transfers for a page with an empty cache.
page_weight() {
  local body sum bytes part
  body=$(curl -sf --compressed "$address$1")
  sum=$(transferred "$1")
  for part in $(grep -oE '(href|src)="/[^"]+\.(css|js|woff2|svg|png|webp|ico)[^"]*"' <<< "$body" | sed -E 's/^[a-z]+="//; s/"$//' | sort -u); do
    bytes=$(transferred "$part")
    sum=$((sum + bytes))
  done
  awk -v b="$sum" 'BEGIN { printf "%.1f", b / 1000 }'
}

transferred() { curl -sf -o /dev/null -w '%{size_download}' -H 'Accept-Encoding: br, gzip' "$address$1"; }

post() { curl -sf "$address$1" -H 'Content-Type: application/json' -H "Idempotency-Key: $RANDOM-$RANDOM" -d "$2" "${@:3}"; }

# Signs up with the code of the mailbox, and registers a test card.
customer() {
  local sign_up code
  sign_up=$(post /api/accounts/sign-ups '{"email":"ada@example.com","password":"correct horse battery staple","name":"Ada Lovelace","country":"IT"}' | member id)
  until code=$(curl -sf "$address/api/notifications/mailbox?to=ada@example.com" | grep -oE '\b[0-9]{6}\b' | head -n 1) && [ -n "$code" ]; do sleep 0.2; done
  STOA_TOKEN=$(post "/api/accounts/sign-ups/$sign_up/confirmation" "{\"code\":\"$code\"}" | member token)
  export STOA_TOKEN STOA_SERVER=$address
  out/stoa cards add --number 4242424242424242 --expiry 04/2030 --cvc 123 --holder "Ada Lovelace" --json >/dev/null
  ssh-keygen -q -t ed25519 -N '' -f "$work/key"
}

order() { out/stoa orders create --plan small --hostname bench --ssh-key "$work/key.pub" --wait --json >"$work/order.json" 2>"$work/order.log"; }

log_in() {
  local port
  port=$(grep -oE '"port": *[0-9]+' "$work/order.json" | grep -oE '[0-9]+' | head -n 1)
  ssh -p "$port" -i "$work/key" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR debian@127.0.0.1 true
}

plain_boot() {
  local image port
  image=$(dirname "$(find "$work/data" -path '*tiny*/kernel' | head -n 1)")
  port=$(free_port)
  qemu-img create -q -f qcow2 -F qcow2 -b "$image/disk.qcow2" "$work/plain.qcow2"
  qemu-system-x86_64 -accel tcg -machine q35 -cpu max -m 256 -display none -serial null -monitor none \
    -kernel "$image/kernel" -initrd "$image/initrd" -append 'console=tty0 console=ttyS0 quiet panic=-1' \
    -drive "file=$work/plain.qcow2,if=virtio" -netdev "user,id=n,hostfwd=tcp:127.0.0.1:$port-:22" -device virtio-net-pci,netdev=n,romfile= 2>/dev/null &
  plain_qemu=$!
  until ssh_banner "$port"; do sleep 0.1; done
  kill "$plain_qemu"
}

file_sizes() {
  git ls-files 'src/*.cs' 'src/*.razor' | xargs wc -l | awk '$2 != "total" { print $1 }' | sort -n |
    awk '{ lines[NR] = $1 } END { printf "%d, %d lines, %d lines", NR, lines[int((NR + 1) / 2)], lines[NR] }'
}

ssh_banner() { timeout 2 bash -c "exec 3<>/dev/tcp/127.0.0.1/$1 && head -c 4 <&3" 2>/dev/null | grep -q SSH; }
