using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Workloads;

/// <summary>
/// Numbers that choices are read from, one after another, and 0 beyond the end: the code of all zeros is the simplest program of a
/// family, so setting numbers to 0 or cutting the end shrinks.
/// </summary>
public sealed class ProgramCode(IReadOnlyList<int> numbers)
{
    private const int Length = 128;
    private int next;

    /// <summary>Draws a code: the same for the same seed and index.</summary>
    public static ProgramCode Random(ulong seed, int index)
    {
        RandomStream stream = new StreamKey(seed).Replication(index).Open();
        int[] numbers = new int[Length];
        foreach (ref int number in numbers.AsSpan())
        {
            number = (int)(stream.NextUInt32() % 10_000);
        }

        return new(numbers);
    }

    /// <summary>Reads a choice among 0 … count − 1.</summary>
    public int Next(int count)
    {
        int number = next < numbers.Count ? numbers[next++] : 0;
        return number % count;
    }

    /// <summary>Reads a small number of either sign, 0 first: 0, 1, −1, 2, −2, … up to the largest.</summary>
    public int NextSigned(int largest)
    {
        int choice = Next((2 * largest) + 1);
        return choice % 2 == 1 ? (choice + 1) / 2 : -choice / 2;
    }
}
