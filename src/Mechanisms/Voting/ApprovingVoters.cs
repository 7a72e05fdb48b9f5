using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Voting;

/// <summary>Voters with dichotomous preferences: a winner that they approve of is worth 1, any other 0.</summary>
public sealed record ApprovingVoters : IPreferences<ApprovalSet, int>
{
    /// <inheritdoc/>
    public bool IsOrdinal => false;

    /// <inheritdoc/>
    public Tolerance Tolerance => default;

    /// <inheritdoc/>
    public Rational Utility(int agent, ApprovalSet type, int outcome)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Approves(outcome) ? Rational.One : Rational.Zero;
    }
}
