-- A refused refund says why, and can be tried again: each attempt is another one to the gateway.
ALTER TABLE billing.credit_note
    ADD COLUMN refund_attempt integer NOT NULL DEFAULT 1 CHECK (refund_attempt >= 1),
    ADD COLUMN refusal_code   text,
    ADD COLUMN refusal_detail text;
GRANT UPDATE (refund_attempt, refusal_code, refusal_detail) ON billing.credit_note TO stoa_app;
CREATE INDEX credit_note_state ON billing.credit_note (issuer_id, state);
