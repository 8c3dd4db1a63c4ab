-- What visitors may see, said once: all that the public pages, feeds and the search read goes through this view.
-- security_invoker: the rows are those of the role that asks, so row security holds as on the tables.

create view preau.visible_article with (security_invoker = true) as
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
       and r.published_at <= now();
grant select on preau.visible_article to ${tenant_role};
