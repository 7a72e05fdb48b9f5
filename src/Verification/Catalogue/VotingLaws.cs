using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Voting;

namespace Mechanisms.Verification.Catalogue;

/// <summary>Laws of elections.</summary>
internal static class VotingLaws
{
    /// <summary>A candidate who beats every other by a majority wins.</summary>
    public static Law<PreferenceOrder, int> CondorcetConsistent(DeterministicMechanism<PreferenceOrder, int> rule) => new(
        rule,
        "Condorcet consistent",
        (truth, lottery) => CondorcetWinner(truth) is >= 0 and var best && best != lottery.Only
            ? $"Candidate {best} beats every other by a majority." : null);

    /// <summary>The winner still wins when a voter raises it by one place and changes nothing else.</summary>
    public static Law<PreferenceOrder, int> Monotone(DeterministicMechanism<PreferenceOrder, int> rule) => new(
        rule,
        "monotone",
        (truth, lottery) => Enumerable.Range(0, truth.Count)
            .FirstOrDefault(voter => rule.Decide(Raised(truth, voter, lottery.Only)) != lottery.Only, -1) is var harmful and >= 0
                ? $"Candidate {lottery.Only} loses when voter {harmful} raises it by one place." : null);

    /// <summary>When two parts of the voters would elect the same candidate, all together do.</summary>
    public static Law<PreferenceOrder, int> Consistent(DeterministicMechanism<PreferenceOrder, int> rule) => new(
        rule,
        "consistent",
        (truth, lottery) =>
        {
            for (int part = 1; part < (1 << truth.Count) - 1; part++)
            {
                int here = rule.Decide([.. truth.Where((_, voter) => (part & (1 << voter)) != 0)]);
                int there = rule.Decide([.. truth.Where((_, voter) => (part & (1 << voter)) == 0)]);
                if (here == there && here != lottery.Only)
                {
                    return $"Both parts of the voters elect {here}.";
                }
            }

            return null;
        });

    /// <summary>Of two candidates next to each other on every ballot, taking one away changes nothing but which of the two wins.</summary>
    public static Law<PreferenceOrder, int> CloneIndependent(DeterministicMechanism<PreferenceOrder, int> rule) => new(
        rule,
        "independent of clones",
        (truth, lottery) =>
        {
            int candidates = truth[0].Listed.Count;
            for (int kept = 0; kept < candidates; kept++)
            {
                for (int clone = 0; clone < candidates; clone++)
                {
                    if (clone != kept && truth.All(ballot => Math.Abs(ballot.RankOf(kept) - ballot.RankOf(clone)) == 1))
                    {
                        int winner = lottery.Only == clone ? kept : lottery.Only;
                        int without = rule.Decide([.. truth.Select(ballot => Without(ballot, clone))]);
                        if ((without >= clone ? without + 1 : without) != winner)
                        {
                            return $"Without {clone}, a clone of {kept}, {(without >= clone ? without + 1 : without)} wins.";
                        }
                    }
                }
            }

            return null;
        });

    /// <summary>Where all agree on a favorite it wins.</summary>
    public static Law<PreferenceOrder, int> Unanimous(IMechanism<PreferenceOrder, int> rule) => new(
        rule,
        "unanimous",
        (truth, lottery) => truth.All(ballot => ballot.Top == truth[0].Top) && lottery.ProbabilityOf(truth[0].Top) != Rational.One
            ? $"All voters rank {truth[0].Top} first." : null);

    /// <summary>No voter prefers what the others elect without it.</summary>
    public static Law<PreferenceOrder, int> Participation(DeterministicMechanism<PreferenceOrder, int> rule) => new(
        rule,
        "free of no-show paradoxes",
        (truth, lottery) => truth.Count == 1 ? null : Enumerable.Range(0, truth.Count).FirstOrDefault(
            voter => truth[voter].Prefers(rule.Decide([.. truth.Where((_, other) => other != voter)]), lottery.Only), -1) is var absent and >= 0
                ? $"Voter {absent} would rather have stayed at home." : null);

    // The candidate whom more than half prefer to any other; -1 without one.
    private static int CondorcetWinner(Sequence<PreferenceOrder> ballots) =>
        ballots[0].Listed.FirstOrDefault(
            best => ballots[0].Listed.All(other => other == best || 2 * ballots.Count(ballot => ballot.Prefers(best, other)) > ballots.Count), -1);

    private static PreferenceOrder[] Raised(Sequence<PreferenceOrder> truth, int voter, int candidate)
    {
        PreferenceOrder[] ballots = [.. truth];
        int place = truth[voter].RankOf(candidate);
        if (place > 0)
        {
            int[] listed = [.. truth[voter].Listed];
            (listed[place - 1], listed[place]) = (listed[place], listed[place - 1]);
            ballots[voter] = new(listed);
        }

        return ballots;
    }

    private static PreferenceOrder Without(PreferenceOrder ballot, int candidate) =>
        new([.. ballot.Listed.Where(listed => listed != candidate).Select(listed => listed > candidate ? listed - 1 : listed)]);
}
