-- When the versions of before were last written anew without what was erased; null as long as they still hold it.
alter table preau.erasure add column rewritten_at timestamptz;
create index erasure_due on preau.erasure (tenant_id) where rewritten_at is null;
grant update (rewritten_at) on preau.erasure to ${tenant_role};
