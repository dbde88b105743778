-- The simulated cloud. It plays the outside world, so it has a schema and a login of its own, commits by itself, and outlives our
-- process: after a kill -9 one can look from outside how many machines there are.
CREATE SCHEMA simulator;
GRANT USAGE ON SCHEMA simulator TO stoa_simulator, stoa_migrate;

CREATE TABLE simulator.machine (
    id         uuid PRIMARY KEY,
    number     bigint GENERATED ALWAYS AS IDENTITY,
    key        text NOT NULL,
    owner      uuid NOT NULL,
    hostname   text NOT NULL,
    cores      integer NOT NULL,
    memory_mib integer NOT NULL,
    disk_gib   integer NOT NULL,
    image      text NOT NULL,
    ssh_keys   text[] NOT NULL,
    zone       text NOT NULL,
    host       text NOT NULL,
    is_on      boolean NOT NULL,
    boots      integer NOT NULL,
    ready_at   timestamptz NOT NULL,
    made_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX machine_key ON simulator.machine (key);
CALL platform.protect('simulator.machine', 'platform', 'stoa_simulator');

-- met: commands that the rule's scope matched; applied: those on which it took effect. They outlive a crash, so that a rule which
-- kills the process once does not kill it again after the restart.
CREATE TABLE simulator.rule (
    position integer PRIMARY KEY,
    rule     jsonb NOT NULL,
    met      bigint NOT NULL DEFAULT 0,
    applied  bigint NOT NULL DEFAULT 0
);
CALL platform.protect('simulator.rule', 'platform', 'stoa_simulator');
