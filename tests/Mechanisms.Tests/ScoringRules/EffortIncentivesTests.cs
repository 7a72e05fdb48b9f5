using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.ScoringRules;

namespace Mechanisms.Tests.ScoringRules;

public sealed class EffortIncentivesTests
{
    // Nothing is paid where anything can happen: shirking saves the cost of 0.5, whatever is promised in a state that never occurs.
    [Fact]
    public void A_payment_in_a_state_that_never_occurs_hides_no_shirking()
    {
        Matrix<double> blind = new(3, 2, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
        Matrix<double> seeing = new(3, 2, [1, 0, 0, 1, 0.5, 0.5]);
        ScoringProblem problem = ScoringProblem.Create([0.5, 0.5, 0], [0, 0.5], [blind, seeing], new(2, 3, [1, 0, 0, 0, 1, 0]));
        IncentiveFinding finding = EffortIncentives.Check(problem, new(new(2, 3, [0, 0, 1e9, 0, 0, 1e9])), 1, Tolerances.Gain);
        Assert.Equal((0.5, false), (finding.LargestGain, finding.IsAccepted));
    }
}
