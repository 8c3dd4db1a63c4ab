-- That what is kept can be had back is proven, not assumed: each proof really restores a snapshot into a hidden place and compares.

-- state: passed, failed, or unfinished when something else (a store that does not answer) was in the way. tries: how often, for it is tried
-- again. report: what was compared, figures and faults, as JSON.
create table preau.proof (
    tenant_id  uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id         uuid not null,
    version    bigint not null default 0,
    state      text not null default 'waiting' check (state in ('waiting', 'running', 'passed', 'failed', 'unfinished')),
    tries      int not null default 0,
    report     jsonb,
    asked_by   text not null,
    asked_at   timestamptz not null default now(),
    ended_at   timestamptz,
    primary key (tenant_id, id)
);
create index proof_latest on preau.proof (tenant_id, asked_at desc);
call preau.guard('preau.proof');
grant select, insert, update on preau.proof to ${tenant_role};
grant select, insert, update, delete on preau.proof to ${operator_role};
