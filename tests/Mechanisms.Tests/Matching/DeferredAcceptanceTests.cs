using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.Matching;

/// <summary>Both sides of deferred acceptance, against all matchings of small markets.</summary>
public class DeferredAcceptanceTests
{
    private static readonly Sequence<PreferenceOrder> Contested = [new(0, 2, 1), new(1, 0, 2), new(1, 0, 2)];

    // Men 0: w0>w1, 1: w1>w0; women 0: m1>m0, 1: m0>m1. Woman 0 truncates to m1 and gets m1.
    [Fact]
    public void The_receiving_side_gains_by_truncating_its_list()
    {
        Strategyproofness<PreferenceOrder, Assignment> claim = new(
            new SchoolProposingDeferredAcceptance([new(0, 1), new(1, 0)]), new AssignedAgents());
        Manipulation<PreferenceOrder, Assignment> witness = claim.Examine(
            new(claim.Mechanism, [new(1, 0), new(0, 1)], [[new(1)], []]))!;

        Assert.Equal(("[0, 1]", "[1, 0]"), (witness.Outcome.ToString(), witness.After.ToString()));
    }

    [Fact]
    public void Students_get_the_best_or_the_worst_of_all_stable_matchings()
    {
        StudentProposingDeferredAcceptance best = new(Contested);
        SchoolProposingDeferredAcceptance worst = new(Contested);
        foreach (Sequence<PreferenceOrder> profile in Domain.Orders(3, 3).Profiles())
        {
            Assignment[] stable = [.. Matchings.All(3, 3).Where(matching => Matchings.IsStable(profile, matching, Contested, [1, 1, 1]))];
            Assert.Equal(Extreme(profile, stable, best: true), best.Decide(profile.Span));
            Assert.Equal(Extreme(profile, stable, best: false), worst.Decide(profile.Span));
        }
    }

    // The lattice: where every student takes the better of two stable matchings, a stable matching results.
    [Fact]
    public void Stable_matchings_form_a_lattice_and_a_latin_market_has_three()
    {
        Sequence<PreferenceOrder> priorities = [new(1, 2, 0), new(2, 0, 1), new(0, 1, 2)];
        Sequence<PreferenceOrder> students = [new(0, 1, 2), new(1, 2, 0), new(2, 0, 1)];
        Assignment[] stable = [.. Matchings.All(3, 3).Where(matching => Matchings.IsStable(students, matching, priorities, [1, 1, 1]))];

        Assert.Equal(3, stable.Length);
        foreach (Assignment first in stable)
        {
            Assert.All(stable, second => Assert.Contains(
                new Assignment(Sequence.Of(3, student => students[student].Prefers(first.Given[student], second.Given[student]) ? first.Given[student] : second.Given[student])),
                stable));
        }
    }

    [Fact]
    public void Schools_fill_several_seats_and_turn_down_whom_they_do_not_list()
    {
        Sequence<PreferenceOrder> priorities = [new(3, 2, 1, 0), new(0, 1)];
        Sequence<int> seats = [2, 1];
        foreach (Sequence<PreferenceOrder> profile in Domain.TruncatedOrders(4, 2).Profiles())
        {
            Assignment[] stable = [.. Matchings.All(4, 2, [2, 1]).Where(matching => Matchings.IsStable(profile, matching, priorities, seats))];
            Assert.Equal(Extreme(profile, stable, best: true), new StudentProposingDeferredAcceptance(priorities, seats).Decide(profile.Span));
            Assert.Equal(Extreme(profile, stable, best: false), new SchoolProposingDeferredAcceptance(priorities, seats).Decide(profile.Span));
        }
    }

    // Rural hospitals: the same students are placed in every stable matching.
    [Fact]
    public void The_same_students_are_placed_whoever_proposes() => Assert.All(
        Domain.TruncatedOrders(3, 3).Profiles().Where((_, index) => index % 7 == 0),
        profile => Assert.Equal(
            new StudentProposingDeferredAcceptance(Contested).Decide(profile.Span).Given.Select(given => given < 0),
            new SchoolProposingDeferredAcceptance(Contested).Decide(profile.Span).Given.Select(given => given < 0)));

    [Fact]
    public void One_student_gets_the_best_school_that_accepts_it()
    {
        Assert.Equal([1], new StudentProposingDeferredAcceptance([new(), new(0)]).Decide([new PreferenceOrder(0, 1)]).Given);
        Assert.Equal([-1], new SchoolProposingDeferredAcceptance([new(), new(0)], [1, 0]).Decide([new PreferenceOrder(0, 1)]).Given);
    }

    [Fact]
    public void Rejects_lists_of_who_does_not_exist_and_seats_that_do_not_fit()
    {
        PreferenceOrder[] students = [new(0), new(0)];
        Assert.Contains("School 0 lists student 2", Message([new(2)], default), StringComparison.Ordinal);
        Assert.Contains("seats", Message([new(0)], [1, 1]), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("at least 0", Message([new(0)], [-1]), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SchoolProposingDeferredAcceptance([]).Decide(students));
        Assert.Throws<ArgumentException>(() => new SchoolProposingDeferredAcceptance([]).Decide([]));

        string Message(Sequence<PreferenceOrder> priorities, Sequence<int> seats) =>
            Assert.Throws<ArgumentException>(() => new StudentProposingDeferredAcceptance(priorities, seats).Decide(students)).Message;
    }

    // Planted: acceptance that is never deferred is the Boston mechanism, and the same checks refute it.
    [Fact]
    public void Acceptance_that_is_not_deferred_is_caught()
    {
        BostonMechanism planted = new(Contested);
        Verdicts.RequireWitness(new Stability(planted, Contested), Domain.Orders(3, 3));
        Verdicts.RequireWitness(new Strategyproofness<PreferenceOrder, Assignment>(planted, new AssignedAgents()), Domain.Orders(3, 3));
    }

    private static Assignment Extreme(Sequence<PreferenceOrder> profile, Assignment[] stable, bool best) => stable.Single(
        matching => stable.All(other => Enumerable.Range(0, profile.Count).All(
            student => !profile[student].Prefers(best ? other.Given[student] : matching.Given[student], best ? matching.Given[student] : other.Given[student]))));
}
