"""What a party undertakes: the sentences of a text that commit, oblige, allow, forbid, expect or aim, found by grammar.

``segments`` parts a sentence into what it states and what it supposes, ``actors`` finds who is in it, ``predicates`` the
words that lay something on somebody, ``terms`` by when and for how much, ``roles`` whose it is where no one is named.
"""

from ingest.commitments.find import find_commitments, undertakings

__all__ = ["find_commitments", "undertakings"]
