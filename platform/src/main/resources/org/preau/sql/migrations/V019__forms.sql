-- Forms that associations make for their visitors, and what was answered: forgotten by itself when its time is over.

-- questions: [{"id", "kind", "label", "help", "required", "options", "condition": {"question", "is"}}], in order.
create table preau.questionnaire (
    tenant_id       uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id              uuid not null,
    slug            text not null,
    title           text not null check (length(title) between 1 and 200),
    intro           text not null default '' check (length(intro) <= 4000),
    thanks          text not null default '' check (length(thanks) <= 4000),
    questions       jsonb not null default '[]',
    opened          boolean not null default false,
    opens_at        timestamptz,
    closes_at       timestamptz,
    most_answers    int check (most_answers between 1 and 100000),
    office          text check (office in ('president', 'secretary', 'treasurer', 'webmaster', 'writer', 'member')),
    receipt         boolean not null default false,
    purpose         text not null default '' check (length(purpose) <= 500),
    kept_months     int not null default 12 check (kept_months between 1 and 120),
    rights_contact  text not null default '' check (length(rights_contact) <= 254),
    version         int not null default 1,
    told_at         timestamptz,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint questionnaire_slug unique (tenant_id, slug),
    constraint questionnaire_slug_form check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 80),
    constraint questionnaire_dates check (closes_at > opens_at)
);
call preau.guard('preau.questionnaire');
grant select, insert, update, delete on preau.questionnaire to ${tenant_role};
grant select, insert, update, delete on preau.questionnaire to ${operator_role};

-- What somebody answered. given: [{"question", "label", "kind", "values"}], with the label of that day, so that it can be
-- understood whatever becomes of the form. No address of the network: nobody needs it to read an answer.
create table preau.answer (
    tenant_id         uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id                uuid not null,
    questionnaire_id  uuid not null,
    given             jsonb not null,
    email             text,
    words             text not null default '',
    state             text not null default 'received' check (state in ('received', 'suspect', 'spam')),
    reasons           text[] not null default '{}',
    given_at          timestamptz not null default now(),
    done_at           timestamptz,
    done_by           text,
    told_at           timestamptz,
    forget_at         timestamptz not null,
    primary key (tenant_id, id),
    constraint answer_questionnaire foreign key (tenant_id, questionnaire_id) references preau.questionnaire on delete cascade
);
create index answer_order on preau.answer (tenant_id, questionnaire_id, given_at desc, id);
create index answer_person on preau.answer (tenant_id, email) where email is not null;
create index answer_forgotten on preau.answer (tenant_id, forget_at);
call preau.guard('preau.answer');
grant select, insert, update, delete on preau.answer to ${tenant_role};
grant select, insert, update, delete on preau.answer to ${operator_role};

-- Files that came with an answer; their bytes are objects under the tenant's own folder, which no public address reaches.
create table preau.answer_file (
    tenant_id  uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id         uuid not null,
    answer_id  uuid not null,
    question   text not null,
    name       text not null,
    type       text not null,
    bytes      bigint not null,
    primary key (tenant_id, id),
    constraint answer_file_answer foreign key (tenant_id, answer_id) references preau.answer on delete cascade
);
create index answer_file_order on preau.answer_file (tenant_id, answer_id);
call preau.guard('preau.answer_file');
grant select, insert, update, delete on preau.answer_file to ${tenant_role};
grant select, insert, update, delete on preau.answer_file to ${operator_role};

-- How often somebody sent something, in slots of ten minutes, over all servers. The key is a keyed hash: the table holds no
-- address and no text, and is forgotten after two days.
create table preau.visitor_try (
    tenant_id  uuid not null default preau.tenant() references preau.tenant on delete cascade,
    key_hash   bytea not null,
    slot       timestamptz not null,
    tries      int not null default 0,
    primary key (tenant_id, key_hash, slot)
);
create index visitor_try_age on preau.visitor_try (slot);
call preau.guard('preau.visitor_try');
grant select, insert, update, delete on preau.visitor_try to ${tenant_role};
grant select, insert, update, delete on preau.visitor_try to ${operator_role};
