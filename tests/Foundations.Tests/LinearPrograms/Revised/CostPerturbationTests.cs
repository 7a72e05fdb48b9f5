using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Revised;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

public sealed class CostPerturbationTests
{
    // A degenerate dual run is rescued by a perturbation, unless it has one: a single moved cost is none.
    [Fact]
    public void A_cost_moved_by_itself_is_no_perturbation()
    {
        ScaledModel model = new(SimplexModel.From(KnownPrograms.MatrixGame(5)));
        model.LoadAll();
        SimplexState state = new(model);
        state.TakeLogicalBasis();
        state.RestoreCosts();
        CostPerturbation costs = new(state);
        state.Cost[0]++;
        state.CostsAreMoved = true;
        Assert.False(costs.IsOn);
        costs.Perturb(1);
        Assert.True(costs.IsOn);
        costs.Forget();
        Assert.False(costs.IsOn);
    }
}
