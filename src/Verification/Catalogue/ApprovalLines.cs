using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Voting;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What is true of approval voting.</summary>
internal static class ApprovalLines
{
    private static readonly PropertySearch<ApprovalSet> Anybody = new PropertySearch<ApprovalSet>(TypeGenerator.ApprovalSets(1, 5)).WithAgents(1, 7);

    public static IEnumerable<TruthTableLine> All()
    {
        ApprovalVoting rule = new();
        FiniteDomain<ApprovalSet> sets = Domain.Approvals(3, 3);
        return
        [
            TruthTableLine.Holds(new Strategyproofness<ApprovalSet, int>(rule, new ApprovingVoters()), sets, Anybody),
            TruthTableLine.Holds(new Anonymity<ApprovalSet, int>(rule), sets, Anybody),
            TruthTableLine.Holds(Monotone(rule), sets, Anybody),

            // A tie is broken by the index: exchanging the names of 0 and 1 does not exchange the winners.
            TruthTableLine.Fails(
                new Neutrality<ApprovalSet, int>(
                    rule, 2, (ballot, names) => new(ballot.Candidates, [.. ballot.Approved.Select(candidate => names[candidate])]), (winner, names) => names[winner]),
                Domain.Approvals(1, 2), new(TypeGenerator.ApprovalSets(2, 2)), new(1, 2)),
        ];
    }

    // The winner still wins when a voter approves of it in addition.
    private static Law<ApprovalSet, int> Monotone(ApprovalVoting rule) => new(
        rule,
        "monotone",
        (truth, lottery) => Enumerable.Range(0, truth.Count).FirstOrDefault(voter => rule.Decide(Approving(truth, voter, lottery.Only)) != lottery.Only, -1)
            is >= 0 and var harmful ? $"Candidate {lottery.Only} loses when voter {harmful} approves of it, too." : null);

    private static ApprovalSet[] Approving(Sequence<ApprovalSet> truth, int voter, int winner) =>
        [.. truth.Select((ballot, index) => index != voter || ballot.Approves(winner) ? ballot : new(ballot.Candidates, [.. ballot.Approved, winner]))];
}
