-- Templates that an association wrote over those of its theme, with all their versions; the office of those who may.
alter table preau.membership drop constraint membership_office_check;
alter table preau.membership add constraint membership_office_check
    check (office in ('president', 'secretary', 'treasurer', 'webmaster', 'editor', 'writer', 'integrator', 'member'));
alter table preau.invitation drop constraint invitation_office_check;
alter table preau.invitation add constraint invitation_office_check
    check (office in ('president', 'secretary', 'treasurer', 'webmaster', 'editor', 'writer', 'integrator', 'member'));

-- published: what visitors get, null for the theme's own. own: the theme's own text when that was written.
create table preau.template_override (
    tenant_id      uuid not null default preau.tenant() references preau.tenant on delete cascade,
    name           text not null check (name ~ '^[a-z0-9-]{1,60}$'),
    version        integer not null default 1,
    published      text check (length(published) <= 65536),
    own            text not null default '',
    draft          text check (length(draft) <= 65536),
    preview_hash   bytea,
    preview_until  timestamptz,
    stopped_at     timestamptz,
    stopped_why    text,
    primary key (tenant_id, name)
);
create unique index template_override_preview on preau.template_override (tenant_id, preview_hash);
call preau.guard('preau.template_override');
grant select, insert, update, delete on preau.template_override to ${tenant_role};
grant select, insert, update, delete on preau.template_override to ${operator_role};

-- body: null where the theme's own was taken back.
create table preau.template_version (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    name        text not null,
    version     integer not null,
    body        text,
    saved_by    text not null,
    saved_at    timestamptz not null default now(),
    primary key (tenant_id, name, version),
    constraint template_version_of foreign key (tenant_id, name) references preau.template_override on delete cascade
);
call preau.guard('preau.template_version');
grant select, insert on preau.template_version to ${tenant_role};
grant select, insert, update, delete on preau.template_version to ${operator_role};
