-- What the models need and Spark spells differently. Another engine brings its own file with the same names and meanings.

-- A 64-bit fingerprint of three values. Equal values give equal fingerprints; the reverse is checked by the caller.
create or replace macro row_fingerprint(a, b, c) as hash(a, b, c);

-- First day of a date's month.
create or replace macro month_of(day) as cast(date_trunc('month', day) as date);

-- A date moved by whole months.
create or replace macro months_later(day, months) as cast(day + to_months(months) as date);

-- Whole days from one date to a later one.
create or replace macro days_between(earlier, later) as date_diff('day', earlier, later);

-- 1 = Monday to 7 = Sunday.
create or replace macro iso_weekday(moment) as cast(isodow(moment) as integer);

-- ISO week of the year.
create or replace macro iso_week(moment) as cast(week(moment) as integer);

-- Whether a pattern occurs in a text.
create or replace macro matches(text, pattern) as regexp_matches(text, pattern);

-- A text in lower case, with everything but letters and digits turned into single spaces.
create or replace macro plain_words(text) as
  trim(regexp_replace(lower(text), '[^\p{L}\p{N}]+', ' ', 'g'));

-- A text with every run of white space turned into one space.
create or replace macro collapsed(text) as trim(regexp_replace(text, '\s+', ' ', 'g'));

-- The different texts of a group, in alphabetical order, as a list.
create or replace macro collect_names(text) as list_sort(list(distinct text));

-- The different texts of a group in alphabetical order, as one text.
create or replace macro joined_texts(text) as string_agg(distinct text, ', ' order by text);

-- One row for each part of a text between separators. The separator is a literal text.
create or replace macro each_part(text, separator) as unnest(string_split(text, separator));

-- A word without its plural ending: boxes → box, candles → candle, glass stays. Right for sorting words into groups, not for print.
create or replace macro singular(word) as
  case
    when length(word) > 4 and matches(word, '(sses|shes|ches|xes|zes)$') then substring(word, 1, length(word) - 2)
    when length(word) > 4 and word like '%ies' then substring(word, 1, length(word) - 3) || 'y'
    when length(word) > 3 and word like '%s' and not matches(word, '(ss|us|is|mas)$') then substring(word, 1, length(word) - 1)
    else word
  end;

-- The words of a text as a list, in lower case and without plural endings.
create or replace macro singular_words(text) as list_transform(string_split(plain_words(text), ' '), lambda w: singular(w));

-- Each two neighbours of a list of words, as a list of texts.
create or replace macro word_pairs(words) as
  list_transform(range(1, len(words)), lambda i: words[i] || ' ' || words[i + 1]);

-- A list of words as one text.
create or replace macro joined_words(words) as array_to_string(words, ' ');

-- One row for each item of a list.
create or replace macro each_item(items) as unnest(items);

-- One row for each day from the first to the last, both included.
create or replace macro each_day(first_day, last_day) as
  cast(unnest(generate_series(cast(first_day as timestamp), cast(last_day as timestamp), interval 1 day)) as date);

-- A reviewed table of data/reference, every column as text.
create or replace macro reference_csv(file) as table
  select * from read_csv(getvariable('reference_folder') || '/' || file, header = true, all_varchar = true);
