using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.Persuasion;

namespace Mechanisms.Tests.Persuasion;

public sealed class ObedienceTests
{
    [Fact]
    public void Utilities_in_a_state_that_never_occurs_hide_no_disobedience()
    {
        PersuasionProblem problem = PersuasionProblem.Create([1, 0], new Matrix<double>(2, 2, [0, 0, 1, 1]), new Matrix<double>(2, 2, [0.5, 1e9, 0, 0]));
        IncentiveFinding finding = Obedience.Check(problem, new(new(2, 2, [0, 1, 0, 1])), Tolerances.Gain);
        Assert.Equal((0.5, false), (finding.LargestGain, finding.IsAccepted));
    }
}
