-- Whoever leaves for good is taken out of what is there: the rows stay, the names in them go. Nobody else's role may do that.
grant update (actor_id, actor_name) on preau.audit_entry to ${operator_role};
grant update (saved_by) on preau.revision to ${operator_role};
grant update (published_by) on preau.look to ${operator_role};
grant delete on preau.account to ${operator_role};
