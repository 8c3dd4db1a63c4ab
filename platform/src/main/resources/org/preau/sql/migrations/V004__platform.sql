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
