-- Sites: settings, nested sections, articles and pages with their revisions, pictures.

-- home: {"intro": {"title", "lead"}, "featured": an article's id, "blocks": [...]}; whoever edits one part leaves the others.
create table preau.site (
    tenant_id   uuid primary key default preau.tenant() references preau.tenant on delete cascade,
    tagline     text not null default '',
    about       text not null default '',
    address     text not null default '',
    phone       text not null default '',
    email       text not null default '',
    registration text not null default '',
    director    text not null default '',
    logo_id     uuid,
    home        jsonb not null default '{}',
    version     int not null default 1
);
call preau.guard('preau.site');
grant select, insert, update on preau.site to ${tenant_role};
grant select, insert, update, delete on preau.site to ${operator_role};

create table preau.media (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id          uuid not null,
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    name        text not null,
    type        text not null,
    bytes       bigint not null,
    width       int,
    height      int,
    alt         text not null default '',
    caption     text not null default '',
    credit      text not null default '',
    created_at  timestamptz not null default now(),
    created_by  text not null,
    primary key (tenant_id, id),
    constraint media_once unique (tenant_id, sha256)
);
call preau.guard('preau.media');
grant select, insert, update, delete on preau.media to ${tenant_role};
grant select, insert, update, delete on preau.media to ${operator_role};
alter table preau.site add constraint site_logo foreign key (tenant_id, logo_id) references preau.media on delete set null (logo_id);

create table preau.section (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id           uuid not null,
    parent_id    uuid,
    slug         text not null,
    title        text not null check (length(title) between 1 and 200),
    description  text not null default '',
    position     int not null default 0,
    version      int not null default 1,
    primary key (tenant_id, id),
    constraint section_parent foreign key (tenant_id, parent_id) references preau.section deferrable,
    constraint section_not_its_own_parent check (parent_id <> id)
);
create index section_order on preau.section (tenant_id, parent_id, position);
call preau.guard('preau.section');
grant select, insert, update, delete on preau.section to ${tenant_role};
grant select, insert, update, delete on preau.section to ${operator_role};

-- Articles are dated and live in a section; pages stand by themselves. One table: what is done to them is the same.
create table preau.article (
    tenant_id      uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id             uuid not null,
    kind           text not null check (kind in ('article', 'page')),
    section_id     uuid,
    slug           text not null,
    title          text not null check (length(title) between 1 and 200),
    lead           text not null default '',
    body           text not null default '',
    state          text not null default 'draft' check (state in ('draft', 'proposed', 'published', 'declined', 'withdrawn')),
    state_note     text not null default '',
    author_id      uuid,
    author_name    text not null default '',
    cover_id       uuid,
    cover_caption  text not null default '',
    tags           text[] not null default '{}',
    position       int not null default 0,
    version        int not null default 1,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    proposed_at    timestamptz,
    published_at   timestamptz,
    primary key (tenant_id, id),
    constraint article_section foreign key (tenant_id, section_id) references preau.section,
    constraint article_cover foreign key (tenant_id, cover_id) references preau.media on delete set null (cover_id),
    constraint article_page_has_no_section check (kind = 'article' or section_id is null),
    constraint article_published_at check (state <> 'published' or published_at is not null)
);
create index article_published on preau.article (tenant_id, published_at desc) where state = 'published' and kind = 'article';
create index article_of_section on preau.article (tenant_id, section_id, published_at desc) where state = 'published';
create index article_desk on preau.article (tenant_id, kind, updated_at desc);
call preau.guard('preau.article');
grant select, insert, update, delete on preau.article to ${tenant_role};
grant select, insert, update, delete on preau.article to ${operator_role};

-- Every saved text, for ever comparable: nothing typed and acknowledged is lost.
create table preau.revision (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    article_id  uuid not null,
    version     int not null,
    title       text not null,
    lead        text not null,
    body        text not null,
    saved_by    text not null,
    saved_at    timestamptz not null default now(),
    primary key (tenant_id, article_id, version),
    constraint revision_article foreign key (tenant_id, article_id) references preau.article on delete cascade
);
call preau.guard('preau.revision');
grant select, insert on preau.revision to ${tenant_role};
grant select, insert, delete on preau.revision to ${operator_role};

-- One name space of addresses for a site, so that a page can move without breaking a link: names given up redirect.
create table preau.address (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    slug        text not null,
    section_id  uuid,
    article_id  uuid,
    current     boolean not null default true,
    primary key (tenant_id, slug),
    constraint address_section foreign key (tenant_id, section_id) references preau.section on delete cascade,
    constraint address_article foreign key (tenant_id, article_id) references preau.article on delete cascade,
    constraint address_form check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 80),
    constraint address_one_target check (num_nonnulls(section_id, article_id) = 1)
);
create index address_of_article on preau.address (tenant_id, article_id);
create index address_of_section on preau.address (tenant_id, section_id);
call preau.guard('preau.address');
grant select, insert, update, delete on preau.address to ${tenant_role};
grant select, insert, update, delete on preau.address to ${operator_role};
