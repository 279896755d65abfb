"""What one would write with pandas and numpy: read, find the levels, find the rising edges, and the integrals."""

import sys

import numpy as np
import pandas as pd

table = pd.read_csv(sys.argv[1], skiprows=2, header=None, usecols=[0, 1, 2])
time = table[0].to_numpy() * 1e-6
for column in (1, 2):
    value = table[column].to_numpy()
    half = value.max() / 2
    rises = np.flatnonzero((value[1:] >= half) & (value[:-1] < half))
    print(value.min(), value.max(), value.mean(), np.sqrt(np.mean(value**2)), len(rises), np.median(np.diff(time[rises])) if len(rises) > 1 else None)
