"""Weights of the figure pairing, fitted by fit_pairing.py on 263 pairs
(train, more w, labels titanic at weight 0.5, made.json). Written by that script: change it there.

AGREES and DIFFERS are the least chances at which a pair of that verdict is kept, UNCLEAR that of
one that may differ.
"""

AGREEING: tuple[float, ...] = (
    0.6131,  # link
    1.9781,  # context
    1.0995,  # around
    0.2233,  # tight
    0.3698,  # next
    1.1649,  # best
    0.3725,  # unit
    0.2775,  # name
    0.9789,  # telling
    0.6869,  # only
    0.4063,  # linked
    0.1489,  # before
    -0.2074,  # unit_clash
    0.0667,  # name_clash
    0.1079,  # said_clash
    0.5358,  # said_alike
    -0.2159,  # part
    -0.2338,  # earlier
    -0.2506,  # other_year
    -1.9237,  # taken
    0.9141,  # lead
    -0.6565,  # names
    -0.8262,  # names_apart
    0.6550,  # dated_link
    0.0484,  # dated_tight
    0.0964,  # money
    -0.2767,  # percent
    0.0895,  # count
    0.7991,  # age
    -0.2810,  # year
    -1.6020,  # date
    -0.2640,  # duration
    0.3833,  # time
    -0.1951,  # same
    2.2398,  # nearness
    0.5722,  # vague
    0.3931,  # vague_tight
    0.5921,  # vague_unit
    -0.1126,  # same_day
)
AGREEING_BIAS = -3.1589
DIFFERING: tuple[float, ...] = (
    0.4733,  # link
    0.7701,  # context
    0.4388,  # around
    -0.0421,  # tight
    0.5382,  # next
    1.1139,  # best
    -0.3947,  # unit
    0.3046,  # name
    0.9023,  # telling
    1.1836,  # only
    0.4717,  # linked
    0.5697,  # before
    -0.3651,  # unit_clash
    -0.2144,  # name_clash
    0.6569,  # said_clash
    0.3298,  # said_alike
    -0.4871,  # part
    -0.5286,  # earlier
    -0.4075,  # other_year
    -2.4628,  # taken
    0.7674,  # lead
    0.0496,  # names
    -0.2855,  # names_apart
    0.0762,  # dated_link
    0.2353,  # dated_tight
    0.0022,  # money
    -1.3254,  # percent
    -0.2798,  # count
    0.5803,  # age
    0.4046,  # year
    -0.3729,  # date
    0.3801,  # duration
    -0.0019,  # time
    3.1493,  # nearness
    -1.5197,  # far
    0.9261,  # close
    0.5901,  # close_said
    0.2867,  # close_linked
    0.3162,  # close_tight
    -0.0740,  # linked_tight
    -0.0680,  # said_unit
    -0.4431,  # taken_tight
    0.4009,  # free_tight
    0.2828,  # digits
    0.0027,  # unit_tight
    0.1701,  # best_tight
)
DIFFERING_BIAS = -5.2813
AGREES = 0.450
DIFFERS = 0.800
UNCLEAR = 0.100
