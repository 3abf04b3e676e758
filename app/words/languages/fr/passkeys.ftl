## Passkeys: what people sign in by without a password, or after it.

passkeys = Clés d’accès
passkeys-what = Connectez-vous avec votre doigt, votre visage ou un code PIN, sans mot de passe. Dès que vous avez une clé d’accès, la connexion par mot de passe la demande aussi, ou un code de secours.
passkeys-not-offered = Les clés d’accès demandent HTTPS et une adresse avec un nom. La personne qui gère ce Taskbell peut y pourvoir.
passkeys-need-scripts = Les clés d’accès ne fonctionnent qu’avec JavaScript.
passkeys-unsupported = Ce navigateur n’a pas de clés d’accès.
passkeys-cancelled = Aucune clé d’accès n’a été utilisée. Réessayez ou continuez autrement.
passkeys-not-made = Aucune clé d’accès n’a été créée. Cet appareil en a peut-être déjà une ; sinon, réessayez.
# A date follows, or today, yesterday, tomorrow.
passkey-made = Ajoutée : { $date }
# A time follows: today 14:05.
passkey-used = Dernière utilisation : { $at }
passkey-unused = Pas encore utilisée
passkey-second-step = À utiliser après le mot de passe.
passkey-name = Nom de la clé d’accès
passkey-name-hint = L’endroit où elle se trouve, par exemple sur votre téléphone.
passkey-add = Ajouter une clé d’accès
passkey-rename = Renommer
passkey-new-name = Nouveau nom
passkey-remove = Supprimer
passkey-remove-what = Elle ne laisse plus entrer personne. Supprimez-la aussi de votre appareil.
passkey-sign-in = Se connecter avec une clé d’accès
passkey-step = Utiliser une clé d’accès
passkey-prove = Confirmer avec une clé d’accès
