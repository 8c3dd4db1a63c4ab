-- A site chooses colours, letters and a header of its theme; its former looks are kept and can be put on again.

-- look: what org.preau.look.Look writes; {} for a theme as it comes.
alter table preau.site add column look jsonb not null default '{}';
alter table preau.site add column banner_id uuid;
alter table preau.site add constraint site_banner foreign key (tenant_id, banner_id) references preau.media on delete set null (banner_id);

create table preau.look (
    tenant_id     uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id            uuid not null,
    look          jsonb not null,
    published_at  timestamptz not null default now(),
    published_by  text not null,
    primary key (tenant_id, id)
);
create index look_order on preau.look (tenant_id, published_at desc);
call preau.guard('preau.look');
grant select, insert, delete on preau.look to ${tenant_role};
grant select, insert, delete on preau.look to ${operator_role};
