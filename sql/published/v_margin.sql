select *
from marts.margin
