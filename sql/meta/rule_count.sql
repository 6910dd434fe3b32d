-- How many lines, worth how much, each cleaning rule hit (rules overlap) and each class took (classes do not).
with rules as (
  select
    count(*) as all_lines,
    sum(amount) as all_value,
    count(*) filter (where reject_reason = 'unreadable value') as unreadable_lines,
    count(*) filter (where is_cancellation) as cancellation_lines,
    sum(amount) filter (where is_cancellation) as cancellation_value,
    count(*) filter (where is_service) as service_lines,
    sum(amount) filter (where is_service) as service_value,
    count(*) filter (where is_remark) as remark_lines,
    sum(amount) filter (where is_remark) as remark_value,
    count(*) filter (where is_description_missing) as no_description_lines,
    sum(amount) filter (where is_description_missing) as no_description_value,
    count(*) filter (where quantity <= 0) as quantity_lines,
    sum(amount) filter (where quantity <= 0) as quantity_value,
    count(*) filter (where unit_price <= 0) as price_lines,
    sum(amount) filter (where unit_price <= 0) as price_value,
    count(*) filter (where customer_id is null) as no_customer_lines,
    sum(amount) filter (where customer_id is null) as no_customer_value,
    count(*) filter (where is_mixed_case) as mixed_case_lines,
    sum(amount) filter (where is_mixed_case) as mixed_case_value,
    count(*) filter (where is_duplicate) as duplicate_lines,
    sum(amount) filter (where is_duplicate) as duplicate_value,
    count(*) filter (where is_duplicate and reject_reason is null and not is_cancellation) as duplicate_sale_lines,
    sum(amount) filter (where is_duplicate and reject_reason is null and not is_cancellation) as duplicate_sale_value,
    count(*) filter (where reject_reason is null and not is_cancellation) as sales_before_lines,
    sum(amount) filter (where reject_reason is null and not is_cancellation) as sales_before_value,
    count(*) filter (where line_class in ('sale', 'service_sale')) as sales_after_lines,
    sum(amount) filter (where line_class in ('sale', 'service_sale')) as sales_after_value
  from cleaned.cln_line
),

classes as (
  select line_class, count(*) as lines, sum(amount) as value
  from cleaned.cln_line
  group by line_class
),

reasons as (
  select reject_reason, count(*) as lines, sum(amount) as value
  from cleaned.cln_line
  where line_class = 'rejected'
  group by reject_reason
),

files as (
  select
    cast(coalesce(sum(record_count), 0) as bigint) as record_count,
    cast(coalesce(sum(reject_count), 0) as bigint) as reject_count,
    cast(coalesce(sum(sampled_out), 0) as bigint) as sampled_out
  from raw.source
  where source = 'transaction'
),

counted as (
  select 'rows in the files' as rule, 'total' as kind, record_count as lines, cast(null as decimal(38, 4)) as value,
    'every row of the transaction files, readable or not' as meaning from files
  union all
  select 'unreadable row', 'class', reject_count, cast(null as decimal(38, 4)),
    'no row, or a number or date that cannot be read; set aside by the reader, in cleaned.cln_reject' from files
  union all
  select 'left out by the sample', 'class', sampled_out, cast(null as decimal(38, 4)),
    'lines of customers that SAMPLE_SIZE leaves out' from files
  union all
  select 'lines read', 'total', all_lines, all_value,
    'every readable line of the transaction files' from rules
  union all
  select 'unreadable value', 'rule', unreadable_lines, cast(null as decimal(38, 4)),
    'a quantity, price or date that cannot be read, or no invoice or code' from rules
  union all
  select 'cancellation', 'rule', cancellation_lines, cancellation_value, 'the invoice number begins with C' from rules
  union all
  select 'service code', 'rule', service_lines, service_value,
    'a code of data/reference/service_codes.csv: postage, fees, vouchers, entries by hand' from rules
  union all
  select 'remark in place of a name', 'rule', remark_lines, remark_value,
    'the text says what happened to the goods and is no name' from rules
  union all
  select 'missing description', 'rule', no_description_lines, no_description_value, 'no text beside the code' from rules
  union all
  select 'non-positive quantity', 'rule', quantity_lines, quantity_value, 'quantity of zero or less, cancellations included' from rules
  union all
  select 'non-positive price', 'rule', price_lines, price_value, 'price of zero or less' from rules
  union all
  select 'no customer', 'rule', no_customer_lines, no_customer_value, 'no customer number' from rules
  union all
  select 'code in mixed case', 'rule', mixed_case_lines, mixed_case_value,
    'small letters in the code; counted under the code in capitals' from rules
  union all
  select 'exact duplicate', 'rule', duplicate_lines, duplicate_value,
    'all eight values equal those of an earlier line' from rules
  union all
  select 'exact duplicate of a sale', 'rule', duplicate_sale_lines, duplicate_sale_value,
    'duplicates that would have counted as sales' from rules
  union all
  select 'sales before duplicates', 'total', sales_before_lines, sales_before_value,
    'articles and services with a customer, positive, no cancellation; duplicates still in' from rules
  union all
  select 'sales', 'total', sales_after_lines, sales_after_value,
    'the same without exact duplicates: what every sales figure is made of' from rules
  union all
  select line_class, 'class', lines, value,
    case line_class
      when 'sale' then 'articles sold; to facts.fct_sale_line'
      when 'service_sale' then 'services charged; to facts.fct_sale_line'
      when 'return' then 'articles taken back or cancelled; to facts.fct_return_line'
      when 'service_return' then 'services taken back or cancelled; to facts.fct_return_line'
      when 'duplicate' then 'set apart as an exact duplicate; in cleaned.cln_reject'
      else 'set aside with a reason; in cleaned.cln_reject'
    end from classes
  union all
  select reject_reason, 'reject', lines, value, 'why lines of the class rejected were set aside' from reasons
)

select
  rule,
  kind,
  'cleaned' as layer,
  lines,
  cast(value as decimal(18, 4)) as value,
  meaning
from counted
