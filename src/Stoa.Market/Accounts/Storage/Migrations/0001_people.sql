-- Companies are the tenants. People are global and belong to companies by membership; how they prove who they are is seen by the
-- login stoa_auth only, since it must be read before it is known for whom a request works.

CREATE TABLE accounts.company (
    id            uuid PRIMARY KEY,
    version       bigint NOT NULL,
    name          text NOT NULL,
    country       text NOT NULL,
    vat_number    text,
    registered_at timestamptz NOT NULL
);
CALL platform.protect('accounts.company', 'tenant', 'id');

CREATE TABLE accounts.user (
    id         uuid PRIMARY KEY,
    version    bigint NOT NULL,
    email      text NOT NULL,
    name       text NOT NULL,
    language   text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX user_email ON accounts.user (email);
CALL platform.protect('accounts.user', 'platform', 'stoa_auth');

CREATE TABLE accounts.credential (
    user_id       uuid PRIMARY KEY REFERENCES accounts.user,
    password_hash text NOT NULL,
    changed_at    timestamptz NOT NULL
);
CALL platform.protect('accounts.credential', 'platform', 'stoa_auth');

CREATE TABLE accounts.membership (
    tenant_id uuid NOT NULL REFERENCES accounts.company,
    user_id   uuid NOT NULL REFERENCES accounts.user,
    roles     text[] NOT NULL,
    since     timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX membership_user ON accounts.membership (user_id);
CALL platform.protect('accounts.membership', 'tenant');

-- Sign-in reads whose member somebody is, and a sign-up makes a company: the one that its transaction works for, no other.
CREATE POLICY sign_in ON accounts.company FOR SELECT TO stoa_auth USING (true);
CREATE POLICY sign_up ON accounts.company FOR INSERT TO stoa_auth
    WITH CHECK (id = (SELECT nullif(current_setting('stoa.tenant', true), '')::uuid));
GRANT SELECT, INSERT ON accounts.company TO stoa_auth;
CREATE POLICY sign_in ON accounts.membership FOR SELECT TO stoa_auth USING (true);
CREATE POLICY sign_up ON accounts.membership FOR INSERT TO stoa_auth
    WITH CHECK (tenant_id = (SELECT nullif(current_setting('stoa.tenant', true), '')::uuid));
GRANT SELECT, INSERT ON accounts.membership TO stoa_auth;

-- password_hash and code_hash are null where the address has an account already: no code leads anywhere then.
CREATE TABLE accounts.sign_up (
    id            uuid PRIMARY KEY,
    version       bigint NOT NULL,
    email         text NOT NULL,
    name          text NOT NULL,
    company_name  text,
    country       text NOT NULL,
    language      text NOT NULL,
    password_hash text,
    code_hash     bytea,
    tries         integer NOT NULL,
    state         text NOT NULL,
    expires_at    timestamptz NOT NULL
);
CREATE INDEX sign_up_age ON accounts.sign_up (expires_at);
CALL platform.protect('accounts.sign_up', 'platform', 'stoa_auth');

CREATE TABLE accounts.session (
    id         uuid PRIMARY KEY,
    version    bigint NOT NULL,
    token_hash bytea NOT NULL,
    user_id    uuid NOT NULL REFERENCES accounts.user,
    tenant_id  uuid NOT NULL REFERENCES accounts.company,
    opened_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE UNIQUE INDEX session_token ON accounts.session (token_hash);
CREATE INDEX session_age ON accounts.session (expires_at);
CALL platform.protect('accounts.session', 'platform', 'stoa_auth');

CREATE TABLE accounts.api_token (
    id         uuid PRIMARY KEY,
    version    bigint NOT NULL,
    token_hash bytea NOT NULL,
    user_id    uuid NOT NULL REFERENCES accounts.user,
    tenant_id  uuid NOT NULL REFERENCES accounts.company,
    name       text NOT NULL,
    scopes     text[] NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    revoked_at timestamptz
);
CREATE UNIQUE INDEX api_token_token ON accounts.api_token (token_hash);
CREATE INDEX api_token_user ON accounts.api_token (user_id, created_at, id);
CALL platform.protect('accounts.api_token', 'platform', 'stoa_auth');

-- How often somebody tried: see AttemptLimits. The key is a keyed hash of an address or a network.
CREATE TABLE accounts.attempt_limit (
    key        text PRIMARY KEY,
    busy_until timestamptz NOT NULL
);
CALL platform.protect('accounts.attempt_limit', 'platform', 'stoa_auth');
