-- The outside world of tests and of the micro cloud: a gateway's own books, under a login of their own. No company's business, and
-- no number of a card.
GRANT USAGE ON SCHEMA billing TO stoa_simulator;
CREATE TABLE billing.test_gateway_card (
    token     text PRIMARY KEY,
    behaviour text NOT NULL
);
CALL platform.protect('billing.test_gateway_card', 'platform', 'stoa_simulator');

CREATE TABLE billing.test_gateway_charge (
    key      text PRIMARY KEY,
    token    text NOT NULL REFERENCES billing.test_gateway_card,
    amount   numeric(19,4) NOT NULL CHECK (amount > 0),
    currency text NOT NULL,
    code     text, -- why it was declined; null when the money was taken
    asked_at timestamptz NOT NULL
);
CALL platform.protect('billing.test_gateway_charge', 'platform', 'stoa_simulator');
