-- Contents that somebody reported, as a host has to take them (Regulation (EU) 2022/2065, articles 16 and 17): rows of the portal's
-- tenant, so that no association learns who reported what it publishes.
create table preau.report (
    tenant_id        uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id               uuid not null,
    association      uuid not null,
    association_name text not null,
    address          text not null check (length(address) between 1 and 2000),
    kind             text not null check (kind in ('illegal', 'hate', 'privacy', 'copyright', 'children', 'other')),
    explanation      text not null check (length(explanation) between 1 and 4000),
    person           text not null default '',
    email            text,
    language         text not null default 'fr',
    state            text not null default 'pending' check (state in ('pending', 'removed', 'kept')),
    reason           text not null default '',
    reported_at      timestamptz not null default now(),
    decided_at       timestamptz,
    decided_by       text,
    remote           text,
    network          text not null,
    primary key (tenant_id, id)
);
create index report_order on preau.report (tenant_id, state, reported_at);
call preau.guard('preau.report');
grant select on preau.report to ${tenant_role};
grant select, insert, update, delete on preau.report to ${operator_role};
