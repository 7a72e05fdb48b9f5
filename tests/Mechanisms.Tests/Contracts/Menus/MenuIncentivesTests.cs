using Mechanisms.Contracts;
using Mechanisms.Contracts.Menus;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Tests.Contracts.Menus;

public sealed class MenuIncentivesTests
{
    private static readonly ContractProblem Choice = ContractProblem.Create(new Matrix<double>(2, 1, [1.0, 1.0]), [0.5, 0], [1]);

    // The recommended action costs 0.5 more than the other, and a billion is promised for a recommendation that is never made.
    [Fact]
    public void A_payment_that_is_never_made_hides_no_disobedience()
    {
        IncentiveFinding finding = MenuIncentives.Check(
            MenuProblem.Create([Rational.One], Choice), new(new(1, 2, [1, 0]), [new(2, 1, [0, 1e9])]), Tolerances.Gain);
        Assert.Equal((0.5, false), (finding.LargestGain, finding.IsAccepted));
    }

    [Fact]
    public void Broken_limits_are_named_one_by_one()
    {
        MenuProblem problem = MenuProblem.Create([Rational.One], Choice.WithPaymentCap(1).WithSumCap(2).WithOutsideOption(0.25));
        IncentiveFinding finding = MenuIncentives.Check(problem, new(new(1, 2, [0, 1]), [new(2, 1, [-1, 3])]), Tolerances.Gain);
        Assert.Equal(["a payment to type 0 is -1, below 0", "a payment to type 0 is 3, above the cap of 1", "payments to type 0 sum to 3, above the cap of 2"], finding.Violations);
        IncentiveFinding poor = MenuIncentives.Check(problem, new(new(1, 2, [0, 1]), [new(2, 1, [0, 0])]), Tolerances.Gain);
        Assert.Equal(["type 0 loses 0.25 by staying"], poor.Violations);
    }
}
