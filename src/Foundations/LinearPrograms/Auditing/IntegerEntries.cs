using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Integers that are held in 64 bits when all of them fit.</summary>
internal sealed class IntegerEntries
{
    private readonly long[]? narrow;
    private readonly BigInteger[] wide;

    public IntegerEntries(BigInteger[] entries)
    {
        // One bit is left free, so that the size of an entry fits as well.
        bool isNarrow = Array.TrueForAll(entries, entry => entry.GetBitLength() < 63);
        narrow = isNarrow ? Array.ConvertAll(entries, entry => (long)entry) : null;
        wide = isNarrow ? [] : entries;
    }

    private IntegerEntries(long[]? narrow, BigInteger[] wide)
    {
        this.narrow = narrow;
        this.wide = wide;
    }

    public int Count => narrow?.Length ?? wide.Length;

    public BigInteger this[int position] => narrow is null ? wide[position] : narrow[position];

    public IntegerEntries Select(ReadOnlySpan<int> positions)
    {
        long[]? chosenNarrow = narrow is null ? null : new long[positions.Length];
        BigInteger[] chosenWide = narrow is null ? new BigInteger[positions.Length] : [];
        for (int place = 0; place < positions.Length; place++)
        {
            if (narrow is null)
            {
                chosenWide[place] = wide[positions[place]];
            }
            else
            {
                chosenNarrow![place] = narrow[positions[place]];
            }
        }

        return new(chosenNarrow, chosenWide);
    }

    public uint Residue(int position, PrimeField field) =>
        narrow is null ? field.Residue(wide[position]) : field.Residue(narrow[position]);

    /// <summary>The entries in a type that is known to hold them.</summary>
    public T[] As<T>()
        where T : INumberBase<T> => narrow is null ? Array.ConvertAll(wide, T.CreateChecked) : Array.ConvertAll(narrow, T.CreateChecked);
}
