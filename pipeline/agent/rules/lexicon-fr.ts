/** French words by meaning. Accents and plural s need no entries of their own. */
export const FRENCH = `
measure revenue weak: argent | montant | revenus | revenu | valeur | somme d'argent
measure service_revenue: revenu des services | chiffre d'affaires des services | ca des services | frais de port facturés | ventes de services
measure revenue: brut | chiffre d'affaires | chiffre d affaire | ca | ventes | vente | chiffre | montant des ventes | montant vendu | recettes | recette | encaissé | dépensé | dépense | dépensent | dépenses | rapporte | rapportent | rapporté | en valeur | valeur des ventes | chiffres d'affaires | ca brut | chiffre d'affaires brut | gagné | facturé | facturation | pèse | pèsent | combien avons nous vendu | combien a t on vendu | combien on a vendu | généré | génère | génèrent | volume d'affaires | business | en euros de ventes | achats en valeur
measure net_revenue: net | ca net | chiffre d'affaires net | ventes nettes | chiffre d'affaires net des retours | net des retours | ca après retours | chiffre d'affaires après retours | retours déduits | ca moins les retours | hors retours | déduction faite des retours | chiffre d'affaires hors retours | ca hors retours | ventes nettes de retours
measure returns_share: part des retours dans le chiffre d'affaires | part des retours dans le ca | part des retours dans les ventes | poids des retours dans le chiffre d'affaires | poids des retours | retours en pourcentage du chiffre d'affaires
measure returns_value: valeur des retours | montant des retours | remboursements | remboursement | remboursé | valeur retournée | coût des retours | montant remboursé | valeur des articles retournés | montant retourné | combien nous coûtent les retours | valeur des marchandises retournées
measure units: unités | unité | unités vendues | quantité | quantités | quantité vendue | quantités vendues | volume | volumes | pièces | pièces vendues | exemplaires | nombre d'unités | en unités | en volume | en quantité | écoulé | écoulées | nombre d'articles vendus | volume des ventes | volume de ventes | volumes de vente | volumes de ventes | nombre de pièces | volumes vendus | nombre de ventes en unités | nombre d'unités vendues | unités écoulées
measure units_returned: unités retournées | quantité retournée | nombre de retours | articles retournés | nombre d'articles retournés | quantités retournées | pièces retournées | nombre d'unités retournées | unités renvoyées | volume de retours | volume des retours
measure return_rate: taux de retour | taux de retours | pourcentage de retours | part de retours | proportion de retours | part des retours | taux des retours | pourcentage de retour | ratio de retour
measure orders: commandes | commande | nombre de commandes | factures | facture | nombre de factures | achats | transactions | nombre d'achats | paniers | nombre de transactions | volume de commandes
measure customers: nombre de clients | clients actifs | clients uniques | nombre d'acheteurs | clients distincts | clients différents | nombre de clients différents
measure new_customers: nouveaux clients | nouveau client | nouveaux acheteurs | clients acquis | clients gagnés | nouvelles clientes | nouveaux comptes | acquisition | acquisitions | clients recrutés | clients conquis | acquisition de clients | recrutement de clients | premiers achats
measure products: nombre d'articles différents | articles différents | références différentes | produits différents | nombre de produits différents | articles distincts | produits distincts | références distinctes
measure lines: lignes de vente | lignes de commande | lignes | lignes de facture | lignes de ventes
measure average_order_value: panier moyen | valeur moyenne des commandes | valeur moyenne d'une commande | commande moyenne | montant moyen des commandes | montant moyen d'une commande | montant moyen par commande | valeur moyenne par commande | ticket moyen | facture moyenne | valeur moyenne du panier | ca moyen par commande | chiffre d'affaires moyen par commande | dépense moyenne par commande | ca par commande | chiffre d'affaires par commande | panier d'achat moyen | achat moyen | montant moyen du panier | valeur du panier moyen | valeur moyenne de commande | paniers moyens | montant moyen de commande | montant moyen des factures | montant moyen d'une facture | combien vaut une commande en moyenne
measure average_price: prix moyen | prix | prix unitaire | prix de vente | prix moyen de vente | prix de vente moyen | prix unitaire moyen | prix moyen unitaire | prix à l'unité | tarif | tarif moyen
measure revenue_per_customer: ca moyen par client | chiffre d'affaires moyen par client | dépense moyenne par client | ca par client en moyenne | montant moyen par client | dépense par client en moyenne | valeur moyenne d'un client | revenu moyen par client | dépense moyenne des clients | dépense moyenne d'un client | montant moyen dépensé par client | panier total moyen par client | achats moyens par client
measure orders_per_customer: commandes par client en moyenne | nombre moyen de commandes par client | fréquence d'achat | fréquence de commande | commandes par client | nombre de commandes par client en moyenne | commandes moyennes par client
measure units_per_order: unités par commande | articles par commande | nombre moyen d'articles par commande | quantité moyenne par commande | nombre moyen d'unités par commande | nombre d'articles par commande | taille du panier | taille moyenne du panier | pièces par commande | taille moyenne des paniers | nombre d'unités par commande
measure lines_per_order: lignes par commande | nombre moyen de lignes par commande | lignes par facture
measure rating: note | notes | note moyenne | évaluation | évaluations | note moyenne des avis | étoiles | nombre d'étoiles | satisfaction | réputation | moyenne des notes | score | notation | évaluation moyenne | moyenne des avis | notes moyennes | note des clients | note client
measure reviews: avis | nombre d'avis | commentaires | commentaire | avis clients | retours clients | avis reçus
measure negative_reviews: avis négatifs | avis negatif | mauvais avis | nombre d'avis négatifs | commentaires négatifs | avis défavorables
measure positive_reviews: avis positifs | bons avis | nombre d'avis positifs | avis favorables | commentaires positifs | avis positif
measure neutral_reviews: avis neutres | avis mitigés | avis neutre
measure negative_share: part d'avis négatifs | pourcentage d'avis négatifs | proportion d'avis négatifs | taux d'avis négatifs | part des avis négatifs
measure positive_share: part d'avis positifs | pourcentage d'avis positifs | proportion d'avis positifs | taux d'avis positifs | part des avis positifs
measure recency: jours depuis la dernière commande | récence | jours sans commande | jours depuis le dernier achat | ancienneté de la dernière commande
measure first_sale: vendu la première fois | commandé pour la première fois | première vente | premier achat | date de lancement | lancé | première commande | vendu pour la première fois | commercialisé
measure last_sale: vendu la dernière fois | commandé pour la dernière fois | dernière vente | dernier achat | dernière commande | vendu pour la dernière fois
measure listings: annonces reliées | nombre d'annonces
measure lifetime_value: valeur vie client | valeur vie | valeur à vie | clv | ltv | valeur à venir
measure churn_probability: risque de départ | attrition | risque d'attrition | probabilité de départ | risque de churn | churn | taux d'attrition
superlative desc churn_probability: plus à risque | les plus à risque | à risque | risquent de partir | plus susceptibles de partir | risquent le plus de partir | sur le point de partir
measure margin: marge | marge brute | rentable | rentables | bénéfice | bénéfices | profit | profits | marges
measure margin_rate: taux de marge | rentabilité | marge en pourcentage
noun product 1: produit | article | référence | code article | code produit
noun product n: produits | articles | références | marchandises | codes article | codes produit
noun category 1: catégorie | catégorie de produits | famille | famille de produits | rayon | gamme | type de produit | type d'article | univers
noun category n: catégories | familles | rayons | gammes | types de produits | types d'articles | catégories de produits | familles de produits | catégories d'articles
noun country 1: pays | marché | nation | destination
noun country n: pays | marchés | nations | destinations | zones géographiques | géographie
noun customer 1: client | acheteur | cliente | compte | acheteuse
noun customer n: clients | acheteurs | clientes | comptes | clientèle | acheteuses
noun day 1: jour | journée | date
noun day n: jours | journées | dates
noun week 1: semaine
noun week n: semaines
noun month 1: mois
noun month n: mois
noun quarter 1: trimestre
noun quarter n: trimestres
noun year 1: année | an
noun year n: années | ans
noun weekday 1: jour de la semaine | jour de semaine
noun weekday n: jours de la semaine | jours de semaine
noun hour 1: heure | heure de la journée | heure du jour | moment de la journée | tranche horaire
noun hour n: heures | heures de la journée | tranches horaires
noun segment 1: segment | segment de clientèle | segments | segment client | segments de clients
noun sentiment 1: sentiment
noun stars 1: étoile | répartition des notes | distribution des notes | répartition par note
time day: quotidien | quotidienne | journalier | journalière | quotidiennement | jour par jour
time week: hebdomadaire | hebdo | semaine par semaine
time month: mensuel | mensuelle | mensuellement | mois par mois | mensuels | mensuelles
time quarter: trimestriel | trimestrielle | trimestre par trimestre
time year: annuel | annuelle | année par année | annuellement
time hour: horaire | heure par heure
superlative desc: plus | plus grand | plus grande | plus gros | plus grosse | plus élevé | plus élevée | plus haut | plus haute | top | maximum | max | premier | première | premiers | premières | plus important | plus importante | plus fort | plus forte | plus grand nombre de | principaux | principal | principale | principales | le plus grand nombre de | gros | grosses | record | en tête | le plus grand nombre | numéro un | palmarès | pic
superlative desc vague: meilleur | meilleure | meilleurs | meilleures | mieux | le mieux
superlative asc: moins | plus faible | plus petit | plus petite | plus bas | plus basse | minimum | min | moins élevé | moins élevée | flop | plus faibles | moins important | plus petits | plus petites | dernier | derniers | dernière | dernières | moindre | plus calme | plus calmes | en queue | plus lent | plus creux | plus creuse
superlative asc vague: pire | pires | plus mauvais | plus mauvaise | moins bon | moins bonne | moins bons | moins bonnes
superlative desc average_price: le plus cher | les plus chers | plus cher | plus chère | plus onéreux | la plus chère | les plus chères | plus coûteux
superlative asc average_price: le moins cher | les moins chers | moins cher | moins chère | moins coûteux | meilleur marché | la moins chère | les moins chères
superlative desc rating: mieux noté | mieux notée | les mieux notés | le mieux noté | meilleure note | meilleures notes | plus apprécié | plus appréciée | les plus appréciés | mieux évalué | mieux évalués | les mieux évalués | plus aimé | meilleurs avis | les mieux notées | mieux notées
superlative asc rating: moins bien noté | moins bien notée | les moins bien notés | plus mal noté | les plus mal notés | pire note | pires notes | moins apprécié | les moins appréciés | mal noté | mal notés | plus mauvaise note | plus mauvaises notes | moins bien évalué | plus basse note | moins bonne note | les moins bien notées | les moins bonnes notes | moins bonnes notes | moins bien notées | pires avis | plus mauvais avis
superlative desc units_returned: plus retourné | plus retournée | les plus retournés | plus renvoyé | les plus renvoyés | retourne le plus | le plus retourné | plus souvent retourné | plus souvent retournés | plus rendu | les plus rendus | retournés le plus | les plus retournées | le plus de retours | plus de retours | retournent le plus
superlative asc units_returned: moins retourné | les moins retournés | le moins de retours
superlative desc negative_reviews: plus d'avis négatifs | plus de mauvais avis | plus d'avis défavorables
superlative desc positive_reviews: plus d'avis positifs | plus de bons avis
superlative desc reviews: plus commenté | les plus commentés | plus d'avis | le plus d'avis | le plus commenté | le plus de commentaires | plus de commentaires
superlative desc orders: plus commandé | les plus commandés | plus fidèle | plus fidèles | les plus fidèles | plus actif | plus actifs | les plus actifs | commande le plus souvent | commandent le plus souvent | le plus souvent commandé | plus réguliers | commandent le plus | commande le plus | achètent le plus souvent | achète le plus souvent | le plus souvent commandés | plus fréquents | le plus de commandes | plus de commandes | les plus réguliers
superlative asc orders: moins commandé | les moins commandés | moins fidèle | moins actifs | le moins de commandes | commandent le moins
superlative desc units: plus vendu | plus vendue | les plus vendus | le plus vendu | se vend le mieux | se vendent le mieux | vend le mieux | mieux vendu | les mieux vendus | plus populaire | plus populaires | meilleures ventes | meilleure vente | plus acheté | les plus achetés | meilleurs vendeurs | best seller | best sellers | bestsellers | bestseller | les plus vendues | plus demandé | plus demandés | se vend le plus | se vendent le plus | plus écoulé | plus écoulés | qui marchent le mieux | marche le mieux | marchent le mieux | les plus achetées | vedettes | phares | top des ventes | top ventes | top vente | mieux vendues
superlative asc units: moins vendu | les moins vendus | le moins vendu | se vend le moins | se vendent le moins | se vend mal | se vendent mal | moins populaire | moins populaires | plus mauvaises ventes | pires ventes | vend le moins | moins bien vendu | les moins vendues | moins acheté | moins achetés | marche le moins | marchent le moins | qui se vendent mal | moins bonnes ventes
superlative desc revenue: plus gros chiffre d'affaires | plus dépensé | le plus dépensé | dépense le plus | dépensent le plus | achète le plus | achètent le plus | rapporte le plus | rapportent le plus | plus gros ca | pèse le plus | meilleur chiffre | meilleur chiffre d'affaires | meilleur ca | plus grosse recette | ont dépensé le plus | rapporté le plus | génère le plus de ca | achetait le plus | contribue le plus
superlative desc revenue customer: plus dépensiers | plus gros acheteurs | plus gros dépensiers
superlative desc revenue order: plus grosse commande | plus grande commande | plus grosses commandes | plus grandes commandes | plus grosse facture | commande la plus chère | plus grosses factures | commande la plus élevée
superlative asc revenue order: plus petite commande | plus petites commandes | plus petite facture
superlative asc revenue: moins dépensé | dépense le moins | dépensent le moins | rapporte le moins | rapportent le moins | achète le moins | achètent le moins | pèse le moins | plus petit chiffre | rapporté le moins
superlative desc margin: plus rentable | plus rentables | les plus rentables | le plus rentable | la plus rentable
superlative asc margin: moins rentable | moins rentables
compare >: plus de | plus d | supérieur à | supérieure à | supérieurs à | supérieures à | au dessus de | au delà de | dépasse | dépassent | dépassant | supérieur | supérieure | excède | plus grand que | plus élevé que | dépassé | depuis plus de | depuis plus d
compare <: moins de | moins d | inférieur à | inférieure à | inférieurs à | inférieures à | au dessous de | en dessous de | sous | inférieur | inférieure | plus petit que | en deçà de | plus bas que
compare >=: au moins | minimum de | au minimum | pas moins de | ou plus | et plus
compare <=: au plus | maximum de | au maximum | pas plus de | jusqu à | ou moins | tout au plus
compare = 1: n a passé qu une seule commande | n a passé qu une commande | qu une seule commande | une seule commande | qu une seule fois | une seule fois | qu une fois | une fois | qu une commande
compare > 1: plus d'une fois | plusieurs fois | récurrents | récurrent | à plusieurs reprises | plus d'une commande | plusieurs commandes | au moins deux fois
compare =: exactement | égal à | égale à | précisément
compare between: entre | comprise entre | compris entre
alert CRITICAL: critique | critiques | alerte critique | alertes critiques | en alerte critique | statut critique | alerte rouge | état critique
alert WATCH: à surveiller | sous surveillance | surveillance | surveiller | vigilance
alert ANY: alerte | alertes | en alerte | signalés | avertissement | avertissements
special period: période couverte | quelle période | période couvrent | période des données | étendue des données | plage de dates | les données couvrent | quelles dates | jusqu à quand vont les données | dates couvertes | de quand datent les données | période couvre | date des données | les données vont elles
special strategies: stratégies d'appariement | stratégie d'appariement | stratégies de rapprochement | stratégies | quelle stratégie
special listings linked: annonces appariées | annonces rapprochées | annonces sont reliées | annonces sont appariées | annonces reliées à un article | annonces rattachées
special listings none: annonces non appariées | annonces non reliées | annonces sans article | annonces orphelines | annonces ne sont pas reliées | annonces non rattachées | annonces ne sont reliées à aucun article
special listings ask: annonces à revoir | à valider | paires à juger | en attente de validation | à faire valider | liens à revoir | à juger | annonces à valider
special repeat: taux de réachat | taux de ré achat | taux de clients fidèles | part de clients récurrents | taux de fidélité | taux de clients récurrents
special quality lines_duplicate: lignes en double | doublons | lignes dupliquées | doublons exacts | lignes en doublon
special quality lines_rejected: lignes rejetées | lignes écartées | lignes invalides | lignes refusées
special quality lines_read: lignes lues | lignes du fichier | lignes brutes | lignes chargées | lignes au départ
special quality share_rejected: taux de rejet | part de lignes rejetées
special reviews: avis sur | avis qui parlent de | avis parlant de | avis qui mentionnent | avis mentionnant | avis concernant | cherche les avis sur | que disent les clients de | que disent les clients du | que disent les clients des | que disent les avis sur | avis au sujet de | que disent les clients | qu en disent les clients | montre les avis | derniers avis | avis récents | affiche les avis | donne les avis | montre moi les avis | que pensent les clients | lis les avis | dernier avis | avis les plus récents | opinion des clients | liste des avis
special reviews negative: derniers avis négatifs | montre les avis négatifs | plaintes | plaignent | réclamations | se plaignent | avis négatifs récents | montre moi les avis négatifs | montre les mauvais avis | de quoi se plaignent les clients | affiche les avis négatifs
special reviews positive: derniers avis positifs | montre les avis positifs | montre moi les avis positifs | avis positifs récents
special profile: parle moi de | dis moi tout sur | fiche de | fiche | détails de | détail de | profil de | résumé de | informations sur | infos sur | info sur | vue 360 | chiffres clés de | tout sur | que sait on de | présente moi
coverage: taux de couverture de l'appariement | taux de couverture du rapprochement | taux de couverture mdm | couverture mdm | couverture | taux de couverture | couverture de l'appariement | taux d'appariement | apparié | appariés | appariées | relié à une annonce | reliés à une annonce | reliée à une annonce | relié à la place de marché | rattachés à une annonce | rattaché | rattachés | relié | reliés | reliée | reliées | rapproché | rapprochés | liés à une annonce | couverture du rapprochement | taux de rapprochement | taux de matching | matching | ont une annonce | couverts par | lié à une annonce | liée à une annonce | reliés à la place de marché | reliées à une annonce
falling: réputation en baisse | réputation baisse | note en baisse | notes en baisse | réputation se dégrade | réputation qui baisse | note qui baisse | note baisse | notes baissent | réputation qui se dégrade | réputation déclinante | réputation en chute | réputation chute | notes qui baissent | note se dégrade | réputation recule | réputation s'effondre | avis se dégradent | notes se dégradent | note a baissé | réputation a baissé | réputation en recul | note en chute | perdent en réputation | note recule | notes en chute | réputation diminue | réputation en déclin | note qui se dégrade | réputation s'est dégradée | note s'est dégradée | note diminue | réputation décline
best-seller: best sellers | best seller | bestsellers | bestseller | meilleures ventes | meilleure vente | plus vendus
inactive: inactif | inactifs | inactive | inactives | perdus | n ont pas commandé | n a pas commandé | n ont rien commandé | n a rien commandé | n ont plus commandé | n a plus commandé | ne commandent plus | n ont rien acheté | n ont pas acheté | n ont plus acheté | n achètent plus | sans commande | sans commander | sans achat | n a rien acheté | n a plus acheté | ne sont pas revenus | n avons plus vus | ont cessé d'acheter | ont arrêté de commander | ont arrêté d'acheter | ne sont plus venus | ne commande plus | clients perdus | n ayant rien commandé | n ayant pas commandé | n ayant plus commandé | n ayant rien acheté | pas commandé | rien commandé | rien acheté | pas passé commande | n ont pas passé de commande | plus commandé depuis
unsold: invendu | invendus | pas vendus | pas vendu | n ont pas été vendus | n a pas été vendu | ne se vendent plus | ne se vend plus | plus vendus depuis | pas été vendus | n ont plus été vendus | pas vendues | ne sont plus vendus | n avons pas vendus
new: nouveau | nouveaux | nouvelle | nouvelles | première fois
by: par | pour chaque | selon | dans chaque | en fonction de | en fonction du | ventilé par | réparti par | répartition par | classés par | classé par | triés par | trié par | de chaque | chaque | à chaque | suivant | en termes de | en nombre de | en nombre d | par nombre de | par nombre d | pour tous les | pour toutes les | répartition | ventilation | ventilé | réparti | répartis | tous les | toutes les | en matière de | d'après | détaillé par | regroupé par | groupé par | se répartit | se répartissent
count: combien de | combien d | nombre de | nombre d | combien | le nombre de | nombre total de | compter | compte le nombre de | à combien
which: quel | quelle | quels | quelles | qui | lequel | laquelle | lesquels | lesquelles
list: liste | lister | montre | montre moi | affiche | donne | donne moi | donnez moi | montrez moi | liste des | liste de | indique | cite | trouve | affiche moi | sors moi | je veux | je voudrais | peux tu me donner | énumère | je souhaite | indique moi | liste moi | pouvez vous me donner | j aimerais | fais moi | sortir | extrait | voir
when: quand | à quelle date | depuis quand
versus: compare | comparé | comparer | comparé à | par rapport à | par rapport au | par rapport aux | face à | contre | versus | vs | comparaison | différence entre | comparaison entre | comparez | écart entre | écart | différence | comparativement à | comparée à | comparaison de | et celui de | en comparaison
share: part | pourcentage | proportion | fraction | part de | pourcent | % | poids | quelle part | pour cent | contribution | représente | représentent | part des | parts
growth: croissance | croît | croissent | augmente | augmenté | augmentation | hausse | en hausse | progressé | progresse | progression | progressent | taux de croissance | a augmenté | évolué | évolue | variation | monté | gagné en | croître | accru | augmentent | monte | montent | progressions | grandi | accélère | amélioré | a t il augmenté
decline: baisse | en baisse | baissé | diminué | diminution | recul | reculé | chute | chuté | baissent | en recul | perdu | diminue | recule | chutent | reculent | diminuent | déclin | en chute | perdent | perd | décroissance | régressé
trend: tendance | évolution | courbe | historique | au fil du temps | dans le temps | évolutions | saisonnalité | au cours du temps | chronologie | évolution de | tendances | série
average: moyen | moyenne | en moyenne | moyens | moyennes | typique
total: total | totale | au total | en tout | totaux | global | globale | ensemble | cumul | cumulé | somme | globalement | somme des | totales | cumulés
without: sans | jamais | aucun | aucune | zéro | n ont pas de | n a pas de | n ont aucun | sans aucun | sans aucune | pas d | n'ont jamais été | n ont aucune | pas un seul | n ayant aucun | n a aucun | n ont pas d
outside: hors | sauf | excepté | en dehors de | en dehors du | hormis | à l'exception de | à l'exception du | autres que | à part | hors du | hors de | en excluant | en dehors | exclure | excluant | à l'extérieur de | mis à part
different: différent | différents | différentes | distinct | distincts | distinctes | uniques | différente
sold: vendu | vendus | vendue | vendues | vend | vendent | vendre | vendons | acheté | achetés | achète | achètent | achetée | achetées | vend on | avons nous vendu | vendu le | commandé | commandent | passé | passées | passe | passée | passés | vendait | acheter | commander | effectué | réalisé | réalisée | réalisés | réalise | réalisent | passent | effectuées | fait | faire | fait on | faisons | font | consomme | consommé
returned: retourné | retournés | retournée | retournées | renvoyé | renvoyés | rendu | rendus | retours | retour | annulé | annulés | annulations | renvoyée | renvoyées | retourne | retournent | renvoie | renvoient | retourner
rated: noté | évalué | évalués
same: la même chose | même chose | idem | pareil | la même | de même | même question | pareillement | le même
follow: et | et pour | et en | et au | et aux | et les | et la | et le | qu en est il | et avec | maintenant | et sur | et du | et de | et des | et par | aussi | également
instead: plutôt | à la place
each: chacun | chacune
only: seulement | uniquement | rien que | limite | exclusivement | restreins
topic stock: stock | stocks | rupture | inventaire | ruptures | en stock | réapprovisionner | réapprovisionnement | entrepôt | disponibilité | en réserve | reste t il
topic supplier: fournisseur | fournit | fournissent | fournisseurs | prix d'achat | coût d'achat | fabricant | approvisionnement | fabricants | grossiste
topic weather: météo | pluie | temps qu il fait | température | soleil | neige | climat | il pleut | canicule | quel temps | intempéries
topic person: âge | âgés | sexe | genre | femmes | hommes | femme | homme | date de naissance | anniversaire de | marié | démographie | salaire | profession | jeunes | âgé | foyer | démographique | ans d'âge | nationalité | métier
topic city: ville | villes | région | régions | département | départements | code postal | magasin | magasins | boutique | boutiques | rue | paris | lyon | londres | province | provinces
topic staff: employé | employés | vendeur | vendeurs | vendeuse | salarié | salariés | collaborateur | effectif | commercial | commerciaux | équipe | équipes | personnel
topic marketing: campagne | campagnes | publicité | publicités | facebook | google | instagram | newsletter | marketing | trafic | visiteurs | visites | conversion | taux de conversion | site web | clics | référencement | réseaux sociaux | pub | site internet | influenceurs
topic delivery: livraison | livraisons | délai | délais | transporteur | retard | retards | expédition | livré | livrés | expéditions | frais de port | délai de livraison | envoi | colis
topic payment: paiement | paiements | carte bancaire | paypal | impayé | impayés | moyen de paiement | espèces | virement | moyens de paiement
topic discount: remise | remises | réduction | réductions | promo | promotion | promotions | coupon | rabais | soldes | code promo
topic competitor: concurrent | concurrents | concurrence | part de marché | parts de marché | amazon
topic forecast: prévision | prévisions | prévoir | prédire | prédiction | sera | seront | vendra t on | vendrons | ferons nous | ferons | fera | ferons nous | allons nous | va t on | futur | avenir | aurons | demain | va augmenter | vont | projections | projection | prévois | atteindra | vendra | prévu | prévue | pourrait | anticiper | prévoyez | prédis | va t il | va t elle
topic currency: euro | euros | dollar | dollars | € | $ | devise | taux de change
topic tax: tva | taxe | taxes | impôt | impôts | hors taxe | ht | ttc | douane
topic budget: budget | objectif | objectifs | cible | budgets | quota
topic why: pourquoi | pour quelle raison | raison de | cause de | à cause de | qu est ce qui explique | explique | comment expliquer | raisons | causes | effet de | impact de | influence | impact | expliquer | raison
topic contact: adresse e mail | email | e mail | mail | téléphone | adresse | adresses | nom du client | noms des clients | coordonnées | nom des clients | numéro de téléphone | emails
topic advice: devrions nous | faut il | devons nous | recommande | conseil | conseils | que faire | comment augmenter | comment améliorer | recommandes | recommandation | devrait on | conseilles
topic write: supprime | efface | modifie | insère | mets à jour | supprimer | drop | delete | vide
topic channel: canal | canaux | en ligne | application mobile | appareil | mobile
stop: le | la | les | l | un | une | des | de | du | d | en | au | aux | à | a | est | sont | était | étaient | être | été | ai | as | avons | avez | ont | a t | t | on | nous | vous | je | me | moi | tu | te | il | elle | ils | elles | se | s | sa | son | ses | nos | notre | votre | vos | mes | mon | ma | leur | leurs | ce | cet | cette | ces | ceux | celles | que | qu | quoi | dont | où | ne | n | pas | y | et | ou | si | dans | sur | pour | avec | chez | pendant | durant | au cours de | au cours du | au cours des | lors de | sont ils | est ce que | est ce | qu est ce que | c est | c | j | m | toute | tout | tous | toutes | période | année entière | s il te plaît | s il vous plaît | svp | merci | bonjour | quel est | quelle est | quels sont | quelles sont | y a t il | il y a | avoir | avait | entre | peux tu | pouvez vous | dire | dis moi | dis | dites moi | données | jeu de données | boutique | celui | celle | enregistré | enregistrés | enregistrées | connaître | savoir | eu | eue | eues | couvre | couvrent | couvert | reçu | reçus | reçue | reçues | rien | obtenu | venant | provenant | provient | viennent | vient | proviennent | venus | issu | issus | actuellement | jour d'aujourd'hui | a ce jour | depuis le début | de tous les temps | monde | mondial | mondiale | notre boutique | entreprise | société | comment | chez nous | donc | alors | puis | encore | déjà | bien | très | combien de fois | fois | atteint | atteindre | atteignent | du tout | présente | présentent | ayant | compte | comptons | comptent | classement | classe | trie | classer | ordre | décroissant | croissant | chiffres | chiffre clé | niveau | niveau de | parmi | auprès | plus généralement | en particulier | exact | exacte | elles mêmes | aujourd hui | s'il | soit | correspond | correspondant | concernant | pour ce qui est | côté | au niveau | quel a été | quelle a été | fut | avons nous | a t on | ont ils | possède | possédons | avons nous eu | environ | à peu près | maximale | vers | via | lui | fin | afin | d'eux | personnes | gens | précis | du mois | donné | perçu | touché | gagne | réalisées | boutique en ligne | la place de marché | place de marché | marketplace
`;
