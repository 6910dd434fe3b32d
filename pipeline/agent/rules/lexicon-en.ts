/** English words by meaning. Plural s needs no entry of its own, irregular forms do. */
export const ENGLISH = `
measure revenue weak: money | amount | income | worth | business | value | revenue amount
measure service_revenue: service revenue | revenue from services | services revenue | revenue of services | postage and fees | revenue from postage
measure revenue: gross | revenue | turnover | sales | sales revenue | gross revenue | sales value | gross sales | amount sold | sales amount | takings | spend | spent | spending | sales figure | how much did we sell | how much have we sold | how much did we make | how much was sold | how much we sold | in value | by value | in pounds | value of sales | billing | earn | earned | earnings | generated revenue
measure net_revenue: net | revenue excluding returns | excluding returns | without returns | net revenue | net sales | revenue after returns | net revenue after returns | revenue net of returns | sales net of returns | net turnover | revenue minus returns | net of returns | after returns | sales after returns
measure returns_share: share of returns in revenue | returns as a share of revenue | returns as a percentage of revenue | returns as a percentage of sales | value of returns over revenue
measure returns_value: returns value | value of returns | value of returned goods | refunds | refund | refunded | returned value | amount refunded | amount of returns | value returned | cost of returns
measure units: units | units sold | quantity | quantity sold | quantities | volume | volumes | pieces | items sold | number of items sold | number of units sold | sales volume | in units | in volume | by volume | by quantity | copies | number of items | items | unit sales
measure units_returned: units returned | returned units | quantity returned | items returned | returned items | number of returns | returned quantity | number of returned items | number of units returned
measure return_rate: return rate | rate of return | rate of returns | returns rate | return ratio | return percentage | percentage of returns | share of returns | percentage returned | share returned | returned rate
measure orders: orders | order | invoices | invoice | number of orders | order count | number of invoices | purchases | transactions | number of transactions | order volume | baskets
measure customers: number of customers | customer count | active customers | number of buyers | unique customers | distinct customers | number of clients | count of customers
measure new_customers: new customers | new customer | first time customers | first time buyers | newly acquired customers | customers acquired | acquired customers | customer acquisition | acquisitions | new buyers | new clients | new accounts
measure products: number of different products | number of distinct products | number of different articles | distinct products sold | different products sold
measure lines: sale lines | sales lines | order lines | invoice lines | lines | line items
measure average_order_value: average order value | aov | average basket | basket value | average basket value | mean order value | average order | average invoice | average ticket | mean basket | average purchase value | average order size | average spend per order | average value per order | revenue per order | sales per order | average revenue per order | average sales per order | order value | typical order value | average cart | average invoice value | average transaction value | average purchase | mean invoice value | average amount per order | average value of an order | average spend per invoice
measure average_price: average price | mean price | price | prices | unit price | average unit price | average selling price | selling price | price per unit | average sale price | revenue per unit
measure revenue_per_customer: revenue per customer on average | average revenue per customer | average spend per customer | average sales per customer | average spending per customer | mean revenue per customer | average customer value | spend per customer | average revenue per client | average amount spent per customer
measure orders_per_customer: orders per customer on average | average number of orders per customer | average orders per customer | purchase frequency | order frequency | mean number of orders per customer | orders per customer
measure units_per_order: units per order | items per order | average number of items per order | average items per order | average units per order | average quantity per order | average number of units per order | pieces per order | quantity per order | average basket size | basket size
measure lines_per_order: lines per order | average number of lines per order | average lines per order | lines per invoice
measure rating: rating | average rating | mean rating | ratings | average ratings | review score | average review score | score | average score | customer rating | stars | average stars | star rating | satisfaction | review rating | average review rating | reputation
measure reviews: reviews | review | number of reviews | review count | customer reviews | comments | feedback
measure negative_reviews: negative reviews | bad reviews | number of negative reviews | poor reviews | negative feedback | unhappy reviews | negative comments
measure positive_reviews: positive reviews | good reviews | number of positive reviews | positive feedback | happy reviews
measure neutral_reviews: neutral reviews | mixed reviews
measure negative_share: share of negative reviews | percentage of negative reviews | proportion of negative reviews | negative review rate | rate of negative reviews | negative share
measure positive_share: share of positive reviews | percentage of positive reviews | proportion of positive reviews | positive review rate
measure recency: days since last order | days since the last order | days since last purchase | recency | days without ordering | days without an order
measure first_sale: first sell | first order | first ordered | first bought | first purchase | first purchased | first time sold | first sold | first sale | first sale date | launch date | launched | first sold date
measure last_sale: last sell | last order | last ordered | last bought | last purchased | last order date | last time | last sold | last sale | last sale date | last time sold | most recent sale | last purchase
measure listings: linked listings | number of listings | listings linked
measure lifetime_value: lifetime value | customer lifetime value | clv | ltv | customer value | expected value | value to come
measure churn_probability: churn risk | churn probability | risk of leaving | chance of leaving | likelihood to leave | risk of churn | churn rate | probability of churn
superlative desc churn_probability: most at risk | likely to leave | most likely to leave | most likely to churn | at risk | at risk of leaving | about to leave
measure margin: margin | gross margin | profitable | profit | profits | gross profit | margins
measure margin_rate: margin rate | profit margin | margin percentage | profitability
noun product 1: product | article | item | sku | good | stock code | product code | reference
noun product n: products | articles | skus | goods | stock codes | product codes | references | merchandise
noun category 1: category | product category | product family | family | department | range | type of product
noun category n: categories | product categories | families | departments | ranges | product families | types of product | types of products
noun country 1: country | market | nation | destination
noun country n: countries | markets | nations | destinations | geography | geographies
noun customer 1: customer | client | buyer | account | shopper
noun customer n: customers | clients | buyers | accounts | shoppers
noun day 1: day | date
noun day n: days | dates
noun week 1: week
noun week n: weeks
noun month 1: month
noun month n: months
noun quarter 1: quarter
noun quarter n: quarters
noun year 1: year
noun year n: years
noun weekday 1: weekday | day of the week | day of week | week day
noun weekday n: weekdays | days of the week
noun hour 1: hour | hour of the day | what time | at what time | which time | time of day | time of the day | hour of day
noun hour n: hours | hours of the day
noun segment 1: segment | customer segment | rfm segment | segments | customer segments
noun sentiment 1: sentiment
noun stars 1: star | number of stars | rating value | distribution of ratings | rating distribution | ratings distribution | distribution of the ratings | star rating distribution
time day: daily | day by day
time week: weekly | week by week
time month: monthly | month by month | month on month
time quarter: quarterly | quarter by quarter
time year: yearly | annual | annually | year by year
time hour: hourly
superlative desc: most | highest | largest | biggest | greatest | top | leading | maximum | max | number one | largest number of | strongest | peak | record | main | highest number of | biggest number of | busiest | ahead | fastest | quickest
superlative desc vague: best
superlative asc: least | lowest | fewest | smallest | bottom | minimum | min | weakest | slowest | quietest | poorest | lowest number of | last place
superlative asc vague: worst
superlative desc average_price: most expensive | highest priced | priciest | dearest
superlative asc average_price: cheapest | least expensive | lowest priced
superlative desc rating: best rated | highest rated | top rated | best reviewed | most liked | most appreciated | best loved | best rating
superlative asc rating: worst rated | lowest rated | worst reviewed | poorly rated | badly rated | least liked | least appreciated | poorest rated | worst rating
superlative desc units_returned: most returned | most often returned | returned most | returned the most | most frequently returned | returned most often
superlative asc units_returned: least returned | returned the least
superlative desc negative_reviews: most negative reviews | most bad reviews | most complaints
superlative desc positive_reviews: most positive reviews | most good reviews
superlative desc reviews: most reviewed | most commented | most talked about
superlative desc orders: most ordered | most frequent | most loyal | most often ordered | ordered most often | most active | order most often | buy most often | bought most often | most frequently ordered | most orders | most regular
superlative asc orders: least ordered | least frequent | least often ordered | fewest orders
superlative desc units: best selling | bestselling | top selling | most sold | most popular | most purchased | most bought | sell best | sells best | sold best | sell the most units | highest selling | sold the most units | most units | best seller | bestseller | top seller | best sellers | bestsellers | top sellers
superlative asc units: worst selling | least sold | least popular | slowest selling | slow moving | slow movers | lowest selling | sell worst | sells worst | worst sellers | poorest selling | sell the least | least selling | worst seller | selling badly | sells badly | sell badly | selling poorly | sells poorly | sell poorly | sells the least
superlative desc revenue: highest revenue | top grossing | most valuable | biggest spending | spent the most | spend the most | spends the most | largest revenue | most revenue | bring in the most | brings in the most | highest sales | make the most money
superlative desc revenue customer: biggest spenders | top spenders | big spenders | best spenders
superlative desc revenue order: biggest order | largest order | highest order | biggest invoice | largest invoice | most expensive order | highest order value | biggest single order | most valuable order | largest single order
superlative asc revenue order: smallest order | smallest invoice | lowest order value
superlative asc revenue: lowest revenue | least valuable | spent the least | lowest sales | spend the least
superlative desc margin: most profitable | highest margin
superlative asc margin: least profitable | lowest margin
superlative desc last_sale: most recently sold | newest sale
compare >: more than | over | above | greater than | higher than | exceeding | exceed | exceeds | at more than | better than | bigger than | larger than | in excess of | longer than
compare <: less than | under | below | fewer than | lower than | smaller than | worse than | beneath
compare >=: at least | minimum of | no less than | no fewer than | from at least | or more
compare <=: at most | maximum of | no more than | up to | or less | or fewer
compare =: exactly | equal to | precisely
compare = 1: only once | just once | once | a single order | only one order | just one order | a single purchase | a single time | one time only
compare > 1: more than once | repeat | repeatedly | recurring | returning | several times | multiple times | more than one order | multiple orders | at least twice | twice or more
compare between: between
alert CRITICAL: critical | critical alert | critical alerts | in critical alert | critical status | red alert | critical articles
alert WATCH: watch | on watch | to watch | watch list | watchlist | under watch | being watched | under surveillance | watch alert | watch status | to keep an eye on
alert ANY: alert | alerts | on alert | in alert | warning | warnings | flagged | alerting
special period: period covered | what period | which period | time period covered | date range | time span | how far back | period does the data cover | dates covered | period of the data | what dates | data cover | when does the data end | when does the data start | how recent is the data | data range | what time range
special strategies: matching strategies | matching strategy | strategies compared | which strategy
special listings linked: matched listings | listings matched | listings are matched | listings are linked | listings have been matched | linked to an article | listings linked to an article | listings matched to an article
special listings none: unmatched listings | unlinked listings | listings without an article | listings not matched | listings are not matched | listings are unmatched | listings are not linked | listings with no article
special listings ask: listings to review | listings to be reviewed | steward | pairs to review | waiting for a steward | links to review | awaiting review | to be judged | waiting for review
special repeat: repeat purchase rate | repeat rate | repeat customer rate | repurchase rate | share of repeat customers | percentage of repeat customers | retention rate of customers
special quality lines_duplicate: duplicate lines | duplicates | exact duplicates | duplicated lines
special quality lines_rejected: rejected lines | lines rejected | lines were rejected | invalid lines
special quality lines_read: lines read | lines were read | lines in the file | raw lines | lines loaded
special quality share_rejected: rejection rate | share of rejected lines
special reviews: reviews about | reviews mentioning | reviews that mention | reviews mention | reviews which mention | reviews talking about | reviews that talk about | reviews complaining about | search reviews for | search the reviews for | find reviews about | what do customers say about | what do people say about | what do customers say | what are customers saying | what do people say | show reviews | show me reviews | show the reviews | read reviews | latest reviews | last reviews | recent reviews | show me the reviews | customer opinions | opinions | list reviews | latest review
special reviews negative: latest negative reviews | show negative reviews | complaints | complain | what do customers complain about | worst reviews | recent negative reviews | show me negative reviews | last negative reviews
special reviews positive: show positive reviews | best reviews | praise | latest positive reviews | recent positive reviews
special profile: tell me about | tell me everything about | details of | details on | profile of | overview of | summary of | key figures for | key figures of | information about | information on | info on | 360 view of | facts about | how is doing
coverage: matching coverage rate | coverage rate | mdm coverage | coverage | matching coverage | match coverage | coverage of the matching | matched | matching rate | match rate | linked | are matched | linked to a listing | linked to listings | matched to a listing | with a listing | have a listing | matched to listings | linked to the marketplace | matched with the marketplace | linked to a marketplace listing | marketplace coverage | connected to the marketplace
falling: falling reputation | declining reputation | falling rating | falling ratings | declining rating | declining ratings | reputation is falling | rating is falling | dropping rating | reputation falling | getting worse reviews | worsening reputation | worsening rating | deteriorating reputation | reputation is getting worse | ratings are falling | losing reputation | reputation is declining | reputation drops | rating fell | rating dropped | reputation fell | falling in reputation | deteriorating rating | ratings drop | reputation is worsening | rating has dropped | rating has fallen | reputation has fallen | reputation decline | rating drop | lower rated than before | reputation dropped | rating declined
best-seller: best sellers | best seller | bestsellers | bestseller | top sellers | best selling articles | best selling products | best selling | top selling
inactive: inactive | lapsed | have not ordered | not ordered | has not ordered | have not bought | not bought | stopped buying | stopped ordering | no longer buy | no longer order | haven t ordered | haven t bought | did not order | didn t order | have ordered nothing | without an order | without ordering | without any order | lost customers | churned | not purchased | have not purchased | not come back | not been back | haven t purchased | gone quiet
unsold: not sold | unsold | have not sold | has not sold | not been sold | have not been sold | haven t sold | haven t been sold | no longer sold | stopped selling | no longer sell | did not sell | didn t sell
recent: last | latest | recent | most recent | newest
new: new | newly | first time
by: by | per | for each | for every | in each | split by | broken down by | grouped by | according to | across | breakdown by | across all | for all | in every | on each | each | every | breakdown | split | as a function of | ranked by | sorted by | ordered by | rank by | sort by | in terms of | measured by | by number of | per number of
count: how many | number of | count | count of | how often | total number of | nb of | the number of
which: which | who | whose | what product | what country
list: list | show | show me | give me | display | list of | name | give | find | get | enumerate | i want | i need | i would like | can you show | can you give | could you show | let me see | let s see | pull
when: when | on what date | at what date
versus: compare | compared | compared to | compared with | versus | vs | against | comparison | difference between | how does compare | comparing | difference | side by side | relative to
share: share | percentage | percent | proportion | fraction | part | share of | what part | ratio | contribution | contribute | weight | mix | %
growth: growth | grow | grew | grown | growing | increase | increased | rise | rose | risen | up | gained | gain | growth rate | evolved | change | changed | evolve | progress | progressed | improve | improved | improving | fastest growing | increasing | rising | year on year growth | yoy growth | year on year | yoy | evolution between | jumped
decline: decline | declined | declining | fall | fell | fallen | falling | decrease | decreased | drop | dropped | shrink | shrunk | shrinking | lost | lose | losing | down | loss | dropping | slump | decreasing | went down | going down
trend: trend | evolution | over time | development | history | curve | timeline | time series | seasonality | trend of | progression | how has evolved | trends
average: average | mean | avg | on average | typical | typically | averaged
total: total | overall | in total | altogether | sum | sum of | all together | combined | grand total | all in all
without: without | no | never | zero | none | not any | without any | not a single | no single | have no | has no | with no | have never | lacking | haven t any
outside: outside | except | excluding | other than | apart from | besides | not from | not in | outside of | excl | non | abroad from | leaving out | all but | but not
different: different | distinct | unique | various
sold: sold | sell | selling | sells | sell the most | bought | buy | buys | purchased | purchase | sales made | order from us | did we sell | have we sold | was sold | were sold | ordered | placed | made | make | place | sell us
returned: returned | return | returns | sent back | send back | send | sends back | bring back | cancelled | cancellations | take back | brought back | sent
rated: rated | noted | reviewed
same: the same | same | same thing | ditto | same question | idem | likewise
follow: and | what about | how about | and what about | now | then | also | and how about | ok and
instead: instead | rather
each: each
only: only | just | limit to | restrict to | exclusively
topic stock: stock | in stock | inventory | out of stock | stock level | stock levels | left in stock | warehouse | reorder | replenish | restock | availability | stockout | on hand
topic supplier: supplier | supplies | supply | supplied | who supplies | suppliers | vendor | vendors | manufacturer | purchase price | buying price | procurement | manufacturers | wholesaler
topic weather: weather | rain | rainy | temperature | sunny | snow | climate | sunshine | heatwave | storm
topic person: age | ages | old are | gender | women | men | male | female | sex | birthday of | married | birth | young | older | demographics | demographic | household | salary | occupation | ethnicity | teenagers | nationality | job | families with children
topic city: city | cities | town | region | regions | postcode | zip code | county | london | paris | manchester | berlin | shop | store | stores | branch | branches | street | province | state
topic staff: employee | employees | staff | salesperson | salespeople | sales rep | sales reps | seller | colleague | hr | headcount | working hours | payroll | team
topic marketing: campaign | campaigns | advertising | ad | ads | facebook | google | instagram | newsletter | email campaign | marketing | traffic | visitors | visits | conversion | conversion rate | website | clicks | click | seo | social media | tiktok | promotion campaign | sessions | bounce rate | influencer | impressions
topic delivery: delivery | deliveries | delivery time | shipping time | shipped late | late deliveries | carrier | shipping delay | delivered | lead time | shipment | shipments | shipping cost | courier | dispatch
topic payment: payment | payments | paid by card | paypal | credit card | payment method | unpaid | overdue | cash | paid late | instalments | bad debt
topic discount: discount | discounts | coupon | coupons | voucher | promo | promotion | promotions | rebate | promo code
topic competitor: competitor | competitors | market share | competition | amazon | industry average | benchmark
topic forecast: forecast | predict | prediction | will we | will be | will sell | going to | expected | next year s sales | future | projection | project | will our | will it | will the | will reach | tomorrow | should we expect | shall we sell | will grow | estimate for next | will they | will customers | will revenue | will sales
topic currency: euro | euros | dollar | dollars | usd | eur | yen | exchange rate | € | $
topic tax: vat | tax | taxes | duty | customs
topic budget: budget | target | targets | objective | plan | goal | quota
topic why: why | reason for | reason why | explain why | cause of | what caused | because of what | how come | impact of | effect of | due to what | reasons for | reasons why | what drives | what explains
topic contact: email address | email addresses | phone number | phone numbers | address | addresses | names of customers | customer name | customer names | name of the customer | telephone | phone | contact details | email | emails
topic advice: should we | should i | recommend | advice | what should | how can we | how could we | how to increase | how do i improve | suggest | is it worth
topic write: delete | drop table | update the | insert | remove the | truncate | alter | erase
topic channel: online store | channel | channels | mobile app | in store | marketplace sales | device | devices | app
stop: at all | anything | nothing | something | time | times | the | cover | covers | covered | got | a | an | of | in | on | at | to | is | are | was | were | be | been | do | does | did | done | we | our | us | i | me | my | you | your | it | its | this | that | these | those | have | has | had | for | with | from | as | there | their | them | they | please | much | many | what | how | any | some | all | into | during | and | or | so | than | who | that are | whole | entire | period | over | per cent | can | could | would | tell | know | see | us | made by | by us | data | dataset | according | shop | figures | figure | numbers | number | placed | was placed | from us | to us | with us | us most | year round | far | so far | to date | ever | out | off | come | comes | came | coming | go | get | gets | got | gives | current | currently | today s | hi | hello | thanks | thank you | also | per | about | we re | we ve | s | t | ve | re | m | d | ll | look | looking | like | full | complete | stand | whose | where | each other | which are | that have | having | receive | received | did we get | respectively | between | both | win | won | by far | still | yet | always | happen | happened | record | recorded | all time | since the beginning | of all time | worldwide | globally | global | generally | actually | just | want | need | say | said | one | ones | s the | bring | brings | brought | per | level | volume of | accounted | account for | represent | represents | attributable | derived | originate | generate | generates | generated | produce | produced | people | perform | performed | performing | performance | did | our shop | company | overall | own | within | if | any of | belong | belonging | named | called | sort | kind | type | order of | descending | ascending | rank | ranking | ranked | position | place | highest to lowest
`;
