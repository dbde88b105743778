-- Keys of the disks that the machine has beside its root disk: storage makes them, under the same company.
ALTER TABLE compute.machine ADD COLUMN disks text[] NOT NULL DEFAULT '{}';

ALTER TABLE simulator.machine ADD COLUMN disks text[] NOT NULL DEFAULT '{}';

CREATE TABLE simulator.disk (
    owner    uuid NOT NULL,
    key      text NOT NULL,
    size_gib integer NOT NULL,
    made_at  timestamptz NOT NULL,
    PRIMARY KEY (owner, key)
);
CALL platform.protect('simulator.disk', 'platform', 'stoa_simulator');
