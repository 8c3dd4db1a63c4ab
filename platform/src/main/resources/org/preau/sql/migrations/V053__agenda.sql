-- When and where something takes place: an article or page with dates is an event, and stands in its site's agenda. Days and hours are those
-- that the clocks of the place show, whatever is decided about summer time until then.
create table preau.article_date (
    tenant_id     uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id            uuid not null,
    article_id    uuid not null,
    starts_on     date not null,
    starts_at     time,
    ends_on       date not null,
    ends_at       time,
    note          text not null default '' check (length(note) <= 80),
    place         text not null default '' check (length(place) <= 120),
    address       text not null default '' check (length(address) <= 200),
    action        text not null default '' check (length(action) <= 40),
    link          text not null default '' check (length(link) <= 500),
    state         text not null default 'planned' check (state in ('planned', 'postponed', 'cancelled')),
    changes       int not null default 0,
    updated_at    timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint article_date_article foreign key (tenant_id, article_id) references preau.article on delete cascade,
    constraint article_date_order check (ends_on > starts_on or (ends_on = starts_on and (ends_at is null or ends_at > starts_at))),
    constraint article_date_hours check (ends_at is null or starts_at is not null)
);
create index article_date_of_article on preau.article_date (tenant_id, article_id, starts_on);
create index article_date_ends on preau.article_date (tenant_id, ends_on);
call preau.guard('preau.article_date');
call preau.follow('preau.article_date');
grant select, insert, update, delete on preau.article_date to ${tenant_role};
grant select, insert, update, delete on preau.article_date to ${operator_role};
comment on column preau.article_date.note is 'what sets it apart from the other dates of its text';
comment on column preau.article_date.changes is 'how often it was changed: SEQUENCE of RFC 5545';
