using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Scheduling;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.Scheduling;

public class BiasedMinWorkTests
{
    private static readonly Sequence<Sequence<Rational>> Worst = [[3, 4], [4, 3]];

    // Costs (3, 4) and (4, 3): the least makespan is 3, the draws give 7, 3, 4 and 7, in the mean 21/4.
    [Fact]
    public void Reproduces_the_instance_where_seven_quarters_is_reached()
    {
        Lottery<TaskAllocation> lottery = new BiasedMinWork(2).Run(Worst.Span);
        Assert.Equal([3, 4, 7, 7], lottery.Chances.Select(chance => chance.Outcome.Makespan(Worst)).Order());
        Assert.Equal(new Rational(21, 4), lottery.Expected(outcome => outcome.Makespan(Worst)));

        Rational least = Enumerable.Range(0, 4).Min(split => new TaskAllocation([split & 1, split >> 1], [0, 0]).Makespan(Worst));
        Assert.Equal((3, new Rational(7, 4)), (least, lottery.Expected(outcome => outcome.Makespan(Worst)) / least));
    }

    // Task 0 favors machine 0, which costs 3 against 4, and is paid 16/3; task 1 favors it too at 5 against 3, beyond 4: machine 1 is paid 15/4.
    [Fact]
    public void Pays_the_cost_at_which_a_machine_would_stop_being_chosen()
    {
        TaskAllocation outcome = new FavoredMinWork([0, 0]).Decide([[3, 5], [4, 3]]);
        Assert.Equal("machines [0, 1], payments [-16/3, -15/4]", outcome.ToString());
        Assert.Equal(new Rational(7, 3), new WorkingMachines().Utility(0, [3, 5], outcome));
    }

    [Fact]
    public void A_cost_of_exactly_four_thirds_still_keeps_the_favored_machine() =>
        Assert.Equal([0], new FavoredMinWork([0]).Decide([[4], [3]]).Assigned);

    // Planted: the favored machine is paid its rival's cost without the bias, so that it would rather not be favored.
    [Fact]
    public void A_payment_without_the_bias_is_caught()
    {
        IMechanism<Sequence<Rational>, TaskAllocation> planted = Mechanism.Deterministic<Sequence<Rational>, TaskAllocation>("unbiased payment", costs =>
        {
            TaskAllocation outcome = new FavoredMinWork([0]).Decide(costs.Span);
            return outcome.Assigned[0] == 0 ? outcome with { Payments = [-costs[1][0], 0] } : outcome;
        });
        Verdicts.RequireWitness(
            new Strategyproofness<Sequence<Rational>, TaskAllocation>(planted, new WorkingMachines()),
            Domain.Same<Sequence<Rational>>(2, [[3], [4], [6]], "costs 3, 4, 6"));
    }

    [Fact]
    public void Rejects_what_two_machines_cannot_do()
    {
        Assert.Throws<ArgumentException>(() => new FavoredMinWork([0]).Decide([[1]]));
        Assert.Throws<ArgumentException>(() => new FavoredMinWork([0]).Decide([[1, 1], [1, 1]]));
        Assert.Throws<ArgumentException>(() => new FavoredMinWork([0]).Decide([[1], [-1]]));
        Assert.Throws<ArgumentException>(() => new FavoredMinWork([2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BiasedMinWork(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BiasedMinWork(1).Support(3));
    }
}
