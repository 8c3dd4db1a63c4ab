-- A text is found by the words of the documents that it leads to: they stand in its own vector, so the one function that searches stays as it is.

-- state: waiting to be read; read; nothing in it that can be read; too much of it, or unreadable.
create table preau.media_text (
    tenant_id  uuid not null default preau.tenant() references preau.tenant on delete cascade,
    media_id   uuid not null,
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    state      text not null check (state in ('waiting', 'read', 'nothing', 'too-much', 'unreadable')),
    words      text not null default '' check (length(words) <= 200000),
    read_at    timestamptz,
    primary key (tenant_id, media_id),
    constraint media_text_media foreign key (tenant_id, media_id) references preau.media on delete cascade
);
call preau.guard('preau.media_text');
grant select, insert, update, delete on preau.media_text to ${tenant_role};
grant select, insert, update, delete on preau.media_text to ${operator_role};

-- The documents that a text leads to, by their address or by that of what they replaced.
create function preau.documents_in(tenant uuid, body text)
    returns table (media_id uuid)
    language sql stable rows 2
    as $$
    with named as (
        select distinct found.mark[1] as mark
          from regexp_matches(body, '/media/([0-9a-f]{16})/', 'g') as found (mark)
         where body like '%/media/%'
    )
    select m.id
      from named n
      join preau.media m on m.tenant_id = tenant and m.sha256 >= n.mark and m.sha256 < n.mark || 'g'
     union
    select f.media_id
      from named n
      join preau.media_former f on f.tenant_id = tenant and f.sha256 >= n.mark and f.sha256 < n.mark || 'g'
    $$;

-- A text that is being saved may not see the words of a document that are being kept, nor the other way round. So what saves one
-- says it here until it has committed, and what has kept words waits for those who did not see them before it looks for texts.
create function preau.lead_to_documents(tenant uuid) returns void
    language sql
    as $$ select pg_advisory_xact_lock_shared(1886544228, hashtext(tenant::text)) $$;

create function preau.await_texts(tenant uuid) returns void
    language sql
    as $$ select pg_advisory_xact_lock(1886544228, hashtext(tenant::text)) $$;

-- As V015 has it, and the words of documents, which count as the text does. Should a vector burst, documents are left out first.
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
    new.heading := setweight(to_tsvector(dictionary, title), 'A')
        || setweight(to_tsvector(dictionary, lead), 'B')
        || setweight(to_tsvector(dictionary, around), 'C');
    for attempt in 1..2 loop
        begin
            new.words := new.heading || to_tsvector(dictionary, body) || to_tsvector(dictionary, documents)
                || array_to_tsvector(preau.as_written(new.tenant_id, concat_ws(' ', title, lead, around, body, documents)));
            return new;
        exception when program_limit_exceeded then
            new.words := new.heading;
            documents := '';
        end;
    end loop;
    return new;
end
$$;

-- Once a document was read, or is gone, the texts that lead to it are found by other words.
create function preau.index_document() returns trigger
    language plpgsql
    set search_path = pg_catalog, preau, pg_temp
    as $$
declare
    tenant uuid := case when tg_op = 'DELETE' then old.tenant_id else new.tenant_id end;
    media uuid := case when tg_op = 'DELETE' then old.media_id else new.media_id end;
    marks text[] := array(
        select left(f.sha256, 16) from preau.media_former f where f.tenant_id = tenant and f.media_id = media);
begin
    if tg_op <> 'INSERT' then
        marks := marks || left(old.sha256, 16);
    end if;
    if tg_op <> 'DELETE' then
        marks := marks || left(new.sha256, 16);
    end if;
    update preau.article a
       set section_id = section_id
     where a.tenant_id = tenant
       and a.body like '%/media/%'
       and exists (select from unnest(marks) as mark where strpos(a.body, '/media/' || mark || '/') > 0);
    return null;
end
$$;
create trigger media_text_indexed after insert or update of words, state, sha256 or delete on preau.media_text
    for each row execute function preau.index_document();
