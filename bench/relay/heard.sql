CREATE TABLE hearer.heard (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, note text NOT NULL);
CALL platform.protect('hearer.heard', 'tenant');
