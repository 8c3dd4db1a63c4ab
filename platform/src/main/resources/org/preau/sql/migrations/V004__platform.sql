-- The platform's own work: applications, announcements, the portal's directory, mail to send, jobs.

-- Somebody asks for an association's space; a row of the portal's tenant.
create table preau.application (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id           uuid not null,
    name         text not null check (length(name) between 1 and 120),
    slug         text not null,
    sector       smallint check (sector between 1 and 6),
    purpose      text not null check (length(purpose) <= 4000),
    person       text not null check (length(person) between 1 and 120),
    email        text not null,
    language     text not null default 'fr',
    state        text not null default 'pending' check (state in ('pending', 'accepted', 'declined')),
    reason       text not null default '',
    asked_at     timestamptz not null default now(),
    decided_at   timestamptz,
    decided_by   text,
    remote       text,
    primary key (tenant_id, id)
);
call preau.guard('preau.application');
grant select, insert, update on preau.application to ${tenant_role};
grant select, insert, update, delete on preau.application to ${operator_role};

-- What the operator says to all: the original is the portal's, each association receives a copy as a notice.
create table preau.notice (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id           uuid not null,
    title        text not null check (length(title) between 1 and 200),
    body         text not null,
    said_by      text not null,
    said_at      timestamptz not null default now(),
    until        timestamptz,
    primary key (tenant_id, id)
);
call preau.guard('preau.notice');
grant select, insert, update, delete on preau.notice to ${tenant_role};
grant select, insert, update, delete on preau.notice to ${operator_role};

-- The portal's directory: copies that associations offered, rows of the portal's tenant. Nothing on the portal reads another tenant's rows.
create table preau.directory_entry (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    association  uuid not null,
    name         text not null,
    slug         text not null,
    tagline      text not null default '',
    about        text not null default '',
    host         text not null,
    sector       smallint,
    listed_at    timestamptz not null default now(),
    words        text generated always as (preau.plain(name || ' ' || slug || ' ' || tagline || ' ' || about)) stored,
    plain_name   text generated always as (preau.plain(name)) stored,
    primary key (tenant_id, association)
);
create index directory_entry_order on preau.directory_entry (tenant_id, plain_name, association);
call preau.guard('preau.directory_entry');
grant select, insert, update, delete on preau.directory_entry to ${tenant_role};
grant select, insert, update, delete on preau.directory_entry to ${operator_role};

-- Mail to send. SMTP cannot be exactly once: "unsure" is a message whose answer was not seen; it is never sent again blindly.
create table preau.outgoing_mail (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id           uuid not null,
    recipient    text not null,
    subject      text not null,
    text_body    text not null,
    message_id   text not null,
    state        text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'unsure', 'failed')),
    attempts     int not null default 0,
    last_error   text not null default '',
    queued_at    timestamptz not null default now(),
    sent_at      timestamptz,
    primary key (tenant_id, id)
);
call preau.guard('preau.outgoing_mail');
grant select, insert, update, delete on preau.outgoing_mail to ${tenant_role};
grant select, insert, update, delete on preau.outgoing_mail to ${operator_role};

-- db-scheduler's one table, with the tenant it works for: whoever schedules for another tenant is refused by the policy.
-- The library finds rows by name and instance; work for the whole platform has no tenant, and no tenant sees it.
create table preau.scheduled_tasks (
    tenant_id             uuid default nullif(current_setting('preau.tenant', true), '')::uuid references preau.tenant on delete cascade,
    task_name             text not null,
    task_instance         text not null,
    task_data             bytea,
    execution_time        timestamptz not null,
    picked                boolean not null default false,
    picked_by             text,
    last_success          timestamptz,
    last_failure          timestamptz,
    consecutive_failures  int,
    last_heartbeat        timestamptz,
    version               bigint not null default 1,
    priority              smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on preau.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on preau.scheduled_tasks (last_heartbeat);
call preau.guard('preau.scheduled_tasks');
grant select, insert on preau.scheduled_tasks to ${tenant_role};
grant select, insert, update, delete on preau.scheduled_tasks to ${operator_role};

-- What the console searches associations by, worked out once a change and not once a search.
drop index preau.tenant_search;
alter table preau.tenant add column words text
    generated always as (preau.plain(name || ' ' || slug || ' ' || coalesce(own_host, ''))) stored;
create index tenant_search on preau.tenant using gin (words preau.gin_trgm_ops);
create index tenant_by_size on preau.tenant (used_bytes, tenant_id);
create index tenant_by_age on preau.tenant (created_at, tenant_id);

-- What an association was before it was deleted: taking the deletion back brings that back.
alter table preau.tenant add column state_before text check (state_before in ('active', 'suspended', 'archived'));

-- Since when a proven domain's record cannot be found any more: told first, cut much later.
alter table preau.tenant_domain add column failing_since timestamptz;

create index application_order on preau.application (tenant_id, state, asked_at);
create index notice_everywhere on preau.notice (id);

-- An announcement as the operator wrote it, a row of the portal's tenant; its copies are notices of the same id.
-- The letters follow by a job that keeps its place here, in the transaction that queues them: after a crash nobody is written to twice.
create table preau.announcement (
    tenant_id     uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id            uuid not null,
    title         text not null check (length(title) between 1 and 200),
    body          text not null check (length(body) between 1 and 20000),
    audience      text not null check (audience in ('all', 'sector', 'one')),
    sector        smallint check (sector between 1 and 6),
    association   uuid,
    said_by       text not null,
    said_at       timestamptz not null default now(),
    withdrawn_at  timestamptz,
    copies        int not null default 0,
    letters       int not null default 0,
    lettered_at   timestamptz,
    reached       uuid,
    primary key (tenant_id, id)
);
call preau.guard('preau.announcement');
grant select on preau.announcement to ${tenant_role};
grant select, insert, update, delete on preau.announcement to ${operator_role};

-- A file of associations to open: read into lines first, where nothing else is written; opened line by line by a job.
create table preau.csv_import (
    tenant_id     uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id            uuid not null,
    file_name     text not null,
    state         text not null default 'preview' check (state in ('preview', 'running', 'done')),
    made_by       text not null,
    actor_id      uuid,
    made_at       timestamptz not null default now(),
    finished_at   timestamptz,
    primary key (tenant_id, id)
);
call preau.guard('preau.csv_import');
grant select on preau.csv_import to ${tenant_role};
grant select, insert, update, delete on preau.csv_import to ${operator_role};

create table preau.csv_line (
    tenant_id     uuid not null default preau.tenant() references preau.tenant on delete cascade,
    import_id     uuid not null,
    line          int not null,
    slug          text not null,
    name          text not null,
    wanted        text not null default '',
    outcome       text not null check (outcome in ('ready', 'wrong', 'there', 'opened', 'refused')),
    problems      text not null default '[]',
    primary key (tenant_id, import_id, line),
    constraint csv_line_import foreign key (tenant_id, import_id) references preau.csv_import on delete cascade
);
create index csv_line_outcome on preau.csv_line (tenant_id, import_id, outcome, line);
call preau.guard('preau.csv_line');
grant select on preau.csv_line to ${tenant_role};
grant select, insert, update, delete on preau.csv_line to ${operator_role};
