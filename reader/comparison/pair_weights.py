"""Weights of the figure pairing, fitted by fit_pairing.py on 43 pairs
(train, titanic of labels at weight 0.4). Written by that script: change it there.

AGREES and DIFFERS are the least chances at which a pair of that verdict is kept.
"""

WEIGHTS: tuple[float, ...] = (
    0.3159,  # same
    0.2857,  # compatible
    -0.6022,  # differs
    0.9012,  # nearness
    0.3787,  # differs_near
    -0.9076,  # differs_far
    -1.0858,  # unit_clash
    -0.0332,  # name_clash
    -1.7598,  # taken
    -0.5465,  # differs_taken
    -0.1142,  # differs_taken_tight
    0.1113,  # differs_free_tight
    0.7937,  # vague
    -0.2199,  # said_clash
    0.2434,  # said_alike
    0.1064,  # differs_said_alike
    0.8367,  # differs_close
    0.4968,  # differs_close_said
    0.1655,  # differs_close_linked
    0.3251,  # differs_close_tight
    0.1599,  # differs_linked_tight
    0.6445,  # same_day
    -0.0128,  # vague_tight
    0.2363,  # vague_unit
    0.2477,  # differs_said_unit
    -0.4557,  # other_year
    -0.5482,  # differs_other_year
    1.4715,  # agrees_link
    1.4586,  # agrees_context
    0.9936,  # agrees_around
    0.5507,  # agrees_tight
    0.4328,  # agrees_next
    0.8194,  # agrees_best
    0.5820,  # agrees_unit
    0.5467,  # agrees_name
    0.5136,  # agrees_telling
    0.8459,  # agrees_only
    0.5113,  # agrees_linked
    0.4775,  # differs_link
    0.3963,  # differs_context
    0.4396,  # differs_around
    -0.0030,  # differs_tight
    0.6370,  # differs_next
    0.6623,  # differs_best
    0.1642,  # differs_unit
    0.2508,  # differs_name
    0.4474,  # differs_telling
    0.7669,  # differs_only
    0.3675,  # differs_linked
    -0.0196,  # money
    -0.3572,  # percent
    -0.2841,  # count
    0.6040,  # age
    -0.2448,  # year
    -0.4539,  # date
    0.3321,  # duration
    0.0606,  # time
    -0.0096,  # differs_count
    -0.3191,  # differs_dated
)
BIAS = -2.7618
AGREES = 0.50
DIFFERS = 0.50
