-- A past moment of an association is restored into a place that nobody sees: a tenant of its own whose identifier lies above all others.

-- Identifiers of associations begin with the time (version 7), so none of them comes near. From here on rows are hidden from the operator's
-- and the identity role, in every table there is or will be: no list, figure, job, feed, directory or portal can show such a place, whatever
-- it asks. uuid comparisons are leakproof, so indexes serve as before.
create function preau.is_hidden(place uuid) returns boolean
    language sql immutable parallel safe
    return place >= 'ffffffff-0000-0000-0000-000000000000'::uuid;

create or replace procedure preau.guard(guarded regclass)
    language plpgsql
    as $$
declare
    bare text := (select relname from pg_class where oid = guarded);
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format(
        'create policy %I on %s to ${tenant_role} using (tenant_id = preau.tenant()) with check (tenant_id = preau.tenant())',
        bare || '_own', guarded);
    execute format(
        'create policy %I on %s to ${operator_role} using (not preau.is_hidden(tenant_id)) with check (not preau.is_hidden(tenant_id))',
        bare || '_operator', guarded);
end
$$;

do $$
declare
    here record;
begin
    for here in
        select p.tablename, p.policyname
          from pg_policies p
          join information_schema.columns c
            on c.table_schema = p.schemaname and c.table_name = p.tablename and c.column_name = 'tenant_id'
         where p.schemaname = 'preau'
           and p.policyname = p.tablename || '_operator'
           and p.tablename not in ('tenant', 'scheduled_tasks')
    loop
        execute format(
            'alter policy %I on preau.%I using (not preau.is_hidden(tenant_id)) with check (not preau.is_hidden(tenant_id))',
            here.policyname, here.tablename);
    end loop;
end
$$;

-- The operator's role opens and closes such a place, and says so first; everything in it goes with its row.
alter policy tenant_operator on preau.tenant
    using (not preau.is_hidden(tenant_id) or current_setting('preau.hidden', true) = 'on')
    with check (not preau.is_hidden(tenant_id) or current_setting('preau.hidden', true) = 'on');

-- A comparison of texts is not leakproof, so it may not look at a row before the policy did, and no index serves it any more: a search of the
-- console reads all names, some milliseconds for ten thousand.
drop index preau.tenant_search;

-- An account that is closed loses its offices there too: a reference to it would keep it.
alter policy membership_operator on preau.membership
    using (not preau.is_hidden(tenant_id) or current_setting('preau.hidden', true) = 'on')
    with check (not preau.is_hidden(tenant_id));

-- People find no office of theirs there.
alter policy membership_identity on preau.membership using (account_id = preau.account() and not preau.is_hidden(tenant_id));

-- What changes there is nobody's change: no snapshot follows, no server is told.
create or replace function preau.mark_change() returns trigger
    language plpgsql
    as $$
begin
    if coalesce(current_setting('preau.tenant', true), '') <> '' and not preau.is_hidden(preau.tenant()) then
        insert into preau.change_mark (tenant_id) values (preau.tenant()) on conflict do nothing;
    end if;
    return null;
end
$$;
create or replace function preau.mark_tenant() returns trigger
    language plpgsql
    as $$
begin
    if not preau.is_hidden(new.tenant_id) then
        insert into preau.change_mark (tenant_id) values (new.tenant_id) on conflict do nothing;
    end if;
    return null;
end
$$;
create or replace function preau.announce_tenant() returns trigger
    language plpgsql
    as $$
begin
    if not preau.is_hidden(coalesce(new.tenant_id, old.tenant_id)) then
        perform pg_notify('preau_tenant', coalesce(new.tenant_id, old.tenant_id)::text);
    end if;
    return null;
end
$$;

-- A place, in the rows of the association whose moment it shows. id: the hidden tenant's; purpose: to be looked at by people, or for a proof;
-- done and total: rows; why: the end of a message's key when it could not be made ready.
create table preau.scratch_place (
    tenant_id  uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id         uuid not null check (preau.is_hidden(id)),
    purpose    text not null check (purpose in ('look', 'proof')),
    version    bigint not null,
    state      text not null default 'filling' check (state in ('filling', 'ready', 'failed')),
    done       bigint not null default 0,
    total      bigint not null default 0,
    why        text not null default '',
    made_at    timestamptz not null default now(),
    used_at    timestamptz not null default now(),
    primary key (tenant_id, id)
);
create unique index scratch_place_moment on preau.scratch_place (tenant_id, version) where purpose = 'look';
call preau.guard('preau.scratch_place');
grant select, update on preau.scratch_place to ${tenant_role};
grant select, insert, update, delete on preau.scratch_place to ${operator_role};
