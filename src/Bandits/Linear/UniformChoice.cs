using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Linear;

/// <summary>A uniformly random one of the available arms.</summary>
internal static class UniformChoice
{
    private const int WordsPerBlock = 4;

    /// <summary>Available arm number ⌊word · available / 2³²⌋ by word 0 of a block; probabilities are off by at most 2⁻³².</summary>
    public static int Of(int arms, ReadOnlySpan<bool> available, StreamKey key, long block)
    {
        int candidates = available.IsEmpty ? arms : available.Count(true);
        if (candidates == 0)
        {
            return ContextualRun.Nobody;
        }

        RandomStream stream = new StreamPosition(key, (ulong)block * WordsPerBlock).Open();
        int number = (int)((ulong)stream.NextUInt32() * (uint)candidates >> 32);
        if (available.IsEmpty)
        {
            return number;
        }

        int arm = -1;
        for (int seen = -1; seen < number;)
        {
            seen += available[++arm] ? 1 : 0;
        }

        return arm;
    }
}
