namespace NanoStim.Scope.Tests.Fixtures;

/// <summary>Damages files as disks, cables and editors do.</summary>
internal static class Mutator
{
    public static byte[] Damage(byte[] whole, Random random)
    {
        List<byte> bytes = [.. whole];
        int rounds = 1 + random.Next(3);
        for (int round = 0; round < rounds && bytes.Count > 2; round++)
        {
            Once(bytes, random);
        }

        return [.. bytes];
    }

    private static void Once(List<byte> bytes, Random random)
    {
        int at = random.Next(bytes.Count);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                // In the head, where layouts are told apart.
                bytes[random.Next(Math.Min(bytes.Count, 200))] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 3:
                SwapRows(bytes, random);
                break;
            case 4:
                bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + random.Next(40)));
                break;
            case 5:
                bytes.Insert(at, (byte)random.Next(256));
                break;
            case 6:
                bytes[at] = (byte)",;.-+eE\n\r\t\"09X"[random.Next(14)];
                break;
            default:
                bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count / 2), Math.Min(60, bytes.Count / 2)));
                break;
        }
    }

    private static void SwapRows(List<byte> bytes, Random random)
    {
        List<int> starts = [0];
        for (int at = 0; at < bytes.Count; at++)
        {
            if (bytes[at] == (byte)'\n')
            {
                starts.Add(at + 1);
            }
        }

        if (starts.Count < 4)
        {
            return;
        }

        int first = random.Next(starts.Count - 2);
        int second = first + 1 + random.Next(starts.Count - 2 - first);
        List<byte> row = bytes.GetRange(starts[first], starts[first + 1] - starts[first]);
        List<byte> other = bytes.GetRange(starts[second], starts[second + 1] - starts[second]);
        bytes.RemoveRange(starts[second], other.Count);
        bytes.InsertRange(starts[second], row);
        bytes.RemoveRange(starts[first], row.Count);
        bytes.InsertRange(starts[first], other);
    }
}
