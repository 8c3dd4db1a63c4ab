-- A rank is computed for headings that hold a word of the search only: of ten thousand texts with a common word, nine thousand have it
-- in their text alone, and working out that their heading ranks as nothing was a tenth of the search. The rest as V016 has it.
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
            select r.id, r.published_at,
                   case when r.heading @@ asked then ts_rank('{0.01, 0.04, 0.2, 1}', r.heading, asked) else 0 end as rank
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
