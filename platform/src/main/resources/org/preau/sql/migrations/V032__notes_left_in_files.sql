-- What a file still says of its makers, when it could not be taken out: whoever sent it is told, then and later.

alter table preau.media
    add column notes_left text not null default ''
        check (notes_left in ('', 'signed', 'locked', 'unreadable', 'too-much', 'recording', 'archive'));
alter table preau.media_former
    add column notes_left text not null default '';
