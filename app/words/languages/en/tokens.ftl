## Access tokens: what programs act for a person by.

tokens = Access tokens
tokens-what = A program or calendar that uses Taskbell for you signs in with a token, not with your password.
# A date follows, or today, yesterday, tomorrow.
token-made = Made { $date }
token-ends = Good until { $date }
token-ended = Ended { $date }
token-endless = Good until you revoke it
token-used = Last used { $at } from { $address }
token-unused = Not used yet
token-revoke = Revoke
token-name = Name
token-name-hint = What will use it, for example the calendar on your phone.
token-scopes = It may
scope-tasks-read = read tasks
scope-tasks-write = change tasks
scope-lists = see and change lists
scope-account-read = read your name and e-mail
scope-admin = do what operators do
token-expiry = Good for
expiry-month = 30 days
expiry-quarter = 90 days
expiry-year = A year
expiry-never = As long as you want
token-create = Create token
token-new = Your new token
token-new-once = Copy it now. It is not shown again.
