-- Snapshots carry the file space: a change of it is one that no snapshot has yet.
call preau.follow('preau.file_object');
call preau.follow('preau.file_state');
-- A restore writes what is there over itself.
grant update on preau.file_object to ${tenant_role};
