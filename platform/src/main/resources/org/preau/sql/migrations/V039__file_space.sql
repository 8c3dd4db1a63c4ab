-- A member's passwords for programs; and the office files of an association, with all that they ever were.

-- purpose: what it opens and nothing else. secret_hash: SHA-256; the secret has 130 random bits, so nothing slower is needed.
create table preau.app_password (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id           uuid not null,
    account_id   uuid not null references preau.account on delete cascade,
    purpose      text not null check (purpose in ('files', 'git', 'mail')),
    name         text not null check (length(name) between 1 and 80),
    secret_hash  bytea not null,
    created_at   timestamptz not null default now(),
    used_at      timestamptz,
    revoked_at   timestamptz,
    primary key (tenant_id, id)
);
create index app_password_holder on preau.app_password (tenant_id, account_id);
create index app_password_account on preau.app_password (account_id);
call preau.guard('preau.app_password');
grant select, insert, update on preau.app_password to ${tenant_role};
grant select, insert, update, delete on preau.app_password to ${operator_role};
-- Who was shut out of the platform comes in by none of them.
grant select (disabled_at) on preau.account to ${tenant_role};

-- The bytes that some file has or had, each once and counted once in the association's space.
create table preau.file_object (
    tenant_id  uuid not null default preau.tenant() references preau.tenant on delete cascade,
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes      bigint not null check (bytes >= 0),
    kept_at    timestamptz not null default now(),
    primary key (tenant_id, sha256)
);
call preau.guard('preau.file_object');
grant select, insert, delete on preau.file_object to ${tenant_role};
grant select, insert, update, delete on preau.file_object to ${operator_role};

-- A file or folder as it was from one moment until another, or is now. Nothing is overwritten: what a folder held last Tuesday is those
-- rows that were true then. The root has no row; its identifier is nil.
-- ended: changed, another state of the same node followed; deleted, it went to the trash; merged, it became a version of the file that
-- it was moved over.
create table preau.file_state (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    node_id      uuid not null,
    from_at      timestamptz not null,
    until_at     timestamptz,
    ended        text check (ended in ('changed', 'deleted', 'merged')),
    parent_id    uuid not null,
    name         text collate "C" not null check (octet_length(name) between 1 and 255),
    folder       boolean not null,
    sha256       text,
    bytes        bigint not null default 0,
    properties   jsonb not null default '{}',
    made_at      timestamptz not null,
    modified_at  timestamptz not null,
    by_id        uuid,
    by_name      text not null,
    ended_by     text,
    primary key (tenant_id, node_id, from_at),
    foreign key (tenant_id, sha256) references preau.file_object,
    check (folder = (sha256 is null)),
    check ((until_at is null) = (ended is null))
);
create unique index file_state_place on preau.file_state (tenant_id, parent_id, name) where until_at is null;
create unique index file_state_now on preau.file_state (tenant_id, node_id) where until_at is null;
create index file_state_then on preau.file_state (tenant_id, parent_id, from_at);
create index file_state_object on preau.file_state (tenant_id, sha256);
create index file_state_trash on preau.file_state (tenant_id, until_at) where ended = 'deleted';
call preau.guard('preau.file_state');
grant select, insert, update, delete on preau.file_state to ${tenant_role};
grant select, insert, update, delete on preau.file_state to ${operator_role};

-- A lock of WebDAV (RFC 4918 §6). trail: the node and the folders above it, from the root; deep: whether it holds all that is below.
create table preau.file_lock (
    tenant_id  uuid not null default preau.tenant() references preau.tenant on delete cascade,
    token      uuid not null,
    node_id    uuid not null,
    trail      text[] not null,
    deep       boolean not null,
    exclusive  boolean not null,
    owner      text not null default '' check (length(owner) <= 4000),
    by_id      uuid,
    by_name    text not null,
    until_at   timestamptz not null,
    primary key (tenant_id, token)
);
call preau.guard('preau.file_lock');
grant select, insert, update, delete on preau.file_lock to ${tenant_role};
grant select, insert, update, delete on preau.file_lock to ${operator_role};
