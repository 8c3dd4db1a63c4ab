-- Addresses of the site that an association had before: paths of any form, which lead on to a text or a section.
create table preau.redirect (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    path        text not null,
    section_id  uuid,
    article_id  uuid,
    primary key (tenant_id, path),
    constraint redirect_section foreign key (tenant_id, section_id) references preau.section on delete cascade,
    constraint redirect_article foreign key (tenant_id, article_id) references preau.article on delete cascade,
    constraint redirect_form check (path like '/_%' and length(path) <= 500),
    constraint redirect_one_target check (num_nonnulls(section_id, article_id) = 1)
);
create index redirect_of_article on preau.redirect (tenant_id, article_id);
create index redirect_of_section on preau.redirect (tenant_id, section_id);
call preau.guard('preau.redirect');
grant select, insert, update, delete on preau.redirect to ${tenant_role};
grant select, insert, update, delete on preau.redirect to ${operator_role};
