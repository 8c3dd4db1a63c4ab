-- Mail that arrived for an association: written down before its sender is told that we have it, then passed on by a job.
-- The bytes are as they came: compressing attachments, which are compressed already, costs time and saves nothing.
create table preau.received_mail (
    tenant_id     uuid not null default preau.tenant() references preau.tenant on delete cascade,
    id            uuid not null,
    sender        text not null,
    recipients    text[] not null,
    author        text not null,
    subject       text not null,
    message       bytea not null,
    state         text not null default 'waiting' check (state in ('waiting', 'passed', 'kept')),
    why           text not null default '',
    returns       uuid,
    received_at   timestamptz not null default now(),
    primary key (tenant_id, id)
);
alter table preau.received_mail alter column message set storage external;
create index received_mail_waiting on preau.received_mail (tenant_id, received_at) where state = 'waiting';
create index received_mail_kept on preau.received_mail (tenant_id, received_at desc) where state = 'kept';
create index received_mail_old on preau.received_mail (received_at);
call preau.guard('preau.received_mail');
grant select, insert, update, delete on preau.received_mail to ${tenant_role};
grant select, insert, update, delete on preau.received_mail to ${operator_role};
comment on column preau.received_mail.sender is 'of the envelope (RFC 5321); empty for a notice';
comment on column preau.received_mail.returns is 'the letter that came back with it';

-- A letter is one of our own, or one that arrived and goes on as it is, in an envelope whose sender is an address of ours.
alter table preau.outgoing_mail
    add column received_id uuid,
    add column sender text,
    add constraint outgoing_mail_received foreign key (tenant_id, received_id) references preau.received_mail (tenant_id, id) on delete cascade,
    add constraint outgoing_mail_passed_on check ((received_id is null) = (sender is null));
create index outgoing_mail_of_received on preau.outgoing_mail (tenant_id, received_id) where received_id is not null;
