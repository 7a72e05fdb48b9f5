using Mechanisms.Domains;
using Mechanisms.Voting;

namespace Mechanisms.Claims.Catalogue;

/// <summary>What is true of voting rules.</summary>
internal static class VotingLines
{
    private static readonly Voters Voters = new();

    public static IEnumerable<TruthTableLine> All() =>
    [
        TruthTableLine.Fails(Truthful(new Plurality()), Domain.Orders(2, 3)),
        TruthTableLine.Fails(Truthful(new Borda()), Domain.Orders(2, 3)),
    ];

    private static Strategyproofness<PreferenceOrder, int> Truthful(IMechanism<PreferenceOrder, int> rule) => new(rule, Voters);
}
