"""What the libraries would import only when they first need it: in the sandbox nothing more can be opened.

Imported for its effect by every module of jobs. The tests run every job in the sandbox, so that a library that begins
to want another module is noticed.
"""

import encodings.utf_16_le
import heapq

from PIL import ImageFile

from portal.letterfile.structure import open_random_device

PRELOADED = (encodings.utf_16_le, heapq, ImageFile)

open_random_device()
