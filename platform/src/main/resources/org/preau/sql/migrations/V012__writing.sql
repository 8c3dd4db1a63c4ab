-- What somebody has typed and not saved yet, of a text that may not exist yet: a lost tab, line or server loses nothing.
-- A row without words only says that the text is open on somebody's screen.
create table preau.autosave (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    article_id   uuid not null,
    account_id   uuid not null,
    person       text not null,
    kind         text not null check (kind in ('article', 'page')),
    version      int not null,
    title        text,
    lead         text,
    body         text,
    typed_at     timestamptz,
    seen_at      timestamptz not null default now(),
    primary key (tenant_id, article_id, account_id),
    constraint autosave_whole check (num_nulls(title, lead, body, typed_at) in (0, 4)),
    constraint autosave_bounded check (length(title) <= 2000 and length(lead) <= 20000 and length(body) <= 600000)
);
create index autosave_person on preau.autosave (tenant_id, account_id, typed_at);
create index autosave_age on preau.autosave (seen_at);
call preau.guard('preau.autosave');
grant select, insert, update, delete on preau.autosave to ${tenant_role};
grant select, insert, update, delete on preau.autosave to ${operator_role};
