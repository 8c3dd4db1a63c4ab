-- People: one account each, offices in several associations, and all the ways to prove who one is.

create table preau.account (
    account_id      uuid primary key,
    email           text not null,
    name            text not null check (length(name) between 1 and 120),
    language        text check (language in ('fr', 'en')),
    appearance      text not null default 'system' check (appearance in ('system', 'light', 'dark')),
    operator        boolean not null default false,
    password_hash   text,
    password_set_at timestamptz,
    totp_secret     bytea,
    totp_proven_at  timestamptz,
    totp_last_step  bigint not null default 0,
    created_at      timestamptz not null default now(),
    signed_in_at    timestamptz,
    disabled_at     timestamptz,
    constraint account_email unique (email),
    constraint account_email_lower check (email = lower(email))
);

create table preau.recovery_code (
    account_id  uuid not null references preau.account on delete cascade,
    code_hash   bytea not null,
    used_at     timestamptz,
    primary key (account_id, code_hash)
);

create table preau.passkey (
    credential_id  bytea primary key,
    account_id     uuid not null references preau.account on delete cascade,
    public_key     bytea not null,
    sign_count     bigint not null default 0,
    name           text not null check (length(name) between 1 and 80),
    transports     text not null default '',
    created_at     timestamptz not null default now(),
    used_at        timestamptz
);
create index passkey_account on preau.passkey (account_id);

-- The cookie carries the secret, the row its SHA-256: reading the table opens no session.
create table preau.session (
    session_id     uuid primary key,
    token_hash     bytea not null,
    account_id     uuid not null references preau.account on delete cascade,
    created_at     timestamptz not null default now(),
    seen_at        timestamptz not null default now(),
    expires_at     timestamptz not null,
    proven_at      timestamptz not null default now(),
    remote         text,
    user_agent     text,
    constraint session_token unique (token_hash)
);
create index session_account on preau.session (account_id);

-- One-time secrets: sign-in links, the second step of a sign-in, changes of address, challenges of passkeys.
create table preau.one_time (
    token_hash  bytea primary key,
    purpose     text not null check (purpose in ('sign_in', 'second_step', 'change_email', 'passkey')),
    account_id  uuid references preau.account on delete cascade,
    detail      text not null default '',
    created_at  timestamptz not null default now(),
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index one_time_account on preau.one_time (account_id, purpose);

-- Guesses and letters counted in slots of ten minutes over all servers; the key is a keyed hash, so it holds no address.
create table preau.sign_in_guess (
    key_hash  bytea not null,
    slot      timestamptz not null,
    guesses   int not null default 0,
    primary key (key_hash, slot)
);

grant select, insert, update, delete on preau.account, preau.recovery_code, preau.passkey, preau.session,
    preau.one_time, preau.sign_in_guess to ${identity_role};
grant select (account_id, email, name, language, operator, created_at, signed_in_at, disabled_at) on preau.account to ${operator_role};
grant insert (account_id, email, name, language, operator) on preau.account to ${operator_role};
grant update (operator, disabled_at) on preau.account to ${operator_role};

-- An office somebody holds for the length of a mandate.
create table preau.membership (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    account_id  uuid not null references preau.account,
    office      text not null check (office in ('president', 'secretary', 'treasurer', 'webmaster', 'writer', 'member')),
    since       date not null default current_date,
    until       date,
    ended_at    timestamptz,
    primary key (tenant_id, account_id, office),
    constraint membership_mandate check (until is null or until >= since)
);
create index membership_account on preau.membership (account_id);
call preau.guard('preau.membership');
grant select, insert, update, delete on preau.membership to ${tenant_role};
grant select, insert, update, delete on preau.membership to ${operator_role};
grant select on preau.membership to ${identity_role};
create policy membership_identity on preau.membership for select to ${identity_role} using (account_id = preau.account());
create policy tenant_identity on preau.tenant for select to ${identity_role}
    using (exists (select 1 from preau.membership m where m.tenant_id = tenant.tenant_id and m.account_id = preau.account()));

-- An association sees of an account only the name and address of those who hold an office in it.
alter table preau.account enable row level security;
create policy account_identity on preau.account to ${identity_role} using (true) with check (true);
create policy account_operator on preau.account to ${operator_role} using (true) with check (true);
create policy account_members on preau.account for select to ${tenant_role}
    using (exists (select 1 from preau.membership m where m.account_id = account.account_id));
grant select (account_id, email, name, language) on preau.account to ${tenant_role};

create table preau.invitation (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id           uuid not null,
    email        text not null,
    name         text not null check (length(name) between 1 and 120),
    office       text not null check (office in ('president', 'secretary', 'treasurer', 'webmaster', 'writer', 'member')),
    until        date,
    token_hash   bytea not null,
    invited_by   text not null,
    invited_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    accepted_at  timestamptz,
    withdrawn_at timestamptz,
    replaces     uuid references preau.account,
    primary key (tenant_id, id),
    constraint invitation_token unique (tenant_id, token_hash)
);
-- replaces: who hands this office over, and leaves it when the invitation is accepted.
create unique index invitation_pending on preau.invitation (tenant_id, email, office)
    where accepted_at is null and withdrawn_at is null;
call preau.guard('preau.invitation');
grant select, insert, update on preau.invitation to ${tenant_role};
grant select, insert, update, delete on preau.invitation to ${operator_role};

-- The operator inside an association: visible to it (who, when, why), and over after some hours.
create table preau.operator_visit (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id          uuid not null,
    account_id  uuid not null references preau.account,
    reason      text not null check (length(reason) between 3 and 300),
    started_at  timestamptz not null default now(),
    ends_at     timestamptz not null,
    primary key (tenant_id, id)
);
call preau.guard('preau.operator_visit');
grant select, insert, update on preau.operator_visit to ${tenant_role};
grant select, insert, update, delete on preau.operator_visit to ${operator_role};

create table preau.api_token (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id          uuid not null,
    name        text not null check (length(name) between 1 and 80),
    token_hash  bytea not null,
    rights      text[] not null,
    created_by  text not null,
    maker_id    uuid,
    created_at  timestamptz not null default now(),
    expires_at  timestamptz,
    used_at     timestamptz,
    revoked_at  timestamptz,
    primary key (tenant_id, id),
    constraint api_token_hash unique (tenant_id, token_hash)
);
call preau.guard('preau.api_token');
grant select, insert, update on preau.api_token to ${tenant_role};
grant select, insert, update, delete on preau.api_token to ${operator_role};
