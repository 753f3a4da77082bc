"""Weights of the figure pairing, fitted by fit_pairing.py on 40 pairs
(train). Written by that script: change it there.

AGREES and DIFFERS are the least chances at which a pair of that verdict is kept.
"""

WEIGHTS: tuple[float, ...] = (
    0.0809,  # same
    0.9327,  # compatible
    -1.0150,  # differs
    2.7170,  # nearness
    -1.2095,  # differs_near
    1.3657,  # same_link
    0.9314,  # compatible_link
    0.5676,  # differs_link
    2.4766,  # same_context
    1.4766,  # compatible_context
    0.7185,  # differs_context
    2.2826,  # same_around
    0.5920,  # differs_around
    0.6810,  # same_unit
    1.2528,  # differs_unit
    -0.6999,  # unit_clash
    0.6895,  # same_name
    1.2914,  # differs_name
    -0.1568,  # name_clash
    0.3964,  # same_telling
    0.3717,  # differs_telling
    1.2802,  # only_ones
    -0.8609,  # differs_only_ones
    -1.1977,  # taken
    -0.7043,  # differs_taken
    0.3323,  # money
    0.3326,  # percent
    0.5495,  # count
    1.3349,  # age
    0.5799,  # year
    1.3011,  # date
    0.7404,  # duration
    0.1004,  # differs_count
    -0.1106,  # differs_date
    1.6664,  # vague
    0.8534,  # linked
    0.2552,  # differs_linked
)
BIAS = -5.8291
AGREES = 0.40
DIFFERS = 0.25
