"""Weights of the figure pairing, fitted by fit_pairing.py on 40 pairs
(train). Written by that script: change it there.

AGREES and DIFFERS are the least chances at which a pair of that verdict is kept.
"""

WEIGHTS: tuple[float, ...] = (
    0.1770,  # same
    1.1932,  # compatible
    -1.3687,  # differs
    2.1254,  # nearness
    0.0560,  # differs_near
    1.6555,  # same_link
    0.8794,  # compatible_link
    0.8717,  # differs_link
    2.4626,  # same_context
    1.5192,  # compatible_context
    1.2885,  # differs_context
    2.1627,  # same_around
    1.3125,  # differs_around
    0.4534,  # same_unit
    1.0802,  # differs_unit
    -0.8484,  # unit_clash
    0.8314,  # same_name
    0.9650,  # differs_name
    -0.0730,  # name_clash
    0.8836,  # same_telling
    0.5384,  # differs_telling
    1.1333,  # only_ones
    0.0512,  # differs_only_ones
    -1.3856,  # taken
    -1.5994,  # differs_taken
    -0.2826,  # money
    -0.5319,  # percent
    -0.1020,  # count
    0.7943,  # age
    -0.2101,  # year
    -0.0161,  # date
    0.3049,  # duration
    -0.2388,  # differs_count
    -1.0741,  # differs_date
    1.4560,  # vague
    0.8487,  # linked
    0.6174,  # differs_linked
)
BIAS = -4.5571
AGREES = 0.55
DIFFERS = 0.50
