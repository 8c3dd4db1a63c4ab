-- Models of sites: how a site is built and dressed, without anybody in it, for associations to come. Rows of the portal's tenant.

-- content: what org.preau.blueprint.Blueprint writes. A model waits until the operator has read it over.
create table preau.blueprint (
    tenant_id    uuid not null references preau.tenant on delete cascade,
    id           uuid not null,
    name         text not null check (length(name) between 1 and 120),
    description  text not null default '' check (length(description) <= 500),
    content      jsonb not null,
    state        text not null default 'proposed' check (state in ('proposed', 'offered', 'retired')),
    used         int not null default 0,
    version      int not null default 1,
    made_from    text not null,
    made_by      text not null,
    made_at      timestamptz not null default now(),
    primary key (tenant_id, id)
);
create index blueprint_order on preau.blueprint (tenant_id, state, name);
call preau.guard('preau.blueprint');
grant select on preau.blueprint to ${tenant_role};
grant select, insert, update, delete on preau.blueprint to ${operator_role};

-- Which model an applicant would like; free text of no consequence once the model is gone.
alter table preau.application add column blueprint uuid;
