select match, plain_words(text) as text, meaning
from reference_csv('remarks.csv')
