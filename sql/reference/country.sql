select country_code, country_name, country_name_fr, code_status, also_written
from reference_csv('countries.csv')
