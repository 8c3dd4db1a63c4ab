-- The editorial life of a text: published and withdrawn at a date, remarks to its author, people who keep to some sections, the privacy page.

-- scheduled: public from published_at on, and nobody has been told yet that it is; public_before: the day it bore before that.
alter table preau.article
    add column scheduled boolean not null default false,
    add column public_before timestamptz,
    add column expires_at timestamptz,
    add constraint article_scheduled check (not scheduled or state = 'published');
create index article_expires on preau.article (tenant_id, expires_at) where expires_at is not null and state = 'published';

-- The view says by itself when a text comes and goes: what follows (copies, letters, states) may be late, what visitors see is not.
create or replace view preau.visible_article with (security_invoker = true) as
    select r.tenant_id,
           r.id,
           r.kind,
           r.section_id,
           r.slug,
           r.title,
           r.lead,
           r.body,
           r.version,
           r.author_name,
           r.tags,
           r.position,
           r.published_at,
           r.updated_at,
           m.sha256 as cover_sha256,
           m.name as cover_name,
           m.width as cover_width,
           m.height as cover_height,
           m.alt as cover_alt,
           m.credit as cover_credit,
           case when r.cover_caption <> '' then r.cover_caption else m.caption end as cover_caption
      from preau.article r
      left join preau.media m on m.tenant_id = r.tenant_id and m.id = r.cover_id
     where r.state = 'published'
       and r.published_at <= now()
       and (r.expires_at is null or r.expires_at > now());

-- As V015 has it, and nothing that has expired.
create or replace function preau.search(typed text, head text, begun text, most int, skipped int)
    returns table (article_id uuid, total bigint)
    language plpgsql stable security definer rows 10
    set search_path = pg_catalog, preau, pg_temp
    set plan_cache_mode = force_custom_plan
    set enable_seqscan = off
    set enable_indexscan = off
    as $$
declare
    mine uuid := preau.tenant();
    dictionary regconfig := preau.dictionary((select t.language from preau.tenant t where t.tenant_id = mine));
    asked tsquery := websearch_to_tsquery(dictionary, preau.spaced(typed));
begin
    if begun <> '' then
        asked := asked || (websearch_to_tsquery(dictionary, preau.spaced(head))
            && (quote_literal(right(mine::text, 6) || preau.plain(begun)) || ':*')::tsquery);
    end if;
    return query
        with found as materialized (
            select r.id, r.published_at, ts_rank('{0.01, 0.04, 0.2, 1}', r.heading, asked) as rank
              from preau.article r
             where r.tenant_id::text = mine::text
               and r.words @@ asked
               and r.state = 'published'
               and (r.published_at <= now()) is true
               and (r.expires_at is null or r.expires_at > now()) is true
        )
        select f.id, (select count(*) from found)
          from found f
         order by f.rank desc, f.published_at desc, f.id desc
         limit most
        offset skipped;
end
$$;

-- What editors and the author say to each other about a text; never public. parent_id: the remark that it answers.
create table preau.remark (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id           uuid not null,
    article_id   uuid not null,
    parent_id    uuid,
    account_id   uuid,
    person       text not null,
    body         text not null check (length(body) between 1 and 4000),
    version      int not null,
    said_at      timestamptz not null default now(),
    resolved_at  timestamptz,
    resolved_by  text,
    primary key (tenant_id, id),
    constraint remark_article foreign key (tenant_id, article_id) references preau.article on delete cascade,
    constraint remark_parent foreign key (tenant_id, parent_id) references preau.remark on delete cascade,
    constraint remark_resolved check (num_nulls(resolved_at, resolved_by) in (0, 2) and (parent_id is null or resolved_at is null))
);
create index remark_of_article on preau.remark (tenant_id, article_id, said_at);
create index remark_open on preau.remark (tenant_id, said_at) where parent_id is null and resolved_at is null;
call preau.guard('preau.remark');
grant select, insert, update on preau.remark to ${tenant_role};
grant select, insert, update, delete on preau.remark to ${operator_role};

-- Writes, reviews and publishes, and changes nothing else of the association.
alter table preau.membership drop constraint membership_office_check;
alter table preau.membership add constraint membership_office_check
    check (office in ('president', 'secretary', 'treasurer', 'webmaster', 'editor', 'writer', 'member'));
alter table preau.invitation drop constraint invitation_office_check;
alter table preau.invitation add constraint invitation_office_check
    check (office in ('president', 'secretary', 'treasurer', 'webmaster', 'editor', 'writer', 'member'));

-- An office that is kept to some sections and those within. The mark is not the absence of rows: somebody whose
-- last section is deleted may then write nowhere, and not everywhere.
alter table preau.membership
    add column limited boolean not null default false,
    add constraint membership_limited check (not limited or office in ('treasurer', 'editor', 'writer'));
create table preau.membership_section (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    account_id  uuid not null,
    office      text not null,
    section_id  uuid not null,
    primary key (tenant_id, account_id, office, section_id),
    constraint membership_section_office foreign key (tenant_id, account_id, office) references preau.membership on delete cascade,
    constraint membership_section_section foreign key (tenant_id, section_id) references preau.section on delete cascade
);
create index membership_section_of_section on preau.membership_section (tenant_id, section_id);
call preau.guard('preau.membership_section');
grant select, insert, delete on preau.membership_section to ${tenant_role};
grant select, insert, update, delete on preau.membership_section to ${operator_role};

-- What the privacy page says besides what the platform knows by itself.
alter table preau.site
    add column privacy_contact text not null default '' check (length(privacy_contact) <= 254),
    add column privacy_text text not null default '' check (length(privacy_text) <= 20000);
