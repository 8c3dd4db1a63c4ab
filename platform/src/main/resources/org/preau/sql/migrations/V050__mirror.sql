-- How the mirror of all vaults stands: each run, each vault, each object that was not as it should be. The platform's own, of no association.

-- A run: what is new was copied, then a part of all objects was read. whole: it got to its end; ended_at is null while it is under way, and
-- stays null if its server was killed. behind: vaults whose mirror is older than they are.
create table preau.mirror_run (
    id          uuid primary key,
    thorough    boolean not null,
    begun_at    timestamptz not null,
    ended_at    timestamptz,
    whole       boolean not null default false,
    copied      bigint not null default 0,
    unchanged   bigint not null default 0,
    behind      bigint not null default 0,
    removed     bigint not null default 0,
    bytes       bigint not null default 0,
    checked     bigint not null default 0,
    repaired    bigint not null default 0,
    lost        bigint not null default 0,
    why         text not null default ''
);
create index mirror_run_begun on preau.mirror_run (begun_at);
grant select, insert, update, delete on preau.mirror_run to ${operator_role};

-- A vault, by its name. head_number: how many heads the mirror has had of it, which whoever puts an older one back there cannot change here.
-- erase_since: what was erased in it may still be in the mirror. gone_at: its association was erased for good, so the mirror forgets it too.
create table preau.mirror_vault (
    name          text primary key,
    head_number   bigint not null default 0,
    mirrored_at   timestamptz,
    behind_since  timestamptz,
    why           text not null default '',
    erase_since   timestamptz,
    gone_at       timestamptz,
    told_at       timestamptz
);
create index mirror_vault_behind on preau.mirror_vault (behind_since) where behind_since is not null;
create index mirror_vault_erase on preau.mirror_vault (erase_since) where erase_since is not null;
create index mirror_vault_gone on preau.mirror_vault (gone_at) where gone_at is not null;
grant select, insert, update, delete on preau.mirror_vault to ${operator_role};

-- An object that was not as it should be. place: in which of the two; outcome: repaired from the other one, lost in both, or neither yet.
create table preau.mirror_finding (
    run_id    uuid not null references preau.mirror_run on delete cascade,
    number    int not null,
    found_at  timestamptz not null,
    vault     text not null,
    place     text not null check (place in ('vaults', 'mirror')),
    object    text not null,
    outcome   text not null check (outcome in ('repaired', 'lost', 'wrong')),
    message   text not null,
    primary key (run_id, number)
);
create index mirror_finding_found on preau.mirror_finding (found_at);
grant select, insert, update, delete on preau.mirror_finding to ${operator_role};
