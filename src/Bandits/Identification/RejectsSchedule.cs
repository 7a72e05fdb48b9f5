namespace Mechanisms.Bandits.Identification;

/// <summary>The schedule of <see cref="SuccessiveRejects"/>: n(k) = ⌈(T − K) / (L·(K + 1 − k))⌉ shows in all, one arm leaves.</summary>
internal sealed class RejectsSchedule(int arms, long budget, double harmonic) : IRejectSchedule
{
    public double ShowsAfter(int phase, int remaining, double showsBefore) =>
        Math.Max(1, Math.Ceiling((budget - arms) / (harmonic * (arms - phase))));

    public int Keep(int remaining) => remaining - 1;
}
