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

-- Which places show a file or lead to it, as texts stand now and as a home page is being prepared: by its address or a
-- former one, by its name, as cover, logo or picture of the header.
create view preau.media_use with (security_invoker = true) as
    with written as (
        select tenant_id, id as article_id, kind as place, body as words from preau.article where body like '%/media/%'
         union all
        select tenant_id, article_id, 'autosave', body from preau.autosave where body like '%/media/%'
         union all
        select tenant_id, null, 'about', about from preau.site
         union all
        select tenant_id, null, 'home', home::text from preau.site
         union all
        select tenant_id, null, 'home', home_draft::text from preau.site
    ), named as (
        select distinct tenant_id, article_id, place, found.mark[1] as mark
          from written, lateral regexp_matches(words, '/media/([0-9a-f]{16})/', 'g') as found (mark)
    )
    select n.tenant_id, m.id as media_id, n.place, n.article_id
      from named n
      join preau.media m on m.tenant_id = n.tenant_id and m.sha256 >= n.mark and m.sha256 < n.mark || 'g'
     union
    select n.tenant_id, f.media_id, n.place, n.article_id
      from named n
      join preau.media_former f on f.tenant_id = n.tenant_id and f.sha256 >= n.mark and f.sha256 < n.mark || 'g'
     union
    select tenant_id, cover_id, 'cover', id from preau.article where cover_id is not null
     union
    select tenant_id, logo_id, 'logo', null from preau.site where logo_id is not null
     union
    select tenant_id, banner_id, 'banner', null from preau.site where banner_id is not null
     union
    select s.tenant_id, m.id, 'home', null
      from preau.site s
      join preau.media m on m.tenant_id = s.tenant_id
                        and (strpos(s.home::text, '"' || m.name || '"') > 0
                             or strpos(s.home::text, '/' || m.name || '"') > 0
                             or strpos(s.home::text, m.id::text) > 0);
grant select on preau.media_use to ${tenant_role};
