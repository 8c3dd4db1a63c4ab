-- Visits of a site, by day: how often each page, feed and file was asked for, where people came from. Nothing tells one visitor from another.
create table preau.visit_count (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    day         date not null,
    kind        text not null check (kind in ('page', 'visit', 'hour', 'feed', 'reader', 'file', 'missing')),
    key         text not null check (length(key) <= 300),
    count       bigint not null check (count >= 0),
    most        integer not null default 0 check (most >= 0),
    primary key (tenant_id, day, kind, key)
);
create index visit_count_by_day on preau.visit_count (day);
call preau.guard('preau.visit_count');
grant select on preau.visit_count to ${tenant_role};
grant select, insert, update, delete on preau.visit_count to ${operator_role};
