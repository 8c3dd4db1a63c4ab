-- An association answers below comments; and what somebody types in any form of the workspace is kept until it is saved.

-- answer: written for the association. asks: whoever wrote it wants one letter when the association answers.
alter table preau.comment
    add column answer boolean not null default false,
    add column asks boolean not null default false,
    add column version int not null default 1;

-- place: the address of the form below that of the workspace. entries: its fields as JSON, a list of names and values; null once they
-- were saved. mark: which form they were typed into, so that a browser knows whether what it holds has arrived.
create table preau.typing (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    account_id   uuid not null,
    place        text not null check (length(place) between 1 and 200),
    mark         text not null check (length(mark) <= 100),
    entries      text check (length(entries) <= 400000),
    typed_at     timestamptz not null default now(),
    primary key (tenant_id, account_id, place)
);
create index typing_age on preau.typing (typed_at);
call preau.guard('preau.typing');
grant select, insert, update, delete on preau.typing to ${tenant_role};
grant select, insert, update, delete on preau.typing to ${operator_role};
