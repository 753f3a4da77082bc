"""Reading figures: from the words of a sentence to the amounts, shares, counts and dates that it states."""
