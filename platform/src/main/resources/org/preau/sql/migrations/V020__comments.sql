-- Readers write below articles: nobody may, or after somebody of the association has read it, or at once.

alter table preau.site
    add column comments text not null default 'none' check (comments in ('none', 'moderated', 'open')),
    add column comments_days int not null default 0 check (comments_days between 0 and 3650),
    add column comments_office text not null default 'webmaster'
        check (comments_office in ('president', 'secretary', 'treasurer', 'webmaster', 'writer', 'member')),
    add column comments_told_at timestamptz;

-- comments: null as the site says. comment_count: how many visitors see, so that an article without any costs no question.
alter table preau.article
    add column comments text check (comments in ('none', 'moderated', 'open')),
    add column comment_count int not null default 0;

-- The address of mail is never shown, and forgotten after a year.
create table preau.comment (
    tenant_id     uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id            uuid not null,
    article_id    uuid not null,
    parent_id     uuid,
    name          text not null check (length(name) between 1 and 80),
    email         text,
    body          text not null check (length(body) between 1 and 4000),
    state         text not null check (state in ('waiting', 'published', 'declined', 'spam')),
    reasons       text[] not null default '{}',
    written_at    timestamptz not null default now(),
    decided_at    timestamptz,
    decided_by    text,
    told_at       timestamptz,
    primary key (tenant_id, id),
    constraint comment_article foreign key (tenant_id, article_id) references preau.article on delete cascade,
    constraint comment_parent foreign key (tenant_id, parent_id) references preau.comment on delete cascade
);
create index comment_of_article on preau.comment (tenant_id, article_id, written_at) where state = 'published';
create index comment_queue on preau.comment (tenant_id, state, written_at);
create index comment_parent on preau.comment (tenant_id, parent_id);
call preau.guard('preau.comment');
grant select, insert, update, delete on preau.comment to ${tenant_role};
grant select, insert, update, delete on preau.comment to ${operator_role};

-- Who published what, when, from which address and port: kept a year, apart, as a host has to (décret 2021-1362). The
-- association's own transactions may add to it and cannot read it; the operator's may.
create table preau.comment_origin (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id          uuid not null,
    article_id  uuid not null,
    name        text not null,
    email       text,
    body        text not null,
    remote      text not null,
    sent_at     timestamptz not null default now(),
    primary key (tenant_id, id)
);
create index comment_origin_age on preau.comment_origin (sent_at);
call preau.guard('preau.comment_origin');
grant select (tenant_id), insert on preau.comment_origin to ${tenant_role};
grant select, insert, update, delete on preau.comment_origin to ${operator_role};
