using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Fairness;

/// <summary>The individuals of one round and what every hypothesis would do with them.</summary>
/// <param name="Decisions">Whether a hypothesis accepts an individual, shape [hypothesis, individual].</param>
public sealed record FairRound(Matrix<bool> Decisions)
{
    /// <summary>Gets the number of hypotheses.</summary>
    public int Hypotheses => Decisions.Rows;

    /// <summary>Gets the number of individuals.</summary>
    public int Individuals => Decisions.Columns;
}
