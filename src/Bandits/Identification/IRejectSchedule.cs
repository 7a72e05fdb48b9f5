namespace Mechanisms.Bandits.Identification;

/// <summary>When arms are rejected, and how many are kept.</summary>
internal interface IRejectSchedule
{
    /// <summary>Shows that every remaining arm has in all after a phase, from 0.</summary>
    double ShowsAfter(int phase, int remaining, double showsBefore);

    /// <summary>Arms that stay after a phase.</summary>
    int Keep(int remaining);
}
