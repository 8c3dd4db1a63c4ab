-- A folder brings forms and templates too: forms are taken away with the rest, templates come only by who may write them.
alter table preau.arrival add column templates boolean not null default false;
alter table preau.arrival_item drop constraint arrival_item_kind_check;
alter table preau.arrival_item add constraint arrival_item_kind_check check (kind in ('section', 'article', 'media', 'menu', 'form'));
