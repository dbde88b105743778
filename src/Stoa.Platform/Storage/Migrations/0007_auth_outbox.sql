-- Sign-ups happen under the login of credentials and are told like any other fact. It may write, and read back, messages of the
-- company that its transaction works for.
CREATE POLICY auth_reads ON platform.outbox FOR SELECT TO stoa_auth
    USING (tenant_id = (SELECT nullif(current_setting('stoa.tenant', true), '')::uuid));
CREATE POLICY auth_tells ON platform.outbox FOR INSERT TO stoa_auth
    WITH CHECK (tenant_id = (SELECT nullif(current_setting('stoa.tenant', true), '')::uuid));
GRANT SELECT, INSERT ON platform.outbox TO stoa_auth;
