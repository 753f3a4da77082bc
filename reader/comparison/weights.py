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
    1.6442,  # cosine
    0.1666,  # cosine_flat
    0.4693,  # cosine_max
    0.9171,  # shorter
    0.7478,  # longer
    0.5313,  # shared_weight
    1.4254,  # rarest
    -1.3428,  # bigrams
    1.1557,  # sequence
    -1.2676,  # names
    0.0858,  # names_only
    2.1847,  # non_names
    0.7834,  # figures
    1.2440,  # figures_near
    -0.4364,  # figures_clash
    0.1532,  # verbatim
    0.3142,  # row_share
    0.5935,  # column_share
    0.1208,  # mutual
    -0.5558,  # hub
    0.3387,  # neighbours
    -0.5746,  # place
    0.7762,  # both_first
    0.6079,  # headline
    -0.7063,  # heading
    0.5812,  # length_ratio
    -0.4307,  # short
    2.6947,  # terms_shared
    0.4922,  # first
    -0.7692,  # row_rival
    0.9774,  # column_rival
    0.0948,  # row_rank
    0.4163,  # column_rank
    0.8467,  # diagonal
    1.4684,  # beside
    -0.0099,  # row_sum
    -0.5395,  # column_sum
)
SECOND_BIAS = -5.5588
THRESHOLD = 0.34
STRONG = 0.54
