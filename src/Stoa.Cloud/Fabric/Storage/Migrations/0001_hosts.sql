-- All of it is the marketplace's: its tenant_id is the company that runs it, whoever asks.
CREATE TABLE fabric.host (
    tenant_id          uuid NOT NULL,
    name               text NOT NULL,
    zone               text NOT NULL,
    driver             text NOT NULL,
    offered_cores      integer NOT NULL CHECK (offered_cores >= 0),
    offered_memory_mib integer NOT NULL CHECK (offered_memory_mib >= 0),
    offered_disk_gib   integer NOT NULL CHECK (offered_disk_gib >= 0),
    machines           integer NOT NULL CHECK (machines >= 0),
    claimed_cores      integer NOT NULL CHECK (claimed_cores >= 0),
    claimed_memory_mib integer NOT NULL CHECK (claimed_memory_mib >= 0),
    claimed_disk_gib   integer NOT NULL CHECK (claimed_disk_gib >= 0),
    is_closed          boolean NOT NULL,
    seen_at            timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, name)
);
CALL platform.protect('fabric.host', 'tenant');

-- released_at: the key is burnt. host is null when it was released before it was claimed.
CREATE TABLE fabric.claim (
    tenant_id   uuid NOT NULL,
    owner       uuid NOT NULL,
    key         text NOT NULL,
    host        text,
    cores       integer NOT NULL CHECK (cores >= 0),
    memory_mib  integer NOT NULL CHECK (memory_mib >= 0),
    disk_gib    integer NOT NULL CHECK (disk_gib >= 0),
    released_at timestamptz,
    PRIMARY KEY (tenant_id, owner, key),
    FOREIGN KEY (tenant_id, host) REFERENCES fabric.host (tenant_id, name),
    CHECK (host IS NOT NULL OR released_at IS NOT NULL)
);
CREATE INDEX claim_host ON fabric.claim (tenant_id, host) WHERE released_at IS NULL;
CALL platform.protect('fabric.claim', 'tenant');

-- Without is_own the limits are those of everybody (section fabric, Quota), whatever stands here.
CREATE TABLE fabric.quota (
    tenant_id       uuid NOT NULL,
    owner           uuid NOT NULL,
    is_own          boolean NOT NULL,
    max_machines    integer NOT NULL CHECK (max_machines >= 0),
    max_cores       integer NOT NULL CHECK (max_cores >= 0),
    max_memory_mib  integer NOT NULL CHECK (max_memory_mib >= 0),
    max_disk_gib    integer NOT NULL CHECK (max_disk_gib >= 0),
    machines        integer NOT NULL CHECK (machines >= 0),
    used_cores      integer NOT NULL CHECK (used_cores >= 0),
    used_memory_mib integer NOT NULL CHECK (used_memory_mib >= 0),
    used_disk_gib   integer NOT NULL CHECK (used_disk_gib >= 0),
    PRIMARY KEY (tenant_id, owner)
);
CALL platform.protect('fabric.quota', 'tenant');
