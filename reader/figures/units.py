"""What numbers are counted in: currencies, spans of time, measures, and the nouns that news counts."""

from __future__ import annotations

from decimal import Decimal

from reader.figures.line import Line

CURRENCY_SIGNS = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS",
    "₺": "TRY", "₴": "UAH", "₦": "NGN", "₫": "VND", "฿": "THB", "₱": "PHP",
}  # fmt: skip
# Letters before "$" that say whose dollar it is.
DOLLARS = {
    "us": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "hk": "HKD",
    "nz": "NZD", "s": "SGD", "sg": "SGD", "r": "BRL", "nt": "TWD", "mx": "MXN",
}  # fmt: skip
# Written in capitals, before or after the number.
CURRENCY_CODES = {
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "JPY": "JPY", "INR": "INR", "AUD": "AUD", "CAD": "CAD",
    "CHF": "CHF", "CNY": "CNY", "RMB": "CNY", "HKD": "HKD", "SGD": "SGD", "NZD": "NZD", "KRW": "KRW",
    "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "PLN": "PLN", "BRL": "BRL", "MXN": "MXN", "ZAR": "ZAR",
    "RUB": "RUB", "TRY": "TRY", "ILS": "ILS", "AED": "AED", "SAR": "SAR", "THB": "THB", "NGN": "NGN",
    "PKR": "PKR", "Rs": "INR", "RM": "MYR",
}  # fmt: skip
CURRENCY_WORDS = {
    "dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP",
    "pounds": "GBP", "sterling": "GBP", "quid": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rupee": "INR", "rupees": "INR", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB",
    "won": "KRW", "franc": "CHF", "francs": "CHF", "peso": "MXN", "pesos": "MXN", "real": "BRL",
    "reais": "BRL", "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "rand": "ZAR",
    "lira": "TRY", "shekel": "ILS", "shekels": "ILS", "shekalim": "ILS", "riyal": "SAR", "riyals": "SAR",
    "rial": "IRR", "rials": "IRR", "dirham": "AED", "dirhams": "AED", "baht": "THB", "naira": "NGN",
    "zloty": "PLN", "zlotys": "PLN", "hryvnia": "UAH", "crown": "SEK", "crowns": "SEK", "forint": "HUF",
    "ringgit": "MYR", "rupiah": "IDR", "cedi": "GHS", "cedis": "GHS",
}  # fmt: skip
CENTS = {"cent": "USD", "cents": "USD", "pence": "GBP"}
# Pence as a suffix; these heights of a picture in lines are written the same way.
PICTURE_LINES = frozenset(
    {"240", "144", "360", "480", "540", "576", "720", "900", "1080", "1440", "2160", "4320"}
)
DOLLAR_NATIONS = {
    "us": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD",
    "zealand": "NZD", "kong": "HKD", "taiwan": "TWD", "swiss": "CHF", "danish": "DKK", "norwegian": "NOK",
    "swedish": "SEK", "czech": "CZK", "icelandic": "ISK",
}  # fmt: skip
NATIONS = frozenset(DOLLAR_NATIONS) | {
    "british",
    "chinese",
    "indian",
    "russian",
    "south",
    "korean",
    "hong",
    "new",
}

_TIME = {
    "second": "seconds", "sec": "seconds", "minute": "minutes", "min": "minutes", "hour": "hours",
    "hr": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years", "yr": "years",
    "decade": "years", "century": "years", "fortnight": "weeks", "millisecond": "milliseconds",
    "ms": "milliseconds", "microsecond": "microseconds", "nanosecond": "nanoseconds", "millennium": "years",
}  # fmt: skip
TIME_FACTORS = {
    "decade": 10, "decades": 10, "century": 100, "centuries": 100, "fortnight": 2, "fortnights": 2,
    "millennium": 1000, "millennia": 1000,
}  # fmt: skip
TIME_UNITS = (
    _TIME | {word + "s": unit for word, unit in _TIME.items()} | {"centuries": "years", "millennia": "years"}
)
SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800}

_MEASURES = {
    "mile": "miles", "kilometer": "kilometers", "kilometre": "kilometers", "meter": "meters",
    "metre": "meters", "centimeter": "centimeters", "centimetre": "centimeters", "millimeter": "millimeters",
    "millimetre": "millimeters", "inch": "inches", "yard": "yards", "acre": "acres", "hectare": "hectares",
    "knot": "knots", "degree": "degrees", "kilogram": "kilograms", "kilogramme": "kilograms",
    "kilo": "kilograms", "gram": "grams", "gramme": "grams", "milligram": "milligrams",
    "microgram": "micrograms", "ounce": "ounces", "ton": "tons", "tonne": "tonnes", "megaton": "megatons",
    "kiloton": "kilotons", "gallon": "gallons", "barrel": "barrels", "bushel": "bushels", "carat": "carats",
    "pint": "pints", "furlong": "furlongs", "fathom": "fathoms",
    "micron": "micrometers", "micrometer": "micrometers", "micrometre": "micrometers",
    "nanometer": "nanometers", "nanometre": "nanometers", "milliliter": "milliliters",
    "millilitre": "milliliters", "joule": "joules", "kilojoule": "kilojoules", "newton": "newtons",
    "pascal": "pascals", "kilopascal": "kilopascals", "millisievert": "millisieverts", "lumen": "lumens",
    "nit": "nits", "amp": "amps", "ampere": "amps", "kilobyte": "kilobytes", "petabyte": "petabytes",
    "kilobit": "kilobits", "kilocalorie": "kilocalories", "parsec": "parsecs", "nanogram": "nanograms",
    "kelvin": "kelvins", "millibar": "millibars", "liter": "liters", "litre": "liters", "watt": "watts",
    "kilowatt": "kilowatts", "megawatt": "megawatts", "gigawatt": "gigawatts", "terawatt": "terawatts",
    "volt": "volts", "hertz": "hertz", "megahertz": "megahertz", "gigahertz": "gigahertz", "byte": "bytes",
    "megabyte": "megabytes", "gigabyte": "gigabytes", "terabyte": "terabytes", "megabit": "megabits",
    "gigabit": "gigabits", "calorie": "calories", "decibel": "decibels", "megapixel": "megapixels",
}  # fmt: skip
MEASURES = (
    _MEASURES
    | {word + "s": unit for word, unit in _MEASURES.items()}
    | {
        "inches": "inches", "feet": "feet", "foot": "feet", "ft": "feet", "km": "kilometers",
        "kms": "kilometers", "mph": "mph", "kph": "km/h", "kmh": "km/h", "cm": "centimeters",
        "mm": "millimeters", "kg": "kilograms", "kgs": "kilograms", "lb": "pounds", "lbs": "pounds",
        "mg": "milligrams", "mcg": "micrograms", "oz": "ounces", "mw": "megawatts", "gw": "gigawatts",
        "kw": "kilowatts", "gb": "gigabytes", "tb": "terabytes", "mb": "megabytes", "ghz": "gigahertz",
        "mhz": "megahertz", "celsius": "degrees", "fahrenheit": "degrees", "sq": "square feet",
        "kwh": "kilowatt-hours", "pixel": "pixels", "pixels": "pixels",
        "mwh": "megawatt-hours", "gwh": "gigawatt-hours", "twh": "terawatt-hours",
        "wh": "watt-hours", "mah": "milliampere-hours", "hz": "hertz", "khz": "kilohertz", "hp": "horsepower",
        "bhp": "horsepower", "horsepower": "horsepower", "ps": "metric horsepower", "mpg": "miles per gallon",
        "kmpl": "kilometers per liter", "mp": "megapixels", "rpm": "revolutions per minute",
        "mbps": "megabits per second", "gbps": "gigabits per second", "kbps": "kilobits per second",
        "tbps": "terabits per second", "psi": "psi", "bar": "bar", "mmhg": "mmHg", "ppm": "parts per million",
        "ppb": "parts per billion", "fps": "frames per second", "kj": "kilojoules", "kcal": "kilocalories",
        "kpa": "kilopascals", "hpa": "hectopascals", "msv": "millisieverts", "nm": "nanometers",
        "ml": "milliliters", "cl": "centiliters", "cc": "cubic centimeters", "ha": "hectares",
        "dba": "decibels", "kt": "kilotons", "kn": "kilonewtons", "kb": "kilobytes", "pb": "petabytes",
        "bpm": "beats per minute", "yds": "yards", "yd": "yards", "mi": "miles", "sqm": "square meters",
        "sqft": "square feet", "µg": "micrograms", "μg": "micrograms", "ng": "nanograms",
        "°c": "degrees", "°f": "degrees", "ev": "electronvolts",
    }
)  # fmt: skip
# One letter, or words that mean other things too: a unit only where it touches the number, in this case.
TOUCHING_MEASURES = {
    "W": "watts", "V": "volts", "C": "degrees", "F": "degrees", "g": "grams", "l": "liters", "L": "liters",
    "J": "joules", "N": "newtons", "K": "kelvins", "dB": "decibels", "in": "inches", "Nm": "newton-meters",
    "Ah": "ampere-hours", "bbl": "barrels",
}  # fmt: skip
# What a measure is taken of after "per", "a" or a stroke, in one spelling.
RATES_OF = {
    "hour": "hour", "hr": "hour", "h": "hour", "second": "second", "sec": "second", "s": "second",
    "minute": "minute", "min": "minute", "gallon": "gallon", "day": "day", "kilometer": "kilometer",
    "kilometre": "kilometer", "km": "kilometer", "liter": "liter", "litre": "liter", "deciliter": "deciliter",
    "decilitre": "deciliter", "dl": "deciliter", "milliliter": "milliliter", "millilitre": "milliliter",
    "ml": "milliliter", "year": "year", "month": "month", "week": "week", "acre": "acre",
    "hectare": "hectare",
    "l": "liter",
}  # fmt: skip

IRREGULAR_PLURALS = frozenset(
    {
        "people", "children", "men", "women", "police", "feet", "teeth", "lives", "wives", "crew", "staff",
        "personnel", "cattle", "sheep", "fish", "aircraft", "spacecraft", "species", "series", "media",
        "data", "criteria", "phenomena", "alumni", "mice", "geese", "policemen", "policewomen", "firemen",
        "gunmen", "servicemen", "congressmen", "congresswomen", "businessmen", "fishermen", "spokesmen",
        "grandchildren", "troops", "deer", "dead", "wounded", "injured", "faithful", "salespeople",
        "townspeople",
    }
)  # fmt: skip
_ENDINGS_NOT_PLURAL = ("ss", "us", "is", "ous", "ics")
_NOT_NOUNS = frozenset(
    {
        "was", "is", "has", "does", "his", "its", "this", "as", "us", "says", "thus", "yes", "plus",
        "perhaps", "always", "whereas", "less", "versus", "hers", "ours", "theirs", "yours", "across",
        "besides", "afterwards", "towards", "gas", "news", "others", "business", "makes", "gets", "goes",
        "comes", "takes", "gives", "remains", "becomes", "seems", "appears", "includes", "means", "wants",
        "needs", "shows", "tells", "mass", "press", "class", "express", "access", "congress",
    }
)  # fmt: skip
_PHRASE_STOPS = frozenset(
    {
        "in", "on", "at", "by", "for", "from", "to", "with", "and", "or", "but", "was", "were", "is", "are",
        "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should",
        "must", "who", "which", "that", "when", "where", "while", "as", "if", "than", "after", "before",
        "since", "until", "during", "over", "under", "into", "against", "about", "the", "a", "an", "this",
        "these", "those", "his", "her", "its", "their", "our", "my", "your", "he", "she", "it", "they", "we",
        "i", "you", "not", "because", "per", "said", "did", "do", "through", "between", "vs", "versus", "so",
    }
)  # fmt: skip


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in IRREGULAR_PLURALS:
        return True
    return (
        len(word) > 3
        and word[-1] == "s"
        and word not in _NOT_NOUNS
        and not word.endswith(_ENDINGS_NOT_PLURAL)
    )


def counted_noun(line: Line, i: int, *, single: bool = False) -> str:
    """The head of the noun phrase that starts at token ``i``, as the text has it; "" when none is seen.

    The head is the last of the plural nouns that stand together ("top Meta researchers"), or the noun
    after a hyphen, made plural ("a three-judge panel"). After "one" (``single``) it is the next word.
    """
    low = line.low
    j = i
    if low[j] in ("-", "‑") and line.joined(j) and line.joined(j + 1):
        word = low[j + 1]
        if word in ("to", "or"):
            return ""
        return word if is_plural(word) or not line.is_word(j + 1) else word + "s"
    if low[j] == "of":
        j += 1
        while low[j] in (
            "the",
            "these",
            "those",
            "his",
            "her",
            "its",
            "their",
            "our",
            "my",
            "all",
            "them",
            "us",
        ):
            j += 1
    if single:
        return low[j] if line.is_word(j) and low[j] not in _PHRASE_STOPS else ""
    best = ""
    for k in range(j, min(j + 7, line.n)):
        word = low[k]
        if not line.is_word(k):
            if word in ("-", "‑", "'", "’", ".") and line.joined(k):
                continue
            break
        if word in _PHRASE_STOPS:
            break
        if is_plural(word) and not (low[k + 1] in ("-", "‑") and line.joined(k + 1)):
            best = word
            if not is_plural(low[k + 1]):
                break
    return best


def currency_after(line: Line, j: int, *, large: bool) -> tuple[str, int, Decimal] | None:
    """The currency named at token ``j``: its code, the index after it and the factor to whole units.

    ``large`` says that the number carries a magnitude, which pounds of weight seldom do.
    """
    low, k = line.low, j
    if low[k] in ("-", "‑") and line.joined(k) and line.joined(k + 1):
        k += 1
    code = CURRENCY_CODES.get(line.raw[k])
    if code is not None:
        return code, k + 1, Decimal(1)
    nation = ""
    if low[k] == "u" and low[k + 1] == "." and low[k + 2] == "s":
        nation, k = "us", k + (4 if low[k + 3] == "." else 3)
    for _ in range(2):
        if low[k] in NATIONS and line.is_capital(k):
            nation, k = low[k], k + 1
    word = low[k]
    if word in CENTS and not nation:
        return CENTS[word], k + 1, Decimal("0.01")
    code = CURRENCY_WORDS.get(word)
    if code is None or (line.is_capital(k) and not line.titled):
        return None
    if word in ("pound", "pounds"):
        if not (large or nation or low[k + 1] == "sterling"):
            return None
        k += low[k + 1] == "sterling"
    if word in ("won", "real", "rand") and not (large or nation):
        return None
    return DOLLAR_NATIONS.get(nation, code), k + 1, Decimal(1)
