-- A file or folder shown to people without an account, by a link that ends.

-- secret_hash: SHA-256; the secret has 128 random bits and stands in the link alone. password_hash: Argon2id of what somebody chose, if so.
-- node_id has no foreign key: a node is many states. Whether it is still there is asked whenever the link is opened.
create table preau.file_link (
    tenant_id      uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id             uuid not null,
    node_id        uuid not null,
    secret_hash    bytea not null,
    password_hash  text,
    made_by_id     uuid,
    made_by        text not null,
    made_at        timestamptz not null,
    until_at       timestamptz not null,
    revoked_at     timestamptz,
    opened         bigint not null default 0,
    fetched        bigint not null default 0,
    opened_at      timestamptz,
    primary key (tenant_id, id),
    check (until_at > made_at and until_at <= made_at + interval '367 days')
);
create unique index file_link_secret on preau.file_link (tenant_id, secret_hash);
create index file_link_node on preau.file_link (tenant_id, node_id);
call preau.guard('preau.file_link');
grant select, insert, update, delete on preau.file_link to ${tenant_role};
grant select, insert, update, delete on preau.file_link to ${operator_role};
