-- The last number of each series of an issuer. Whoever issues holds the row until the invoice is written: no gap, no number twice.
CREATE TABLE documents.series (
    tenant_id uuid NOT NULL,
    name      text NOT NULL,
    last      bigint NOT NULL,
    PRIMARY KEY (tenant_id, name)
);
CALL platform.protect('documents.series', 'tenant');

-- What was issued. A row never changes and never goes.
CREATE TABLE documents.invoice (
    issuer_id uuid NOT NULL,
    key       text NOT NULL,
    buyer_id  uuid NOT NULL,
    series    text NOT NULL,
    number    bigint NOT NULL CHECK (number > 0),
    issued_at timestamptz NOT NULL,
    content   jsonb NOT NULL,
    PRIMARY KEY (issuer_id, key)
);
CREATE UNIQUE INDEX invoice_number_key ON documents.invoice (issuer_id, series, number);
CREATE INDEX invoice_buyer ON documents.invoice (buyer_id, key);
CALL platform.protect('documents.invoice', 'party', 'buyer_id', 'issuer_id');
REVOKE UPDATE ON documents.invoice FROM stoa_app;
REVOKE UPDATE, DELETE ON documents.invoice FROM stoa_migrate;
