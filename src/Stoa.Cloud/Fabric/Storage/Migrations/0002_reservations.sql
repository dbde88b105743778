-- Quota kept for a machine that is ordered and not yet claimed. It lapses by itself: a lost order keeps nothing for long.
CREATE TABLE fabric.reservation (
    tenant_id  uuid NOT NULL,
    owner      uuid NOT NULL,
    key        text NOT NULL,
    wish       text,
    cores      integer NOT NULL CHECK (cores >= 0),
    memory_mib integer NOT NULL CHECK (memory_mib >= 0),
    disk_gib   integer NOT NULL CHECK (disk_gib >= 0),
    lapses_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, owner, key)
);
CALL platform.protect('fabric.reservation', 'tenant');
-- What is not kept any more is nothing to remember.
GRANT DELETE ON fabric.reservation TO stoa_app;
