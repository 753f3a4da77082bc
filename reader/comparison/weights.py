"""Weights of the alignment, fitted by fit_alignment.py on 40 pairs (train).

Written by that script: change it there. THRESHOLD is the least chance of a link; from
STRONG on a link counts as the same statement, below as a partial one.
"""

FIRST = (
    1.8082,  # cosine
    0.1403,  # cosine_flat
    0.3993,  # cosine_max
    1.0986,  # shorter
    0.7663,  # longer
    0.7096,  # shared_weight
    1.8209,  # rarest
    -1.4748,  # bigrams
    1.3677,  # sequence
    -1.4012,  # names
    0.0599,  # names_only
    2.4999,  # non_names
    1.0270,  # figures
    1.4882,  # figures_near
    -0.3285,  # figures_clash
    0.1002,  # verbatim
    -0.2021,  # row_share
    1.1247,  # column_share
    0.2924,  # mutual
    -0.6877,  # hub
    2.2987,  # neighbours
    -1.2174,  # place
    1.6714,  # both_first
    0.6773,  # headline
    -0.6413,  # heading
    0.6705,  # length_ratio
    -0.3387,  # short
    3.2026,  # terms_shared
)
FIRST_BIAS = -6.1771
SECOND = (
    1.6584,  # cosine
    0.1483,  # cosine_flat
    0.4710,  # cosine_max
    0.9317,  # shorter
    0.7393,  # longer
    0.5296,  # shared_weight
    1.4469,  # rarest
    -1.3384,  # bigrams
    1.1704,  # sequence
    -1.2601,  # names
    0.0846,  # names_only
    2.1918,  # non_names
    0.7785,  # figures
    1.2458,  # figures_near
    -0.4381,  # figures_clash
    0.1552,  # verbatim
    0.2954,  # row_share
    0.5864,  # column_share
    0.1634,  # mutual
    -0.5549,  # hub
    0.3318,  # neighbours
    -0.5824,  # place
    0.7721,  # both_first
    0.6097,  # headline
    -0.6278,  # heading
    0.5855,  # length_ratio
    -0.4218,  # short
    2.7054,  # terms_shared
    0.4727,  # first
    -0.8080,  # row_rival
    1.0022,  # column_rival
    0.1433,  # row_rank
    0.3111,  # column_rank
    0.8485,  # diagonal
    1.4634,  # beside
    -0.0066,  # row_sum
    -0.5438,  # column_sum
)
SECOND_BIAS = -5.5579
THRESHOLD = 0.36
STRONG = 0.62
