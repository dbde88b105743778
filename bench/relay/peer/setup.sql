CREATE TABLE queue (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text NOT NULL, body jsonb NOT NULL);
INSERT INTO queue (key, body) SELECT 'k' || i, jsonb_build_object('id', gen_random_uuid(), 'note', repeat('x', 200)) FROM generate_series(1, :messages) i;
CREATE TABLE inbox (tenant_id uuid NOT NULL, message uuid NOT NULL, handler text NOT NULL, handled_at timestamptz NOT NULL, PRIMARY KEY (tenant_id, message, handler));
CREATE TABLE heard (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, note text NOT NULL);
VACUUM ANALYZE;
