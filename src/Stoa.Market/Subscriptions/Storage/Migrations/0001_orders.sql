-- What was agreed. A row never changes.
CREATE TABLE subscriptions."order" (
    id            uuid PRIMARY KEY,
    number        bigint NOT NULL,
    storefront_id uuid NOT NULL,
    issuer_id     uuid NOT NULL,
    vendor_id     uuid NOT NULL,
    customer_id   uuid NOT NULL,
    plan_id       uuid NOT NULL,
    product_slug  text NOT NULL,
    product_name  text NOT NULL,
    plan_name     text NOT NULL,
    totals        jsonb NOT NULL,
    placed_at     timestamptz NOT NULL
);
-- Counts up and never repeats; what is rolled back leaves a gap. Invoices, which may have none, do not use it.
CREATE SEQUENCE subscriptions.order_number START 1001;
GRANT USAGE ON SEQUENCE subscriptions.order_number TO stoa_app;
CREATE UNIQUE INDEX order_number_key ON subscriptions."order" (storefront_id, number);
CREATE INDEX order_newest ON subscriptions."order" (customer_id, placed_at DESC, id DESC);
CALL platform.protect('subscriptions."order"', 'party', 'customer_id', 'vendor_id');

CREATE TABLE subscriptions.subscription (
    id                uuid PRIMARY KEY,
    order_id          uuid NOT NULL REFERENCES subscriptions."order",
    customer_id       uuid NOT NULL,
    vendor_id         uuid NOT NULL,
    hostname          text NOT NULL,
    ssh_key           text NOT NULL,
    cores             integer NOT NULL,
    memory_mib        integer NOT NULL,
    disk_gib          integer NOT NULL,
    data_disk_gib     integer NOT NULL,
    image             text NOT NULL,
    pay_until         timestamptz NOT NULL,
    state             text NOT NULL,
    detail            text,
    payment_under_way uuid,
    version           bigint NOT NULL
);
CREATE UNIQUE INDEX subscription_order_key ON subscriptions.subscription (order_id);
CREATE INDEX subscription_customer ON subscriptions.subscription (customer_id);
CALL platform.protect('subscriptions.subscription', 'party', 'customer_id', 'vendor_id');
