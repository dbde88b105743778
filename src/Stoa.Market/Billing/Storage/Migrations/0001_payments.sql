-- Never the number of a card: the gateway keeps it, under its token.
CREATE TABLE billing.payment_method (
    id           uuid PRIMARY KEY,
    tenant_id    uuid NOT NULL,
    gateway      text NOT NULL,
    token        text NOT NULL,
    brand        text NOT NULL,
    last_digits  text NOT NULL CHECK (last_digits ~ '^[0-9]{4}$'),
    expiry_month integer NOT NULL CHECK (expiry_month BETWEEN 1 AND 12),
    expiry_year  integer NOT NULL,
    created_at   timestamptz NOT NULL
);
CREATE INDEX payment_method_newest ON billing.payment_method (tenant_id, created_at DESC, id DESC);
CALL platform.protect('billing.payment_method', 'tenant');

CREATE TABLE billing.payment (
    id                uuid PRIMARY KEY,
    tenant_id         uuid NOT NULL,
    order_id          uuid NOT NULL,
    payment_method_id uuid NOT NULL REFERENCES billing.payment_method,
    amount            numeric(19,4) NOT NULL CHECK (amount > 0),
    currency          text NOT NULL,
    requested_at      timestamptz NOT NULL,
    state             text NOT NULL,
    settled_at        timestamptz,
    code              text,
    detail            text,
    version           bigint NOT NULL
);
-- Nobody pays twice for one order.
CREATE UNIQUE INDEX payment_once_key ON billing.payment (tenant_id, order_id) WHERE state IN ('Pending', 'Succeeded');
CALL platform.protect('billing.payment', 'tenant');
