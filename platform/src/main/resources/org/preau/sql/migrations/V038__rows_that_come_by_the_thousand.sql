-- An import writes thousands of rows in one transaction, of which PostgreSQL's statistics know nothing before its end. An association that is
-- new has, to the planner, one row: any index that begins with the tenant seems as good as the primary key, and the youngest is taken. Each look
-- at a text by its identifier then walked through all texts of the association: 1.2 thousand million index entries for 10,000 texts.
create function preau.count_rows() returns void
    language plpgsql security definer
    set search_path = pg_catalog, preau, pg_temp
    as $$
begin
    -- Columns that indexes have only: what the words of a text are like is expensive to find out, and nobody asks. Who counts already is
    -- not waited for, since the lock stays until the end of the transaction.
    analyze (skip_locked)
        preau.article (tenant_id, id, kind, section_id, state, published_at, updated_at),
        preau.revision (tenant_id, article_id, version),
        preau.address (tenant_id, slug, section_id, article_id, current),
        preau.redirect (tenant_id, path, section_id, article_id),
        preau.comment (tenant_id, id, article_id, state);
    -- What came last lies in a list beside the index of words, until a sweep; each search reads all of that list.
    perform gin_clean_pending_list('preau.article_words');
end
$$;
revoke all on function preau.count_rows() from public;
grant execute on function preau.count_rows() to ${tenant_role};
