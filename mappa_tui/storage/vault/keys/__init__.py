"""The key file: who opens the vault, and the vault's key sealed to each of them.

The vault's **data key** is 32 random bytes; the database is encrypted with it. The key file
beside the database holds one **slot** for each person, and one for the recovery key:

```
passphrase ─Argon2id─▶ passphrase key ─opens─▶ private half ─opens─▶ data key ─▶ MAC of the file
            (salt, cost)                (wrapped)             (sealed)
```

Each slot has its own X25519 pair. The data key is sealed to the public half, so that a new
data key reaches everybody who stays without asking for their passphrases. The MAC, under a
key that only the data key gives, shows slots added, removed, exchanged or put in another
order, and every other change by somebody who does not have the data key.

To read the file and to list its people needs the standard library alone (`keyfile.py`,
`access.py`): the unlock screen paints before `cryptography` is imported.
"""
