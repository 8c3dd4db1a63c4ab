-- A search reads a row of every text that holds the word, and rows of article are wide: ten to a page, the dates behind twenty other columns.
-- What a search needs of a text stands in a small row of its own, its dates in front; texts whose heading holds the word are ranked alone.

-- One row for each text that is published, visible now or not. expires_at: 'infinity' for never. heading, words: as V015 has them. Headings are
-- read to rank, and stay in the row; words are read for phrases only, and lie beside it. PostgreSQL lays nothing beside a row that is shorter
-- than 2,000 bytes: filler makes a new row of a short text long enough, and is thirty bytes once it is packed.
create table preau.searchable (
    tenant_id     uuid not null default preau.tenant() references preau.tenant on delete cascade,
    article_id    uuid not null,
    published_at  timestamptz not null,
    expires_at    timestamptz not null,
    heading       tsvector not null,
    words         tsvector not null,
    filler        text not null default repeat(' ', 2000),
    primary key (tenant_id, article_id),
    constraint searchable_article foreign key (tenant_id, article_id) references preau.article on delete cascade
) with (toast_tuple_target = 128);
alter table preau.searchable alter column heading set storage main;

-- Since V015 headings and words stood in the article. The owner is held by the policies too, but for this moment.
alter table preau.article no force row level security;
insert into preau.searchable (tenant_id, article_id, published_at, expires_at, heading, words)
select r.tenant_id, r.id, r.published_at, coalesce(r.expires_at, 'infinity'), coalesce(r.heading, ''), coalesce(r.words, '')
  from preau.article r
 where r.state = 'published';
alter table preau.article force row level security;

-- The tenant as a text: no other index answers to it, see V015. One index for both columns, so that no plan can take the wrong one of two.
create index searchable_words on preau.searchable using gin ((tenant_id::text), words, heading);
call preau.guard('preau.searchable');
grant select, insert, update, delete on preau.searchable to ${tenant_role};
grant select, insert, update, delete on preau.searchable to ${operator_role};

-- As V027 has it, for published texts only, and into a row of its own.
create or replace function preau.index_article() returns trigger
    language plpgsql
    set search_path = pg_catalog, preau, pg_temp
    as $$
declare
    dictionary regconfig := preau.dictionary((select t.language from preau.tenant t where t.tenant_id = new.tenant_id));
    section text := (select s.title from preau.section s where s.tenant_id = new.tenant_id and s.id = new.section_id);
    title text := preau.spaced(new.title);
    lead text := preau.spaced(left(new.lead, 2000));
    around text := preau.spaced(coalesce(section, '') || ' ' || left(array_to_string(new.tags, ' , '), 2000));
    body text := preau.spaced(regexp_replace(
        regexp_replace(left(new.body, 100000), '\]\([^()\s]*', '] ', 'g'), 'https?://\S+', ' ', 'g'));
    documents text := '';
    of_heading tsvector := setweight(to_tsvector(dictionary, title), 'A')
        || setweight(to_tsvector(dictionary, lead), 'B')
        || setweight(to_tsvector(dictionary, around), 'C');
    of_all tsvector;
begin
    if new.body like '%/media/%' then
        perform preau.lead_to_documents(new.tenant_id);
        select preau.spaced(coalesce(left(string_agg(d.name || ' ' || d.words, ' , '), 300000), ''))
          into documents
          from (select m.name, t.words
                  from preau.documents_in(new.tenant_id, new.body) as n
                  join preau.media m on m.tenant_id = new.tenant_id and m.id = n.media_id
                  join preau.media_text t on t.tenant_id = m.tenant_id and t.media_id = m.id
                 where t.state = 'read'
                 order by m.id) as d;
    end if;
    for attempt in 1..2 loop
        begin
            of_all := of_heading || to_tsvector(dictionary, body) || to_tsvector(dictionary, documents)
                || array_to_tsvector(preau.as_written(new.tenant_id, concat_ws(' ', title, lead, around, body, documents)));
            exit;
        exception when program_limit_exceeded then
            of_all := of_heading;
            documents := '';
        end;
    end loop;
    insert into preau.searchable (tenant_id, article_id, published_at, expires_at, heading, words)
    values (new.tenant_id, new.id, new.published_at, coalesce(new.expires_at, 'infinity'), of_heading, of_all)
        on conflict (tenant_id, article_id)
        do update set published_at = excluded.published_at, expires_at = excluded.expires_at,
                      heading = excluded.heading, words = excluded.words;
    return null;
end
$$;
drop trigger article_indexed on preau.article;
create trigger article_indexed
    after insert or update of title, lead, body, tags, section_id, state, published_at, expires_at on preau.article
    for each row when (new.state = 'published') execute function preau.index_article();

create function preau.forget_article() returns trigger
    language plpgsql
    set search_path = pg_catalog, preau, pg_temp
    as $$
begin
    delete from preau.searchable where tenant_id = old.tenant_id and article_id = old.id;
    return null;
end
$$;
create trigger article_forgotten after update of state on preau.article
    for each row when (old.state = 'published' and new.state <> 'published') execute function preau.forget_article();

-- What the search reads past row security is this table now, and of articles nothing.
create policy searchable_search on preau.searchable for select to current_user using (true);
drop policy article_search on preau.article;
drop index preau.article_words;
alter table preau.article drop column heading, drop column words;

-- As V038 has it, for the new index.
create or replace function preau.count_rows() returns void
    language plpgsql security definer
    set search_path = pg_catalog, preau, pg_temp
    as $$
begin
    analyze (skip_locked)
        preau.article (tenant_id, id, kind, section_id, state, published_at, updated_at),
        preau.searchable (tenant_id, article_id, published_at, expires_at),
        preau.revision (tenant_id, article_id, version),
        preau.address (tenant_id, slug, section_id, article_id, current),
        preau.redirect (tenant_id, path, section_id, article_id),
        preau.comment (tenant_id, id, article_id, state);
    perform gin_clean_pending_list('preau.searchable_words');
end
$$;

-- The order is that of V035: rank of headings, then date. Where the headings alone fill the page, the other texts are counted and not sorted.
-- That holds only while no word is excluded: the heading of a text that holds "fête" in its body matches "-fête", and the text does not.
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
    moment timestamptz := now();
    dictionary regconfig := preau.dictionary((select t.language from preau.tenant t where t.tenant_id = mine));
    asked tsquery := websearch_to_tsquery(dictionary, preau.spaced(typed));
    best uuid[];
begin
    if begun <> '' then
        asked := asked || (websearch_to_tsquery(dictionary, preau.spaced(head))
            && (quote_literal(right(mine::text, 6) || preau.plain(begun)) || ':*')::tsquery);
    end if;
    if strpos(asked::text, '!') = 0 then
        best := array(
            select s.article_id
              from preau.searchable s
             where s.tenant_id::text = mine::text
               and s.heading @@ asked
               and s.published_at <= moment
               and s.expires_at > moment
             order by ts_rank('{0.01, 0.04, 0.2, 1}', s.heading, asked) desc, s.published_at desc, s.article_id desc
             limit most
            offset skipped);
    end if;
    if cardinality(best) = most then
        return query
            select b.id, c.found
              from unnest(best) with ordinality as b (id, place),
                   (select count(*) as found
                      from preau.searchable s
                     where s.tenant_id::text = mine::text
                       and s.words @@ asked
                       and s.published_at <= moment
                       and s.expires_at > moment) as c
             order by b.place;
        return;
    end if;
    return query
        with found as materialized (
            select s.article_id as id, s.published_at,
                   case when s.heading @@ asked then ts_rank('{0.01, 0.04, 0.2, 1}', s.heading, asked) else 0 end as rank
              from preau.searchable s
             where s.tenant_id::text = mine::text
               and s.words @@ asked
               and s.published_at <= moment
               and s.expires_at > moment
        )
        select f.id, (select count(*) from found)
          from found f
         order by f.rank desc, f.published_at desc, f.id desc
         limit most
        offset skipped;
end
$$;
