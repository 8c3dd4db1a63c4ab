-- Addresses that an association makes by itself: what arrives there goes on to whoever it names. '*' gets what no other address does.
create table preau.mail_address (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id           uuid not null,
    name         text not null check (name = '*' or (name ~ '^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$' and length(name) <= 64)),
    note         text not null default '' check (length(note) <= 120),
    version      int not null default 1,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint mail_address_name unique (tenant_id, name)
);
call preau.guard('preau.mail_address');
call preau.follow('preau.mail_address');
grant select, insert, update, delete on preau.mail_address to ${tenant_role};
grant select, insert, update, delete on preau.mail_address to ${operator_role};

-- Whom it goes on to. Nobody gets an association's mail who has not said yes: a member's own address needs no question, any other is asked
-- once by a letter. token_hash: of the link in it, null once it is answered.
create table preau.mail_target (
    tenant_id     uuid not null default preau.tenant() references preau.tenant on delete cascade,
    address_id    uuid not null,
    target_email  text not null check (length(target_email) <= 320),
    token_hash    bytea,
    asked_at      timestamptz not null default now(),
    confirmed_at  timestamptz,
    primary key (tenant_id, address_id, target_email),
    constraint mail_target_address foreign key (tenant_id, address_id) references preau.mail_address on delete cascade
);
create index mail_target_token on preau.mail_target (tenant_id, token_hash) where token_hash is not null;
call preau.guard('preau.mail_target');
call preau.follow('preau.mail_target');
grant select, insert, update, delete on preau.mail_target to ${tenant_role};
grant select, insert, update, delete on preau.mail_target to ${operator_role};
