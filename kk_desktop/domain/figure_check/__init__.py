"""Talkontrol: the figures of a text held against its tables and against each other.

``check`` lets the rules go over a ``Ground``, which knows the text's amounts and what has been found so far. Each room
has one family of rules: ``text`` reads, ``cells`` holds amounts against tables, ``sums``, ``shares`` and ``multiples``
hold them against each other, ``repeats`` against the same amount told elsewhere, ``counts`` does so with numbers of
things, ``lists`` counts what there are so many of, and ``periods`` the years. ``price_levels`` and ``pointers`` have a
module each. ``editions`` looks once more where several tables may be meant.

A rule guesses widely and tells little. It takes every pair or row of figures that may be meant together, and weighs
what the words and the build of the sentence say for it, how the figures miss each other (``slips``: a slip of the pen
needs few words, a mere nearness many), and what else explains them. What fits explains its figures for all the others.
A new way of saying something belongs in the words a role is known by, not in a rule of its own.
"""
