"""Weights of the figure pairing, fitted by fit_pairing.py on 263 pairs
(train, more w, labels titanic at weight 0.5, made.json). Written by that script: change it there.

AGREES and DIFFERS are the least chances at which a pair of that verdict is kept, UNCLEAR that of
one that may differ.
"""

AGREEING: tuple[float, ...] = (
    0.6143,  # link
    1.9694,  # context
    1.1778,  # around
    0.2996,  # tight
    0.3660,  # next
    1.1469,  # best
    0.3561,  # unit
    0.2788,  # name
    1.0069,  # telling
    0.7056,  # only
    0.4337,  # linked
    0.2969,  # before
    -0.1862,  # unit_clash
    0.0676,  # name_clash
    0.0854,  # said_clash
    0.5812,  # said_alike
    -0.2632,  # part
    -0.2483,  # earlier
    -0.2632,  # other_year
    -1.8681,  # taken
    0.8584,  # lead
    -0.6660,  # names
    -0.8245,  # names_apart
    0.6226,  # dated_link
    -0.0139,  # dated_tight
    0.0305,  # money
    -0.2594,  # percent
    0.0577,  # count
    0.9082,  # age
    -0.3470,  # year
    -1.7186,  # date
    -0.2671,  # duration
    0.3050,  # time
    -0.3320,  # same
    2.1196,  # nearness
    0.4436,  # vague
    0.3464,  # vague_tight
    0.5774,  # vague_unit
    -0.0724,  # same_day
)
AGREEING_BIAS = -2.9193
DIFFERING: tuple[float, ...] = (
    0.4133,  # link
    0.7662,  # context
    0.4618,  # around
    -0.0808,  # tight
    0.5270,  # next
    1.0759,  # best
    -0.3838,  # unit
    0.3379,  # name
    0.9164,  # telling
    1.1791,  # only
    0.4734,  # linked
    0.4989,  # before
    -0.3575,  # unit_clash
    -0.1898,  # name_clash
    0.6675,  # said_clash
    0.2937,  # said_alike
    -0.3813,  # part
    -0.5485,  # earlier
    -0.3748,  # other_year
    -2.5015,  # taken
    0.7957,  # lead
    0.0600,  # names
    -0.2743,  # names_apart
    0.1465,  # dated_link
    0.2475,  # dated_tight
    0.0632,  # money
    -1.3105,  # percent
    -0.3001,  # count
    0.5195,  # age
    0.4615,  # year
    -0.3228,  # date
    0.2729,  # duration
    0.0528,  # time
    3.2741,  # nearness
    -1.5073,  # far
    1.0088,  # close
    0.5729,  # close_said
    0.2662,  # close_linked
    0.3017,  # close_tight
    -0.0710,  # linked_tight
    -0.0488,  # said_unit
    -0.4869,  # taken_tight
    0.4061,  # free_tight
    0.3071,  # digits
    0.0214,  # unit_tight
    0.2483,  # best_tight
)
DIFFERING_BIAS = -5.4139
AGREES = 0.425
DIFFERS = 0.775
UNCLEAR = 0.100
