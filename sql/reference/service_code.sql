select
  upper(trim(service_code)) as service_code,
  service_name,
  service_kind,
  reviewed_note
from reference_csv('service_codes.csv')
