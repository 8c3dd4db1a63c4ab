-- Everything an association has in one archive, to take away; and such archives that come to this platform.

-- An archive that somebody asked for: made by a job, kept for some days. step, done and total: how far it is.
create table preau.takeaway (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id          uuid not null,
    history     boolean not null,
    state       text not null default 'making' check (state in ('making', 'ready', 'failed', 'cancelled')),
    step        text not null default 'snapshot',
    done        bigint not null default 0,
    total       bigint not null default 0,
    files       bigint not null default 0,
    bytes       bigint not null default 0,
    sha256      text,
    missing     int not null default 0,
    letter_to   text,
    made_by     text not null,
    made_at     timestamptz not null default now(),
    expires_at  timestamptz not null,
    primary key (tenant_id, id),
    constraint takeaway_ready check (state <> 'ready' or sha256 is not null)
);
create index takeaway_latest on preau.takeaway (tenant_id, made_at desc);
create unique index takeaway_one on preau.takeaway (tenant_id) where state = 'making';
call preau.guard('preau.takeaway');
grant select, insert, update, delete on preau.takeaway to ${tenant_role};
grant select, insert, update, delete on preau.takeaway to ${operator_role};

-- An archive that an operator brings, under the portal's tenant. report and problem: as JSON, for screens and programs.
create table preau.takeaway_arrival (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id           uuid not null,
    file_name    text not null,
    slug         text not null default '',
    state        text not null default 'coming' check (state in ('coming', 'done', 'refused')),
    step         text not null default 'checking',
    done         bigint not null default 0,
    total        bigint not null default 0,
    report       jsonb,
    problem      jsonb,
    actor_id     uuid,
    made_by      text not null,
    made_at      timestamptz not null default now(),
    ended_at     timestamptz,
    primary key (tenant_id, id)
);
create index takeaway_arrival_latest on preau.takeaway_arrival (tenant_id, made_at desc);
call preau.guard('preau.takeaway_arrival');
grant select, insert, update, delete on preau.takeaway_arrival to ${tenant_role};
grant select, insert, update, delete on preau.takeaway_arrival to ${operator_role};
