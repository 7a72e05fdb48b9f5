namespace Mechanisms.Bandits.Experiments;

/// <summary>How many runs and epochs the checks take, as a share of the full numbers, and the key of their random numbers.</summary>
internal readonly record struct CheckScale(ulong Root, double Share)
{
    private const int FullEpochs = 20;
    private const int LeastEpochs = 10;
    private const int LeastRuns = 2;

    /// <summary>The last epoch; regret is averaged over the second half of the epochs, 11 to 20 in full.</summary>
    public int LastEpoch => Math.Max(LeastEpochs, (int)Math.Ceiling(FullEpochs * Share));

    public int FirstAveragedEpoch => (LastEpoch / 2) + 1;

    public int Runs(int full) => Math.Max(LeastRuns, (int)Math.Ceiling(full * Share));
}
