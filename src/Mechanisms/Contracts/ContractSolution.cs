using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>The optimal contract of a problem, what was found about each action, and the linear programs behind it.</summary>
/// <remarks>
/// Actions whose values tie within the relative part of <see cref="Tolerances.Gain"/> (scale: the largest reward, cost or minimum payment,
/// so that the unit of money does not matter) count as equally good, and the lowest is best.
/// Optimal contracts are not unique: compare values, or check contracts with <see cref="ContractIncentives"/>. Immutable and thread-safe.
/// </remarks>
public sealed record ContractSolution
{
    /// <summary>Initializes a solution; for formulations.</summary>
    /// <param name="problem">The problem solved.</param>
    /// <param name="formulation">The formulation that solved it.</param>
    /// <param name="status">Optimal when the best action is known, infeasible when no action is implementable, otherwise what stopped the method.</param>
    /// <param name="actions">What was found about each action, in order, shape [action].</param>
    /// <param name="programs">The linear programs behind it.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The actions are not those of the problem in order, an implementable one lacks contract or value,
    /// or the solution is optimal without an implementable action.</exception>
    public ContractSolution(
        ContractProblem problem,
        IContractFormulation formulation,
        LinearProgramStatus status,
        Sequence<ActionSolution> actions,
        Sequence<SolvedProgram> programs)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(formulation);
        RequireActions(problem, status, actions);
        Problem = problem;
        Formulation = formulation;
        Status = status;
        Actions = actions;
        Programs = programs;
    }

    /// <summary>Gets the problem solved.</summary>
    public ContractProblem Problem { get; }

    /// <summary>Gets the formulation that solved it.</summary>
    public IContractFormulation Formulation { get; }

    /// <summary>Gets how the solve ended: optimal, infeasible when no action is implementable, or what stopped the method.</summary>
    public LinearProgramStatus Status { get; }

    /// <summary>Gets a value indicating whether the best contract is known.</summary>
    public bool IsOptimal => Status == LinearProgramStatus.Optimal;

    /// <summary>Gets what was found about each action, shape [action].</summary>
    public Sequence<ActionSolution> Actions { get; }

    /// <summary>Gets the linear programs behind the answer, in the order solved.</summary>
    public Sequence<SolvedProgram> Programs { get; }

    /// <summary>Gets the action that is worth most to the principal; of equally good ones the lowest.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public int BestAction => Best.Action;

    /// <summary>Gets the principal's optimal expected value, in money.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public double BestValue => Best.Value!.Value;

    /// <summary>Gets an optimal contract, one of possibly many.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public Contract BestContract => Best.Contract!;

    /// <summary>Gets the surplus that the principal could have if it saw the action: max over actions of expected reward − cost, in money.</summary>
    public double FirstBest => Problem.FirstBest.ToDouble();

    /// <summary>Gets the number of pivots over all linear programs.</summary>
    public long Pivots => Programs.Sum(solved => solved.Solution.Pivots);

    private ActionSolution Best
    {
        get
        {
            if (!IsOptimal)
            {
                throw new InvalidOperationException(Explain());
            }

            ActionSolution[] implementable = [.. Actions.Where(action => action.IsImplementable)];
            double highest = implementable.Max(action => action.Value!.Value);
            double scale = Math.Max(Problem.LargestAmount, implementable.Max(action => Math.Abs(action.MinimumPayment!.Value)));
            return implementable.First(action => !ContractProblem.RelativeGain.Exceeds(highest - action.Value!.Value, scale));
        }
    }

    /// <summary>Checks every linear program behind the answer, and every contract in it, without the code that produced them.</summary>
    /// <param name="options">How thorough the audits of the programs are; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The audit; contracts are checked exactly by <see cref="ContractIncentives"/>, up to rounding of the payments.</returns>
    public ContractAudit Audit(LinearProgramAuditOptions? options = null, CancellationToken cancellation = default) =>
        ContractAudit.Of(this, options, cancellation);

    /// <summary>Says in words what was found about an action: why it is not implementable, or what holds its cheapest contract in place.</summary>
    /// <param name="action">The action.</param>
    /// <returns>A few sentences.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    public string Explain(int action)
    {
        Problem.RequireAction(action, nameof(action));
        return ContractNarrative.Of(this, Actions[action]);
    }

    /// <summary>Says in words how the solve ended.</summary>
    /// <returns>A few sentences.</returns>
    public string Explain() => ContractNarrative.Of(this);

    /// <summary>Writes what <see cref="Explain()"/> says.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Explain();

    private static void RequireActions(ContractProblem problem, LinearProgramStatus status, Sequence<ActionSolution> actions)
    {
        if (actions.Count != problem.ActionCount)
        {
            throw new ArgumentException(
                $"A solution needs one entry per action, that is {problem.ActionCount}; got {actions.Count}. Add undecided ones.", nameof(actions));
        }

        for (int action = 0; action < actions.Count; action++)
        {
            if (actions[action].Action != action)
            {
                throw new ArgumentException(
                    $"Entries must be in the order of the actions; entry {action} is about action {actions[action].Action}. Sort them.", nameof(actions));
            }

            if (actions[action] is { IsImplementable: true } and ({ Contract: null } or { Value: null } or { MinimumPayment: null }))
            {
                throw new ArgumentException(
                    $"An implementable action needs contract, payment and value; action {action} lacks one. Give all three.", nameof(actions));
            }
        }

        if (status == LinearProgramStatus.Optimal && !actions.Any(action => action.IsImplementable))
        {
            throw new ArgumentException("An optimal solution needs an implementable action; got none. Give the status Infeasible.", nameof(status));
        }
    }
}
