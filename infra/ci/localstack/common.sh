# shellcheck shell=bash disable=SC2034  # sourced by the scripts beside it
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
here=$root/infra/ci/localstack
home=$(realpath -m "${LOCALSTACK_HOME:-$root/target/localstack}")
venv=$home/venv
jars=$home/dynamodb-local

die() {
  echo "localstack: $*" >&2
  exit 1
}

# Each port has a folder of its own: LocalStack's files, its log, the ids of its two processes.
folder_of() {
  [[ $1 =~ ^[0-9]+$ ]] || die "not a port: $1"
  echo "$home/$1"
}
