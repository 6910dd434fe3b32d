select *
from marts.matching
