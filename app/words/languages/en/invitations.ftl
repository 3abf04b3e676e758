## Invitations: the page of the link by which somebody opens an account, the mail that takes it there, and the operators' list.

# Names of pages.
title-invitation = You are invited
title-invitations = Invitations

# The account that a link opens.
invitation-for = The account is for { $email }.
invitation-first = Nobody has an account here yet. Yours is the first, and the operator's: it sees jobs and invites people.

# Who may open an account.
sign-up-policy-open = Anybody may open an account.
sign-up-policy-domains = Whoever has an address at { $domains } may open an account, and whoever is invited.
sign-up-policy-invited = Whoever is invited may open an account, and nobody else.
sign-up-policy-closed = Nobody opens an account by themselves. Invitations work all the same.
sign-up-policy-setting = Settings of the server decide that: SIGN_UP and SIGN_UP_DOMAINS.
sign-up-domains = For addresses at { $domains }.

invite-somebody = Invite somebody
invite-hint = A mail takes a link there. It is good once, for seven days.
invite = Invite
invitations-none = Nobody was invited yet.
invitations-older = Older invitations
# $when is "today 14:05", or a day and a time.
invitation-open = Good until { $when }
invitation-used = Used { $when }
invitation-revoked = Revoked { $when }
invitation-expired = Ended { $when }
invitation-by = Invited by { $email }
invitation-by-console = Invited at the command line
invitation-mail-planned = The mail is on its way.
invitation-mail-sent = The mail was sent.
invitation-mail-failed = The mail could not be sent. Its job says why.
invitation-mail-none = No mail was sent: nobody at this address wants mails from here.
invitation-link = Whoever opens this link first gets the account:
invitation-revoke = Revoke
# For screen readers.
invitation-revoke-of = Revoke the invitation of { $email }

problem-domain-not-allowed = Addresses of this domain cannot open an account here.
rejection-sign-up-invited = You need an invitation to open an account here. Ask whoever runs this Taskbell.
did-invited = Invited. A mail with the link is on its way.
did-invitation-revoked = Invitation revoked. Its link does not work any more.

# A link follows before the last sentence.
mail-invitation-subject = You are invited to Taskbell
mail-invitation = You are invited to Taskbell, which keeps your tasks and reminds you of them. Open your account here, within seven days:
mail-invitation-not-wanted = If you do not want one, there is nothing to do.
