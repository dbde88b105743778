-- What was agreed stays as it was agreed, whatever a statement that slips in says; of a subscription only its progress changes.
REVOKE UPDATE ON subscriptions."order" FROM stoa_app;
REVOKE UPDATE, DELETE ON subscriptions."order" FROM stoa_migrate;
REVOKE UPDATE ON subscriptions.subscription FROM stoa_app;
GRANT UPDATE (state, detail, payment_under_way, is_confirmation_asked, version) ON subscriptions.subscription TO stoa_app;
