using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.CostSharing;

/// <summary>Who is served, and what everybody pays.</summary>
/// <param name="Served">Whether each agent is served, shape [agent].</param>
/// <param name="Payments">What each agent pays, shape [agent], in money.</param>
public sealed record ServiceOutcome(Sequence<bool> Served, Sequence<Rational> Payments) : IPayments, IShares
{
    /// <summary>Gets the coalition that is served, its agents as bits.</summary>
    public int Coalition => Served.Index().Where(each => each.Item).Aggregate(0, (coalition, each) => coalition | (1 << each.Index));

    /// <inheritdoc/>
    /// <remarks>1 for an agent that is served.</remarks>
    public Rational ShareOf(int agent) => Served[agent] ? Rational.One : Rational.Zero;

    /// <summary>Writes who is served, and payments.</summary>
    /// <returns>For example <c>serves [0, 1], payments [1/2, 1/2, 0]</c>.</returns>
    public override string ToString() =>
        $"serves [{string.Join(", ", Served.Index().Where(each => each.Item).Select(each => ClaimText.Of(each.Index)))}], payments {Payments}";
}
