using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Contracting;

/// <summary>Finds the contract of each region that promises the principal most.</summary>
internal sealed class RegionPrograms(RevisedSimplex method, Sequence<double> rewards, double sum, double radius)
{
    /// <summary>The regions with their best contracts.</summary>
    public ContractCover Solve(SwitchTree switches, ContractPolytope[] polytopes)
    {
        CoverRegion[] regions = [.. switches.MetaActions.Zip(polytopes, (metaAction, polytope) => Region(switches, metaAction, polytope))];
        int best = Enumerable.Range(0, regions.Length).MaxBy(region => regions[region].Value);
        double slack = regions.Max(region => region.Slack);

        // A frequency is off by its error for each unit of payment, and by half of it for each of reward: differences of laws sum to 0, rewards are within 1.
        double unit = sum + (0.5 * rewards.Count);
        double bound = (4 * Math.Sqrt(slack)) + (2 * unit * (regions.Max(region => region.Error) + radius));
        return new([.. regions], best, slack, bound);
    }

    private CoverRegion Region(SwitchTree switches, int metaAction, ContractPolytope polytope)
    {
        (Sequence<double> law, double error) = switches.Law(metaAction);
        Sequence<ContractCut> cuts = switches.Cuts(metaAction);
        CoverRegion region = new(law, error, cuts, polytope.Vertices, switches.Loss(metaAction), null, double.NegativeInfinity);
        LinearProgramSolution solution = method.Solve(Write(law, cuts));
        return solution.IsOptimal && region.Vertices.Count > 0
            ? region with { Optimum = Contract.Create([.. solution.Primal.Select(payment => Math.Max(0, payment))]), Value = solution.Value }
            : region;
    }

    // Maximize law · (rewards − payments).
    private LinearProgram Write(Sequence<double> law, Sequence<ContractCut> cuts)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int all = builder.AddRow(double.NegativeInfinity, sum);
        foreach (double probability in law)
        {
            builder.SetCoefficient(all, builder.AddVariable(0, double.PositiveInfinity, -probability), 1);
        }

        foreach (ContractCut cut in cuts)
        {
            int row = builder.AddRow(cut.Bound, double.PositiveInfinity);
            for (int outcome = 0; outcome < law.Count; outcome++)
            {
                builder.SetCoefficient(row, outcome, cut.Normal[outcome]);
            }
        }

        builder.SetObjectiveConstant(law.Zip(rewards, (probability, reward) => probability * reward).Sum());
        return builder.Build();
    }
}
