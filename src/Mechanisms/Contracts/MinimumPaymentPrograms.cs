using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>Sets up and solves the programs of <see cref="MinimumPayments"/>, and keeps them. Single-threaded.</summary>
internal sealed class MinimumPaymentPrograms(
    ContractProblem problem, ILinearProgramMethod method, CancellationToken cancellation)
{
    private readonly ContractTables<double> doubles = ContractTables<double>.Of(problem, ProgramNumbers.Doubles);

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

        ActionProgram source = ActionProgram.OfPayments(problem, doubles, action);
        ActionBlock block = source.Block;
        SolvedProgram solved = Run($"minimum payment of action {action}", source);
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
        ActionProgram source = ActionProgram.OfPayments(uncapped, doubles, action);
        SolvedProgram solved = Run($"minimum payment of action {action} without caps", source);
        return solved.Solution.Status == LinearProgramStatus.Infeasible && source.Block.Obstacle(solved.Solution) is { } mixture
            ? mixture
            : withCaps;
    }

    private double? LeastCap(int action, bool ofSum)
    {
        if (IsCancelled())
        {
            return null;
        }

        SolvedProgram solved = Run($"least {(ofSum ? "sum" : "payment")} cap for action {action}", ActionProgram.OfCap(problem, doubles, action, ofSum));
        return solved.Solution.IsOptimal ? solved.Solution.Value : null;
    }

    // Asked before a program is set up: with many actions that takes longer than a pivot. The one cancelled program stays as evidence.
    private bool IsCancelled() => Solved is [.., { Solution.Status: LinearProgramStatus.Cancelled }];

    private SolvedProgram Run(string purpose, ActionProgram source)
    {
        SolvedProgram solved = SolvedProgram.Solve(purpose, source, method, cancellation);
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
