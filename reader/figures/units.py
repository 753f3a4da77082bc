"""The units that numbers stand in, as data: currencies, spans of time, measures, per cent."""

from __future__ import annotations

from decimal import Decimal

PERCENTS = frozenset({"%", "percent", "pct", "percentage"})
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

# In the singular, with the unit as it is told; a plural with "s" is made of each.
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
        "°c": "degrees", "°f": "degrees", "degf": "degrees", "degc": "degrees", "deg": "degrees",
        "ev": "electronvolts", "kev": "kiloelectronvolts", "mev": "megaelectronvolts",
        "gev": "gigaelectronvolts", "tev": "teraelectronvolts",
    }
)  # fmt: skip
POWERED = {"m": "meters", "km": "kilometers", "cm": "centimeters", "mm": "millimeters", "ft": "feet"}
"""Lengths that a power makes an area or a volume: "32m2"."""
POWERS = {"²": "square", "³": "cubic", "2": "square", "3": "cubic"}
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

CONVERSIONS: dict[str, tuple[str, Decimal]] = {
    "second": ("s", Decimal(1)),
    "minute": ("s", Decimal(60)),
    "hour": ("s", Decimal(3600)),
    "day": ("s", Decimal(86400)),
    "week": ("s", Decimal(604800)),
    "fortnight": ("s", Decimal(1209600)),
    "month": ("months", Decimal(1)),
    "quarter": ("months", Decimal(3)),
    "year": ("months", Decimal(12)),
    "decade": ("months", Decimal(120)),
    "century": ("months", Decimal(1200)),
    "inch": ("m", Decimal("0.0254")),
    "inches": ("m", Decimal("0.0254")),
    "foot": ("m", Decimal("0.3048")),
    "feet": ("m", Decimal("0.3048")),
    "yard": ("m", Decimal("0.9144")),
    "mile": ("m", Decimal("1609.344")),
    "metre": ("m", Decimal(1)),
    "meter": ("m", Decimal(1)),
    "kilometre": ("m", Decimal(1000)),
    "kilometer": ("m", Decimal(1000)),
    "km": ("m", Decimal(1000)),
    "centimeter": ("m", Decimal("0.01")),
    "millimeter": ("m", Decimal("0.001")),
    "mph": ("m/s", Decimal("0.44704")),
    "kph": ("m/s", Decimal(1000) / Decimal(3600)),
    "kilometers per hour": ("m/s", Decimal(1000) / Decimal(3600)),
    "miles per hour": ("m/s", Decimal("0.44704")),
    "acre": ("m2", Decimal("4046.8564224")),
    "hectare": ("m2", Decimal(10000)),
    "square mile": ("m2", Decimal("2589988.110336")),
    "square kilometer": ("m2", Decimal(1000000)),
    "square meter": ("m2", Decimal(1)),
    "square feet": ("m2", Decimal("0.09290304")),
    "km/h": ("m/s", Decimal(1000) / Decimal(3600)),
    "knot": ("m/s", Decimal(1852) / Decimal(3600)),
    "gram": ("kg", Decimal("0.001")),
    "kilogram": ("kg", Decimal(1)),
    "tonne": ("kg", Decimal(1000)),
    "pound": ("kg", Decimal("0.45359237")),
    "ounce": ("kg", Decimal("0.028349523125")),
}
"""What a unit measures, as a base unit, and how many of that it is; by its singular or irregular plural.

Units without a row are compared only with themselves.
"""
