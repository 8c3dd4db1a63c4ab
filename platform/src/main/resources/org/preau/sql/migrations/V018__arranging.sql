-- Volunteers arrange their site: a home page prepared before it is public, menus of their own, languages and translations.

-- home_draft, home_before: {"blocks", "removed"} as in home, while it is being prepared and as it was before the last change.
-- menu, menu_before: {"main": [...], "foot": [...]}; null while the menu follows the sections and pages.
alter table preau.site
    add column home_draft  jsonb,
    add column home_before jsonb,
    add column menu        jsonb,
    add column menu_before jsonb;

-- A text or section in another language than its site's, or linked to its translations: those of one group.
create table preau.translation (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    target_id   uuid not null,
    article_id  uuid,
    section_id  uuid,
    language    text not null check (language ~ '^[a-z]{2,3}$'),
    group_id    uuid not null,
    primary key (tenant_id, target_id),
    constraint translation_article foreign key (tenant_id, article_id) references preau.article on delete cascade,
    constraint translation_section foreign key (tenant_id, section_id) references preau.section on delete cascade,
    constraint translation_once unique (tenant_id, group_id, language),
    constraint translation_one_target check (num_nonnulls(section_id, article_id) = 1 and target_id = coalesce(article_id, section_id))
);
create index translation_of_article on preau.translation (tenant_id, article_id);
create index translation_of_section on preau.translation (tenant_id, section_id);
call preau.guard('preau.translation');
grant select, insert, update, delete on preau.translation to ${tenant_role};
grant select, insert, update, delete on preau.translation to ${operator_role};
