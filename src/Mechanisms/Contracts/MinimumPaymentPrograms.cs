using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>Sets up and solves the programs of <see cref="MinimumPayments"/>, and keeps them. Single-threaded.</summary>
internal sealed class MinimumPaymentPrograms(
    ContractProblem problem, ILinearProgramMethod method, CancellationToken cancellation)
{
    /// <summary>Gets the programs solved so far.</summary>
    public List<SolvedProgram> Solved { get; } = [];

    /// <summary>Gets the status of the actions so far: optimal when one is implementable and none is in doubt.</summary>
    public LinearProgramStatus Status { get; private set; } = LinearProgramStatus.Infeasible;

    /// <summary>Solves for one action.</summary>
    public ActionSolution Solve(int action)
    {
        ActionSolution undecided = new()
        {
            Action = action,
            Implementability = Implementability.Undecided,
            ExpectedReward = problem.ExpectedReward(action).ToDouble(),
        };
        if (IsCancelled())
        {
            return undecided;
        }

        SolvedProgram solved = Run(action, $"minimum payment of action {action}", problem, out ActionBlock block);
        if (solved.Solution.IsOptimal)
        {
            Note(LinearProgramStatus.Optimal);
            return Implementable(undecided, block, solved);
        }

        if (solved.Solution.Status == LinearProgramStatus.Infeasible && block.Obstacle(solved.Solution) is { } obstacle)
        {
            return undecided with
            {
                Implementability = Implementability.NotImplementable,
                Obstacle = problem.HasCaps ? WithRequiredCaps(action, obstacle) : obstacle,
            };
        }

        Note(solved.Solution.Status);
        return undecided;
    }

    private static ActionSolution Implementable(ActionSolution undecided, ActionBlock block, SolvedProgram solved)
    {
        Contract contract = Contract.Create(block.Payments(solved.Solution));
        return undecided with
        {
            Implementability = Implementability.Implementable,
            MinimumPayment = solved.Solution.Value,
            Value = undecided.ExpectedReward - solved.Solution.Value,
            Contract = contract,
            Binding = block.Binding(contract, solved.Program, solved.Solution),
        };
    }

    // When no cap alone is to blame, the program without caps tells whether a mixture matches the action's outcomes at lower cost.
    private ImplementationObstacle WithRequiredCaps(int action, ImplementationObstacle obstacle)
    {
        ImplementationObstacle withCaps = obstacle with
        {
            RequiredPaymentCap = problem.PaymentCap is null ? null : LeastCap(action, ofSum: false),
            RequiredSumCap = problem.SumCap is null ? null : LeastCap(action, ofSum: true),
        };
        if (withCaps is not { RequiredPaymentCap: null, RequiredSumCap: null } || IsCancelled())
        {
            return withCaps;
        }

        ContractProblem uncapped = problem.WithPaymentCap(null).WithSumCap(null);
        SolvedProgram solved = Run(action, $"minimum payment of action {action} without caps", uncapped, out ActionBlock block);
        return solved.Solution.Status == LinearProgramStatus.Infeasible && block.Obstacle(solved.Solution) is { } mixture
            ? mixture
            : withCaps;
    }

    // minimize k subject to the action's constraints, with k in place of one cap.
    private double? LeastCap(int action, bool ofSum)
    {
        if (IsCancelled())
        {
            return null;
        }

        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int cap = builder.AddVariable(Rational.Zero, LinearProgramNumber.PositiveInfinity, Rational.One, "cap");
        BlockLimit relaxed = new(Rational.One, cap);
        _ = new ActionBlock(
            builder,
            problem,
            action,
            costPerPayment: Rational.Zero,
            weight: null,
            ofSum ? BlockLimit.From(problem.PaymentCap, null) : relaxed,
            ofSum ? relaxed : BlockLimit.From(problem.SumCap, null));
        SolvedProgram solved = Run(builder, $"least {(ofSum ? "sum" : "payment")} cap for action {action}");
        return solved.Solution.IsOptimal ? solved.Solution.Value : null;
    }

    // Asked before a program is set up: with many actions that takes longer than a pivot. The one cancelled program stays as evidence.
    private bool IsCancelled() => Solved is [.., { Solution.Status: LinearProgramStatus.Cancelled }];

    private SolvedProgram Run(int action, string purpose, ContractProblem limits, out ActionBlock block)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        block = new(
            builder,
            limits,
            action,
            costPerPayment: Rational.One,
            weight: null,
            BlockLimit.From(limits.PaymentCap, null),
            BlockLimit.From(limits.SumCap, null));
        return Run(builder, purpose);
    }

    private SolvedProgram Run(LinearProgramBuilder builder, string purpose)
    {
        LinearProgram program = builder.Build();
        SolvedProgram solved = new(purpose, program, method.Solve(program, cancellation));
        Solved.Add(solved);
        if (solved.Solution.Status is not (LinearProgramStatus.Optimal or LinearProgramStatus.Infeasible))
        {
            Note(solved.Solution.Status);
        }

        return solved;
    }

    // Trouble with any action leaves the best one in doubt and stays. Payments are at least 0, so a minimum that is said to be
    // unbounded is the method's mistake, and so is infeasibility without multipliers.
    private void Note(LinearProgramStatus ended)
    {
        if (Status is LinearProgramStatus.Optimal or LinearProgramStatus.Infeasible)
        {
            Status = ended is LinearProgramStatus.Unbounded or LinearProgramStatus.Infeasible
                ? LinearProgramStatus.NumericalTrouble
                : ended;
        }
    }
}
