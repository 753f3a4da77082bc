"""Weights of the figure pairing, fitted by fit_pairing.py on 40 pairs
(train). Written by that script: change it there.

AGREES and DIFFERS are the least chances at which a pair of that verdict is kept.
"""

WEIGHTS: tuple[float, ...] = (
    0.3992,  # same
    0.4015,  # compatible
    -0.8018,  # differs
    1.6260,  # nearness
    0.2799,  # differs_near
    -1.3587,  # differs_far
    -0.6148,  # unit_clash
    0.0547,  # name_clash
    -1.9281,  # taken
    -1.4049,  # differs_taken
    1.3498,  # vague
    1.6278,  # agrees_link
    3.0369,  # agrees_context
    1.5848,  # agrees_around
    0.6321,  # agrees_tight
    0.6818,  # agrees_next
    0.4780,  # agrees_best
    0.3495,  # agrees_unit
    0.8337,  # agrees_name
    1.3401,  # agrees_telling
    1.1528,  # agrees_only
    0.3636,  # agrees_linked
    0.7741,  # differs_link
    1.1583,  # differs_context
    0.8782,  # differs_around
    0.2902,  # differs_tight
    0.1965,  # differs_next
    0.8117,  # differs_best
    0.4855,  # differs_unit
    0.9916,  # differs_name
    1.0570,  # differs_telling
    0.7856,  # differs_only
    1.1840,  # differs_linked
    -0.5563,  # money
    -0.5379,  # percent
    0.0024,  # count
    1.0413,  # age
    -0.1759,  # year
    -0.5231,  # date
    0.3124,  # duration
    -0.4543,  # time
    -0.5565,  # differs_count
    -0.8588,  # differs_dated
)
BIAS = -4.5147
AGREES = 0.55
DIFFERS = 0.50
