-- Its bank may want a payment confirmed.
ALTER TABLE subscriptions.subscription ADD COLUMN is_confirmation_asked boolean NOT NULL DEFAULT false;
