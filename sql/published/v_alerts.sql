select *
from marts.alert
