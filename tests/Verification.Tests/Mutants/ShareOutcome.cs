using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>Who is served, and what everybody pays.</summary>
internal sealed record ShareOutcome(Sequence<Rational> Shares, Sequence<Rational> Payments) : IShares, IPayments
{
    public bool IsAnyServed => Shares.Any(share => share.Sign > 0);

    public static ShareOutcome Of(int agents, Func<int, bool> serves, Func<int, Rational> price) =>
        new(Sequence.Of(agents, agent => serves(agent) ? Rational.One : Rational.Zero), Sequence.Of(agents, agent => serves(agent) ? price(agent) : Rational.Zero));

    public Rational ShareOf(int agent) => Shares[agent];
}
