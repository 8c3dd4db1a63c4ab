-- Whole sites that come and go, as jobs that survive a closed tab and a restart: what was sent, how far it is, what came of it.
create table preau.arrival (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id           uuid not null,
    file_name    text not null check (length(file_name) <= 200),
    media_name   text not null default '' check (length(media_name) <= 200),
    fetches      boolean not null default false,
    publishes    boolean not null default false,
    form         text not null default '' check (form in ('', 'wordpress', 'spip', 'folder')),
    state        text not null default 'looking' check (state in ('looking', 'looked', 'bringing', 'done', 'refused', 'undone')),
    seen         bigint not null default 0,
    expected     bigint not null default 0,
    report       jsonb,
    problem      jsonb,
    made_by      text not null,
    made_at      timestamptz not null default now(),
    ended_at     timestamptz,
    primary key (tenant_id, id)
);
create index arrival_latest on preau.arrival (tenant_id, made_at desc);
call preau.guard('preau.arrival');
grant select, insert, update, delete on preau.arrival to ${tenant_role};
grant select, insert, update, delete on preau.arrival to ${operator_role};

-- What an arrival made here, so that it can be taken away as a whole while nobody has touched it.
create table preau.arrival_item (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    arrival_id   uuid not null,
    kind         text not null check (kind in ('section', 'article', 'media')),
    item_id      uuid not null,
    version      int not null default 1,
    primary key (tenant_id, arrival_id, kind, item_id),
    constraint arrival_item_arrival foreign key (tenant_id, arrival_id) references preau.arrival on delete cascade
);
call preau.guard('preau.arrival_item');
grant select, insert, update, delete on preau.arrival_item to ${tenant_role};
grant select, insert, update, delete on preau.arrival_item to ${operator_role};

-- A site made into a file to be downloaded, for some days.
create table preau.departure (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id           uuid not null,
    form         text not null check (form in ('static', 'wxr', 'markdown')),
    state        text not null default 'making' check (state in ('making', 'ready', 'failed')),
    seen         bigint not null default 0,
    bytes        bigint not null default 0,
    made_by      text not null,
    made_at      timestamptz not null default now(),
    expires_at   timestamptz not null,
    primary key (tenant_id, id)
);
create index departure_latest on preau.departure (tenant_id, made_at desc);
create index departure_expiry on preau.departure (expires_at);
call preau.guard('preau.departure');
grant select, insert, update, delete on preau.departure to ${tenant_role};
grant select, insert, update, delete on preau.departure to ${operator_role};
