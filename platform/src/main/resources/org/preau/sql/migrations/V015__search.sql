-- Search in a whole site by words and not by letters: accents and plurals do not count, titles come before leads and leads before texts.

create extension if not exists btree_gin schema preau;

create text search configuration preau.french (copy = pg_catalog.french);
alter text search configuration preau.french
    alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with preau.unaccent, pg_catalog.french_stem;
create text search configuration preau.english (copy = pg_catalog.english);
alter text search configuration preau.english
    alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with preau.unaccent, pg_catalog.english_stem;
create text search configuration preau.as_written (copy = pg_catalog.simple);
alter text search configuration preau.as_written
    alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with preau.unaccent, pg_catalog.simple;

-- How the words of a site are reduced.
create function preau.dictionary(site_language text) returns regconfig
    language sql immutable parallel safe
    return case site_language when 'en' then 'preau.english'::regconfig else 'preau.french'::regconfig end;

-- Signs that would make of "et/ou" a file, of "fin.Suite" a host, of "2025-2026" a negative number.
create function preau.spaced(words text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(translate(words, '/\._@:*#<>|&=+~^`', '                 '), '(\S)-(\d)', '\1 \2', 'g');

-- Words as they are written, each behind a mark of its tenant: what somebody has begun to type is looked up among the
-- words of one association, and not among those of all.
create function preau.as_written(tenant_id uuid, words text) returns text[]
    language sql immutable strict parallel safe
    return array(select right(tenant_id::text, 6) || word
                   from unnest(tsvector_to_array(to_tsvector('preau.as_written'::regconfig, words))) as word);

-- heading: title A, lead B, tags and section C; small, since it alone decides the order. words: all of it and the text.
alter table preau.article add column heading tsvector, add column words tsvector;

-- 100,000 characters are a small book; beyond them a vector could burst its megabyte, and a text that cannot be
-- found by its last chapter is better than one that cannot be saved.
create function preau.index_article() returns trigger
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
begin
    new.heading := setweight(to_tsvector(dictionary, title), 'A')
        || setweight(to_tsvector(dictionary, lead), 'B')
        || setweight(to_tsvector(dictionary, around), 'C');
    begin
        new.words := new.heading || to_tsvector(dictionary, body)
            || array_to_tsvector(preau.as_written(new.tenant_id, concat_ws(' ', title, lead, around, body)));
    exception when program_limit_exceeded then
        new.words := new.heading;
    end;
    return new;
end
$$;
create trigger article_indexed before insert or update of title, lead, body, tags, section_id on preau.article
    for each row execute function preau.index_article();

-- Articles are found by the name of their section, and in the language of their site: both may change.
create function preau.index_section() returns trigger
    language plpgsql
    set search_path = pg_catalog, preau, pg_temp
    as $$
begin
    update preau.article set section_id = section_id where tenant_id = new.tenant_id and section_id = new.id;
    return null;
end
$$;
create trigger section_indexed after update of title on preau.section
    for each row when (old.title <> new.title) execute function preau.index_section();

create function preau.index_site() returns trigger
    language plpgsql
    set search_path = pg_catalog, preau, pg_temp
    as $$
begin
    update preau.article set section_id = section_id where tenant_id = new.tenant_id;
    return null;
end
$$;
create trigger tenant_indexed after update of language on preau.tenant
    for each row when (old.language <> new.language) execute function preau.index_site();

-- The owner is held by the policies too; for what is there already they step aside, within this transaction.
alter table preau.tenant no force row level security;
alter table preau.section no force row level security;
alter table preau.article no force row level security;
update preau.article set section_id = section_id;
alter table preau.article force row level security;
alter table preau.section force row level security;
alter table preau.tenant force row level security;

-- The tenant as a text, and below "is true": no other index answers to these. PostgreSQL does not know what it costs to
-- fetch and unpack ten thousand vectors, and would rather walk through all articles of a tenant, most of all before
-- statistics are there, as after a restore: 130 ms instead of 2.
create index article_words on preau.article using gin ((tenant_id::text), words) where state = 'published';

-- The one function that reads articles as their owner. Under row security no index answers @@, since the operator is not
-- leakproof: a policy must have seen a row before it does. Here no policy stands in between, and the condition that
-- stands in its place is the first line of the statement: the tenant is that of the transaction, never one that a
-- caller names, and none is an error. It gives identifiers and a number, no text: whoever wants to read the rows
-- asks for them under row security.
create policy article_search on preau.article for select to current_user using (true);
create policy tenant_search on preau.tenant for select to current_user using (tenant_id = preau.tenant());

-- typed: as people type, "a phrase" -without or; begun: the last word where it may go on, else empty; head: what comes before it.
create function preau.search(typed text, head text, begun text, most int, skipped int)
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
        )
        select f.id, (select count(*) from found)
          from found f
         order by f.rank desc, f.published_at desc, f.id desc
         limit most
        offset skipped;
end
$$;
revoke all on function preau.search(text, text, text, int, int) from public;
grant execute on function preau.search(text, text, text, int, int) to ${tenant_role};
