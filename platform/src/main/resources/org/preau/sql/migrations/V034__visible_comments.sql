-- What stands at an address tells about its comments as well: the page of an article need not read its row a second time.

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
           case when r.cover_caption <> '' then r.cover_caption else m.caption end as cover_caption,
           r.comments,
           r.comment_count
      from preau.article r
      left join preau.media m on m.tenant_id = r.tenant_id and m.id = r.cover_id
     where r.state = 'published'
       and r.published_at <= now()
       and (r.expires_at is null or r.expires_at > now());
