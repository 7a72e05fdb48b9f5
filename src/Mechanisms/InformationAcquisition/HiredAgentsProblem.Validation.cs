using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <content>Checks of what is given.</content>
public sealed partial record HiredAgentsProblem
{
    private static void RequireStates(Sequence<Rational> prior, Matrix<Rational> utility)
    {
        ModelData.RequireSome(prior.Count, "state", nameof(prior));
        ModelData.RequireDistribution(prior.Span, "the states", nameof(prior));
        ModelData.RequireSome(utility.Rows, "decision", nameof(utility));
        ModelData.RequireCount(utility.Columns, prior.Count, "columns of utility, one per state", nameof(utility));
        foreach (Rational amount in utility.Entries)
        {
            _ = ExactNumber.Finite(amount, "utility", nameof(utility));
        }
    }

    private static void RequireCosts(Sequence<Sequence<Rational>> costs, Sequence<int> signalCounts)
    {
        ModelData.RequireSome(costs.Count, "agent", nameof(costs));
        ModelData.RequireCount(signalCounts.Count, costs.Count, "numbers of signals, one per agent", nameof(signalCounts));
        foreach (Sequence<Rational> own in costs)
        {
            ModelData.RequireSome(own.Count, "effort of each agent", nameof(costs));
            foreach (Rational cost in own)
            {
                _ = ExactNumber.Nonnegative(cost, "cost", nameof(costs));
            }
        }
    }

    private void RequireLaws()
    {
        const string Parameter = "signalLaws";
        ModelData.RequireCount(SignalLaws.Count, Efforts.Count, "signal laws, one per effort profile", Parameter);
        foreach (Matrix<Rational> law in SignalLaws)
        {
            ModelData.RequireCount(law.Rows, StateCount, "rows of a signal law, one per state", Parameter);
            ModelData.RequireCount(law.Columns, Signals.Count, "columns of a signal law, one per signal profile", Parameter);
        }
    }

    private static void RequireRows(Matrix<Rational> law, string noun, string parameter)
    {
        for (int state = 0; state < law.Rows; state++)
        {
            ModelData.RequireDistribution(law.Row(state), noun, parameter);
        }
    }

    // The laws have been looked at, or are products of distributions that have: each may be off by 1e-9, and the product by more.
    private static HiredAgentsProblem Pose(
        Sequence<Rational> prior, Matrix<Rational> utility, Sequence<Sequence<Rational>> costs, Sequence<int> signalCounts, Sequence<Matrix<Rational>> signalLaws)
    {
        RequireStates(prior, utility);
        RequireCosts(costs, signalCounts);
        HiredAgentsProblem problem = new(prior, utility, costs, new(signalCounts), signalLaws);
        problem.RequireLaws();
        return problem;
    }
}
