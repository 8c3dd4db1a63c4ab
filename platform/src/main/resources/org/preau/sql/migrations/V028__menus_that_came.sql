-- A menu that an import brought is taken away with the rest of it, as long as nobody has touched it.
alter table preau.arrival_item
    drop constraint arrival_item_kind_check,
    add constraint arrival_item_kind_check check (kind in ('section', 'article', 'media', 'menu'));
