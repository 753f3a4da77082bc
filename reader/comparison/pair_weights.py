"""Weights of the figure pairing, fitted by fit_pairing.py on 43 pairs
(train, titanic of labels at weight 0.4). Written by that script: change it there.

AGREES and DIFFERS are the least chances at which a pair of that verdict is kept.
"""

WEIGHTS: tuple[float, ...] = (
    0.3149,  # same
    0.2940,  # compatible
    -0.6092,  # differs
    0.8951,  # nearness
    0.3774,  # differs_near
    -0.9067,  # differs_far
    -1.0861,  # unit_clash
    -0.0445,  # name_clash
    -1.7837,  # taken
    -0.5387,  # differs_taken
    -0.1194,  # differs_taken_tight
    0.1197,  # differs_free_tight
    0.8016,  # vague
    -0.2187,  # said_clash
    0.2234,  # said_alike
    0.1147,  # differs_said_alike
    0.8463,  # differs_close
    0.5008,  # differs_close_said
    0.1588,  # differs_close_linked
    0.3271,  # differs_close_tight
    0.1553,  # differs_linked_tight
    0.6652,  # same_day
    -0.0135,  # vague_tight
    0.2332,  # vague_unit
    0.2552,  # differs_said_unit
    -0.4587,  # other_year
    -0.5492,  # differs_other_year
    1.3605,  # agrees_link
    1.4614,  # agrees_context
    1.0065,  # agrees_around
    0.5542,  # agrees_tight
    0.4633,  # agrees_next
    0.7672,  # agrees_best
    0.5701,  # agrees_unit
    0.5840,  # agrees_name
    0.5168,  # agrees_telling
    0.8460,  # agrees_only
    0.6404,  # agrees_linked
    0.4651,  # differs_link
    0.3906,  # differs_context
    0.4447,  # differs_around
    0.0003,  # differs_tight
    0.6392,  # differs_next
    0.6303,  # differs_best
    0.1668,  # differs_unit
    0.2546,  # differs_name
    0.4369,  # differs_telling
    0.7675,  # differs_only
    0.4129,  # differs_linked
    -0.0200,  # money
    -0.3720,  # percent
    -0.3168,  # count
    0.5913,  # age
    -0.2515,  # year
    -0.4604,  # date
    0.3358,  # duration
    0.0754,  # time
    0.0034,  # differs_count
    -0.3321,  # differs_dated
)
BIAS = -2.7434
AGREES = 0.50
DIFFERS = 0.50
