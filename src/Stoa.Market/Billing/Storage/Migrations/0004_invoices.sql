CREATE TABLE billing.invoice (
    id           uuid PRIMARY KEY,
    issuer_id    uuid NOT NULL,
    customer_id  uuid NOT NULL,
    order_id     uuid NOT NULL,
    order_number bigint NOT NULL,
    totals       jsonb NOT NULL,
    drafted_at   timestamptz NOT NULL,
    state        text NOT NULL,
    number       text,
    issued_at    timestamptz,
    paid_at      timestamptz,
    version      bigint NOT NULL,
    CHECK ((number IS NULL) = (issued_at IS NULL)),
    CHECK (number IS NOT NULL OR state IN ('Draft', 'Void'))
);
CREATE UNIQUE INDEX invoice_order_key ON billing.invoice (customer_id, order_id);
CREATE UNIQUE INDEX invoice_number_key ON billing.invoice (issuer_id, number);
CREATE INDEX invoice_newest ON billing.invoice (customer_id, drafted_at DESC, id DESC);
CALL platform.protect('billing.invoice', 'party', 'customer_id', 'issuer_id');
-- What is charged never changes, from the draft on; and what has a number keeps it.
REVOKE UPDATE ON billing.invoice FROM stoa_app;
GRANT UPDATE (state, number, issued_at, paid_at, version) ON billing.invoice TO stoa_app;
CREATE FUNCTION billing.keep_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.number IS NOT NULL AND (NEW.number, NEW.issued_at) IS DISTINCT FROM (OLD.number, OLD.issued_at) THEN
        RAISE EXCEPTION 'The invoice % keeps its number.', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'invoice_keeps_number';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER invoice_keeps_number BEFORE UPDATE ON billing.invoice FOR EACH ROW EXECUTE FUNCTION billing.keep_number();
