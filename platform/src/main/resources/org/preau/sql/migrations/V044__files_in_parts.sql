-- Files that come in parts: what has arrived stays, and the rest follows when the line is back.

-- path: where it will lie below the folder, names parted by slashes. taken: how many of its bytes have arrived. mark: what its sender told it
-- apart by, to find it again. node_id: the file that it became.
create table preau.file_upload (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id          uuid not null,
    folder_id   uuid not null,
    path        text not null check (octet_length(path) between 1 and 16000),
    bytes       bigint not null check (bytes >= 0),
    sha256      text check (sha256 ~ '^[0-9a-f]{64}$'),
    mark        text not null default '' check (length(mark) <= 100),
    taken       bigint not null default 0 check (taken between 0 and bytes),
    by_id       uuid not null,
    made_at     timestamptz not null default now(),
    touched_at  timestamptz not null default now(),
    node_id     uuid,
    primary key (tenant_id, id)
);
create index file_upload_sender on preau.file_upload (tenant_id, by_id);
call preau.guard('preau.file_upload');
grant select, insert, update, delete on preau.file_upload to ${tenant_role};
grant select, insert, update, delete on preau.file_upload to ${operator_role};

-- object: the last part of the name under which the store keeps it.
create table preau.file_upload_part (
    tenant_id   uuid not null default preau.tenant() references preau.tenant on delete cascade,
    upload_id   uuid not null,
    from_byte   bigint not null check (from_byte >= 0),
    bytes       bigint not null check (bytes > 0),
    object      text not null check (length(object) between 1 and 100),
    primary key (tenant_id, upload_id, from_byte),
    foreign key (tenant_id, upload_id) references preau.file_upload on delete cascade
);
call preau.guard('preau.file_upload_part');
grant select, insert, delete on preau.file_upload_part to ${tenant_role};
grant select, insert, update, delete on preau.file_upload_part to ${operator_role};
