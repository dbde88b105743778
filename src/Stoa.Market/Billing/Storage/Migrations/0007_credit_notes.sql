-- An issued invoice is never edited: a credit note takes it back, whole and once.
CREATE TABLE billing.credit_note (
    id           uuid PRIMARY KEY,
    invoice_id   uuid NOT NULL REFERENCES billing.invoice,
    issuer_id    uuid NOT NULL,
    customer_id  uuid NOT NULL,
    reason       text NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    state        text NOT NULL,
    number       text,
    issued_at    timestamptz,
    version      bigint NOT NULL,
    CHECK ((number IS NULL) = (issued_at IS NULL))
);
CREATE UNIQUE INDEX credit_note_once_key ON billing.credit_note (invoice_id);
CREATE UNIQUE INDEX credit_note_number_key ON billing.credit_note (issuer_id, number);
CALL platform.protect('billing.credit_note', 'party', 'customer_id', 'issuer_id');
REVOKE UPDATE ON billing.credit_note FROM stoa_app;
GRANT UPDATE (state, number, issued_at, version) ON billing.credit_note TO stoa_app;

CREATE TABLE billing.test_gateway_refund (
    key      text PRIMARY KEY,
    charge   text NOT NULL REFERENCES billing.test_gateway_charge,
    amount   numeric(19,4) NOT NULL CHECK (amount > 0),
    currency text NOT NULL,
    asked_at timestamptz NOT NULL
);
-- No charge gives back more than it took.
CREATE UNIQUE INDEX test_gateway_refund_charge ON billing.test_gateway_refund (charge);
CALL platform.protect('billing.test_gateway_refund', 'platform', 'stoa_simulator');
CREATE INDEX invoice_issued ON billing.invoice (issuer_id, drafted_at DESC, id DESC);
