"""Writes the captures that are timed: a CSV in the layout of Rigol, and a sigrok session of eight logic channels."""

import random
import sys
import zipfile

samples, csv, sr = int(sys.argv[1]), sys.argv[2], sys.argv[3]
random.seed(1)

# 50 Hz, 300 us, gap 5 us, +-10 V with noise, and a noisy second channel; in the steps of an 8 bit converter.
noise = [(random.randrange(-1, 2), random.randrange(150)) for _ in range(20000)]
with open(csv, "w", newline="") as file:
    file.write("X,CH1,CH2,Start,Increment,\r\nSequence,Volt,Volt,0.00000e+00,1.00000e-06\r\n")
    tails = []
    for at in range(20000):
        level = 125 if at < 300 else -125 if 305 <= at < 605 else 0
        first, second = noise[at]
        tails.append(f",{(level + first) * 0.08:.5e},{second * 0.02:.5e},\r\n")
    for begin in range(0, samples, 20000):
        file.write("".join(f"{begin + at}{tails[at]}" for at in range(min(20000, samples - begin))))

# Four times as many samples; clocks of different rates on eight channels.
period = bytearray()
for at in range(100000):
    period.append(sum(((at // (37 * 2**channel)) & 1) << channel for channel in range(8)))
meta = "[global]\nsigrok version=0.5.2\n\n[device 1]\ncapturefile=logic-1\ntotal probes=8\nsamplerate=1 MHz\ntotal analog=0\n"
meta += "".join(f"probe{channel + 1}=D{channel}\n" for channel in range(8)) + "unitsize=1\n"
with zipfile.ZipFile(sr, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("version", "2")
    archive.writestr("metadata", meta)
    with archive.open("logic-1-1", "w") as file:
        for begin in range(0, 4 * samples, len(period)):
            file.write(period[: min(len(period), 4 * samples - begin)])
