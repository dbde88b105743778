-- A payment that waits for its customer, or whose answer is missing, is not over either: nobody pays twice for one order.
DROP INDEX billing.payment_once_key;
CREATE UNIQUE INDEX payment_once_key ON billing.payment (tenant_id, order_id) WHERE state <> 'Failed';
