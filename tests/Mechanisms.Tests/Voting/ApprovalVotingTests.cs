using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Tests.Claims;
using Mechanisms.Voting;

namespace Mechanisms.Tests.Voting;

public class ApprovalVotingTests
{
    private static readonly FiniteDomain<ApprovalSet> Sets = Domain.Approvals(3, 3);

    [Fact]
    public void The_most_approvals_win_and_ties_go_to_the_lowest_candidate()
    {
        Assert.Equal(2, new ApprovalVoting().Decide([new(3, 0, 2), new(3, 2), new(3, 1)]));
        Assert.Equal(1, new ApprovalVoting().Decide([new(3, 2, 1), new(3)]));
        Assert.Equal(0, new ApprovalVoting().Decide([new(3)]));
    }

    [Fact]
    public void Voters_who_like_some_candidates_and_no_other_difference_tell_the_truth()
    {
        Verdicts.RequireProof(new Strategyproofness<ApprovalSet, int>(new ApprovalVoting(), new ApprovingVoters()), Sets);

        // Planted: a rule that counts a lone approval twice pays for a narrower set.
        IMechanism<ApprovalSet, int> bullets = Mechanism.Deterministic<ApprovalSet, int>("bullets count twice", ballots => Enumerable
            .Range(0, ballots[0].Candidates)
            .MaxBy(candidate => ballots.Sum(ballot => !ballot.Approves(candidate) ? 0 : ballot.Approved.Count == 1 ? 2 : 1)));
        Verdicts.RequireWitness(new Strategyproofness<ApprovalSet, int>(bullets, new ApprovingVoters()), Sets);
    }

    [Fact]
    public void Reproduces_brams1978_a_best_reply_of_a_voter_who_ranks_is_sincere()
    {
        // With every order of the first voter and all ballots of two others, no ballot does better than the best sincere one.
        foreach (PreferenceOrder order in Domain.AllOrders(3))
        {
            Assert.All(Others(), others => Assert.Equal(
                Sets.Types[0].Min(ballot => order.RankOf(Winner(ballot, others))),
                Sincere(order).Min(ballot => order.RankOf(Winner(ballot, others)))));
        }
    }

    [Fact]
    public void No_sincere_ballot_is_best_against_all_others() // Which place to draw the line at depends on the others: not strategyproof.
    {
        PreferenceOrder order = new(0, 1, 2);
        Assert.DoesNotContain(Sincere(order), ballot => Others().All(others =>
            order.RankOf(Winner(ballot, others)) == Sincere(order).Min(other => order.RankOf(Winner(other, others)))));
    }

    [Fact]
    public void Sets_compare_by_what_they_approve_of_and_read_well()
    {
        Assert.Equal(new ApprovalSet(4, 2, 0), new ApprovalSet(4, 0, 2));
        Assert.NotEqual(new ApprovalSet(4, 0), new ApprovalSet(3, 0));
        Assert.Equal("{0, 2} of 4", new ApprovalSet(4, 2, 0).ToString());
        Assert.Equal((true, false, false), (new ApprovalSet(4, 2).Approves(2), new ApprovalSet(4, 2).Approves(0), new ApprovalSet(4, 2).Approves(-1)));
        Assert.Equal(8, Sets.Types[0].Count);
    }

    [Fact]
    public void Rejects_what_is_no_set_or_no_election()
    {
        Assert.Throws<ArgumentException>(() => new ApprovalSet(2, 2));
        Assert.Throws<ArgumentException>(() => new ApprovalSet(2, 1, 1));
        Assert.Throws<ArgumentException>(() => new ApprovalSet(2, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ApprovalSet(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Domain.Approvals(1, 17));
        Assert.Throws<ArgumentException>(() => new ApprovalVoting().Decide([]));
        Assert.Throws<ArgumentException>(() => new ApprovalVoting().Decide([new(2), new(3)]));
        Assert.Throws<ArgumentNullException>(() => new ApprovalVoting().Decide([new(2), null!]));
    }

    private static IEnumerable<ApprovalSet[]> Others() => Sets.Types[1].SelectMany(first => Sets.Types[2].Select(second => (ApprovalSet[])[first, second]));

    private static IEnumerable<ApprovalSet> Sincere(PreferenceOrder order) =>
        Enumerable.Range(0, order.Listed.Count + 1).Select(length => new ApprovalSet(order.Listed.Count, order.Listed.Span[..length]));

    private static int Winner(ApprovalSet ballot, ApprovalSet[] others) => new ApprovalVoting().Decide([ballot, .. others]);
}
