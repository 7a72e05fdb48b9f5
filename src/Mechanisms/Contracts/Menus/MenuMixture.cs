using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts.Menus;

/// <summary>What a menu's linear program found, and its mixtures with a menu that recommends every implementable action.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Chances">Probability of each recommendation, shape [type, action].</param>
/// <param name="Expected">Payments times that probability, shape [type] of [action, outcome].</param>
/// <param name="Leak">Payments on recommendations of probability 0, in expected money.</param>
internal sealed record MenuMixture(MenuProblem Problem, Matrix<Rational> Chances, Sequence<Matrix<Rational>> Expected, double Leak)
{
    /// <summary>Gets the method that finds contracts which make types take actions.</summary>
    public ILinearProgramMethod Method { get; init; } = LinearProgramMethods.Default;

    /// <summary>Gets how the contracts that make types take actions are audited to have exact ones; null where those that the method found will do.</summary>
    public LinearProgramAuditOptions? Audits { get; init; }

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

        Matrix<double> told = new(problem.TypeCount, actions, chances);
        return new(
            problem, told.Select(Rational.FromDouble), [.. expected.Select(table => new Matrix<double>(actions, outcomes, table).Select(Rational.FromDouble))], leak);
    }

    /// <summary>Reads an optimum that an exact audit proved.</summary>
    public static MenuMixture Read(MenuProblem problem, MenuProgram source, LinearProgramProof proof)
    {
        (int actions, int outcomes) = (problem.ActionCount, problem.OutcomeCount);
        Rational[] chances = new Rational[problem.TypeCount * actions];
        Rational[][] expected = [.. problem.Types.Select(_ => new Rational[actions * outcomes])];
        for (int type = 0; type < problem.TypeCount; type++)
        {
            for (int cell = 0; cell < source.Cells[type].Count; cell++)
            {
                int action = source.Cells[type][cell];
                ReadOnlySpan<Rational> variables = proof.Point.Span.Slice(source.FirstVariable(type, cell), outcomes + 1);
                chances[(type * actions) + action] = variables[0];
                variables[1..].CopyTo(expected[type].AsSpan(action * outcomes));
            }
        }

        Rational leak = expected
            .SelectMany((table, type) => table.Where((_, place) => chances[(type * actions) + (place / outcomes)].IsZero))
            .Aggregate(Rational.Zero, (sum, payment) => sum + payment);
        return new(
            problem, new(problem.TypeCount, actions, chances), [.. expected.Select(table => new Matrix<Rational>(actions, outcomes, table))], leak.ToDouble());
    }

    /// <summary>The menu with a share of the full one; null where exact contracts are wanted and an audit gave none.</summary>
    public ContractMenu? At(Rational share, CancellationToken cancellation)
    {
        if ((share.IsZero ? (Chances, Expected) : Full(cancellation)) is not { } full)
        {
            return null;
        }

        Rational[] mixed = new Rational[Chances.Rows * Chances.Columns];
        Matrix<Rational>[] payments = new Matrix<Rational>[Chances.Rows];
        for (int type = 0; type < payments.Length; type++)
        {
            Rational[] table = new Rational[Problem.ActionCount * Problem.OutcomeCount];
            for (int place = 0; place < table.Length; place++)
            {
                int action = place / Problem.OutcomeCount;
                Rational chance = Mixed(Chances[type, action], full.Chances[type, action]);
                Rational weight = Mixed(Expected[type].Entries[place], full.Expected[type].Entries[place]);
                if (Audits is not null && chance.IsZero && !weight.IsZero)
                {
                    return null;
                }

                mixed[(type * Chances.Columns) + action] = chance;
                table[place] = chance.IsZero ? Rational.Zero : Payment(weight / chance);
            }

            payments[type] = new(Problem.ActionCount, Problem.OutcomeCount, table);
        }

        return Menu(new(Chances.Rows, Chances.Columns, mixed), [.. payments]);

        Rational Mixed(Rational optimum, Rational other) => ((Rational.One - share) * optimum) + (share * other);
    }

    private Rational Payment(Rational payment) => Problem.Types[0].PaymentCap is { } cap ? Rational.Min(cap, payment) : payment;

    // Numbers of the method are rounded again: they claim no more than its digits.
    private ContractMenu Menu(Matrix<Rational> chances, Sequence<Matrix<Rational>> payments) => Audits is not null
        ? ContractMenu.Exactly(chances, payments)
        : new(chances.Select(chance => chance.ToDouble()), [.. payments.Select(table => table.Select(payment => payment.ToDouble()))]);

    // One contract for all types, drawn from those that make some type take some action; every type then does what is best for it, and the
    // type in question what the contract is for. That is incentive compatible, and without caps recommends every implementable action.
    private (Matrix<Rational> Chances, Sequence<Matrix<Rational>> Expected)? Full(CancellationToken cancellation)
    {
        if (Offers(cancellation) is not { } offers)
        {
            return null;
        }

        if (offers.Count == 0)
        {
            return (Chances, Expected);
        }

        Rational[] chances = new Rational[Problem.TypeCount * Problem.ActionCount];
        Rational[][] expected = [.. Problem.Types.Select(_ => new Rational[Problem.ActionCount * Problem.OutcomeCount])];
        Rational weight = new(1, offers.Count);
        foreach ((int induced, int wanted, Contract contract) in offers)
        {
            for (int type = 0; type < Problem.TypeCount; type++)
            {
                int action = type == induced ? wanted : Problem.Types[type].BestResponse(contract, Audits is null ? Tolerances.Gain : default).Action;
                chances[(type * Problem.ActionCount) + action] += weight;
                for (int outcome = 0; outcome < Problem.OutcomeCount; outcome++)
                {
                    expected[type][(action * Problem.OutcomeCount) + outcome] += weight * contract.ExactPayments[outcome];
                }
            }
        }

        return (new(Problem.TypeCount, Problem.ActionCount, chances), [.. expected.Select(table => new Matrix<Rational>(Problem.ActionCount, Problem.OutcomeCount, table))]);
    }

    // A contract keeps the type that it is for, and with a constant more everybody, whatever they do. Only caps can forbid the constant.
    private List<(int Type, int Action, Contract Contract)>? Offers(CancellationToken cancellation)
    {
        List<(int Type, int Action, Contract Contract)> offers = [];
        for (int type = 0; type < Problem.TypeCount; type++)
        {
            cancellation.ThrowIfCancellationRequested();
            ContractSolution alone = Problem.Types[type].Solve(new MinimumPayments { Program = Method }, cancellation);
            foreach (ActionSolution action in alone.Actions.Where(action => action.IsImplementable))
            {
                if ((Audits is null ? action.Contract : Exact(alone, action.Action, cancellation)) is not { } contract)
                {
                    return null;
                }

                Rational missing = Problem.Types.Max(other => Missing(other, contract));
                Contract offer = Contract.Exactly([.. contract.ExactPayments.Select(payment => payment + missing)]);
                if (missing.IsZero || IsWithinCaps(offer))
                {
                    offers.Add((type, action.Action, offer));
                }
            }
        }

        return offers;
    }

    // The program of an action has one variable for each payment and no other.
    private Contract? Exact(ContractSolution alone, int action, CancellationToken cancellation)
    {
        SolvedProgram solved = alone.Programs.First(program => program.Solution.IsOptimal && program.Source is ActionProgram source && source.Block.Action == action);
        return solved.Audit(Audits, cancellation).Proof is { Status: LinearProgramStatus.Optimal } proof ? Contract.Exactly(proof.Point.Span) : null;
    }

    // How much a type that does what is best for it lacks to stay.
    private static Rational Missing(ContractProblem type, Contract contract) => type.OutsideOption is { } outside
        ? Rational.Max(Rational.Zero, outside - Enumerable.Range(0, type.ActionCount).Max(action => type.AgentUtility(action, contract)))
        : Rational.Zero;

    private bool IsWithinCaps(Contract offer) =>
        !(Problem.Types[0].PaymentCap is { } cap && offer.ExactPayments.Max() > cap)
        && !(Problem.Types[0].SumCap is { } sum && offer.ExactPayments.Aggregate(Rational.Zero, (total, payment) => total + payment) > sum);
}
