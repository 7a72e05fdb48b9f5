using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Contracts;

/// <summary>One linear program that chooses recommendation and payments together.</summary>
/// <remarks>
/// maximize ∑ t(a) R(a) − F(a) · x(a)  over  t ≥ 0, ∑ t = 1, x(a) ≥ 0  subject to the incentives of every action a, weighted by t(a).
/// With t(a) the probability of recommending a, the contract is x(a) / t(a). Randomizing does not help, so the value is that of the best
/// action; only the recommended actions are decided. Without caps, a payment on an action that is never recommended means nothing and is
/// discarded.
/// <para>One program of actions · (outcomes + 1) variables and actions · (actions − 1) + 1 rows (and those of caps and participation).</para>
/// </remarks>
[Reference("myerson1982", "the incentive program with randomized recommendations")]
public sealed record JointProgram : IContractFormulation
{
    /// <inheritdoc/>
    public string Name => "joint-program";

    /// <summary>Gets the method that solves the linear program.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public ContractSolution Solve(ContractProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        JointSource source = new(problem);
        SolvedProgram solved = SolvedProgram.Solve("value of the best recommendation", source, Program, cancellation);
        LinearProgramSolution solution = solved.Solution;
        Sequence<ActionSolution> actions = [.. source.Blocks.Select(block => Read(problem, block, solved.Program, solution))];
        LinearProgramStatus status = solution.Status switch
        {
            // Payments only cost, so an unbounded value is the method's mistake; and if nothing can be recommended, nothing is implementable.
            LinearProgramStatus.Unbounded => LinearProgramStatus.NumericalTrouble,
            LinearProgramStatus.Infeasible when !actions.All(action => action.Implementability == Implementability.NotImplementable) =>
                LinearProgramStatus.NumericalTrouble,
            LinearProgramStatus other => other,
        };
        return new(problem, this, status, actions, [solved]);
    }

    private static ActionSolution Read(
        ContractProblem problem, ActionBlock block, LinearProgram program, LinearProgramSolution solution)
    {
        ActionSolution undecided = new()
        {
            Action = block.Action,
            Implementability = Implementability.Undecided,
            ExpectedReward = problem.ExpectedReward(block.Action).ToDouble(),
        };
        if (solution.Status == LinearProgramStatus.Infeasible)
        {
            return block.Obstacle(solution) is { } obstacle
                ? undecided with { Implementability = Implementability.NotImplementable, Obstacle = obstacle }
                : undecided;
        }

        if (!solution.IsOptimal || !Tolerances.Probability.Exceeds(solution.Primal[block.Action], scale: 1))
        {
            return undecided;
        }

        double probability = solution.Primal[block.Action];
        Contract contract = Contract.Create([.. block.Payments(solution).ToArray().Select(weighted => weighted / probability)]);
        return undecided with
        {
            Implementability = Implementability.Implementable,
            MinimumPayment = problem.ExpectedPayment(block.Action, contract).ToDouble(),
            Value = problem.PrincipalValue(block.Action, contract).ToDouble(),
            Contract = contract,
            Binding = block.Binding(contract, program, solution),
        };
    }
}
