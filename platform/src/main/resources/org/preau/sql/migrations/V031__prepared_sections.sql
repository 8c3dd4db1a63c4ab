-- A section is prepared before visitors see it, as its translation begins; whoever translates sees what is older than its original.

-- prepared: true for whatever is below a prepared one too, so that no reader has to look above.
alter table preau.section
    add column prepared   boolean not null default false,
    add column updated_at timestamptz not null default now();

-- looked_at: when somebody last said that it still says what its original does.
alter table preau.translation
    add column looked_at timestamptz;
