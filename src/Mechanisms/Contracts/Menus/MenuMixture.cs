using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts.Menus;

/// <summary>What a menu's linear program found, and its mixtures with a menu that recommends every implementable action.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Chances">Probability of each recommendation, shape [type, action].</param>
/// <param name="Expected">Payments times that probability, shape [type] of [action, outcome].</param>
/// <param name="Leak">Payments on recommendations of probability 0, in expected money.</param>
internal sealed record MenuMixture(MenuProblem Problem, Matrix<double> Chances, Sequence<Matrix<double>> Expected, double Leak)
{
    /// <summary>Gets the method that finds contracts which make types take actions.</summary>
    public ILinearProgramMethod Method { get; init; } = LinearProgramMethods.Default;

    /// <summary>Reads the optimum of a program; what is within rounding of 0 counts as 0.</summary>
    public static MenuMixture Read(MenuProblem problem, MenuProgram source, ReadOnlySpan<double> primal)
    {
        (int actions, int outcomes) = (problem.ActionCount, problem.OutcomeCount);
        double[] chances = new double[problem.TypeCount * actions];
        double[][] expected = new double[problem.TypeCount][];
        double leak = 0;
        for (int type = 0; type < problem.TypeCount; type++)
        {
            expected[type] = new double[actions * outcomes];
            for (int cell = 0; cell < source.Cells[type].Count; cell++)
            {
                int action = source.Cells[type][cell];
                ReadOnlySpan<double> variables = primal.Slice(source.FirstVariable(type, cell), outcomes + 1);
                double chance = Tolerances.Probability.Exceeds(variables[0], scale: 1) ? variables[0] : 0;
                chances[(type * actions) + action] = chance;
                for (int outcome = 0; outcome < outcomes; outcome++)
                {
                    double payment = Math.Max(0, variables[1 + outcome]);
                    expected[type][(action * outcomes) + outcome] = payment;
                    leak += chance > 0 || !Tolerances.Gain.Exceeds(payment, problem.Types[0].LargestAmount) ? 0 : payment;
                }
            }

            Distributions.Normalize(chances.AsSpan(type * actions, actions));
        }

        return new(problem, new(problem.TypeCount, actions, chances), [.. expected.Select(table => new Matrix<double>(actions, outcomes, table))], leak);
    }

    /// <summary>The menu with a share of the full one.</summary>
    public ContractMenu At(double share, CancellationToken cancellation)
    {
        (Matrix<double> chances, Sequence<Matrix<double>> expected) = share > 0 ? Full(cancellation) : (Chances, Expected);
        double[] mixed = new double[Chances.Rows * Chances.Columns];
        Matrix<double>[] payments = new Matrix<double>[Chances.Rows];
        double cap = Problem.Types[0].PaymentCap?.ToDouble() ?? double.MaxValue;
        for (int type = 0; type < payments.Length; type++)
        {
            double[] table = new double[Problem.ActionCount * Problem.OutcomeCount];
            for (int place = 0; place < table.Length; place++)
            {
                int action = place / Problem.OutcomeCount;
                double chance = ((1 - share) * Chances[type, action]) + (share * chances[type, action]);
                double weight = ((1 - share) * Expected[type].Entries[place]) + (share * expected[type].Entries[place]);
                mixed[(type * Chances.Columns) + action] = chance;
                table[place] = chance > 0 ? Math.Min(cap, weight / chance) : 0;
            }

            payments[type] = new(Problem.ActionCount, Problem.OutcomeCount, table);
        }

        return new(new(Chances.Rows, Chances.Columns, mixed), [.. payments]);
    }

    // One contract for all types, drawn from those that make some type take some action; every type then does what is best for it, and the
    // type in question what the contract is for. That is incentive compatible, and without caps recommends every implementable action.
    private (Matrix<double> Chances, Sequence<Matrix<double>> Expected) Full(CancellationToken cancellation)
    {
        (int Type, int Action, Contract Contract)[] offers = [.. Offers(cancellation)];
        if (offers.Length == 0)
        {
            return (Chances, Expected);
        }

        double[] chances = new double[Problem.TypeCount * Problem.ActionCount];
        double[][] expected = [.. Problem.Types.Select(_ => new double[Problem.ActionCount * Problem.OutcomeCount])];
        double weight = 1.0 / offers.Length;
        foreach ((int induced, int wanted, Contract contract) in offers)
        {
            for (int type = 0; type < Problem.TypeCount; type++)
            {
                int action = type == induced ? wanted : Problem.Types[type].BestResponse(contract, Tolerances.Gain).Action;
                chances[(type * Problem.ActionCount) + action] += weight;
                for (int outcome = 0; outcome < Problem.OutcomeCount; outcome++)
                {
                    expected[type][(action * Problem.OutcomeCount) + outcome] += weight * contract.Payments[outcome];
                }
            }
        }

        return (new(Problem.TypeCount, Problem.ActionCount, chances), [.. expected.Select(table => new Matrix<double>(Problem.ActionCount, Problem.OutcomeCount, table))]);
    }

    // A contract keeps the type that it is for, and with a constant more everybody, whatever they do. Only caps can forbid the constant.
    private IEnumerable<(int Type, int Action, Contract Contract)> Offers(CancellationToken cancellation)
    {
        for (int type = 0; type < Problem.TypeCount; type++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ActionSolution action in Problem.Types[type].Solve(new MinimumPayments { Program = Method }, cancellation).Actions.Where(action => action.IsImplementable))
            {
                double[] payments = action.Contract!.Payments.Span.ToArray();
                double missing = Problem.Types.Max(other => Missing(other, payments));
                Contract offer = Contract.Create([.. payments.Select(payment => payment + missing)]);
                if (missing == 0 || IsWithinCaps(offer))
                {
                    yield return (type, action.Action, offer);
                }
            }
        }
    }

    // How much a type that does what is best for it lacks to stay.
    private static double Missing(ContractProblem type, double[] payments)
    {
        if (type.OutsideOption is not { } outside)
        {
            return 0;
        }

        Rational best = Enumerable.Range(0, type.ActionCount).Max(action => type.OutcomeProbabilities.Row(action).ToArray()
            .Select((probability, outcome) => probability * Rational.FromDouble(payments[outcome]))
            .Aggregate(-type.Costs[action], (sum, term) => sum + term));
        return Math.Max(0, (outside - best).ToDouble());
    }

    private bool IsWithinCaps(Contract offer) =>
        !(Problem.Types[0].PaymentCap is { } cap && offer.Payments.Max() > cap.ToDouble())
        && !(Problem.Types[0].SumCap is { } sum && offer.Payments.Sum() > sum.ToDouble());
}
