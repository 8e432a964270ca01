"""How much a rendering lists before it says how much it leaves out. JSON and CSV list everything."""

from typing import Final

CHANGES: Final = 100
UNCERTAIN: Final = 40
GROUPS: Final = 12  # other or former values of one quantity
OUTLETS: Final = 12  # names in one enumeration
ROWS: Final = 60  # reports in the table beside a chart
QUOTE: Final = 420  # characters of a sentence, the value's words in the middle
