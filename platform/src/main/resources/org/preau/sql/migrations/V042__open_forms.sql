-- Two people in one form of the workspace are told of each other: who has it open, and when that was last said; null once it was saved.
alter table preau.typing
    add column person text not null default '' check (length(person) <= 200),
    add column seen_at timestamptz;
