-- What the console's list is sorted by, worked out once a change and not once a row and page: a deep page of ten thousand
-- spent its time taking accents off names.
alter table preau.tenant add column sort_name text generated always as (preau.plain(name)) stored;
drop index preau.tenant_by_name;
create index tenant_by_name on preau.tenant (sort_name, tenant_id);
