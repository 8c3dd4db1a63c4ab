-- The tenants and the three belts that keep them apart: keys that begin with tenant_id, forced row security, roles that own nothing.

create schema preau;
create extension if not exists unaccent schema preau;
create extension if not exists pg_trgm schema preau;

grant usage on schema preau to ${tenant_role}, ${identity_role}, ${operator_role};

-- The tenant of this transaction. Unset is an error, never an empty answer: the setting is made by
-- set_config(..., true), so it ends with its transaction; afterwards it reads '' and the cast fails.
create function preau.tenant() returns uuid
    language sql stable parallel safe
    return current_setting('preau.tenant')::uuid;

-- The account whose identity is being worked on, or null when nobody has signed in yet.
create function preau.account() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('preau.account', true), '')::uuid;

-- Text as people search it: no accents, lower case. Immutable by naming the dictionary.
create function preau.plain(words text) returns text
    language sql immutable strict parallel safe
    return lower(preau.unaccent('preau.unaccent'::regdictionary, words));

-- Puts a table under row security: its tenant sees its own rows, the operator's role all of them.
create procedure preau.guard(guarded regclass)
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
        'create policy %I on %s to ${operator_role} using (true) with check (true)',
        bare || '_operator', guarded);
end
$$;

create table preau.tenant (
    tenant_id     uuid primary key,
    kind          text not null check (kind in ('portal', 'association')),
    slug          text not null,
    name          text not null check (length(name) between 1 and 120),
    state         text not null default 'active' check (state in ('active', 'suspended', 'archived', 'deleted')),
    state_reason  text check (length(state_reason) <= 500),
    state_since   timestamptz not null default now(),
    delete_after  timestamptz,
    revision      bigint not null default 1,
    theme         text not null,
    language      text not null default 'fr' check (language in ('fr', 'en')),
    own_host      text,
    sector        smallint check (sector between 1 and 6),
    quota_bytes   bigint not null default 1000000000 check (quota_bytes >= 0),
    used_bytes    bigint not null default 0,
    created_at    timestamptz not null default now(),
    constraint tenant_slug unique (slug),
    constraint tenant_slug_form check (slug ~ '^[a-z0-9](-?[a-z0-9])+$' and length(slug) <= 40),
    constraint tenant_own_host unique (own_host),
    constraint tenant_delete_after check ((state = 'deleted') = (delete_after is not null))
);
create unique index tenant_one_portal on preau.tenant (kind) where kind = 'portal';
create index tenant_search on preau.tenant using gin (preau.plain(name || ' ' || slug) preau.gin_trgm_ops);
create index tenant_by_name on preau.tenant (preau.plain(name), tenant_id);
call preau.guard('preau.tenant');
grant select on preau.tenant to ${tenant_role};
grant update (name, theme, language, revision, sector, used_bytes) on preau.tenant to ${tenant_role};
grant select, insert, update, delete on preau.tenant to ${operator_role};
-- Whoever signs in must see the names of the associations where an office is held; joined below by membership.
grant select (tenant_id, kind, slug, name, state) on preau.tenant to ${identity_role};

-- A domain of the association's own: worth nothing before its DNS record proves it.
create table preau.tenant_domain (
    tenant_id   uuid not null references preau.tenant on delete cascade,
    host        text not null,
    proof       text not null,
    asked_at    timestamptz not null default now(),
    checked_at  timestamptz,
    proven_at   timestamptz,
    primary key (tenant_id, host)
);
call preau.guard('preau.tenant_domain');
grant select, insert, update, delete on preau.tenant_domain to ${tenant_role};
grant select, insert, update, delete on preau.tenant_domain to ${operator_role};

-- Tells every server which tenant changed; PostgreSQL delivers it at commit only.
create function preau.announce_tenant() returns trigger
    language plpgsql
    as $$
begin
    perform pg_notify('preau_tenant', coalesce(new.tenant_id, old.tenant_id)::text);
    return null;
end
$$;
create trigger tenant_announced after insert or update or delete on preau.tenant
    for each row execute function preau.announce_tenant();

-- What happened, for the association to read. Rows are added and read, never changed.
create table preau.audit_entry (
    tenant_id   uuid not null references preau.tenant on delete cascade,
    id          uuid not null,
    at          timestamptz not null default now(),
    actor_kind  text not null check (actor_kind in ('person', 'operator', 'token', 'system')),
    actor_id    uuid,
    actor_name  text not null,
    act         text not null,
    subject     text not null default '',
    detail      jsonb not null default '{}',
    remote      text,
    primary key (tenant_id, id)
);
call preau.guard('preau.audit_entry');
grant select, insert on preau.audit_entry to ${tenant_role};
grant select, insert, delete on preau.audit_entry to ${operator_role};
alter table preau.audit_entry alter column tenant_id set default preau.tenant();
alter table preau.tenant_domain alter column tenant_id set default preau.tenant();
