-- What statements typed by a person may call. They run as discord_reader, and `set_config('role', …)` would make them
-- somebody else for the statements that functions such as query_to_xml run inside them. Everything in PostgreSQL that
-- changes a role, a file, a sequence or a lock, waits, or runs text as SQL is volatile, and reading an archive needs no
-- volatile function: none is left to the public but clocks and dice.
do $$
declare
  signature regprocedure;
begin
  for signature in
    select oid from pg_proc
    where pronamespace = 'pg_catalog'::regnamespace and provolatile = 'v' and prokind = 'f'
      and proname not in ('random', 'random_normal', 'array_sample', 'array_shuffle', 'gen_random_uuid', 'uuidv4',
                          'uuidv7', 'clock_timestamp', 'timeofday')
  loop
    execute format('revoke execute on function %s from public', signature);
  end loop;
end
$$;
