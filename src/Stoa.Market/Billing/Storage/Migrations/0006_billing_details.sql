-- How a company stands on invoices that are still to be issued; what was issued keeps what it says, in its document.
CREATE TABLE billing.billing_details (
    tenant_id   uuid PRIMARY KEY,
    name        text NOT NULL,
    country     text NOT NULL,
    language    text NOT NULL,
    street      text,
    postal_code text,
    city        text,
    region      text,
    vat_number  text,
    version     bigint NOT NULL,
    CHECK ((street IS NULL) = (city IS NULL))
);
CALL platform.protect('billing.billing_details', 'tenant');
