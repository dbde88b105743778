CREATE TABLE dns.name (
    tenant_id  uuid NOT NULL,
    key        text NOT NULL,
    fqdn       text NOT NULL,
    records    jsonb NOT NULL,
    is_gone    boolean NOT NULL,
    changed_at timestamptz NOT NULL,
    version    bigint NOT NULL,
    PRIMARY KEY (tenant_id, key)
);
-- Not by company: anybody can ask whether a name is taken, by asking for it in the DNS.
CREATE UNIQUE INDEX name_taken ON dns.name (fqdn) WHERE NOT is_gone;
CREATE INDEX name_changed ON dns.name (changed_at);
-- What the DNS says is for everybody; only its company changes it.
CALL platform.protect('dns.name', 'public');
