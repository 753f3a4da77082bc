"""Weights of the figure pairing, fitted by fit_pairing.py on 263 pairs
(train, more w, labels titanic at weight 0.5, made.json). Written by that script: change it there.

AGREES and DIFFERS are the least chances at which a pair of that verdict is kept, UNCLEAR that of
one that may differ.
"""

AGREEING: tuple[float, ...] = (
    0.5983,  # link
    1.9471,  # context
    1.1151,  # around
    0.2441,  # tight
    0.3509,  # next
    1.1543,  # best
    0.3898,  # unit
    0.2731,  # name
    0.9720,  # telling
    0.6911,  # only
    0.4252,  # linked
    0.1457,  # before
    -0.2166,  # unit_clash
    0.0571,  # name_clash
    0.1760,  # said_clash
    0.5932,  # said_alike
    -0.2290,  # part
    -0.2230,  # earlier
    -0.2469,  # other_year
    -1.9185,  # taken
    0.9007,  # lead
    -0.6478,  # names
    -0.8334,  # names_apart
    0.6471,  # dated_link
    0.0706,  # dated_tight
    0.1019,  # money
    -0.2596,  # percent
    0.0859,  # count
    0.7957,  # age
    -0.2759,  # year
    -1.5942,  # date
    -0.2495,  # duration
    0.4132,  # time
    -0.1678,  # same
    2.2162,  # nearness
    0.5717,  # vague
    0.3874,  # vague_tight
    0.5945,  # vague_unit
    -0.1088,  # same_day
)
AGREEING_BIAS = -3.1556
DIFFERING: tuple[float, ...] = (
    0.3554,  # link
    0.7444,  # context
    0.4748,  # around
    -0.0184,  # tight
    0.5338,  # next
    0.9905,  # best
    -0.3880,  # unit
    0.3328,  # name
    0.9171,  # telling
    1.2048,  # only
    0.5777,  # linked
    0.5781,  # before
    -0.3493,  # unit_clash
    -0.1998,  # name_clash
    0.6957,  # said_clash
    0.3423,  # said_alike
    -0.4814,  # part
    -0.5461,  # earlier
    -0.3939,  # other_year
    -2.4457,  # taken
    0.7740,  # lead
    0.0192,  # names
    -0.2972,  # names_apart
    0.1277,  # dated_link
    0.2305,  # dated_tight
    0.0276,  # money
    -1.3363,  # percent
    -0.3003,  # count
    0.5744,  # age
    0.4249,  # year
    -0.3631,  # date
    0.3006,  # duration
    0.0218,  # time
    3.2267,  # nearness
    -1.5395,  # far
    0.8763,  # close
    0.5759,  # close_said
    0.3399,  # close_linked
    0.3244,  # close_tight
    -0.0663,  # linked_tight
    -0.0208,  # said_unit
    -0.4361,  # taken_tight
    0.4177,  # free_tight
    0.3113,  # digits
    -0.0020,  # unit_tight
    0.1815,  # best_tight
)
DIFFERING_BIAS = -5.3536
AGREES = 0.450
DIFFERS = 0.775
UNCLEAR = 0.100
