-- Double entry: what one account gets another gives. A row never changes and never goes; what was wrong is posted back.
CREATE TABLE billing.ledger_transaction (
    id          uuid PRIMARY KEY,
    issuer_id   uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind        text NOT NULL,
    about       text NOT NULL,
    currency    text NOT NULL,
    posted_at   timestamptz NOT NULL,
    UNIQUE (id, issuer_id, customer_id, currency)
);
-- Whatever is repeated, an invoice is charged once and a payment is booked once.
CREATE UNIQUE INDEX ledger_transaction_once_key ON billing.ledger_transaction (customer_id, kind, about);
CALL platform.protect('billing.ledger_transaction', 'party', 'customer_id', 'issuer_id');
REVOKE UPDATE ON billing.ledger_transaction FROM stoa_app;
REVOKE UPDATE, DELETE ON billing.ledger_transaction FROM stoa_migrate;

CREATE TABLE billing.ledger_entry (
    transaction_id uuid NOT NULL,
    line           integer NOT NULL,
    issuer_id      uuid NOT NULL,
    customer_id    uuid NOT NULL,
    account        text NOT NULL,
    amount         numeric(19,4) NOT NULL CHECK (amount <> 0),
    currency       text NOT NULL,
    PRIMARY KEY (transaction_id, line),
    FOREIGN KEY (transaction_id, issuer_id, customer_id, currency) REFERENCES billing.ledger_transaction (id, issuer_id, customer_id, currency)
);
CREATE INDEX ledger_entry_balance ON billing.ledger_entry (customer_id, currency, account);
CALL platform.protect('billing.ledger_entry', 'party', 'customer_id', 'issuer_id');
REVOKE UPDATE ON billing.ledger_entry FROM stoa_app;
REVOKE UPDATE, DELETE ON billing.ledger_entry FROM stoa_migrate;

-- Asked when the transaction commits, for each row that came: entries may be added in any order, but never later on their own.
CREATE FUNCTION billing.require_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
    left_over numeric := (SELECT sum(amount) FROM billing.ledger_entry WHERE transaction_id = of);
BEGIN
    IF left_over IS DISTINCT FROM 0 THEN
        RAISE EXCEPTION 'The ledger transaction % leaves %.', of, coalesce(left_over::text, 'no entry') USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_balance';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_balance AFTER INSERT ON billing.ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION billing.require_balance('transaction_id');
CREATE CONSTRAINT TRIGGER ledger_balance AFTER INSERT ON billing.ledger_transaction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION billing.require_balance('id');
