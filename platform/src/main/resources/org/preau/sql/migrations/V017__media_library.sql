-- Files of every kind have their words, captions, a point that is never cut away, and can be replaced wherever they are shown.

alter table preau.media
    add column focus_x    smallint not null default 50 check (focus_x between 0 and 100),
    add column focus_y    smallint not null default 50 check (focus_y between 0 and 100),
    add column transcript text not null default '' check (length(transcript) <= 200000),
    add column version    int not null default 1;
create index media_recent on preau.media (tenant_id, created_at desc, id);

-- Captions are a file of their own that belongs to a recording, one for each language.
create table preau.media_caption (
    tenant_id  uuid not null default preau.tenant() references preau.tenant on delete cascade,
    media_id   uuid not null,
    language   text not null check (language ~ '^[a-z]{2,3}$'),
    file_id    uuid not null,
    primary key (tenant_id, media_id, language),
    constraint caption_media foreign key (tenant_id, media_id) references preau.media on delete cascade,
    constraint caption_file foreign key (tenant_id, file_id) references preau.media on delete cascade
);
create index media_caption_file on preau.media_caption (tenant_id, file_id);
call preau.guard('preau.media_caption');
grant select, insert, update, delete on preau.media_caption to ${tenant_role};
grant select, insert, update, delete on preau.media_caption to ${operator_role};

-- What a file was before it was replaced. Texts go on naming it by its old address, which leads to what took its place;
-- the bytes of the last one are kept, so that it can be put back.
create table preau.media_former (
    tenant_id    uuid not null default preau.tenant() references preau.tenant on delete cascade,
    sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    media_id     uuid not null,
    name         text not null,
    type         text not null,
    bytes        bigint not null,
    width        int,
    height       int,
    kept         boolean not null,
    replaced_at  timestamptz not null default now(),
    replaced_by  text not null,
    primary key (tenant_id, sha256),
    constraint former_media foreign key (tenant_id, media_id) references preau.media on delete cascade
);
create index media_former_of on preau.media_former (tenant_id, media_id);
call preau.guard('preau.media_former');
grant select, insert, update, delete on preau.media_former to ${tenant_role};
grant select, insert, update, delete on preau.media_former to ${operator_role};

-- How often files of the site were replaced: rendered texts that are kept name files by their address.
alter table preau.site add column files int not null default 0;

-- What a file is to whoever looks for it, by its type.
create function preau.media_kind(type text) returns text
    language sql immutable strict parallel safe
    return case
        when type like 'image/%' then 'picture'
        when type like 'audio/%' then 'audio'
        when type like 'video/%' then 'video'
        when type = 'text/vtt' then 'captions'
        else 'document'
    end;
