CREATE TABLE storage.disk (
    tenant_id uuid NOT NULL,
    key       text NOT NULL,
    provider  text NOT NULL,
    size_gib  integer NOT NULL CHECK (size_gib >= 0),
    state     text NOT NULL CHECK (state IN ('Allocated', 'Ready', 'Expunging', 'Gone', 'Error')),
    code      text,
    reason    text,
    gone_at   timestamptz,
    version   bigint NOT NULL,
    PRIMARY KEY (tenant_id, key)
);
CALL platform.protect('storage.disk', 'tenant');
