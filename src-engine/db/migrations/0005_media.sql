-- Where the files lie that exports name: attachments, avatars, emoji and the rest that DiscordChatExporter downloads.
-- Filled by walking folders; nothing here is ever read from an export.

-- One row per folder with files, subfolders of a picked one included.
create table discord.media_folders (
  id           int generated always as identity primary key,
  path         text not null unique,          -- real path, without links
  name         text not null,                 -- its last step
  origin       text not null,                 -- export: beside an export; picked: the user chose it
  top_id       int,                           -- the folder that the user knows; null: it is one itself
  is_missing   boolean not null default false,  -- was not there when it was last looked for
  is_removed   boolean not null default false,  -- taken off the list; stays for the files that were copied
  modified_at  timestamptz,                   -- null: not walked to its end
  entries      int not null default 0
);
create index media_folders_top on discord.media_folders (top_id);

create table discord.media_files (
  folder_id    int not null,
  name         text not null,
  name_key     text not null,                 -- discord.media_key of it and its folder
  digits       text,                          -- discord.media_digits of it
  size_bytes   float8 not null,
  modified_at  timestamptz not null,
  is_gone      boolean not null default false,  -- not in its folder any more; the archive has a copy
  sha256       text,                          -- set once the archive holds a copy: its name there
  primary key (folder_id, name)
);
create index media_files_key on discord.media_files (name_key);
create index media_files_copied on discord.media_files (sha256) where sha256 is not null;

-- What the messages name, kind by kind, as last counted.
create table discord.media_counts (
  kind    text primary key,                   -- attachment | sticker | embed | avatar | emoji | guild
  named   int not null,
  kept    int not null,                       -- a folder or the archive holds the file
  copied  int not null,                       -- the archive holds it
  remote  int not null                        -- a link to the network is all there is
);

-- The hash in the name of a downloaded file, in lower case: 5 digits (DCE 2.24 to 2.46), 16 (since 2.47), null without.
create function discord.media_digits(name text) returns text
  language sql immutable strict parallel safe
  return lower(substring(name from '(?:^|-)([0-9a-fA-F]{16}|[0-9a-fA-F]{5})(?:\.[^.]*)?$'));

-- What makes two downloaded files the same one: the name in any case and spelling of accents, with a long hash cut to
-- the five digits that every version of DCE has. Characters that only some systems allow count as the underscore that
-- DCE puts there. A name without a hash counts together with its folder: `cat (2).png` of 2.21 to 2.23 is another
-- picture in every export.
create function discord.media_key(folder text, name text) returns text
  language sql immutable strict parallel safe
  return lower(normalize(translate(
    case when discord.media_digits(name) is null then folder || '/' || name
      else regexp_replace(name, '(^|-)([0-9a-fA-F]{5})[0-9a-fA-F]{11}(\.[^.]*)?$', '\1\2\3') end,
    '"<>|:*?', '_______')));

-- True for an address in the network; everything else is a path.
create function discord.is_remote(url text) returns boolean
  language sql immutable strict parallel safe
  return starts_with(lower(left(url, 8)), 'http://') or lower(left(url, 8)) = 'https://'
    or starts_with(url, '//');

-- A remote address as DCE hashes it since 2.42: without Discord's expiring signature, and with nothing between the path
-- and what is left of the query.
create function discord.unsigned_url(url text) returns text
  language sql immutable strict parallel safe
  return case when strpos(url, '?') = 0 or url !~* '^https?://cdn\.discordapp\.com/' then url
    else split_part(url, '?', 1)
      || btrim(regexp_replace(substring(url from '\?([^#]*)'), '(^|&)(ex|is|hm)=[^&]*', '', 'g'), '&')
    end;

-- Sixteen digits of the hash of a text, as DCE 2.47 writes them.
create function discord.url_digits(hashed text) returns text
  language sql immutable strict parallel safe
  return left(encode(sha256(convert_to(hashed, 'UTF8')), 'hex'), 16);

-- The name that DCE gives the download of a remote url.
create function discord.asset_name(url text, digits text) returns text
  language plpgsql immutable strict parallel safe
as $$
declare
  file       text := coalesce(substring(url from '.+/([^?]*)'), '');
  extension  text := coalesce(substring(file from '\.[^.]*$'), '');
begin
  if btrim(file) = '' then return digits; end if;
  if length(extension) > 41 then return left(file, 42) || '-' || digits; end if;
  return left(left(file, length(file) - length(extension)), 42) || '-' || digits
    || case when extension = '.' then '' else extension end;
end
$$;

-- The keys of the files that a url of an export may mean.
create function discord.media_keys(url text) returns text[]
  language plpgsql immutable strict parallel safe
as $$
declare
  unsigned  text;
  parts     text[];
begin
  if not discord.is_remote(url) then
    parts := regexp_match(url, '(?:([^/\\]*)[/\\]+)?([^/\\]+)$');
    if parts is null then return '{}'; end if;
    return array[discord.media_key(coalesce(parts[1], ''), parts[2])];
  end if;
  unsigned := discord.unsigned_url(url);
  return case when unsigned = url then '{}'
      else array[discord.media_key('', discord.asset_name(url, discord.url_digits(url)))] end
    || discord.media_key('', discord.asset_name(url, discord.url_digits(unsigned)));
end
$$;

-- True when nothing in the hash of a file's name speaks against a url that has its key.
create function discord.is_media_of(url text, digits text) returns boolean
  language sql immutable parallel safe
  return case
    when digits is null or length(digits) < 16 then true
    when discord.is_remote(url) then
      digits in (discord.url_digits(url), discord.url_digits(discord.unsigned_url(url)))
    else coalesce(starts_with(digits, discord.media_digits(url)), true)
  end;
