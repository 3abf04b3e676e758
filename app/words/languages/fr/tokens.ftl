## Access tokens: what programs act for a person by.

tokens = Jetons d’accès
tokens-what = Un programme ou un agenda qui utilise Taskbell pour vous se connecte avec un jeton, pas avec votre mot de passe.
token-made = Créé : { $date }
token-ends = Valable jusqu’à : { $date }
token-ended = Expiré : { $date }
token-endless = Valable jusqu’à ce que vous le révoquiez
token-used = Dernière utilisation : { $at } depuis { $address }
token-unused = Pas encore utilisé
token-revoke = Révoquer
token-name = Nom
token-name-hint = Ce qui va l’utiliser, par exemple l’agenda de votre téléphone.
token-scopes = Il permet de
scope-tasks-read = lire les tâches
scope-tasks-write = modifier les tâches
scope-lists = voir et modifier les listes
scope-account-read = lire votre nom et votre adresse e-mail
scope-admin = faire ce que font les administrateurs
token-expiry = Valable
expiry-month = 30 jours
expiry-quarter = 90 jours
expiry-year = Un an
expiry-never = Aussi longtemps que vous voulez
token-create = Créer un jeton
token-new = Votre nouveau jeton
token-new-once = Copiez-le maintenant. Il ne sera plus affiché.
