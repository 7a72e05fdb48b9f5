using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.PublicGoods;

/// <summary>Whether a public project is built, and what everybody pays.</summary>
/// <param name="IsBuilt">Whether the project is built, for all agents alike.</param>
/// <param name="Payments">What each agent pays, its part of the cost included, shape [agent], in money.</param>
public sealed record ProjectOutcome(bool IsBuilt, Sequence<Rational> Payments) : IPayments, IShares
{
    /// <inheritdoc/>
    /// <remarks>1 for every agent when the project is built.</remarks>
    public Rational ShareOf(int agent) => IsBuilt ? Rational.One : Rational.Zero;

    /// <summary>Writes the decision and payments.</summary>
    /// <returns>For example <c>built, payments [3, 1, 1]</c>.</returns>
    public override string ToString() => $"{(IsBuilt ? "built" : "not built")}, payments {Payments}";
}
