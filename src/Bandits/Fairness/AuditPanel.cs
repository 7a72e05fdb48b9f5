using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Fairness;

/// <summary>Auditors, each with an idea of how differently two individuals may be treated, who report a pair when enough of them object.</summary>
/// <remarks>
/// Auditor j objects to the pair (a, b) under policy π when π(a) − π(b) > d_j(a, b) + Slack. A pair is reported when at least the share Quorum of the
/// panel objects; of several, the lowest favored individual, then the lowest slighted. The panel sees probabilities, never the decisions drawn.
/// Immutable, thread-safe.
/// </remarks>
[Reference("bechavod2023", "auditing by panels, (α, γ)-violation")]
public sealed record AuditPanel
{
    /// <summary>Initializes a panel.</summary>
    /// <param name="distances">Allowed difference of treatment, one matrix per auditor, shape [individual, individual], at least 0.</param>
    /// <param name="slack">What every auditor tolerates beyond the distance, α, at least 0.</param>
    /// <param name="quorum">Share of the panel that must object, γ, in (0, 1].</param>
    /// <exception cref="ArgumentException">There is no auditor, or shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The slack is negative, the quorum outside (0, 1], or a distance negative or NaN.</exception>
    public AuditPanel(Sequence<Matrix<double>> distances, double slack, double quorum = 1)
    {
        if (distances.Count == 0 || distances.Any(matrix => matrix.Rows != matrix.Columns || matrix.Rows != distances[0].Rows))
        {
            throw new ArgumentException("A panel needs at least one auditor, each with a distance for every pair of the same individuals.", nameof(distances));
        }

        if (slack is not >= 0 || quorum is not (> 0 and <= 1) || distances.Any(matrix => matrix.Entries.ToArray().Any(distance => distance is not >= 0)))
        {
            throw new ArgumentOutOfRangeException(nameof(slack), slack, string.Create(CultureInfo.InvariantCulture,
                $"Slack and distances must be at least 0 and the quorum in (0, 1]; got slack {slack}, quorum {quorum}."));
        }

        (Distances, Slack, Quorum) = (distances, slack, quorum);
    }

    /// <summary>Gets the allowed difference of treatment, one matrix per auditor.</summary>
    public Sequence<Matrix<double>> Distances { get; }

    /// <summary>Gets what every auditor tolerates beyond the distance.</summary>
    public double Slack { get; }

    /// <summary>Gets the share of the panel that must object.</summary>
    public double Quorum { get; }

    /// <summary>Audits a policy.</summary>
    /// <param name="acceptance">Probability that the policy accepts each individual, shape [individual].</param>
    /// <returns>A pair, or null when no pair has enough objections.</returns>
    /// <exception cref="ArgumentException">The shape differs.</exception>
    public FairnessReport? Audit(ReadOnlySpan<double> acceptance)
    {
        if (acceptance.Length != Distances[0].Rows)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The panel judges {Distances[0].Rows} individuals; got {acceptance.Length}."), nameof(acceptance));
        }

        for (int favored = 0; favored < acceptance.Length; favored++)
        {
            for (int slighted = 0; slighted < acceptance.Length; slighted++)
            {
                if (favored != slighted && Objects(favored, slighted, acceptance[favored] - acceptance[slighted]))
                {
                    return new(favored, slighted);
                }
            }
        }

        return null;
    }

    private bool Objects(int favored, int slighted, double difference)
    {
        int objections = 0;
        foreach (Matrix<double> distance in Distances.Span)
        {
            objections += difference > distance[favored, slighted] + Slack ? 1 : 0;
        }

        return objections >= Quorum * Distances.Count;
    }
}
