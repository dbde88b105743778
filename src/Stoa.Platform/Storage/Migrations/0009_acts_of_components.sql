-- A component notes what an operator does in the transaction of the effect, which is stoa_app's: it may add rows and see none.
GRANT INSERT ON platform.operator_act TO stoa_app;
CREATE POLICY components_add ON platform.operator_act FOR INSERT TO stoa_app WITH CHECK (true);
