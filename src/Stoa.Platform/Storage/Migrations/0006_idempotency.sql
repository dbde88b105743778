-- The keys that callers sent with their wishes, each with the answer that it got: the same wish twice has one effect and one
-- answer. A row is written in the transaction of its effect and kept for 24 hours. Bodies are known by a keyed hash only, and
-- secrets in an answer are null here.
CREATE TABLE platform.idempotency_key (
    tenant_id   uuid NOT NULL,
    caller      text NOT NULL,
    method      text NOT NULL,
    route       text NOT NULL,
    key         text NOT NULL,
    holder      uuid NOT NULL,         -- the request that does the work
    fingerprint bytea NOT NULL,
    status      smallint,              -- null while the work is under way, or when its process ended before it answered
    headers     jsonb,
    body        bytea,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, caller, method, route, key)
) WITH (fillfactor = 60);              -- room for the answer in the same page
CREATE INDEX idempotency_key_age ON platform.idempotency_key (created_at);
CALL platform.protect('platform.idempotency_key', 'tenant');
CALL platform.open_to('platform.idempotency_key', 'stoa_engine');

CREATE POLICY auth ON platform.idempotency_key TO stoa_auth
    USING      (tenant_id = (SELECT nullif(current_setting('stoa.tenant', true), '')::uuid))
    WITH CHECK (tenant_id = (SELECT nullif(current_setting('stoa.tenant', true), '')::uuid));
GRANT SELECT, INSERT, UPDATE ON platform.idempotency_key TO stoa_auth;
