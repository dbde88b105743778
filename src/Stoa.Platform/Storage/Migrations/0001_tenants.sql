-- How a table is protected is said once, by CALL platform.protect(...), next to the table. What the classes mean:
--   tenant    one company owns the row (tenant_id); nobody else sees it
--   party     several companies take part (the columns named); each of them sees it
--   public    everybody reads; only the owning company (tenant_id) writes
--   platform  no company's business: one database role, named in the call, sees it
-- A table without a class fails TenantIsolationTests.

CREATE PROCEDURE platform.protect(target regclass, class text, VARIADIC who text[] DEFAULT ARRAY['tenant_id'])
LANGUAGE plpgsql AS $$
DECLARE
    mine constant text := '(SELECT nullif(current_setting(''stoa.tenant'', true), '''')::uuid)';
    parties text := (SELECT string_agg(format('%I = %s', c, mine), ' OR ') FROM unnest(who) c);
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('COMMENT ON TABLE %s IS %L', target, 'class: ' || class);
    EXECUTE format('CREATE POLICY migrate ON %s TO stoa_migrate USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO stoa_migrate', target);
    CASE class
        WHEN 'tenant', 'party' THEN
            EXECUTE format('CREATE POLICY %I ON %s TO stoa_app USING (%s) WITH CHECK (%s)', class, target, parties, parties);
        WHEN 'public' THEN
            EXECUTE format('CREATE POLICY everyone ON %s FOR SELECT TO stoa_app USING (true)', target);
            EXECUTE format('CREATE POLICY owner_adds ON %s FOR INSERT TO stoa_app WITH CHECK (%s)', target, parties);
            EXECUTE format('CREATE POLICY owner_edits ON %s FOR UPDATE TO stoa_app USING (%s) WITH CHECK (%s)', target, parties, parties);
        WHEN 'platform' THEN
            CALL platform.open_to(target, VARIADIC who);
            RETURN;
        ELSE RAISE EXCEPTION 'unknown class "%": tenant, party, public or platform', class;
    END CASE;
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO stoa_app', target);
    EXECUTE format('CREATE POLICY operator ON %s FOR SELECT TO stoa_operator USING (true)', target);
    EXECUTE format('GRANT SELECT ON %s TO stoa_operator', target);
END $$;

-- Opens every row of a table to database roles that serve all tenants: the engine its queues, sign-in its credentials.
CREATE PROCEDURE platform.open_to(target regclass, VARIADIC roles text[])
LANGUAGE plpgsql AS $$
DECLARE role text;
BEGIN
    FOREACH role IN ARRAY roles LOOP
        EXECUTE format('CREATE POLICY %I ON %s TO %I USING (true) WITH CHECK (true)', role, target, role);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', target, role);
    END LOOP;
END $$;
