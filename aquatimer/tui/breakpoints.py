"""How much room there is, in the words of the stylesheet: cells from which each holds."""

COLUMNS = [(0, "-narrow"), (60, "-middling"), (100, "-wide")]
ROWS = [(0, "-low"), (16, "-short"), (23, "-medium"), (38, "-tall")]
