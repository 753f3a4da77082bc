"""Weights of the alignment, fitted by fit_alignment.py on 40 pairs (train).

Written by that script: change it there. THRESHOLD is the least chance of a link; from
STRONG on a link counts as the same statement, below as a partial one.
"""

FIRST = (
    1.8035,  # cosine
    0.1649,  # cosine_flat
    0.3979,  # cosine_max
    1.0892,  # shorter
    0.7838,  # longer
    0.7188,  # shared_weight
    1.8101,  # rarest
    -1.4872,  # bigrams
    1.3608,  # sequence
    -1.4148,  # names
    0.0652,  # names_only
    2.5040,  # non_names
    1.0333,  # figures
    1.4838,  # figures_near
    -0.3277,  # figures_clash
    0.1002,  # verbatim
    -0.2031,  # row_share
    1.1233,  # column_share
    0.2951,  # mutual
    -0.6883,  # hub
    2.3172,  # neighbours
    -1.2148,  # place
    1.6831,  # both_first
    0.6730,  # headline
    -0.7463,  # heading
    0.6722,  # length_ratio
    -0.3492,  # short
    3.2028,  # terms_shared
)
FIRST_BIAS = -6.1826
SECOND = (
    1.6447,  # cosine
    0.1669,  # cosine_flat
    0.4679,  # cosine_max
    0.9176,  # shorter
    0.7485,  # longer
    0.5309,  # shared_weight
    1.4258,  # rarest
    -1.3424,  # bigrams
    1.1552,  # sequence
    -1.2681,  # names
    0.0859,  # names_only
    2.1857,  # non_names
    0.7839,  # figures
    1.2443,  # figures_near
    -0.4370,  # figures_clash
    0.1533,  # verbatim
    0.3142,  # row_share
    0.5937,  # column_share
    0.1210,  # mutual
    -0.5560,  # hub
    0.3395,  # neighbours
    -0.5748,  # place
    0.7765,  # both_first
    0.6081,  # headline
    -0.7067,  # heading
    0.5814,  # length_ratio
    -0.4309,  # short
    2.6957,  # terms_shared
    0.4906,  # first
    -0.7694,  # row_rival
    0.9775,  # column_rival
    0.0950,  # row_rank
    0.4163,  # column_rank
    0.8468,  # diagonal
    1.4683,  # beside
    -0.0099,  # row_sum
    -0.5393,  # column_sum
)
SECOND_BIAS = -5.5605
THRESHOLD = 0.34
STRONG = 0.54
