"""Weights of the figure pairing, fitted by fit_pairing.py on 40 pairs
(train). Written by that script: change it there.

AGREES and DIFFERS are the least chances at which a pair of that verdict is kept.
"""

WEIGHTS: tuple[float, ...] = (
    0.4075,  # same
    0.4327,  # compatible
    -0.8407,  # differs
    1.6357,  # nearness
    0.1636,  # differs_near
    -1.2979,  # differs_far
    -0.6405,  # unit_clash
    0.0508,  # name_clash
    -1.9967,  # taken
    -1.3983,  # differs_taken
    1.3405,  # vague
    1.6445,  # agrees_link
    3.0809,  # agrees_context
    1.6899,  # agrees_around
    0.7127,  # agrees_tight
    0.6727,  # agrees_next
    0.3271,  # agrees_unit
    0.8895,  # agrees_name
    1.3724,  # agrees_telling
    1.1762,  # agrees_only
    0.4701,  # agrees_linked
    0.8278,  # differs_link
    1.2568,  # differs_context
    1.1312,  # differs_around
    0.4440,  # differs_tight
    0.3031,  # differs_next
    0.4953,  # differs_unit
    0.9089,  # differs_name
    1.0770,  # differs_telling
    0.8195,  # differs_only
    1.3447,  # differs_linked
    -0.5465,  # money
    -0.5993,  # percent
    0.0253,  # count
    0.6896,  # age
    -0.1792,  # year
    -0.4894,  # date
    0.4187,  # duration
    -0.4358,  # time
    -0.5261,  # differs_count
    -0.7455,  # differs_dated
)
BIAS = -4.5627
AGREES = 0.50
DIFFERS = 0.50
