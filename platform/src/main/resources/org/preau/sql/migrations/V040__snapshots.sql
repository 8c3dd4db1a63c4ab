-- Snapshots of everything an association owns: what changed since the last one, what was erased and must not come back, and restores.

-- A row for each transaction that changed something. It becomes visible with the change itself, so a snapshot that sees the one sees
-- the other, and takes away exactly the marks that it saw: no change is ever missed, and no writer waits for another.
create table preau.change_mark (
    tenant_id  uuid not null default preau.tenant() references preau.tenant on delete cascade,
    tx         xid8 not null default pg_current_xact_id(),
    at         timestamptz not null default now(),
    primary key (tenant_id, tx)
);
call preau.guard('preau.change_mark');
grant select, insert, delete on preau.change_mark to ${tenant_role};
grant select, insert, update, delete on preau.change_mark to ${operator_role};

-- What goes by cascade goes in the owner's name, and marks as well.
create policy change_mark_owner on preau.change_mark to current_user
    using (tenant_id = preau.tenant()) with check (tenant_id = preau.tenant());

-- Once for each statement; what the operator writes outside of any association marks nothing.
create function preau.mark_change() returns trigger
    language plpgsql
    as $$
begin
    if coalesce(current_setting('preau.tenant', true), '') <> '' then
        insert into preau.change_mark (tenant_id) values (preau.tenant()) on conflict do nothing;
    end if;
    return null;
end
$$;

-- A table that snapshots carry calls this in its migration.
create procedure preau.follow(followed regclass)
    language plpgsql
    as $$
begin
    execute format(
        'create trigger followed after insert or update or delete on %s for each statement execute function preau.mark_change()', followed);
end
$$;
call preau.follow('preau.site');
call preau.follow('preau.section');
call preau.follow('preau.article');
call preau.follow('preau.revision');
call preau.follow('preau.remark');
call preau.follow('preau.address');
call preau.follow('preau.redirect');
call preau.follow('preau.translation');
call preau.follow('preau.media');
call preau.follow('preau.media_caption');
call preau.follow('preau.media_former');
call preau.follow('preau.media_text');
call preau.follow('preau.questionnaire');
call preau.follow('preau.answer');
call preau.follow('preau.answer_file');
call preau.follow('preau.comment');
call preau.follow('preau.look');
call preau.follow('preau.template_override');
call preau.follow('preau.template_version');
call preau.follow('preau.membership');
call preau.follow('preau.membership_section');

-- Of the association's own row only what is the association's; the operator changes it too, for any of them.
create function preau.mark_tenant() returns trigger
    language plpgsql
    as $$
begin
    insert into preau.change_mark (tenant_id) values (new.tenant_id) on conflict do nothing;
    return null;
end
$$;
create trigger followed after insert or update of name, theme, language, sector on preau.tenant
    for each row execute function preau.mark_tenant();

-- Everything there is gets its first snapshot. The owner sees no row of any tenant, but for this moment.
alter table preau.tenant no force row level security;
alter table preau.change_mark no force row level security;
insert into preau.change_mark (tenant_id) select tenant_id from preau.tenant;
alter table preau.tenant force row level security;
alter table preau.change_mark force row level security;

-- What was erased for good: a restore leaves it out, whichever version it reads. Nothing but the row's key is kept.
create table preau.erasure (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    table_name  text not null,
    row_key     text not null check (length(row_key) <= 200),
    erased_at   timestamptz not null default now(),
    primary key (tenant_id, table_name, row_key)
);
call preau.guard('preau.erasure');
grant select, insert on preau.erasure to ${tenant_role};
grant select, insert, update, delete on preau.erasure to ${operator_role};

-- A restore: asked for, done by a job, told. scope: what of the version; before: the version made just before, which undoes it.
create table preau.restoration (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id          uuid not null,
    version     bigint not null,
    scope       jsonb not null,
    state       text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
    done        bigint not null default 0,
    total       bigint not null default 0,
    before      bigint,
    report      jsonb,
    made_by     text not null,
    made_at     timestamptz not null default now(),
    ended_at    timestamptz,
    primary key (tenant_id, id)
);
create index restoration_latest on preau.restoration (tenant_id, made_at desc);
call preau.guard('preau.restoration');
grant select, insert, update on preau.restoration to ${tenant_role};
grant select, insert, update, delete on preau.restoration to ${operator_role};

-- A restore puts rows back in whatever order; their references are checked when it says so. Everybody else's are checked at once, as before.
alter table preau.remark alter constraint remark_parent deferrable initially immediate;
alter table preau.comment alter constraint comment_parent deferrable initially immediate;

-- What a restore does to rows that no screen ever changes or takes away. Row security holds it to one association, as everything.
grant update, delete on preau.revision to ${tenant_role};
grant delete on preau.remark to ${tenant_role};
grant update on preau.look to ${tenant_role};
grant update, delete on preau.template_version to ${tenant_role};
grant insert on preau.visit_count to ${tenant_role};
