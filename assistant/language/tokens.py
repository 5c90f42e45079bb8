"""Letters of Finnish, for patterns."""

from __future__ import annotations

SMALL_LETTERS = "a-zåäö"
CAPITAL_LETTERS = "A-ZÅÄÖ"
VOWELS = "aeiouyåäö"
ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
